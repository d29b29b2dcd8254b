"""Typefaces: those that ship with typst; those of the machine only where a letter needs them.

So the same report gives the same bytes on every machine, as long as its letters allow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

OURS = ("Libertinus Serif",)
"""The face that ships with typst; what it lacks comes from the others that do."""
_EAST_ASIAN = {
    "ja": (
        *("Noto Serif CJK JP", "Source Han Serif JP", "Source Han Serif", "Hiragino Mincho ProN"),
        *("Yu Mincho", "BIZ UDMincho", "MS Mincho", "IPAexMincho", "IPAMincho"),
        *("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "MS Gothic"),
    ),
    "ko": ("Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang", "Malgun Gothic"),
    "zh": ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Microsoft YaHei"),
}
"""The same sign is drawn otherwise in each of these languages: the first face that is there."""
_MISSING = re.compile(r"the text `\"((?:[^\"\\]|\\.)+)\"` could not be displayed")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_PROBE = b'#set document(title: "probe")\n#set text(font: json(bytes(sys.inputs.fonts)))\n' + (
    b"#for letter in json(bytes(sys.inputs.letters)) { [#letter ] }\n"
)


@dataclass(frozen=True)
class Faces:
    """Where faces are looked for, the names to ask for, and letters that none of them has.

    ours : only those are looked at that ship with typst
    """

    fonts: typst.Fonts
    families: tuple[str, ...]
    missing: frozenset[str]
    ours: bool


def faces(letters: Iterable[str], language: str) -> Faces:
    """The faces that have these letters: typst's own if they do, else the machine's too."""
    import typst

    wanted = frozenset(letters)
    ours = typst.Fonts(include_system_fonts=False)
    if not _missing(wanted, ours, OURS):
        return Faces(ours, OURS, frozenset(), True)
    return all_faces(wanted, language)


def all_faces(letters: Iterable[str], language: str) -> Faces:
    """All faces of the machine, typst's own first."""
    import typst

    everything = typst.Fonts()
    families = OURS + _east_asian(language, everything.families())
    missing = _missing(frozenset(letters), everything, families)
    return Faces(everything, families, missing, False)


def refused(error: Exception) -> frozenset[str]:
    """The letters for want of which typst refused to make a PDF."""
    texts = _MISSING.findall(str(getattr(error, "diagnostic", "")))
    return frozenset(letter for text in texts for letter in _plain(text))


def _east_asian(language: str, installed: Iterable[str]) -> tuple[str, ...]:
    """One face for the signs of East Asia, that of the language first."""
    there = frozenset(installed)
    own = language.partition("-")[0].lower()
    for names in (_EAST_ASIAN.get(own, ()), *_EAST_ASIAN.values()):
        found = [name for name in names if name in there]
        if found:
            return (found[0],)
    return ()


def _missing(
    letters: frozenset[str], fonts: typst.Fonts, families: tuple[str, ...]
) -> frozenset[str]:
    """The letters that cannot be shown: a sheet of them is refused, and the reason names them."""
    left, found = letters, frozenset[str]()
    while left:
        gone = _refused(left, fonts, families)
        if not gone:
            return found
        found, left = found | gone, left - gone
    return found


def _refused(
    letters: frozenset[str], fonts: typst.Fonts, families: tuple[str, ...]
) -> frozenset[str]:
    import json

    import typst

    given = {"letters": json.dumps(sorted(letters)), "fonts": json.dumps(families)}
    try:
        typst.compile(_PROBE, font_paths=fonts, sys_inputs=given, pdf_standards="ua-1")
    except typst.TypstError as error:
        named = refused(error) & letters
        return named or frozenset(letter for letter in letters if not letter.isascii())
    return frozenset()


def _plain(quoted: str) -> str:
    """A text as the message quotes it, as it is."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], quoted)
