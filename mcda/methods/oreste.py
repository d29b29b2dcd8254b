"""ORESTE: ranks of options and of criteria projected onto one scale, and added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Oreste(Method):
    """Organisation, rangement et synthese de donnees relationnelles: the weak order.

    r_i(w) = sum_j R_ij, lower better, with R_ij the rank among all n m pairs of the distance
    d_ij = ((c_j ** R + r_ij ** R) / 2) ** (1 / R), c_j the rank of criterion j by its weight and
    r_ij the rank of option i on criterion j; ranks count from 1, the best, and those that tie share
    the mean of their places (Besson). The score is -r_i. A criterion without weight takes no part.

    R : exponent of the projection, not 0: 1 the mean, 2 the quadratic mean, 3 (unless given) weighs
        the worse of both ranks more, -1 the better

    `details`: mean_ranks (the r_i), and preference_intensity (n, n), the sum over criteria on which
    i is ahead of k of R_kj - R_ij, over its largest possible value m ** 2 (n - 1).

    Source: Roubens 1982, European Journal of Operational Research 10(1):51-55; Pastijn & Leysen
    1989, Mathematical and Computer Modelling 12(10-11):1255-1268.
    Weights act through their order alone, and performances through theirs: not for weights or
    performances whose sizes mean something. Indifference and incomparability, which need
    thresholds of the analyst's, are left to read from the intensities.
    """

    R: float = 3.0

    source: ClassVar[str] = "Roubens 1982"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"R": 1}, {"R": -1.5})
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="its pairs take places in the global ranking, between those of other criteria",
            source="the global ranks recomputed with a criterion on which all options tie",
            performance=((0.9, 0.8), (0.5, 0.3)),
            weights=(2 / 3, 1 / 3),
            directions=("max", "min"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        r = self.R
        if isinstance(r, bool) or not isinstance(r, (int, float)) or not 0 < abs(r) <= 50:
            raise MethodError(f"R is a number other than 0, up to 50 in size, found {r!r}", "R")

    @property
    def ranks_only(self) -> bool:
        """A score adds up places."""
        return True

    @property
    def scale_free(self) -> bool:
        """Ranks have no unit."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All weight vectors at once: sorts of m weights, and of n m distances."""
        x, sign = self.read(problem, performance)
        places = np.swapaxes(_besson(np.swapaxes(-x * sign, -1, -2)), -1, -2)
        kernel = partial(_scores, power=float(self.R))

        def details(w: Array) -> Mapping[str, Array]:
            ranks = _global_ranks(places, w[None], float(self.R))[0]
            ahead = np.maximum(ranks[None, :, :] - ranks[:, None, :], 0).sum(axis=2)
            most = problem.m**2 * max(problem.n - 1, 1)
            return {"mean_ranks": ranks.sum(axis=1), "preference_intensity": ahead / most}

        return Nonlinear(
            self,
            problem,
            in_blocks(kernel, places, 8 * problem.n * problem.m),
            draws=None if performance is None else len(performance),
            details_of=details,
        )


def _scores(places: Array, w: Array, power: float) -> Array:
    return np.asarray(-_global_ranks(places, w, power).sum(axis=2))


def _global_ranks(places: Array, w: Array, power: float) -> Array:
    """(s, n, m) ranks of all distances, 0 on criteria without weight; places (n, m) or (s, n, m).

    Distances are compared before the root is taken: whole powers of half ranks are exact.
    """
    active = w > 0
    criteria = _besson(-w)
    d = np.sign(power) * (criteria[:, None, :] ** power + places**power)
    d = np.where(active[:, None, :], d, 2 * np.abs(d).max(initial=0) + 1)  # after all others
    ranks = _besson(d.reshape(len(w), d.shape[1] * d.shape[2])).reshape(d.shape)
    return np.asarray(np.where(active[:, None, :], ranks, 0))


def _besson(x: Array) -> Array:
    """Ranks along the last axis, 1 for the smallest; ties, within rounding, share the mean."""
    order = np.argsort(x, axis=-1, kind="stable")
    rising = np.take_along_axis(x, order, axis=-1)
    slack = TIE * np.max(np.abs(x), axis=-1, keepdims=True, initial=0)
    starts = np.diff(rising, axis=-1, prepend=-np.inf) > slack
    ends = np.concatenate([starts[..., 1:], np.ones_like(starts[..., :1])], axis=-1)
    at = np.arange(x.shape[-1])
    first = np.maximum.accumulate(np.where(starts, at, 0), axis=-1)
    last = np.where(ends, at, x.shape[-1])[..., ::-1]
    last = np.minimum.accumulate(last, axis=-1)[..., ::-1]
    result = np.empty(x.shape)
    np.put_along_axis(result, order, (first + last) / 2 + 1, axis=-1)
    return result
