"""Dates as the reader's language writes them."""

from __future__ import annotations

import re

from mcda.report.say import words

_ISO = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")


def date_words(entered: str) -> str:
    """`2024-03-15` as `15 March 2024`, `2024-03` as `March 2024`; what is no such date as it is."""
    found = _ISO.fullmatch(entered)
    if not found:
        return entered
    year, month, day = found.groups()
    name = _months()[int(month) - 1]
    if day is None:
        return words("{month} {year}", month=name, year=year)
    return words("{day} {month} {year}", day=str(int(day)), month=name, year=year)


def _months() -> tuple[str, ...]:
    return (
        *(words("January"), words("February"), words("March"), words("April"), words("May")),
        *(words("June"), words("July"), words("August"), words("September"), words("October")),
        *(words("November"), words("December")),
    )
