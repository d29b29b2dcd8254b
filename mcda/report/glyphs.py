"""How wide text is, and where it may be broken: Arial's metrics, with room for wider faces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_REGULAR = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}",
    350: "•", 355: '"', 389: "*", 400: "°", 469: "^", 500: "Jcksvxyz↑↓", 549: "±÷≥≤",
    556: "#$0123456789?L_abdeghnopqu«»–€£¥§", 584: "+<=>~×−", 611: "FTZßø", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQØ", 833: "Mm", 889: "%æ", 944: "Wœ", 1000: "—…ÆŒ←→", 1015: "@",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " ,./I\\ijl‘’·", 280: "|", 333: "!()-:;[]`ft", 350: "•", 389: "*r{}", 400: "°",
    474: '"', 500: "z“”↑↓", 549: "±÷≥≤", 556: "#$0123456789J_aceksvxy«»–€£¥§", 584: "+<=>^~×−",
    611: "?FLTZbdghnopqußø", 667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQØw", 833: "M",
    889: "%mæ", 944: "Wœ", 975: "@", 1000: "—…ÆŒ←→",
}  # fmt: skip
_WIDTHS = [
    {char: width / 1000 for width, chars in table.items() for char in chars}
    for table in (_REGULAR, _BOLD)
]
_EMOJI, _FULL, _OTHER = 1.4, 1.05, 0.85
"""Ems of an emoji, of an East Asian wide glyph, of scripts without a table: on the safe side."""
_GREEK_TO_CYRILLIC = range(0x370, 0x530)

ROOM = 1.08
"""By so much the widest of the system faces that a page may be set in are wider than Arial."""

_EAST = re.compile(
    "[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
"""Kana, ideographs and their punctuation: a line may break on either side of them."""
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》］｝”’…‥%％‰°ー～〜–々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "),.:;?!]}"
)
_NEVER_LAST = frozenset("（「『【〔〈《［｛“‘([{±¥￥$＄")
"""Signs that stay with what goes before, and with what follows."""

_JOINER = "\u200d"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` on one line, with what XML cannot hold shown as the replacement character."""
    return re.sub("[ \t\r\n]+", " ", _ILLEGAL.sub("\ufffd", text)).strip(" ")


def text_width(text: str, size: float = 12, bold: bool = False) -> float:
    """Estimated width of `text` in px at font size `size`."""
    return ROOM * size * sum(_cluster_width(cluster, bold) for cluster in clusters(text))


def columns_of(text: str) -> int:
    """The length of `text` in letters, of which an East Asian wide one counts for two."""
    return (
        len(text)
        if text.isascii()
        else sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
    )


def clusters(text: str) -> list[str]:
    """`text` cut where a line may break inside a word: marks and joined emoji stay together."""
    parts: list[str] = []
    for char in text:
        if parts and (_joins(char) or parts[-1].endswith(_JOINER) or _half_flag(parts[-1], char)):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _joins(char: str) -> bool:
    skin_tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    return skin_tone or unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf")


def _half_flag(before: str, char: str) -> bool:
    return len(before) == 1 and all("\U0001f1e6" <= c <= "\U0001f1ff" for c in (before, char))


@lru_cache(maxsize=4096)
def _cluster_width(cluster: str, bold: bool) -> float:
    char, table = cluster[0], _WIDTHS[bold]
    if char >= "\U0001f000" or "\ufe0f" in cluster:
        return _EMOJI
    letters = [c for c in unicodedata.normalize("NFKD", char) if not _invisible(c)]
    if all(c in table for c in letters):
        return sum(table[c] for c in letters)
    if ord(char) in _GREEK_TO_CYRILLIC:
        return 0.82 if char.isupper() else 0.66
    wide = unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char) == "So"
    return _FULL if wide else _OTHER


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def ellipsis(text: str, width: float, size: float = 12, bold: bool = False) -> str:
    """`text` if it fits `width` px, else as much as fits with `…` after it."""
    if text_width(text, size, bold) <= width:
        return text
    kept, room = "", width - text_width("…", size, bold)
    for cluster in clusters(text):
        room -= text_width(cluster, size, bold)
        if room < 0:
            break
        kept += cluster
    return kept.rstrip(" ") + "…"


def wrap(
    text: str, width: float, size: float = 12, bold: bool = False, most: int = 8
) -> tuple[str, ...]:
    """`text` in lines of at most `width` px: broken at spaces and between ideographs and kana,
    elsewhere only if it must be.

    What does not fit in `most` lines ends in `…`.
    """
    lines = [""]
    for gap, piece in _pieces(text, width, size, bold):
        longer = f"{lines[-1]}{gap}{piece}" if lines[-1] else piece
        if text_width(longer, size, bold) <= width:
            lines[-1] = longer
        elif lines[-1]:
            lines.append(piece)
        else:
            lines[-1] = piece
        if len(lines) > most:
            rest = ellipsis(lines[most - 1] + "…", width, size, bold)
            return (*lines[: most - 1], rest)
    return tuple(lines)


def unbreakable(text: str) -> list[str]:
    """The parts of `text` between which a line may break."""
    return [part for word in clean(text).split(" ") for part in _parts(word)]


def _parts(word: str) -> list[str]:
    """A word without spaces: in one piece, but for the places that East Asian text may break at."""
    if word.isascii():
        return [word]
    parts = [""]
    for cluster in clusters(word):
        before = parts[-1][-1:]
        either = bool(_EAST.match(cluster) or _EAST.match(before))
        if before and either and before not in _NEVER_LAST and cluster not in _NEVER_FIRST:
            parts.append("")
        parts[-1] += cluster
    return parts


def _pieces(text: str, width: float, size: float, bold: bool) -> Iterator[tuple[str, str]]:
    """What stands before each piece where it goes on a line, and the piece."""
    for word in clean(text).split(" "):
        gap = " "
        for part in _parts(word):
            for piece in _cut(part, width, size, bold):
                yield gap, piece
                gap = ""


def _cut(word: str, width: float, size: float, bold: bool) -> list[str]:
    """`word`, cut into pieces that fit where it is wider than a line."""
    if text_width(word, size, bold) <= width:
        return [word]
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and text_width(pieces[-1] + cluster, size, bold) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces
