"""ELECTRE III: a partial ranking by credibilities of outranking, distilled from both ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._outranking import (
    Behind,
    Thresholds,
    above,
    check_thresholds,
    distilled,
    outranking,
    shares,
    summed,
)
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Electre3(Method):
    """ELECTRE III, a partial ranking with pseudo-criteria.

    s(a, b) = C prod_(j: d_j > C) (1 - d_j) / (1 - C), C = sum_j w_j c_j / sum_j w_j; c_j falls
    from 1 to 0 as b is ahead of a by q to p, d_j rises from 0 to 1 as it is ahead by p to v. Two
    distillations, by qualification among pairs with s > lambda and s(a, b) - s(b, a) > alpha +
    beta s(a, b), take the best first and the worst first. a is above b where both say so, or one
    does and the other ties them; the score is -(the number of options above). All weights zero
    give s = 0 and a tie of all.

    q, p, v : indifference, preference and veto thresholds in the unit of what is read: a number
        for all criteria, m numbers (null for none) or {criterion: number}; q = p = 0 and no veto
        unless given
    alpha, beta : of the discrimination threshold

    Source: Roy 1978, Cahiers du CERO 20(1):3-24; Figueira, Mousseau & Roy 2005, ELECTRE methods.
    Not for a winner to be shown by a number: options may be incomparable, and a score counts only
    who is above. An irrelevant option can change the order of others.
    """

    q: Any = None
    p: Any = None
    v: Any = None
    alpha: float = 0.3
    beta: float = -0.15

    source: ClassVar[str] = "Roy 1978"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"q": 0.0625, "p": 0.25},
        {"q": 0.0625, "p": 0.25, "v": 0.625},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="all options agree on it, so every concordance rises, but not the thresholds",
            source="0.62 - 0.38 is above 0.3 - 0.15 * 0.62, three quarters of it are not",
            performance=((0.4, 0.3), (0.3, 0.4)),
            weights=(0.62, 0.38),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_thresholds(q=self.q, p=self.p, v=self.v)
        check_spread(self.alpha, self.beta)

    @property
    def ranks_only(self) -> bool:
        """A score counts the options above."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All weight vectors are distilled together, one step at a time."""
        x, sign = self.read(problem, performance)
        thresholds = Thresholds.of(problem, self.q, self.p, self.v)

        def rankings(gains: Array, w: Array) -> tuple[Any, Any]:
            s = credibility(thresholds, gains, w)
            return distilled(s, self._spread, best=True), distilled(s, self._spread, best=False)

        def scores(gains: Array, w: Array) -> Array:
            return np.asarray(0.0 - above(*rankings(gains, w)), dtype=float)

        def details(gains: Array, w: Array) -> Mapping[str, Array]:
            down, up = rankings(gains, w)
            behind = Behind.of(gains)
            s = credibility(thresholds, gains, w)[0]
            against = thresholds.discordance(behind) * (w[0] > 0)
            return {
                "concordance": summed(thresholds.concordance(behind), shares(w))[0],
                "credibility": s,
                "credibility_sum": s.sum(),
                "discordance": against,
                "discordance_sum": against.sum(),
                "descending": down[0],
                "ascending": up[0],
            }

        return outranking(self, problem, performance, x * sign, scores, details)

    def _spread(self, s: Array) -> Array:
        return self.alpha + self.beta * s


def check_spread(alpha: Any, beta: Any) -> None:
    """Raise MethodError unless alpha + beta s falls from at most 1 and stays above 0 up to 1."""
    for name, x, low, high in (("alpha", alpha, 0.0, 1.0), ("beta", beta, -1.0, 0.0)):
        real = isinstance(x, (int, float)) and not isinstance(x, bool)
        if not (real and low <= x <= high):
            raise MethodError(f"{name} is a number from {low:g} to {high:g}, found {x!r}", name)
    if alpha + beta < 0:
        raise MethodError(f"alpha + beta is at least 0, found {alpha} and {beta}", "beta")


def credibility(thresholds: Thresholds, gains: Array, w: Array) -> Array:
    """(s, n, n) credibilities of gains (n, m) or (s, n, m) at weights (s, m)."""
    behind = Behind.of(gains)
    c = summed(thresholds.concordance(behind), shares(w))
    room, s = np.maximum(1 - c, TIE), c.copy()
    d = thresholds.discordance(behind)
    for j in range(w.shape[1]):
        if np.any(d[..., j]):
            opposed = (w[:, j] > 0)[:, None, None] * d[..., j]
            s *= np.where(opposed > c, (1 - opposed) / room, 1.0)
    return s
