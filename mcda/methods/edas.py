"""EDAS: distances from the average option, above and below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.errors import DataRefusedError
from mcda.methods._weighed import quotient, weighed
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Edas(Method):
    """Evaluation based on distance from average solution.

    AS_i = (SP_i / max SP + 1 - SN_i / max SN) / 2, with SP_i = sum_j w_j PDA_ij and
    SN_i = sum_j w_j NDA_ij, where PDA = max(0, x - AV) / AV and NDA = max(0, AV - x) / AV from the
    average AV of the options, the two exchanged where less is better. An average below 0 is taken
    as its magnitude; one of 0 among options that differ is refused. Where all options are average
    SP / max SP and SN / max SN are 0, so that AS_i = 1/2.

    Source: Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis 2015, Informatica 26(3):435-451.
    Differences are in units of the average, so scales need a true zero; the average moves with
    every option that is added or taken away.
    """

    source: ClassVar[str] = "Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis 2015"
    family: ClassVar[str] = "distance"

    @property
    def scale_free(self) -> bool:
        """The average divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Two matrix products.

        Raises DataRefusedError where the average is 0 and the options differ.
        """
        x, sign = self.read(problem, performance)
        average = np.mean(x, axis=-2, keepdims=True)
        size = np.max(np.abs(x), axis=-2, keepdims=True)
        apart = (x - average) * sign
        apart = np.where(np.abs(apart) <= TIE * size, 0.0, apart)
        check_average(self.name, problem, average, apart, size)
        share = quotient(apart, np.abs(average), 0.0)
        above, below = frozen(np.maximum(share, 0.0)), frozen(np.maximum(-share, 0.0))

        def sums(w: Array) -> tuple[Array, Array]:
            return weighed(above, w), weighed(below, w)

        def scores(w: Array) -> Array:
            plus, minus = (quotient(t, t.max(axis=-1, keepdims=True), 0.0) for t in sums(w))
            return (plus + 1 - minus) / 2

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus = sums(w[None, :])
            return {"SP": plus[0], "SN": minus[0]}

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws, details_of=details)


def check_average(name: str, problem: Problem, average: Array, apart: Array, size: Array) -> None:
    """Raise DataRefusedError where an average (..., 1, m) is 0 and options are apart (..., n, m).

    size : (..., 1, m) the largest magnitude of a column
    """
    none = (np.abs(average) <= TIE * size) & np.any(apart != 0, axis=-2, keepdims=True)
    for j in np.flatnonzero(none.reshape(-1, problem.m).any(axis=0))[:1]:
        raise DataRefusedError(
            f"{name} divides by the average, which is 0 on criterion '{problem.criteria[j].id}'; "
            "add 'input: value' to the study, or leave the method out"
        )
