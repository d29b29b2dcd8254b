"""ELECTRE IV: a partial ranking without weights, by five relations of dominance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._outranking import (
    Behind,
    Bools,
    Thresholds,
    above,
    check_thresholds,
    distilled,
    outranking,
    summed,
)
from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem

SPREAD = 0.1
"""Half of the step between two relations: each is told apart from the next."""


@dataclass(frozen=True, kw_only=True)
class Electre4(Method):
    """ELECTRE IV, a partial ranking on pseudo-criteria that are not weighed.

    s(a, b) = 1, 0.8, 0.6, 0.4 or 0.2 for the strongest of quasi-, canonical, pseudo-, sub- and
    veto-dominance of b by a, else 0. With P, Q, I the numbers of criteria on which b is better
    than a by more than p, by more than q up to p, and by up to q, and P', Q', I' those on which a
    is better than b: quasi P + Q = 0 and I < P' + Q' + I'; canonical P = 0, Q <= P' and
    Q + I < P' + Q' + I'; pseudo P = 0 and Q <= P' + Q'; sub P = 0; veto P = 1, by no more than v,
    and P' >= half of the criteria. Both distillations of ELECTRE III follow, pairs being told
    apart by more than 0.1. The score is -(the number of options above). Equal options have s = 0.6.

    q, p, v : indifference, preference and veto thresholds in the unit of what is read: a number
        for all criteria, m numbers (null for none) or {criterion: number}; q = p = 0 and no veto
        unless given
    A weight only says whether there is a criterion: one of weight 0 is not counted.

    Source: Roy & Hugonnard 1982, Transportation Research A 16(4):301-312; the conditions as in
    Figueira, Mousseau & Roy 2005, ELECTRE methods, section 3.2.3 (others print a canonical
    dominance that asks for less), the credibilities as in the authors' programme ELECTRE III-IV.
    Not where criteria differ in importance: one of little importance can oppose all others.
    """

    q: Any = None
    p: Any = None
    v: Any = None

    source: ClassVar[str] = "Roy & Hugonnard 1982"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"q": 0.0625, "p": 0.25},
        {"q": 0.0625, "p": 0.25, "v": 0.5},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="veto-dominance asks for half of the criteria, of those that are constant too",
            source="the condition P' >= half of the criteria: 2 is half of 4, not of 5",
            performance=((0.4, 0.4, 0.3, 0.3), (0.3, 0.3, 0.4, 0.3)),
            weights=(0.25, 0.25, 0.25, 0.25),
            directions=("max", "max", "max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_thresholds(q=self.q, p=self.p, v=self.v)

    @property
    def ranks_only(self) -> bool:
        """A score counts the options above."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Criteria are counted by matrix products with who has a weight."""
        x, sign = self.read(problem, performance)
        thresholds = Thresholds.of(problem, self.q, self.p, self.v)

        def rankings(gains: Array, w: Array) -> tuple[Any, Any]:
            s = credibility(thresholds, gains, w)
            return distilled(s, _spread, best=True), distilled(s, _spread, best=False)

        def scores(gains: Array, w: Array) -> Array:
            return np.asarray(0.0 - above(*rankings(gains, w)), dtype=float)

        def details(gains: Array, w: Array) -> Mapping[str, Array]:
            down, up = rankings(gains, w)
            s = credibility(thresholds, gains, w)[0]
            return {"credibility": s, "descending": down[0], "ascending": up[0]}

        return outranking(self, problem, performance, x * sign, scores, details)


def credibility(t: Thresholds, gains: Array, w: Array) -> Array:
    """(s, n, n) credibilities of gains (n, m) or (s, n, m) at weights (s, m); 1 of a and a."""
    behind, there = Behind.of(gains), (w > 0).astype(float)
    by, noise = behind.by, behind.noise
    strict, better = by > t.p + noise, by > noise
    weak = (by > t.q + noise) & ~strict

    def counted(which: Bools) -> Array:
        return np.rint(summed(which.astype(float), there))

    many, some, few = (counted(k) for k in (strict, weak, better & ~strict & ~weak))
    many_, some_, few_ = (np.swapaxes(k, 1, 2) for k in (many, some, few))
    ahead = many_ + some_ + few_
    vetoed = counted(by > t.v + noise) > 0
    half = 2 * many_ >= there.sum(axis=1)[:, None, None]
    relations = [
        np.broadcast_to(np.eye(gains.shape[-2], dtype=bool), many.shape),
        (many + some == 0) & (few < ahead),
        (many == 0) & (some <= many_) & (some + few < ahead),
        (many == 0) & (some <= many_ + some_),
        many == 0,
        (many == 1) & ~vetoed & half,
    ]
    return np.asarray(np.select(relations, [1.0, 1.0, 0.8, 0.6, 0.4, 0.2], 0.0))


def _spread(s: Array) -> Array:
    return np.full_like(s, SPREAD)
