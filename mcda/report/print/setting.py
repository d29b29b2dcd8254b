"""The setting: the report's data and the template go to typst, a tagged PDF comes back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from typing import Any

from mcda.errors import McdaError
from mcda.files.catalogue import ENGLISH
from mcda.report.clock import moment
from mcda.report.formats._paper import Paper, paper
from mcda.report.formats._sheet import HEIGHT, MARGIN, WIDTH
from mcda.report.formats._widths import PAD
from mcda.report.print.data import Setter
from mcda.report.print.faces import OURS, Faces, all_faces, doubtful, faces, refused
from mcda.report.report import Report
from mcda.report.say import speaking, words

_TRIES = 9
"""How often letters may turn out to be missing."""
_UNNAMED = "missing codepoints"
"""In the reason where typst does not say which letters it means."""
_LOST = "\ufffd"
_LISTED = 20
"""Letters that are named where they cannot be shown."""


def printed(report: Report) -> bytes:
    """The PDF, accessible by the rules of PDF/UA-1; no clock, so the same bytes again.

    A letter may be there alone and not beside others: what the whole report is refused for counts.
    """
    import typst

    sheets = paper(report)
    letters = _text(Setter(sheets, OURS).data())
    found = faces(letters, report.language)
    guesses = doubtful(frozenset(letters) - {_LOST})
    for _ in range(_TRIES):
        try:
            return _made(sheets, report.language, found)
        except typst.TypstError as error:
            gone, reason = refused(error), str(error)
        if found.ours and (gone or _UNNAMED in reason):
            found = all_faces(letters, report.language)
            continue
        if not gone and _UNNAMED in reason:
            gone = next((more for more in guesses if more - found.missing), gone)
        if not gone:
            break
        found = replace(found, missing=found.missing | gone)
    raise McdaError(f"typst cannot set the PDF: {reason}")


def _made(sheets: Paper, language: str, found: Faces) -> bytes:
    import typst

    data = Setter(sheets, found.families).data()
    data["lost"] = lost(found.missing)
    text = _text(data).translate({ord(letter): _LOST for letter in found.missing})
    made = typst.compile(
        (files("mcda.report") / "templates" / "report.typ").read_bytes(),
        font_paths=found.fonts,
        sys_inputs={"report": text, "sheet": json.dumps(_sheet(language, found.families))},
        pdf_standards="ua-1",
        timestamp=moment(),
    )
    return bytes(made)


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def lost(missing: Iterable[str]) -> str:
    """What is said of letters that cannot be shown; in English where the sentence needs them."""
    letters = sorted(missing)
    said = _said(letters) if letters else ""
    if frozenset(said) & frozenset(letters):
        with speaking(ENGLISH):
            return _said(letters)
    return said


def _said(letters: list[str]) -> str:
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_LISTED])
    return words(
        "No typeface on this machine has these characters, which are shown as {sign}: {codes}. "
        "Install one that has them, such as Noto, and make the report again.",
        sign=_LOST,
        codes=f"{codes}, …" if len(letters) > _LISTED else codes,
    )


def _sheet(language: str, families: tuple[str, ...]) -> dict[str, Any]:
    own, _, region = language.partition("-")
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
        "pad": PAD,
        "fonts": families,
        "lang": own.lower(),
        "region": region or None,
    }
