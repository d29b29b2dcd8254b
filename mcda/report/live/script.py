"""The live panel's script: small files, joined."""

from __future__ import annotations

import re
from importlib.resources import files

PARTS = (
    *("seam", "scores", "programme", "flip", "borders", "plane"),
    *("words", "read", "points", "yaml", "rows", "verdict", "bars", "map", "details"),
    *("order", "start"),
)
"""In this order: each uses what those before it gave."""

_TOKEN = re.compile(
    r"""
    /\*.*?\*/                                       # a comment, left out
    | ("(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | `(?:\\.|[^`\\])*`)
    | \s*[,;]\s*(?=[)\]}])                          # what ends a list or a block already ended
    | \s*([{}()\[\];,:?=<>&|!*])\s*                 # nothing is needed around these
    | [ ]([-+/])[ ](?![-+/])                        # nor around these between two terms
    | (\s+)
    """,
    re.S | re.X,
)


def script() -> str:
    """All files of templates/live/ in one, without comments and needless space."""
    folder = files("mcda.report") / "templates" / "live"
    written = ((folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)
    return _TOKEN.sub(_kept, "".join(written))


def _kept(token: re.Match[str]) -> str:
    words, sign, operator, space = token.groups()
    return words or sign or operator or (("\n" if "\n" in space else " ") if space else "")
