"""Goodman and Kruskal's gamma: order among the pairs that neither ranking ties."""

from __future__ import annotations

from numpy.typing import ArrayLike

from mcda.measures.base import concordance

KIND = "similarity"
SYMMETRIC = True


def goodman_kruskal(x: ArrayLike, y: ArrayLike) -> float:
    """Concordant less discordant pairs of x and y (n,), among those that neither of them ties.

    gamma = (C - D) / (C + D). NaN where every pair is tied in one of them.

    Source: Goodman & Kruskal 1954, Journal of the American Statistical Association 49:732-764.
    Not where ties mean something: pairs tied in one ranking alone are left out, so it may be 1
    for rankings that differ.
    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    same, opposite, _, _ = concordance(x, y)
    told = same + opposite
    return (same - opposite) / told if told else float("nan")
