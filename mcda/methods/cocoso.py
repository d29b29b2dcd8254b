"""CoCoSo: three appraisals of a weighted sum and of powers, combined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._weighed import is_number, quotient, weighed
from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.normalise import minmax
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Cocoso(Method):
    """Combined compromise solution.

    k_i = (k_a k_b k_c) ** (1/3) + (k_a + k_b + k_c) / 3, with S_i = sum_j w_j r_ij,
    P_i = sum_j r_ij ** w_j, r the min-max normalised performance, and
    k_a = (P_i + S_i) / sum (P + S), k_b = S_i / min S + P_i / min P,
    k_c = (l S_i + (1 - l) P_i) / (l max S + (1 - l) max P).
    Zero to any weight is zero. A criterion without weight is left out of P; r is 0 on one on which
    all options are equal. Where an option is worst on all criteria, min S = min P = 0 and k_b
    cannot be formed: it is then 0 for all. Sums of 0 give k_a = k_c = 0.

    lambda_ : l, the part of the weighted sum in k_c, 0 to 1 (`lambda` in a file)

    Source: Yazdani, Zarate, Zavadskas & Turskis 2019, Management Decision 57(9):2501-2519, eq. 1-9.
    k_b grows without limit as the worst option nears the worst on everything, so a hopeless option
    can change the order of the others.
    """

    lambda_: float = 0.5

    source: ClassVar[str] = "Yazdani, Zarate, Zavadskas & Turskis 2019"
    family: ClassVar[str] = "distance"
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="powers are no weighted sum: less weight on the others tilts the mixture",
            source="the definition of P recomputed with 0.75 w",
            performance=((0.5, 0.6), (0.4, 0.9), (0.3, 0.2)),
            weights=(0.25, 0.75),
            directions=("min", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_number(self.lambda_) and 0 <= self.lambda_ <= 1):
            raise MethodError(f"lambda is a number from 0 to 1, found {self.lambda_!r}", "lambda")

    @property
    def scale_free(self) -> bool:
        """Min-max divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """A matrix product, and one power a criterion."""
        x, sign = self.read(problem, performance)
        prepared = _Prepared(frozen(minmax(x, sign)), float(self.lambda_))
        return Nonlinear(
            self,
            problem,
            prepared.scores,
            draws=None if performance is None else len(performance),
            details_of=prepared.details,
        )


@dataclass(frozen=True, eq=False)
class _Prepared:
    r: Array  # (..., n, m)
    part: float

    def appraisals(self, w: Array) -> tuple[Array, Array, Array]:
        """k_a, k_b, k_c (s, n) at weights (s, m)."""
        total = weighed(self.r, w)
        powers = np.zeros_like(total)
        for j in range(w.shape[1]):
            weight = w[:, [j]]
            powers += np.where(weight > 0, self.r[..., j] ** weight, 0.0)
        both = total + powers
        mixed = self.part * total + (1 - self.part) * powers
        top = self.part * _over(total, np.max) + (1 - self.part) * _over(powers, np.max)
        least = [quotient(t, _over(t, np.min), 0.0) for t in (total, powers)]
        return (
            quotient(both, _over(both, np.sum), 0.0),
            least[0] + least[1],
            quotient(mixed, top, 0.0),
        )

    def scores(self, w: Array) -> Array:
        a, b, c = self.appraisals(w)
        return np.cbrt(a * b * c) + (a + b + c) / 3

    def details(self, w: Array) -> Mapping[str, Array]:
        a, b, c = self.appraisals(w[None, :])
        return {"k_a": a[0], "k_b": b[0], "k_c": c[0]}


def _over(x: Array, reduced: Any) -> Array:
    """(s, 1) of (s, n)."""
    return np.asarray(reduced(x, axis=-1, keepdims=True))
