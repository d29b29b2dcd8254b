"""The one interface of all methods, and the tie rule.

A `Method` compiles a problem into a model: a function from weights (s, m) to scores (s, n),
higher is better for every method. `Linear` says its ranking is that of `values @ w`; whatever
else there is, is `Nonlinear`. Linearity is data: a matrix cannot disagree with the code.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import DataRefusedError, MethodError, ProblemError, one_of
from mcda.problem.problem import Problem

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace

Array = NDArray[np.float64]
TIE = 1e-12


def tie_tolerance(scores: Array) -> Array:
    """(..., 1): two scores tie within 1e-12 of the largest absolute score beside them."""
    return np.asarray(TIE * np.max(np.abs(scores), axis=-1, keepdims=True))


def ranks(scores: Array) -> NDArray[np.int64]:
    """(..., n) scores to ranks: 1 + the number of options strictly better."""
    flat = scores.reshape(-1, scores.shape[-1])
    ordered = np.sort(flat, axis=-1)
    limits = flat + tie_tolerance(flat)
    above = [
        row.size - np.searchsorted(row, limit, "right")
        for row, limit in zip(ordered, limits, strict=True)
    ]
    return 1 + np.array(above, dtype=np.int64).reshape(scores.shape)


@dataclass(frozen=True, kw_only=True)
class Method(ABC):
    """A method and its parameters; the fields of a subclass are its parameters.

    input : what it reads, `performance` (raw, with direction) or `value` (0-1, higher better)
    shift : added to every entry a method reads that needs positive data; 0 for others
    """

    input: Literal["performance", "value"] = "performance"
    shift: float = 0.0

    source: ClassVar[str]
    family: ClassVar[str]

    def __post_init__(self) -> None:
        if self.input not in ("performance", "value"):
            raise MethodError(f"input is performance or value, found {self.input!r}", "input")
        if not (isinstance(self.shift, (int, float)) and 0 <= self.shift < np.inf):
            raise MethodError(f"shift is a number >= 0, found {self.shift!r}", "shift")

    @classmethod
    def create(cls, **params: Any) -> Method:
        """The method with `params`; raises MethodError for one it does not take."""
        known = [f.name for f in fields(cls)]
        for key in params:
            if key not in known:
                what = f"parameter of {cls.__module__.rpartition('.')[2]}"
                raise MethodError(one_of(key, known, what), key)
        return cls(**params)

    @property
    def name(self) -> str:
        """The method's name: its file's."""
        return type(self).__module__.rpartition(".")[2]

    @property
    def scale_free(self) -> bool:
        """Whether multiplying a column of performances by c > 0 leaves the ranking as it is."""
        return False

    @property
    def positive(self) -> bool:
        """Whether it needs data above zero (ratios, logarithms)."""
        return False

    @abstractmethod
    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """The model of this method on `problem`.

        performance : (s, n, m) draws to use instead of the problem's own (n, m); the model then
            takes exactly s weight vectors, one a draw
        Raises DataRefusedError where the method cannot be applied to these data.
        """

    def read(self, problem: Problem, performance: Array | None = None) -> tuple[Array, Array]:
        """The table this method reads (..., n, m) and its signs (m,), +1 where more is better."""
        x = problem.performance if performance is None else np.asarray(performance, dtype=float)
        if self.input == "value":
            return self._lifted(problem, problem.value_of(x)), np.ones(problem.m)
        return self._lifted(problem, x), problem.sign

    def _lifted(self, problem: Problem, x: Array) -> Array:
        if not self.positive:
            return x
        lifted = x + self.shift
        bad = np.argwhere(lifted <= 0)
        if bad.size:
            cells = sorted({(int(row[-2]), int(row[-1])) for row in bad})
            shown = ", ".join(
                f"{problem.options[i].id} / {problem.criteria[j].id} ({x[..., i, j].min():g})"
                for i, j in cells[:3]
            )
            more = f" and {len(cells) - 3} more" if len(cells) > 3 else ""
            raise DataRefusedError(
                f"{self.name} needs data above zero, found {shown}{more}; "
                "add 'positive: {shift: 0.01}' to the study (shift=0.01 in Python), or leave the "
                "method out"
            )
        return lifted


@dataclass(frozen=True, eq=False)
class _Model:
    method: Method
    problem: Problem
    details_of: Callable[[Array], Mapping[str, Array]] | None = field(default=None, kw_only=True)

    @property
    def options(self) -> tuple[str, ...]:
        """The n options' ids."""
        return self.problem.option_ids

    @property
    def parameters(self) -> tuple[str, ...]:
        """The p parameters' names: the criteria's ids."""
        return self.problem.criterion_ids

    def space(self) -> WeightSpace:
        """The natural space of the parameters: the simplex over the criteria."""
        from mcda.weights.space import WeightSpace

        return WeightSpace(self.problem.criteria)

    def details(self, weights: ArrayLike) -> Mapping[str, Array]:
        """The paper's printed quantities at one weight vector (p,), by name."""
        return {} if self.details_of is None else self.details_of(self._batch(weights)[0])

    def _batch(self, weights: ArrayLike) -> Array:
        w = np.atleast_2d(np.asarray(weights, dtype=float))
        if w.ndim != 2 or w.shape[1] != len(self.parameters):
            raise ProblemError(
                f"weights have shape {np.shape(weights)}, expected ({len(self.parameters)},) or "
                f"(s, {len(self.parameters)})"
            )
        return w

    def _scores(self, w: Array) -> Array:
        raise TypeError

    def __call__(self, weights: ArrayLike) -> Array:
        """Scores (n,) at weights (p,), or (s, n) at (s, p); higher is better; weights as given."""
        scores = self._scores(self._batch(weights))
        return scores[0] if np.ndim(weights) == 1 else scores


@dataclass(frozen=True, eq=False)
class Linear(_Model):
    """A model whose ranking is a strictly increasing function of `values @ w`.

    values : (n, p), or (s, n, p) with sampled performances
    link : (raw (s, n), W (s, p)) -> the paper's form of the scores; margins and regrets stay in
        units of `values @ w`
    """

    values: Array
    link: Callable[[Array, Array], Array] | None = None

    @property
    def linear(self) -> Linear:
        """Itself: the polyhedral analyses ask for this."""
        return self

    def raw(self, w: Array) -> Array:
        """(s, n) `values @ w` at weights (s, p)."""
        if self.values.ndim == 3:
            return np.asarray(np.einsum("snp,sp->sn", self.values, w))
        return np.asarray(w @ self.values.T)

    def _scores(self, w: Array) -> Array:
        raw = self.raw(w)
        return raw if self.link is None else self.link(raw, w)


@dataclass(frozen=True, eq=False)
class Nonlinear(_Model):
    """Any other model: a batched kernel over weights, prepared once a problem.

    scores : W (s, p) -> (s, n)
    bounds : bounds of scores over boxes of weights, where the method can give them
    """

    scores: Callable[[Array], Array]
    bounds: Callable[..., Any] | None = None

    @property
    def linear(self) -> None:
        """Nothing: the ranking is not that of a matrix product."""
        return None

    def _scores(self, w: Array) -> Array:
        return self.scores(w)


Model: TypeAlias = Linear | Nonlinear
