"""ELECTRE with net indices: how much each option outranks the others, less how much it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._outranking import outranking, shares
from mcda.methods.base import Array, Method, Nonlinear, ranks
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class ElectreNet(Method):
    """ELECTRE by net concordance and net discordance.

    c_a = sum_b C(a, b) - C(b, a) and d_a = sum_b D(a, b) - D(b, a), with v_aj = w_j x_aj / ||x_j||,
    C(a, b) = sum_(j: v_aj >= v_bj) w_j and D(a, b) = max(0, max_j v_bj - v_aj) / max_j |v_aj -
    v_bj|, 0 where the two are equal. Weights are shares of their sum. The score is minus the mean
    of the ranks by c (more is better) and by d (less is better).

    Source: Van Delft & Nijkamp 1977, Multi-criteria analysis and regional decision-making;
    Yoon & Hwang 1995, Multiple attribute decision making, ch. 5.
    Not where the scale of a difference matters: D is relative to the pair, so that a small
    disadvantage beside smaller advantages counts in full. The rank of an option depends on all.
    """

    source: ClassVar[str] = "Van Delft & Nijkamp 1977"
    family: ClassVar[str] = "outranking"

    @property
    def ranks_only(self) -> bool:
        """A score is a mean of two places."""
        return True

    @property
    def scale_free(self) -> bool:
        """The vector normalisation divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Differences of pairs are gone through one criterion at a time."""
        r = vector(*self.read(problem, performance))
        return outranking(self, problem, performance, r, _scores, _details)


def _scores(r: Array, w: Array) -> Array:
    c, d = (_net(x) for x in _both(r, shares(w)))
    size = np.full((len(w), 1), float(r.shape[-2]))
    return np.asarray(-(ranks(c, size) + ranks(0.0 - d, size)) / 2)


def _details(r: Array, w: Array) -> Mapping[str, Array]:
    c, d = _both(r, shares(w))
    return {
        "concordance": c[0],
        "discordance": d[0],
        "net_concordance": _net(c)[0],
        "net_discordance": _net(d)[0],
    }


def _both(r: Array, w: Array) -> tuple[Array, Array]:
    """(s, n, n) concordance and discordance of r (n, m) or (s, n, m) at weights (s, m)."""
    n = r.shape[-2]
    concordance, worse, most = (np.zeros((len(w), n, n)) for _ in range(3))
    for j in range(w.shape[1]):
        own = w[:, j, None, None]
        behind = own * (r[..., None, :, j] - r[..., :, None, j])
        concordance += own * (behind <= 0)
        np.maximum(worse, behind, out=worse)
        np.maximum(most, np.abs(behind), out=most)
    return concordance, worse / np.where(most > 0, most, 1.0)


def _net(x: Array) -> Array:
    """(s, n) sums of rows less sums of columns."""
    return np.asarray(x.sum(axis=2) - x.sum(axis=1))
