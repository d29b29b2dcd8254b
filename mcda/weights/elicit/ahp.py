"""AHP: pairwise comparisons of the criteria, and of the options on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from mcda.errors import WeightsError, one_of
from mcda.weights.elicit._consistency import nearest_consistent, repaired, worst_judgement
from mcda.weights.elicit._pairwise import PRIORITIES, RANDOM_INDEX, largest, matrix, ratio
from mcda.weights.elicit.base import Array, Elicited, names_of
from mcda.weights.space import WeightSpace

Matrix = Sequence[Sequence[Any]]
ACCEPTABLE = 0.1


def ahp(
    pairwise: Matrix,
    criteria: Iterable[str] | None = None,
    *,
    prioritization: str = "eigenvector",
    random_index: str = "saaty",
    alternatives: Sequence[Matrix] | None = None,
    within: float | None = None,
) -> Elicited:
    """Priorities of pairwise comparisons. Yields weights, and statements with `within`.

    A w = lambda_max w; CI = (lambda_max - m) / (m - 1), CR = CI / RI, good up to 0.1. By another
    prioritization lambda_max is the mean of (A w)_i / w_i. `details` also has the judgement whose
    change alone would mend most (`worst`, its best value `worst_best`, `worst_ratio`), the nearest
    consistent matrix in squared logarithms, and, where CR > 0.1, the least step towards it that
    brings CR down to 0.1 (`repaired`).

    pairwise : (m, m) how many times row is more important than column; below the diagonal the
        reciprocal, or None
    criteria : ids, in order
    prioritization : eigenvector, geometric or column_mean
    random_index : whose RI: saaty, forman or alonso_lamata
    alternatives : m matrices (n, n), the options compared on each criterion; then `details` has
        their `priorities` (n, m), `scores` = priorities @ w, `ranking` and `ratios` (m,)
    within : the space of all weights whose ratios are at most this factor (>= 1) off each judgement
    Source: Saaty 1980, The Analytic Hierarchy Process; geometric means Crawford & Williams 1985,
    Journal of Mathematical Psychology 29(4):387-405. Not for many criteria: it
    asks m (m - 1) / 2 questions.
    Raises WeightsError for what is no reciprocal matrix, EmptySpaceError where none are within.
    """
    a = matrix(pairwise)
    names = names_of(criteria, len(a))
    w = _priorities(a, prioritization)
    lambda_max = largest(a, w)
    index, cr = ratio(lambda_max, len(a), random_index)
    details: dict[str, Any] = {
        "lambda_max": lambda_max,
        "consistency_index": index,
        "consistency_ratio": cr,
        "random_index": random_index,
    }
    says = f"consistency ratio {cr:.3f} (random index of {random_index})"
    if len(a) > 2:
        mending, more = _mending(a, names, random_index, cr)
        details |= mending
        says += more
    if alternatives is not None:
        details |= _hierarchy(alternatives, w, prioritization, random_index)
    space = None if within is None else _within(a, names, within)
    return Elicited(names, w, space, details, says)


def _priorities(a: Array, prioritization: str) -> Array:
    if prioritization not in PRIORITIES:
        raise WeightsError(one_of(prioritization, PRIORITIES, "prioritization"))
    return PRIORITIES[prioritization](a)


def _mending(a: Array, names: tuple[str, ...], table: str, cr: float) -> tuple[dict[str, Any], str]:
    """What hurts most, in numbers and in words."""
    m = len(a)
    details: dict[str, Any] = {"nearest_consistent": nearest_consistent(a)}
    if cr > ACCEPTABLE:
        limit = m + ACCEPTABLE * (m - 1) * RANDOM_INDEX[table][m - 1]
        details["repaired"] = repaired(a, limit)
    if cr < 1e-9:
        return details, ": the judgements agree"
    (i, j), best, lambda_max = worst_judgement(a)
    left = ratio(lambda_max, m, table)[1]
    details |= {"worst": (names[i], names[j]), "worst_best": best, "worst_ratio": left}
    verdict = ", above 0.1: too much" if cr > ACCEPTABLE else ", up to 0.1: good enough"
    return details, (
        f"{verdict}; '{names[i]}' against '{names[j]}' ({a[i, j]:.3g}) hurts most: at {best:.3g} "
        f"it would be {left:.3f}"
    )


def _hierarchy(
    alternatives: Sequence[Matrix], w: Array, prioritization: str, table: str
) -> dict[str, Any]:
    if len(alternatives) != len(w):
        raise WeightsError(
            f"options are compared on each of {len(w)} criteria, found {len(alternatives)} tables"
        )
    tables = [matrix(x, "comparisons of options") for x in alternatives]
    if len({len(x) for x in tables}) > 1:
        raise WeightsError("the same options are compared on each criterion")
    local = np.array([_priorities(x, prioritization) for x in tables]).T
    scores = local @ w
    ratios = [ratio(largest(x, p), len(x), table)[1] for x, p in zip(tables, local.T, strict=True)]
    ranking = 1 + np.sum(scores > scores[:, None] + 1e-12, axis=1)
    return {"priorities": local, "scores": scores, "ranking": ranking, "ratios": np.array(ratios)}


def _within(a: Array, names: tuple[str, ...], factor: float) -> WeightSpace:
    if not 1 <= factor < np.inf:
        raise WeightsError(f"within is a factor >= 1, found {factor!r}")
    said = []
    for i, j in combinations(range(len(a)), 2):
        judged = float(a[i, j])
        said += [f"{names[i]} >= {judged / factor:.12g} * {names[j]}"]
        said += [f"{names[i]} <= {judged * factor:.12g} * {names[j]}"]
    return WeightSpace(names).where(*said)
