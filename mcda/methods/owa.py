"""OWA: the ordered weighted average, whose weights are of places and not of criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import MethodError
from mcda.methods.base import Array, Break, Linear, Method, Model, Nonlinear
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Owa(Method):
    """Ordered weighted averaging.

    F_i(w) = sum_k w_k b_ik, with b_i1 >= b_i2 >= ... the values of option i in falling order, so
    that w_1 weighs whatever the option is best at. orness = sum_k (m - k) w_k / (m - 1) says how
    near it is to the maximum (1) or to the minimum (0); of one criterion it is 1/2.

    quantifier : without one, the parameters are the weights of the places. With r, they are the
        criteria's weights u, which make those of the places by Q(x) = x ** r: w_k = Q(U_k) -
        Q(U_k-1), with U_k the part of all weight on the k criteria that the option is best at.
        r = 1 is the weighted mean, r > 1 leans to the worst values, r < 1 to the best. Without
        any weight all scores are 0.

    Source: Yager 1988, IEEE Transactions on Systems, Man, and Cybernetics 18(1):183-190; the
    quantifier by Yager 1996, International Journal of Intelligent Systems 11(1):49-73.
    Values of different criteria are compared with one another: not for scales that do not mean the
    same. It reads values only.
    """

    input: Literal["performance", "value"] = "value"
    quantifier: float | None = None

    source: ClassVar[str] = "Yager 1988"
    family: ClassVar[str] = "value"
    instead: ClassVar[str] = "add 'method: {owa: {quantifier: 2}}' to weigh the criteria"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"quantifier": 2})
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="a value that all have takes a place of its own, which parts the others",
            source="recomputed by hand: 0.509 < 0.541, but 0.474 > 0.455 beside a constant 3/7",
            performance=((0.5, 0.6), (1.0, 0.1)),
            weights=(0.7, 0.3),
            directions=("max", "max"),
            params={"quantifier": 2},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("owa compares criteria with one another, so it reads values", "input")
        r = self.quantifier
        if r is not None and (isinstance(r, bool) or not isinstance(r, (int, float)) or not r > 0):
            raise MethodError(f"a quantifier is a power above 0, found {r!r}", "quantifier")
        if r is not None and not np.isfinite(r):
            raise MethodError(f"a quantifier is a finite power, found {r!r}", "quantifier")

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear in the weights of the places by definition: the values are the sorted ones.

        With a quantifier who is at which place depends on the option, so it is not linear.
        """
        x, _ = self.read(problem, performance)
        if self.quantifier is not None:
            kernel = partial(_guided, frozen(x), float(self.quantifier))
            draws = None if performance is None else len(performance)
            return Nonlinear(self, problem, kernel, draws=draws)
        return Linear(
            self,
            problem,
            frozen(-np.sort(-x, axis=-1)),
            details_of=_orness,
            names=_places(problem.m),
        )

    def exact_values(self, problem: Problem) -> Table:
        """The values in falling order (n, m), in fractions."""
        return tuple(tuple(sorted(row, reverse=True)) for row in self.exact_read(problem)[0])


def _places(m: int) -> tuple[str, ...]:
    """Names of the m places, from the best value on."""
    return tuple(["best", *(f"place {k}" for k in range(2, m)), "worst"][:m])


def _orness(w: Array) -> Mapping[str, Array]:
    m, total = len(w), float(np.sum(w))
    if m == 1 or total == 0:
        return {"orness": np.array(0.5)}
    return {"orness": np.asarray(np.arange(m - 1, -1, -1) @ w / ((m - 1) * total))}


def _guided(x: Array, r: float, u: Array) -> Array:
    """(s, n) scores at weights u (s, m) of the criteria; x (n, m), or (s, n, m) with them."""
    order = np.argsort(-x, axis=-1, kind="stable")
    falling = np.take_along_axis(x, order, axis=-1)
    total = u.sum(axis=1, keepdims=True)
    shares = u / np.where(total == 0, 1.0, total)
    scores = np.zeros((len(u), x.shape[-2]))
    upto, before = np.zeros_like(scores), np.zeros_like(scores)
    for k in range(x.shape[-1]):
        who = order[..., k]
        upto = upto + (shares[:, who] if x.ndim == 2 else np.take_along_axis(shares, who, axis=1))
        now = np.minimum(upto, 1.0) ** r
        scores += (now - before) * falling[..., k]
        before = now
    return scores
