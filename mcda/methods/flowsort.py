"""FlowSort: ordered classes by PROMETHEE flows against reference profiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._classes import Classes, Rows, Rule, highest_passed
from mcda.methods._preference import Preference, check_functions, eased, functions_for
from mcda.methods._sorting import CONSTANT, Sorting, sorted_by
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal

Flow = tuple[Any, Any]
"""Leaving and entering flows."""


@dataclass(frozen=True, kw_only=True)
class Flowsort(Sorting):
    """FlowSort with limiting or central profiles r_1 .. r_k; each option meets these alone.

    phi(a) = sum_r [pi(a, r) - pi(r, a)] / k, and phi(r_h) likewise among the profiles and a, with
    pi(x, y) = sum_j w_j P_j(x_j - y_j). Limiting: a is in the best class whose lower profile has
    phi(r_h) < phi(a). Central: in the class whose profile has the nearest flow, of two as near in
    the better. `details` also has the classes by leaving (positive) and by entering (negative)
    flows alone; by these a is above a limiting profile whose flow is the same.

    categories, profiles : the classes, worst first, and their profiles, each at least as good as
        the one before. Limiting: one more than classes, the ends of the scales among them, or, if
        categories are given, one less, without these ends. Central: one a class. Without profiles
        each criterion's scale is parted equally
    functions : the preference function of each criterion, as for `promethee`
    reference : limiting or central

    Source: Nemery & Lamboray 2008, TOP 16(1):90-113.
    Not rid of rank reversals by profiles: add one, and the flows of all change.
    """

    functions: Any = "usual"
    reference: Literal["limiting", "central"] = "limiting"

    source: ClassVar[str] = "Nemery & Lamboray 2008"
    family: ClassVar[str] = "sorting"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"functions": {"type": "linear", "q": 0.125, "p": 0.5}, "categories": 4},
        {"functions": {"type": "gaussian", "sigma": 0.25}, "reference": "central"},
        {"functions": {"type": "v-shape", "p": 0.5}, "reference": "central"},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason=CONSTANT,
            source="the flows recomputed: 3/7 is ahead of the profile 1/3, so 0.4 + 0.25 beat 0.35",
            performance=((0.4, 0.1), (0.1, 0.1)),
            weights=(0.45, 0.55),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_functions(self.functions)
        if self.reference not in ("limiting", "central"):
            raise MethodError(
                f"reference is limiting or central, found {self.reference!r}", "reference"
            )

    def wanted(self, classes: int) -> tuple[int, ...]:
        """Profiles for so many classes; limiting ones with the ends of the scales, or without."""
        return (classes,) if self.reference == "central" else (classes + 1, classes - 1)

    def parts(self, count: int) -> list[Fraction]:
        """Ends of equal parts, the whole scale's included, or their middles."""
        if self.reference == "central":
            return [Fraction(2 * h + 1, 2 * count) for h in range(count)]
        return [Fraction(h, max(count - 1, 1)) for h in range(count)]

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Conditions phi(r_h) >= phi(a), or phi(a) >= the mean of two: linear, since pi is."""
        x, r = self.read_profiles(problem, performance)
        functions = eased(functions_for(problem, self.functions), np.concatenate([x, r], axis=-2))
        k, bounds = r.shape[-2], self._bounds(r.shape[-2])
        columns = [
            _flows(x[..., j], [r[..., h, None, j] for h in range(k)], f)
            for j, f in enumerate(functions)
        ]
        names, exact = self.names, cache(partial(self._exact, problem))
        reached, above = highest_passed(range(len(bounds))), highest_above(len(bounds))

        def sorts(part: Callable[[Flow], Any], sign: int) -> Classes:
            ahead = [
                np.stack([_ahead(own, others, b, part) for own, others in columns], axis=-1) / k
                for b in bounds
            ]
            empty = np.empty((*x.shape[:-2], 0, *x.shape[-2:]))
            table = sign * np.stack(ahead, axis=-3) if ahead else empty
            return Classes(names, reached if sign > 0 else above, frozen(table), exact)

        by = {
            "positive": sorts(lambda flow: flow[0], self._sign),
            "negative": sorts(lambda flow: -flow[1], 1),
        }
        return sorted_by(self, problem, performance, sorts(_net, self._sign), by)

    @property
    def _sign(self) -> int:
        """1 where an option with the flow of a bound is above it, -1 where it is below."""
        return 1 if self.reference == "central" else -1

    def _bounds(self, k: int) -> list[tuple[int, ...]]:
        """The profiles whose mean flow is the bound between two classes, one list a bound."""
        if self.reference == "central":
            return [(h, h + 1) for h in range(k - 1)]
        first = int(k == len(self.names) + 1)
        return [(h,) for h in range(first, k - first)]

    def _exact(self, problem: Problem) -> Rows:
        x, r = self.exact_profiles(problem)
        functions = [_fractions(f) for f in functions_for(problem, self.functions)]
        bounds = self._bounds(len(r))
        return [
            [[self._sign * y for y in _exact_row(a, r, functions, bound)] for a in x]
            for bound in bounds
        ]


def highest_above(k: int) -> tuple[tuple[Rule, ...], ...]:
    """Rules by which the class is above the highest profile h that fails "h is no worse"."""
    return tuple(
        ((*([(h - 1, False)] if h else []), *((g, True) for g in range(h, k))),)
        for h in range(k + 1)
    )


def _flows(x: Any, profiles: Sequence[Any], p: Callable[[Any], Any]) -> tuple[Flow, list[Flow]]:
    """Flows of options and of each profile among the profiles and one option, on a criterion."""
    ahead = [p(x - r) for r in profiles]
    behind = [p(r - x) for r in profiles]
    among: list[Flow] = [
        (sum(p(r - s) for s in profiles) + b, sum(p(s - r) for s in profiles) + a)
        for r, a, b in zip(profiles, ahead, behind, strict=True)
    ]
    return (sum(ahead), sum(behind)), among


def _net(flow: Flow) -> Any:
    return flow[0] - flow[1]


def _ahead(
    own: Flow, others: Sequence[Flow], bound: Sequence[int], part: Callable[[Flow], Any] = _net
) -> Any:
    """By how much an option's flow is above the mean of those of some profiles."""
    return part(own) - sum(part(others[h]) for h in bound) / len(bound)


def _exact_row(
    a: Sequence[Fraction],
    r: Table,
    functions: Sequence[Callable[[Fraction], Fraction]],
    bound: Sequence[int],
) -> list[Fraction]:
    columns = zip(a, zip(*r, strict=True), functions, strict=True)
    return [Fraction(_ahead(*_flows(x, profiles, f), bound)) / len(r) for x, profiles, f in columns]


def _fractions(f: Preference) -> Callable[[Fraction], Fraction]:
    """A preference function of fractions; raises EvidenceError for `gaussian`."""
    if f.shape == "gaussian":
        raise EvidenceError("the preference function gaussian has irrational values")
    q, p = decimal(f.q), decimal(f.p)
    if f.shape == "usual":
        return lambda d: Fraction(d > 0)
    if f.shape == "u-shape" or (f.shape == "linear" and p == q):
        return lambda d: Fraction(d > q)
    if f.shape == "level":
        return lambda d: (Fraction(d > q) + Fraction(d > p)) / 2
    low = q if f.shape == "linear" else Fraction(0)
    return lambda d: min(max((d - low) / (p - low), Fraction(0)), Fraction(1))
