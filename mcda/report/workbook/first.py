"""Who is first, by formula: the name, and how many more are level with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mcda.report.say import words

_NAME, _COUNT = "[[name]]", "[[count]]"


def first_by_formula(names: str, ranks: str) -> str:
    """The formula, from the cells that hold the names and those that hold the ranks."""
    name, count = f"INDEX({names},MATCH(1,{ranks},0))", f"COUNTIF({ranks},1)"
    cells = {_NAME: name, _COUNT: f"({count}-1)"}
    parts = re.split(f"({re.escape(_NAME)}|{re.escape(_COUNT)})", _level(_NAME, _COUNT))
    joined = "&".join(cells.get(part, _literal(part)) for part in parts if part)
    return f"=IF({count}>1,{joined},{name})"


def first_in_words(names: Sequence[str]) -> str:
    """What the formula gives where these are first, in the order of the study."""
    return names[0] if len(names) == 1 else _level(names[0], str(len(names) - 1))


def _level(name: str, count: str) -> str:
    return words("{name} (level with {count} more)", name=name, count=count)


def _literal(text: str) -> str:
    """Text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
