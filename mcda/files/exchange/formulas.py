"""Whether two formulas are the same, however a program that saved one of them spells it."""

from __future__ import annotations


def alike(a: str, b: str) -> bool:
    """Whether they differ in nothing but spaces, quotes, case and the spelling of numbers."""
    return a == b or _tokens(a) == _tokens(b)


def _tokens(formula: str) -> list[object]:
    from openpyxl.formula import Tokenizer

    parts = Tokenizer(formula).items
    return [_plain(part.value) for part in parts if part.type != "WHITE-SPACE"]


def _plain(value: str) -> object:
    text = value.strip()
    if text.startswith('"'):
        return text
    try:
        return float(text)
    except ValueError:
        return text.replace("$", "").replace("'", "").upper().removeprefix("_XLFN.")
