"""What a study's files say of each input that a workbook holds."""

from __future__ import annotations

import math
from typing import Final

from mcda.files.exchange.manifest import Cell, Target
from mcda.files.study import Score, Study

ROUNDING = 1e-14
"""Of its size, what a number may lose in a workbook that programs have saved."""


class Gone:
    """The files no longer have a place for an input."""


GONE: Final = Gone()


def entered(score: Score, end: str) -> float | str | None:
    """A score's `low`, `best` or `high`: None where it is missing, or an end that is the best."""
    if score.missing:
        return None
    found = {"low": score.low, "best": score.best, "high": score.high}[end]
    return None if end != "best" and found == score.best else found


def stands(study: Study, target: Target) -> Cell | Gone:
    """The input as the study has it."""
    kind, whose, what, *end = target
    if kind == "score":
        score = study.scores.get(whose, {}).get(what)
        return GONE if score is None else entered(score, end[0])
    if whose not in study.points:
        return GONE
    if kind == "groups":
        groups = study.view_info[whose].groups or {}
        return groups.get(what, GONE)
    ids = study.problem.criterion_ids
    return float(study.points[whose][ids.index(what)]) if what in ids else GONE


def same(a: Cell | Gone, b: Cell | Gone) -> bool:
    """Whether two entries are one: numbers but for what spreadsheets may round."""
    if isinstance(a, float | int) and isinstance(b, float | int):
        return math.isclose(a, b, rel_tol=ROUNDING)
    return a == b


def kept(x: float) -> float:
    """A number as spreadsheets show it, to 15 digits."""
    return float(f"{float(x):.15g}")
