"""SMARTS: SMART with swing weights, benefits against costs, and where two options break even."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError, one_of
from mcda.methods._smart import exact_percent, mean, percent
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class Smarts(Method):
    """SMART using swings, with costs kept apart from benefits.

    B_i(w) = sum_j w_j v_ij / sum_j w_j, with v_ij from 0 to 100 on the scale of criterion j and w_j
    the weight of the swing from its worst to its best end; without any weight all scores are 0.

    costs : (n,) of the options, or {option: cost}; then `efficient_frontier` marks the options
        for which no other has at least the benefit at no more cost, and is better in one of them
    group, pair : ids of criteria and of two options; then `break_even_weight_percent` is the joint
        weight of the group, in percent, at which the two have the same benefit, all weights inside
        the group and outside it in proportion; NaN where none between 0 and 100 does it (and 0
        where they are level whatever it is)

    Source: Edwards & Barron 1994, Organizational Behavior and Human Decision Processes 60:306-325;
    costs and break-even weights as in Goodwin & Wright 2004, Decision Analysis for Management
    Judgment, ch. 3.
    Not for criteria whose worth depends on the level of another.
    """

    input: Literal["performance", "value"] = "value"
    costs: Any = None
    group: Sequence[str] = ()
    pair: Sequence[str] = ()

    source: ClassVar[str] = "Edwards & Barron 1994"
    family: ClassVar[str] = "value"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("smarts reads values; for raw performances use saw", "input")
        for name in ("group", "pair"):
            listed = getattr(self, name)
            if isinstance(listed, str) or not isinstance(listed, Sequence):
                raise MethodError(f"{name} is a list of ids, found {listed!r}", name)
        if len(self.pair) not in (0, 2):
            raise MethodError(f"a pair is two options, found {list(self.pair)}", "pair")
        if bool(self.pair) != bool(self.group):
            missing = "group" if self.pair else "pair"
            raise MethodError("a break-even weight needs both a group and a pair", missing)

    @property
    def rowwise(self) -> bool:
        """Values are on scales of the criteria's own."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: all options share the sum of the weights, so the values are v (n, m)."""
        values = percent(self, problem, performance)
        given = _Given(values, self._costs(problem), *self._places(problem))
        return Linear(self, problem, values, mean, details_of=partial(_details, given))

    def exact_values(self, problem: Problem) -> Table:
        """The v (n, m) in fractions; raises EvidenceError where irrational."""
        return exact_percent(self, problem)

    def _costs(self, problem: Problem) -> Array | None:
        costs = self.costs
        if costs is None:
            return None
        if isinstance(costs, Mapping):
            for name in costs:
                if name not in problem.option_ids:
                    raise MethodError(one_of(str(name), problem.option_ids, "option"), "costs")
            costs = [costs.get(name) for name in problem.option_ids]
        try:
            found = np.array(costs, dtype=float)
        except (TypeError, ValueError):
            found = np.array([])
        if found.shape != (problem.n,) or not np.all(np.isfinite(found)):
            raise MethodError(
                f"costs are one number for each option, found {self.costs!r}", "costs"
            )
        return found

    def _places(self, problem: Problem) -> tuple[NDArray[np.bool_], tuple[int, ...]]:
        for names, known, what in (
            (self.group, problem.criterion_ids, "criterion"),
            (self.pair, problem.option_ids, "option"),
        ):
            for name in names:
                if name not in known:
                    raise MethodError(
                        one_of(str(name), known, what), "group" if what == "criterion" else "pair"
                    )
        inside = np.array([name in self.group for name in problem.criterion_ids])
        return inside, tuple(problem.option_ids.index(name) for name in self.pair)


@dataclass(frozen=True, eq=False)
class _Given:
    values: Array
    costs: Array | None
    inside: NDArray[np.bool_]  # (m,) the group
    pair: tuple[int, ...]


def _details(given: _Given, w: Array) -> Mapping[str, Array]:
    found: dict[str, Array] = {}
    if given.costs is not None:
        found["efficient_frontier"] = _frontier(mean((w @ given.values.T)[None], w[None])[0], given)
    if given.pair:
        found["break_even_weight_percent"] = np.array(100 * _break_even(given, w))
    return found


def _frontier(benefit: Array, given: _Given) -> Array:
    """(n,) whether no other has at least the benefit at no more cost, and one of them better."""
    assert given.costs is not None
    order = np.lexsort((-benefit, given.costs))
    cost, gain = given.costs[order], np.round(benefit[order], 10)
    most = np.maximum.accumulate(gain)
    cheaper = np.searchsorted(cost, cost)  # how many cost strictly less
    before = np.concatenate([[-np.inf], most])[cheaper]
    first = gain[cheaper]  # the highest benefit at this cost
    result = np.empty(len(benefit), dtype=bool)
    result[order] = (gain > before) & (gain == first)
    return np.asarray(result)


def _break_even(given: _Given, w: Array) -> float:
    """Joint weight of the group, as a part of all weight."""
    one, other = (given.values[i] for i in given.pair)
    lead = one - other
    inside, outside = np.where(given.inside, w, 0.0), np.where(given.inside, 0.0, w)
    if not inside.any() or not outside.any():
        return float("nan")
    group, rest = lead @ inside / inside.sum(), lead @ outside / outside.sum()
    if abs(group - rest) <= 1e-12 * np.max(np.abs(given.values)):
        return 0.0 if abs(rest) <= 1e-12 * np.max(np.abs(given.values)) else float("nan")
    at = float(rest / (rest - group))
    return at if 0 <= at <= 1 else float("nan")
