"""PROMETHEE I: the partial preorder of positive and negative outranking flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.methods._blocks import BYTES
from mcda.methods._preference import check_functions
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.methods.promethee import Flows, Promethee
from mcda.problem.problem import Problem

Relation = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class PrometheeI(Method):
    """PROMETHEE I, the partial ranking by both flows.

    a P b where phi+_a >= phi+_b and phi-_a <= phi-_b, one of them strictly; a I b where both are
    equal; a R b (incomparable) otherwise. The score is s_a = -|{b : b P a}|, minus the number of
    options preferred to a: the options to which none is preferred come first, together. `details`
    has the flows and the relations `preferred` and `incomparable` (n, n).

    Flows within the tie tolerance are equal. A single option has flows of 0.

    functions : the preference function of each criterion, as for `promethee`

    Source: Brans & Vincke 1985, Management Science 31(6):647-656.
    Not where a complete ranking is asked for: incomparable options then share a rank with others.
    """

    functions: Any = "usual"

    source: ClassVar[str] = "Brans & Vincke 1985"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"functions": "usual"},
        {"functions": {"type": "linear", "q": 0.125, "p": 0.5}},
        {"functions": {"type": "gaussian", "sigma": 0.25}},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_functions(self.functions)

    @property
    def ranks_only(self) -> bool:
        """A score counts the options preferred."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Both flows are matrix products; who is above whom is counted in blocks."""
        both = self._complete
        prepared = _Prepared(*both.flows(problem, performance))
        return Nonlinear(
            self,
            problem,
            prepared.scores,
            draws=None if performance is None else len(performance),
            details_of=lambda w: Relations(both, problem, w, prepared.relations(w)),
        )

    @property
    def _complete(self) -> Promethee:
        return Promethee(input=self.input, shift=self.shift, functions=self.functions)


@dataclass(frozen=True, eq=False)
class Relations(Mapping[str, Array]):
    """The flows of `promethee`, and the relations of the partial preorder."""

    method: Promethee
    problem: Problem
    weights: Array
    relations: Mapping[str, Relation]

    def __getitem__(self, key: str) -> Any:
        if key in self.relations:
            return self.relations[key]
        return Flows(self.method, self.problem, self.weights)[key]

    def __iter__(self) -> Iterator[str]:
        yield from Flows(self.method, self.problem, self.weights)
        yield from self.relations

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, eq=False)
class _Prepared:
    plus: Array  # (..., n, m) positive flows by criterion
    minus: Array

    def at(self, w: Array) -> tuple[Array, Array, Array]:
        """(s, n) both flows at weights (s, m), and the tolerance (s, 1) within which they tie."""
        if self.plus.ndim == 3:
            plus, minus = (np.einsum("snm,sm->sn", x, w) for x in (self.plus, self.minus))
        else:
            plus, minus = w @ self.plus.T, w @ self.minus.T
        return plus, minus, TIE * np.abs(w).sum(axis=1, keepdims=True)

    def scores(self, w: Array) -> Array:
        """(s, n) minus how many are preferred, a block of weights and of options at a time."""
        plus, minus, slack = self.at(w)
        n = plus.shape[1]
        above = np.empty(plus.shape)
        rows = max(1, BYTES // (8 * n * n))
        some = max(1, BYTES // (8 * n * min(rows, max(len(w), 1))))
        for start in range(0, len(w), rows):
            here = slice(start, start + rows)
            for first in range(0, n, some):
                these = slice(first, first + some)
                preferred = _preferred(
                    (plus[here, None, :] - plus[here, these, None]),
                    (minus[here, None, :] - minus[here, these, None]),
                    slack[here, :, None],
                )
                above[here, these] = preferred.sum(axis=2)
        return 0.0 - above

    def relations(self, w: Array) -> dict[str, Relation]:
        """`preferred` (the first to the second) and `incomparable`, (n, n) at weights (m,)."""
        plus, minus, slack = self.at(w[None, :])
        up, down = plus[0][:, None] - plus[0], minus[0][:, None] - minus[0]
        preferred = _preferred(up, down, slack)
        equal = (np.abs(up) <= slack) & (np.abs(down) <= slack)
        return {"preferred": preferred, "incomparable": ~(preferred | preferred.T | equal)}


def _preferred(more: Array, less: Array, slack: Array) -> Relation:
    """Whether positive flows that are `more` and negative ones that are `less` are a preference."""
    no_worse = (more >= -slack) & (less <= slack)
    return np.asarray(no_worse & ((more > slack) | (less < -slack)))
