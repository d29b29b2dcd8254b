"""Equal weights."""

from __future__ import annotations

from fractions import Fraction

from mcda.problem.problem import Problem
from mcda.weights.elicit._order import exactly
from mcda.weights.elicit.base import Elicited, names_of


def equal(criteria: Problem | list[str] | int) -> Elicited:
    """The same weight for each criterion, w_j = 1/m. Yields weights.

    criteria : ids, their number m, or a problem; a constant criterion weighs as any other
    Source: Dawes & Corrigan 1974, Psychological Bulletin 81(2):95-106. Not where something is known
    of importance: it is a judgement too.
    Raises WeightsError without criteria or where one is named twice.
    """
    ids = list(criteria.criterion_ids) if isinstance(criteria, Problem) else criteria
    names = names_of(ids, ids if isinstance(ids, int) else len(ids))
    return exactly(names, [Fraction(1, len(names) or 1)] * len(names))
