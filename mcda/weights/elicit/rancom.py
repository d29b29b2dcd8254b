"""RANCOM: from a ranking of the criteria, through comparisons of all pairs."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.weights.elicit._judged import Judged, by_amount, labelled
from mcda.weights.elicit.base import Elicited, numbers


def rancom(ranks: Judged, criteria: Iterable[str] | None = None) -> Elicited:
    """Shares of the comparisons that each criterion wins. Yields weights and statements.

    a_ij = 1 where i is more important than j, 1/2 where they are alike (so a_ii = 1/2), else 0; and
    w_i = sum_j a_ij / sum a. The space holds the order alone.

    ranks : (m,) rank of each criterion, the smallest the most important, or {criterion: rank}
    criteria : ids, in order
    Source: Więckowski, Kizielewicz, Shekhovtsov & Sałabun 2023, Engineering Applications of
    Artificial Intelligence 122:106114. Not where more than an order is known.
    Raises WeightsError for what are no numbers.
    """
    names, said = labelled(ranks, criteria)
    r = numbers(said, "ranks")
    comparisons = (r[:, None] < r) + 0.5 * (r[:, None] == r)
    won = comparisons.sum(axis=1)
    space = by_amount(names, (-r).tolist())
    return Elicited(names, won / won.sum(), space, {"comparisons": comparisons, "won": won})
