"""ELECTRE Is: the kernel of ELECTRE I with indifference, preference and veto thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._outranking import (
    Behind,
    Bools,
    Thresholds,
    check_level,
    check_thresholds,
    kernel,
    others,
    outranking,
    shares,
    summed,
)
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Electre1s(Method):
    """ELECTRE Is, choice among options on pseudo-criteria.

    a S b where C = sum_j w_j c_j / sum_j w_j >= c and, for every j, g_bj - g_aj <= v_j - q_j e_j,
    e_j = (1 - C - w_j) / (1 - c - w_j), between 0 and 1, and 0 where 1 - c <= w_j. c_j falls from
    1 to 0 as b is ahead of a by q to p. The score is 1 in the kernel of S, else 0, options in a
    circuit counting as one. All weights zero: no option outranks another, and all are inside.

    c_threshold : c, 0 to 1
    q, p, v : indifference, preference and veto thresholds in the unit of what is read: a number
        for all criteria, m numbers (null for none) or {criterion: number}; q = p = 0 and no veto
        unless given

    Source: Roy & Skalka 1984, Document du LAMSADE 30; Figueira, Mousseau & Roy 2005, ELECTRE
    methods, section 3.1.3.
    Not for a ranking: options tie inside the kernel, and outside.
    """

    c_threshold: float = 0.65
    q: Any = None
    p: Any = None
    v: Any = None

    source: ClassVar[str] = "Roy & Skalka 1984"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"q": 0.0625, "p": 0.25},
        {"q": 0.0625, "p": 0.25, "v": 0.5, "c_threshold": 0.75},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="the circuit of an option can be outranked where an option that only this one "
            "outranks, and dominates, is not",
            source="found by search, and followed by hand",
            performance=((0.1, 0.3, 0.6), (0.1, 0.3, 0.3), (0.6, 0.2, 0.4)),
            weights=(0.4, 0.25, 0.35),
            directions=("max", "max", "max"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="all options agree on it, so every concordance rises, but not the thresholds",
            source="0.6 is below the threshold 0.65, and 0.75 * 0.6 + 0.25 is not",
            performance=((0.4, 0.3), (0.3, 0.35)),
            weights=(0.6, 0.4),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_level(self.c_threshold, "c_threshold")
        check_thresholds(q=self.q, p=self.p, v=self.v)

    @property
    def ranks_only(self) -> bool:
        """A score is 1 in the kernel, else 0."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Concordance is a matrix product, the veto depends on it and on the criterion's weight."""
        x, sign = self.read(problem, performance)
        thresholds = Thresholds.of(problem, self.q, self.p, self.v)

        def scores(gains: Array, w: Array) -> Array:
            return kernel(self._outranks(thresholds, gains, w)[1]).astype(float)

        def details(gains: Array, w: Array) -> Mapping[str, Array]:
            c, s = self._outranks(thresholds, gains, w)
            return {"concordance": c[0], "outranks": s[0], "kernel": kernel(s)[0]}

        return outranking(self, problem, performance, x * sign, scores, details)

    def _outranks(self, t: Thresholds, gains: Array, w: Array) -> tuple[Array, Bools]:
        """(s, n, n) concordance and outranking."""
        behind, part = Behind.of(gains), shares(w)
        c = summed(t.concordance(behind), part)
        s = (c >= self.c_threshold - TIE) & others(gains.shape[-2])
        for j in np.flatnonzero(np.isfinite(t.v)):
            own = part[:, j, None, None]
            room = 1 - self.c_threshold - own
            scale = np.where(room > TIE, room, 1.0)
            e = np.where(room > TIE, np.clip((1 - c - own) / scale, 0.0, 1.0), 0.0)
            far = behind.by[..., j] > t.v[j] - t.q[j] * e + behind.noise[..., j] + TIE
            s &= ~far | (own == 0)
        return c, s
