"""OPA: ordinal priorities of experts, criteria and options at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Array, Elicited, names_of, numbers


def opa(
    expert_ranks: ArrayLike,
    criteria: Iterable[str] | None = None,
    *,
    experts: ArrayLike | None = None,
    options: ArrayLike | None = None,
) -> Elicited:
    """Ordinal priority approach. Yields weights.

    The model: max Z with Z <= i j k (w_ijk - w_ij(k+1)) and Z <= i j n w_ijn, sum w = 1, for expert
    rank i, criterion rank j and option rank k. All constraints are tight at the optimum, so w_ijk =
    Z / (i j) sum_{h=k..n} 1/h; the sum over k is Z n / (i j). Hence w_j = sum_i 1 / (i j) / sum.

    expert_ranks : (e, m) rank that each expert gives each criterion, 1 first; (m,) for one expert
    experts : (e,) ranks of the experts; equal without
    options : (e, m, n) rank of each option by each expert on each criterion, 1 .. n without ties;
        then `details` has the options' priorities
    criteria : ids, in order
    Source: Ataei, Mahmoudi, Feylizadeh & Li 2020, Applied Soft Computing 86:105893. Not where more
    than ranks is known.
    Raises WeightsError for ranks below 1, or of another shape.
    """
    ranks = np.atleast_2d(numbers(expert_ranks, "ranks"))
    if ranks.ndim != 2 or not ranks.size:
        raise WeightsError(f"ranks are a table (experts, criteria), found shape {ranks.shape}")
    names = names_of(criteria, ranks.shape[1])
    order = np.ones(len(ranks)) if experts is None else numbers(experts, "ranks of experts")
    if order.shape != (len(ranks),) or np.any(order < 1) or np.any(ranks < 1):
        raise WeightsError(f"ranks are from 1, one for each of {len(ranks)} experts and criteria")
    shares = 1 / (order[:, None] * ranks)
    shares /= shares.sum()
    details = {"experts": shares.sum(axis=1)}
    if options is not None:
        details["options"] = _options(shares, numbers(options, "ranks of options"))
    return Elicited(names, shares.sum(axis=0), details=details)


def _options(shares: Array, ranks: Array) -> Array:
    """(n,) priorities: each share (e, m) split over the options by sum_{h>=rank} 1/(n h)."""
    n = ranks.shape[-1] if ranks.ndim == 3 else 0
    if ranks.shape[:-1] != shares.shape or np.any(np.sort(ranks, axis=-1) != np.arange(1, n + 1)):
        raise WeightsError(f"options are ranked 1 to n in a table {(*shares.shape, 'n')}")
    split = np.cumsum(1 / np.arange(n, 0, -1))[::-1] / n
    return np.asarray(np.einsum("em,emn->n", shares, split[ranks.astype(int) - 1]))
