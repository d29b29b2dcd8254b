"""Typefaces: those that ship with typst; those of the machine only where a letter needs them.

So the same report gives the same bytes on every machine, as long as its letters allow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

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
_RANGES = (
    *((0x200C, 0x200D), (0x20E3, 0x20E3), (0xFE00, 0xFE0F), (0x1F1E6, 0x1F1FF)),
    *((0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F), (0xE0100, 0xE01EF)),
)
_JOINERS = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
_LATIN = "\u024f"
"""The letters of Latin end here, and so do the accents that come ready-made."""
_PUNCTUATION = ("\u2000", "\u22ff")
"""Punctuation, arrows and mathematics: signs of the report's own, which typst's faces have."""
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


def doubtful(letters: Iterable[str]) -> Iterator[frozenset[str]]:
    """What may be at fault where typst names no letter, the likeliest first, ever more of them.

    Faces that have each letter may still lack what becomes of several: a joined emoji, say.
    """
    odd = frozenset(letter for letter in letters if not letter.isascii())
    yield frozenset(letter for letter in odd if _joins(letter))
    yield frozenset(letter for letter in odd if _joins(letter) or _is_picture(letter))
    written = frozenset(letter for letter in odd if _is_written(letter))
    yield frozenset(letter for letter in written if letter < _PUNCTUATION[0])
    yield written


def _joins(letter: str) -> bool:
    """Whether it changes its neighbours: joiners, variation selectors, colours of skin, tags."""
    return letter in _JOINERS


def _is_picture(letter: str) -> bool:
    return category(letter) in ("So", "Cn", "Co")


def _is_written(letter: str) -> bool:
    """Whether it is of a script beyond Latin, or a picture: no sign that is the report's own."""
    first, last = _PUNCTUATION
    ours = letter <= _LATIN or first <= letter <= last or category(letter) == "Cf"
    return _joins(letter) or not ours


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
