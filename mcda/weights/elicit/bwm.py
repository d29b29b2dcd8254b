"""Best-worst method: the best criterion against all, and all against the worst."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.labels import in_order
from mcda.weights.elicit._bwm import Pair, nearest, optimal, smallest_linear, smallest_nonlinear
from mcda.weights.elicit._judged import Judged, labelled
from mcda.weights.elicit.base import Array, Elicited, numbers

CONSISTENT = 1e-9
ROOM = 1e-8
"""Added to xi, so that rounding does not empty the space of optima."""
UNIQUE = 1e-6


def bwm(
    best_to_others: Judged,
    others_to_worst: Judged,
    criteria: Iterable[str] | None = None,
    *,
    model: str = "linear",
    best: int | None = None,
    worst: int | None = None,
) -> Elicited:
    """Weights that deviate least from the judgements. Yields weights, and statements where open.

    Nonlinear: min xi with |w_B / w_j - a_Bj| <= xi and |w_j / w_W - a_jW| <= xi; CR = xi / CI, CI =
    (2 a_BW + 1 - sqrt(8 a_BW + 1)) / 2. Linear: min xi with |w_B - a_Bj w_j| <= xi and |w_j - a_jW
    w_W| <= xi; there xi itself is read as the ratio. Where more than one vector is optimal the
    space holds them all, `lower` and `upper` are their ends, and the weights are the middles of
    these as shares, or the optimum nearest to that.

    best_to_others, others_to_worst : (m,) judgements from 1 (alike) up, often to 9; or
        {criterion: judgement}
    criteria : ids, in order
    model : linear or nonlinear
    best, worst : places (from 0) of the best and the worst; without, where the judgements are 1
    Source: Rezaei 2015, Omega 53:49-57; Rezaei 2016, Omega 64:126-130. Not where two criteria
    compete for best: the judgements of the others are never asked.
    Raises WeightsError for judgements below 1, or where best and worst are not clear.
    """
    names, said = labelled(best_to_others, criteria)
    to_others = numbers(said, "judgements")
    to_worst = numbers(in_order(others_to_worst, names, "judgements", WeightsError), "judgements")
    if to_others.shape != to_worst.shape or to_others.ndim != 1 or np.any(to_others < 1):
        raise WeightsError("judgements are two lists of numbers from 1, as long as the criteria")
    if model not in ("linear", "nonlinear"):
        raise WeightsError(f"model is linear or nonlinear, found {model!r}")
    if len(names) < 2 or np.any(to_worst < 1):
        raise WeightsError("judgements are from 1, of at least two criteria")
    b, c = _place(to_others, best, "best"), _place(to_worst, worst, "worst")
    if b == c or to_others[c] != to_worst[b]:
        raise WeightsError(
            f"the best against the worst is judged twice, {to_others[c]:g} and {to_worst[b]:g}; "
            "say which criteria are best and worst, and the same of both"
        )
    return _solved(names, to_others, to_worst, b, c, model == "linear")


def _solved(
    names: tuple[str, ...], to_others: Array, to_worst: Array, b: int, c: int, linear: bool
) -> Elicited:
    m = len(names)
    pairs: list[Pair] = [(b, j, float(to_others[j])) for j in range(m) if j != b]
    pairs += [(j, c, float(to_worst[j])) for j in range(m) if j not in (b, c)]
    xi = smallest_nonlinear(to_others, to_worst, b, c)
    straight = float(to_others[c])
    index = (2 * straight + 1 - sqrt(8 * straight + 1)) / 2
    if xi <= CONSISTENT:
        exact = 1 / to_others
        agree = {"xi": 0.0, "consistency_ratio": 0.0, "consistency_index": index}
        return Elicited(names, exact / exact.sum(), None, agree, "the judgements agree")
    if index <= 0:
        raise WeightsError("best and worst are judged alike, so all judgements are 1")
    found = None
    if linear:
        xi, found = smallest_linear(pairs, m)
    ratio = xi if linear else xi / index
    space = optimal(names, pairs, xi + ROOM, linear)
    lower, upper = space.reach
    middle = (lower + upper) / 2
    unique = bool(np.max(upper - lower) < UNIQUE)
    details: dict[str, Any] = {
        **{"xi": xi, "consistency_ratio": ratio, "consistency_index": index},
        **{"lower": np.array(lower), "upper": np.array(upper)},
    }
    says = f"the judgements deviate: xi {xi:.4g}, consistency ratio {ratio:.3f}"
    if found is None or not unique:
        found = nearest(space, middle / middle.sum())
    return Elicited(names, found, None if unique else space, details, says)


def _place(judged: Array, at: int | None, what: str) -> int:
    if at is not None:
        if not 0 <= at < len(judged) or judged[at] != 1:
            raise WeightsError(f"the {what} criterion against itself is 1, at {at} it is not")
        return int(at)
    ones = np.flatnonzero(judged == 1)
    if len(ones) != 1:
        raise WeightsError(f"{len(ones)} judgements are 1; say {what}=, the place of the {what}")
    return int(ones[0])
