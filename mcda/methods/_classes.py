"""Ordered classes: what a sorting model says of the weights under which an option is in each.

A sorting rule is built of conditions on one option each, such as "the criteria on which it is as
good as the profile weigh enough". A condition is linear in the weights: `row @ w >= 0`. A class
is where one of several lists of conditions holds, each as it is or denied (`row @ w < 0`), so its
weights are a union of polytopes, each closed on the side of its conditions and open on the side
of those denied. The lists of all classes are disjoint and leave nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from mcda.errors import EvidenceError
from mcda.methods._ties import TIE

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
Rule = tuple[tuple[int, bool], ...]
"""Conditions by number, and whether each holds or is denied; all of them together."""
Rows = Sequence[Sequence[Sequence[Fraction]]]
"""(a, n, p) fractions: the row of each condition on each option."""


@dataclass(frozen=True)
class Condition:
    """`row @ w >= 0`, or `row @ w > 0` where it is strict; row (p,) fractions or floats."""

    row: tuple[Fraction | float, ...]
    strict: bool


System = tuple[Condition, ...]
"""Conditions that hold together: a polytope of weights, some of its sides left out."""


@dataclass(frozen=True, eq=False)
class Classes:
    """The classes of a sorting model.

    names : of the c classes, worst first
    rules : (c,) of each class its disjoint lists of conditions
    rows : (a, n, p), or (s, a, n, p) with sampled performances: `rows @ w >= 0` within rounding
    exact : gives the rows in fractions; raises EvidenceError where they are irrational
    holds : (s, p) weights -> (a, s, n) whether each condition holds, where one is not linear
    why : then, why it is not
    """

    names: tuple[str, ...]
    rules: tuple[tuple[Rule, ...], ...]
    rows: Array
    exact: Callable[[], Rows]
    holds: Callable[[Array], NDArray[np.bool_]] | None = None
    why: str = ""

    def assigned(self, w: Array) -> Whole:
        """(s, n) the class of every option at weights (s, p), 0 for the worst."""
        held = passes(self.rows, w) if self.holds is None else self.holds(w)
        found = np.zeros(held.shape[1:], dtype=np.int64)
        for h, rules in enumerate(self.rules[1:], 1):
            for rule in rules:
                found[together(held, rule)] = h
        return found

    def scores(self, w: Array) -> Array:
        """The same as numbers (s, n) that may be compared."""
        return self.assigned(w).astype(float)

    def systems(self, i: int, h: int) -> tuple[System, ...]:
        """The polytopes of class h of option i, in floats; raises EvidenceError if there are none.

        They do not overlap, and those of all classes cover all weights.
        """
        self._linear()
        return self._systems([tuple(map(float, rows[i])) for rows in self.rows], h)

    def all_exact_systems(self) -> Callable[[int, int], tuple[System, ...]]:
        """`systems` in fractions; raises EvidenceError where they cannot be had."""
        self._linear()
        table = self.exact()
        return lambda i, h: self._systems([tuple(rows[i]) for rows in table], h)

    def _linear(self) -> None:
        if self.holds is not None:
            raise EvidenceError(self.why)

    def _systems(self, rows: Sequence[tuple[Fraction | float, ...]], h: int) -> tuple[System, ...]:
        return tuple(
            tuple(
                Condition(rows[a] if true else tuple(-x for x in rows[a]), strict=not true)
                for a, true in rule
            )
            for rule in self.rules[h]
        )

    def named(self, assigned: Whole) -> NDArray[np.str_]:
        """The names of classes by number, in the same shape."""
        return np.array(self.names)[assigned]


def passes(rows: Array, w: Array) -> NDArray[np.bool_]:
    """(a, s, n) whether `rows @ w >= 0`, where rounding of the sum denies nothing.

    rows (a, n, p) have entries up to about 1, or (s, a, n, p)
    """
    noise = TIE * np.sum(np.abs(w), axis=1)[:, None]
    if rows.ndim == 4:
        return np.asarray(np.einsum("sanp,sp->asn", rows, w) >= -noise)
    if not len(rows):  # one class alone
        return np.ones((0, len(w), rows.shape[-2]), dtype=bool)
    return np.stack([w @ table.T >= -noise for table in rows])


def together(held: NDArray[np.bool_], rule: Rule) -> NDArray[np.bool_]:
    """(s, n) whether all conditions of a rule are as it wants them; held (a, s, n)."""
    found = np.ones(held.shape[1:], dtype=bool)
    for a, true in rule:
        found &= held[a] if true else ~held[a]
    return found


def highest_passed(conditions: Sequence[int]) -> tuple[tuple[Rule, ...], ...]:
    """Rules by which the class is the highest profile passed, the worst where none is.

    conditions : (k,) numbers of "profile h is passed", worst profile first
    """
    k = len(conditions)
    return tuple(
        (
            (
                *([(conditions[h - 1], True)] if h else []),
                *((conditions[g], False) for g in range(h, k)),
            ),
        )
        for h in range(k + 1)
    )
