"""Numbers as analysts write them: one answer to `0,35`, `35%`, `1/3`, `high` and `[1]`."""

from __future__ import annotations

import math
import re
from typing import Any

from mcda.files.faults import quoted
from mcda.problem.value import LARGEST

SMALLEST = 1e-100
"""In size, but for 0: quotients of numbers between this and the largest are floats too."""
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_COMMA = re.compile(r"[-+]?\d+,\d+")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}([ ,_']\d{3})+(\.\d+)?")
_FRACTION = re.compile(r"\d+(\.\d+)?\s*/\s*\d+(\.\d+)?")
_WITH_UNIT = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([^\W\d_][^\d]*)")


def read_number(value: Any) -> float | None:
    """`value` as a finite number, or None where it is none."""
    return None if number_problem(value) else float(value)


def number_problem(value: Any, expected: str = "a number") -> str | None:
    """Why `value` is no finite number, and what to write instead; None where it is one."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return f"expected {expected}, found {described(value)}"
    if isinstance(value, str):
        return f"expected {expected}, found {quoted(value)}{_hint(value.strip())}"
    if not abs(_float(value)) <= LARGEST:
        return f"expected {expected}, found {described(value)}; numbers are finite, at most 1e100"
    if 0 < abs(value) < SMALLEST:
        return f"expected {expected}, found {described(value)}; below 1e-100 in size, write 0"
    return None


def described(value: Any) -> str:
    """What a value is, for `found ...`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _written(value)
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list | tuple) else "a mapping"


def decimal(x: float) -> str:
    """The shortest text that reads back as `x`: 71, 0.35, 1e-07."""
    return str(int(x)) if x == int(x) and abs(x) < 1e15 else repr(float(x))


def _hint(text: str) -> str:
    """What to write instead of a text that was meant as a number, or nothing."""
    bare = re.sub(r"[ ,_']", "", text)
    if _NUMBER.fullmatch(text):
        return f"; write {text} without quotes"
    if text.endswith("%") and _NUMBER.fullmatch(text[:-1].strip()):
        number = text[:-1].strip()
        return f"; write {number} without the percent sign, or {decimal(float(number) / 100)}"
    if _THOUSANDS.fullmatch(text):
        comma = f", or {text.replace(',', '.')} if the comma was a decimal point"
        return f"; write {bare}" + (comma if _COMMA.fullmatch(text) else "")
    if _COMMA.fullmatch(text):
        return f"; decimals take a point: {text.replace(',', '.')}"
    if _FRACTION.fullmatch(text):
        return f"; write it as a decimal{_quotient(text)}"
    if match := _WITH_UNIT.fullmatch(text):
        return f"; write {match[1]} alone"
    return ""


def _quotient(text: str) -> str:
    top, bottom = (float(part) for part in text.split("/"))
    return f": {top / bottom:.6g}" if bottom else ""


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _written(value: float) -> str:
    if isinstance(value, int) and abs(value) > LARGEST:
        return "a number beyond 1e100"
    special = {math.inf: ".inf", -math.inf: "-.inf"}.get(value)
    return ".nan" if math.isnan(value) else special or decimal(value)
