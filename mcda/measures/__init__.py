"""Measures of how alike two rankings are. One file a measure."""

from __future__ import annotations

from typing import Any

from mcda.registry import Registry

MEASURES: Registry[Any] = Registry("mcda.measures", "measure")


def compare(x: Any, y: Any, measure: str = "kendall") -> float:
    """How alike the rankings (n,) x and y are by the measure called `measure`.

    x, y : ranks (1 is best) or, for measures of any two variables, values; in the same order, or
        with the options' names (mappings, labelled series)
    Raises UnknownNameError for a name nothing bears, ProblemError for what is no ranking.
    """
    return float(MEASURES.load(measure)(x, y))
