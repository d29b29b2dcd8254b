"""ANP: limit priorities of a supermatrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Array, Elicited, names_of, numbers


def anp(
    supermatrix: ArrayLike,
    nodes: Iterable[str] | None = None,
    *,
    cyclic: bool = False,
    criteria: Sequence[str] | None = None,
) -> Elicited:
    """What each node weighs in the long run. Yields weights.

    pi = W pi, sum pi = 1, the limit (for a cyclic W the mean limit) of the powers of the column
    stochastic W. Columns are divided by their sums first.

    supermatrix : (q, q) influence of the row's node on the column's, each column's sum above zero
    nodes : ids, in order
    cyclic : the powers of W run through a cycle of d blocks; then `limit_priorities` sum to 1 in
        each block (d times pi)
    criteria : the nodes whose weights are asked, as shares of theirs; all without
    Source: Saaty 1996, Decision Making with Dependence and Feedback; Saaty 2004, Journal of Systems
    Science and Systems Engineering 13(1):1-35. Not where the comparisons behind W are inconsistent:
    check each with `ahp`.
    Raises WeightsError for what is no such matrix, where the limit depends on the start (W falls in
    parts), or where W is cyclic and that was not said.
    """
    w = numbers(supermatrix, "the supermatrix")
    if w.ndim != 2 or w.shape[0] != w.shape[1] or not len(w) or np.any(w < 0):
        raise WeightsError(f"a supermatrix is square and not negative, found shape {w.shape}")
    names = names_of(nodes, len(w))
    for j in np.flatnonzero(w.sum(axis=0) <= 0)[:1]:
        raise WeightsError(f"nothing influences '{names[j]}'; write 1 on its diagonal")
    w = w / w.sum(axis=0)
    sizes = np.linalg.eigvals(w)
    if np.sum(np.abs(sizes - 1) < 1e-9) > 1:
        raise WeightsError("the supermatrix falls in parts, so its limit depends on the start")
    period = int(np.sum(np.abs(np.abs(sizes) - 1) < 1e-9))
    if period > 1 and not cyclic:
        raise WeightsError(f"the supermatrix runs through {period} blocks in turn; say cyclic=True")
    pi = _stationary(w)
    details = {"limit_priorities": pi * period if cyclic else pi}
    if criteria is None:
        return Elicited(names, pi, details=details)
    chosen = names_of(criteria, len(criteria))
    if unknown := [name for name in chosen if name not in names]:
        raise WeightsError(f"'{unknown[0]}' is no node of the supermatrix")
    share = pi[[names.index(name) for name in chosen]]
    if not share.sum() > 0:
        raise WeightsError("these nodes have no priority in the limit")
    return Elicited(chosen, share / share.sum(), details=details)


def _stationary(w: Array) -> Array:
    """(q,) the only pi with w pi = pi and sum 1."""
    q = len(w)
    system = np.vstack([w - np.eye(q), np.ones(q)])
    pi = np.linalg.lstsq(system, np.append(np.zeros(q), 1.0), rcond=None)[0]
    pi = np.where(np.abs(pi) < 1e-14, 0.0, pi).clip(min=0)
    return np.asarray(pi / pi.sum())
