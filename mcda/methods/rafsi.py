"""RAFSI: every criterion's interval from anti-ideal to ideal mapped onto one and the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from mcda.errors import DataRefusedError, MethodError, one_of
from mcda.methods._given import is_number
from mcda.methods.base import Array, Break, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Rafsi(Method):
    """Ranking of alternatives through functional mapping of criterion sub-intervals into one.

    V_i(w) = sum_j w_j s_ij, with f_ij = n1 + (n2k - n1) (x_ij - low_j) / (high_j - low_j) and
    s_ij = f_ij / (2 A) where more is better, H / (2 f_ij) where less is; A and H are the arithmetic
    and harmonic means of n1 and n2k. Where less is better low is the ideal, else the anti-ideal.

    ideal, anti_ideal : the best and the worst performance thought of on each criterion (a list of
        m numbers, or `{criterion: number}`); the ends of the criterion's scale unless given (0 and
        1 where values are read)
    n1, n2k : the ends of the common interval, 0 < n1 < n2k: the ideal is n2k / n1 times better

    Source: Zizovic, Pamucar, Albijanic, Chatterjee & Pribicevic 2020, Mathematics 8(6):1015.
    A cost is inverted and a gain is not, so the middle of a scale is worth less for a cost. Each
    option is scored by itself, so no option can reverse the order of two others.
    """

    ideal: Any = None
    anti_ideal: Any = None
    n1: float = 1.0
    n2k: float = 6.0

    source: ClassVar[str] = "Zizovic, Pamucar, Albijanic, Chatterjee & Pribicevic 2020"
    family: ClassVar[str] = "value"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"n1": 2, "n2k": 9})
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="a gain is mapped along a line, a cost along a hyperbola",
            source="the paper's normalisation: f / 2A and H / 2f agree at the ends alone",
            performance=((0.5,),),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if not all(map(is_number, (self.n1, self.n2k))) or not (0 < self.n1 < self.n2k):
            wrong = "n2k" if is_number(self.n1) and self.n1 > 0 else "n1"
            raise MethodError(f"rafsi needs 0 < n1 < n2k, found {self.n1!r}, {self.n2k!r}", wrong)
        for name in ("ideal", "anti_ideal"):
            _check_numbers(getattr(self, name), name)

    @property
    def scale_free(self) -> bool:
        """Ideals taken from the scales change their unit with them."""
        return self.ideal is None and self.anti_ideal is None

    @property
    def rowwise(self) -> bool:
        """The intervals are the criteria's own."""
        return True

    @property
    def on_scale(self) -> bool:
        """Costs too far beyond the ideal cannot be inverted."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are s (n, m).

        Raises DataRefusedError where the ideal is no better than the anti-ideal, or a cost is so
        far beyond the ideal that its mapping is 0 or less.
        """
        x, sign = self.read(problem, performance)
        low, high = self._interval(problem, sign)
        f = self.n1 + (self.n2k - self.n1) * (x - low) / (high - low)
        for j in np.flatnonzero(np.any(f.reshape(-1, problem.m) <= 0, axis=0) & (sign < 0)):
            raise DataRefusedError(
                f"rafsi: a performance of criterion '{problem.criteria[j].id}' is too far beyond "
                f"the ideal {low[j]:g} to be inverted; lower it: add 'method: {{rafsi: {{ideal: "
                f"{{{problem.criteria[j].id}: {x[..., j].min():g}}}}}}}' to the study",
                "ideal",
            )
        harmonic = 2 / (1 / self.n1 + 1 / self.n2k)
        gain, loss = f / (self.n1 + self.n2k), harmonic / (2 * np.where(sign < 0, f, 1.0))
        return Linear(self, problem, frozen(np.where(sign > 0, gain, loss)))

    def exact_values(self, problem: Problem) -> Table:
        """The normalised performances s (n, m) in fractions."""
        x, sign = self.exact_read(problem)
        n1, n2k = decimal(self.n1), decimal(self.n2k)
        low, high = (
            [decimal(end) for end in ends] for ends in self._interval(problem, np.array(sign))
        )
        half = 1 / (1 / n1 + 1 / n2k)

        def mapped(y: Fraction, j: int) -> Fraction:
            f = n1 + (n2k - n1) * (y - low[j]) / (high[j] - low[j])
            return f / (n1 + n2k) if sign[j] > 0 else half / f

        return tuple(tuple(mapped(y, j) for j, y in enumerate(row)) for row in x)

    def _interval(self, problem: Problem, sign: Array) -> tuple[Array, Array]:
        """(m,) the lower and the upper end of what is mapped."""
        best = [self._end(problem, j, "ideal", sign[j] > 0) for j in range(problem.m)]
        worst = [self._end(problem, j, "anti_ideal", sign[j] < 0) for j in range(problem.m)]
        low, high = np.where(sign > 0, worst, best), np.where(sign > 0, best, worst)
        for j in np.flatnonzero(low >= high):
            raise MethodError(
                f"rafsi: criterion '{problem.criteria[j].id}' has the ideal {best[j]:g} and the "
                f"anti-ideal {worst[j]:g}, expected the ideal to be better",
                "ideal",
            )
        return low, high

    def _end(self, problem: Problem, j: int, name: str, high: bool) -> float:
        """One end of criterion j's interval: as given, else of its scale."""
        given, criterion = getattr(self, name), problem.criteria[j]
        if isinstance(given, Mapping):
            for key in given:
                if key not in problem.criterion_ids:
                    known = problem.criterion_ids
                    raise MethodError(one_of(str(key), known, f"criterion in {name}"), name)
            given = given.get(criterion.id)
        elif given is not None:
            if len(given) != problem.m:
                raise MethodError(f"{name}: {len(given)} numbers for {problem.m} criteria", name)
            given = given[j]
        if given is not None:
            return float(given)
        scale = (0.0, 1.0) if self.input == "value" else criterion.scale
        if scale is None:
            raise DataRefusedError(
                f"rafsi needs a scale, or an ideal and an anti-ideal, for criterion "
                f"'{criterion.id}'; add 'method: {{rafsi: {{ideal: {{{criterion.id}: BEST}}, "
                f"anti_ideal: {{{criterion.id}: WORST}}}}}}' to the study",
                name,
            )
        return scale[1] if high else scale[0]


def _check_numbers(given: Any, name: str) -> None:
    listed = isinstance(given, (Mapping, Sequence, np.ndarray)) and not isinstance(given, str)
    if given is not None and not listed:
        raise MethodError(f"{name} is a list of numbers, found {given!r}", name)
    for x in (given.values() if isinstance(given, Mapping) else given) if listed else ():
        if not is_number(x):
            raise MethodError(f"{name} holds finite numbers, found {x!r}", name)
