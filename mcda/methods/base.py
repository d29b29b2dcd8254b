"""The one interface of all methods.

A `Method` compiles a problem into a model: a function from weights (s, m) to scores (s, n),
higher is better for every method. `Linear` says its ranking is that of `values @ w`; whatever
else there is, is `Nonlinear`. Linearity is data: a matrix cannot disagree with the code.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mcda.errors import EvidenceError, MethodError, ProblemError, one_of
from mcda.methods._break import Break as Break
from mcda.methods._compiled import Compiled
from mcda.methods._draws import drawn
from mcda.methods._given import Weighing, is_number, plain, rows_of_weights
from mcda.methods._positive import lifted
from mcda.methods._shown import Shown
from mcda.methods._ties import TIE as TIE
from mcda.methods._ties import even
from mcda.methods._ties import ranks as ranks
from mcda.methods._ties import tie_tolerance as tie_tolerance
from mcda.methods._whole import Whole as Whole
from mcda.problem.problem import Problem, Table
from mcda.problem.real import RealTable, rational
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.methods._bounds import Bounds
    from mcda.methods._classes import Classes
    from mcda.weights.space import WeightSpace

Array = NDArray[np.float64]


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
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({},)
    """Parameters under which every contract of methods is tested (data lie in 0-1)."""
    instead: ClassVar[str] = ""
    """What to state so that its parameters are the criteria's weights, where they can be others."""
    breaks: ClassVar[Mapping[str, Break]] = {}
    """Contracts it is known to break, by name; the test then asserts the counter-example."""

    def __post_init__(self) -> None:
        for f in fields(self):
            kept = plain(getattr(self, f.name), f.name)
            object.__setattr__(self, f.name, kept)
        if self.input not in ("performance", "value"):
            raise MethodError(f"input is performance or value, found {self.input!r}", "input")
        if not (is_number(self.shift) and 0 <= self.shift < np.inf):
            raise MethodError(f"shift is a number >= 0, found {self.shift!r}", "shift")

    @classmethod
    def create(cls, **params: Any) -> Method:
        """The method with `params`; raises MethodError for one it does not take.

        `lambda`, a word of Python's own, is the field `lambda_`, and may be spelt either way.
        """
        known = {f.name.rstrip("_"): f.name for f in fields(cls)}
        given = {known.get(key, key): x for key, x in params.items()}
        for key in given:
            if key not in known.values():
                what = f"parameter of {cls.__module__.rpartition('.')[2]}"
                raise MethodError(one_of(key, known, what), key)
        if len(given) < len(params):
            twice = next(key for key in params if key in known and known[key] != key)
            raise MethodError(f"{twice} is given twice, as {twice} and {known[twice]}", twice)
        return cls(**given)

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

    @property
    def on_scale(self) -> bool:
        """Whether it refuses performances outside a range that is given or the criterion's own."""
        return False

    @property
    def rowwise(self) -> bool:
        """Whether an option's score depends on its own performances alone.

        What is common to all options may be added: then who leads whom, and by how much in
        `values @ w`, is a matter of the two options' own rows, and worse rows are never ahead.
        """
        return False

    @property
    def ranks_only(self) -> bool:
        """Whether its scores are places, classes or counts, which say who is ahead of whom.

        By how much then means nothing, so nobody is told.
        """
        return False

    @abstractmethod
    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """The model of this method on `problem`.

        performance : (s, n, m) draws to use instead of the problem's own (n, m); the model then
            takes exactly s weight vectors, one a draw
        Raises DataRefusedError where the method cannot be applied to these data.
        """

    def read(self, problem: Problem, performance: Array | None = None) -> tuple[Array, Array]:
        """The table this method reads (..., n, m) and its signs (m,), +1 where more is better.

        Raises ProblemError where draws are not finite numbers (s, n, m).
        """
        x = problem.performance if performance is None else drawn(problem, performance)
        if self.input == "value":
            return self._lifted(problem, even(problem.value_of(x))), np.ones(problem.m)
        return self._lifted(problem, even(x)), problem.sign

    def exact_values(self, problem: Problem) -> Table:
        """(n, p) values of a linear model in fractions; raises EvidenceError where irrational."""
        raise EvidenceError(f"{self.name} has no rational values")

    def real_values(self, problem: Problem) -> RealTable:
        """(n, p) values as sums of logarithms, powers of e and roots, or raises EvidenceError.

        What all options have in common in a column may be left out.
        """
        return tuple(tuple(map(rational, row)) for row in self.exact_values(problem))

    def exact_read(self, problem: Problem) -> tuple[Table, tuple[int, ...]]:
        """What `read` reads, in fractions, and its signs.

        Raises EvidenceError where the values are irrational, or where performances differ by so
        little that `even` ties what exact arithmetic would tell apart.
        """
        x = problem.performance
        if np.any(even(x) != x):
            raise EvidenceError("two performances differ by rounding alone, so they are tied")
        table, sign = problem.exact_performance, tuple(int(s) for s in problem.sign)
        if self.input == "value":
            try:
                table, sign = problem.exact_value_of(table), (1,) * problem.m
            except ProblemError as error:
                raise EvidenceError(str(error)) from None
        shift = decimal(self.shift) if self.positive else 0
        return tuple(tuple(y + shift for y in row) for row in table), sign

    def _lifted(self, problem: Problem, x: Array) -> Array:
        return lifted(self.name, problem, x, self.shift) if self.positive else x


@dataclass(frozen=True, eq=False, repr=False)
class _Model(Shown, Compiled, ABC):
    method: Method
    problem: Problem
    details_of: Callable[[Array], Mapping[str, Array]] | None = field(default=None, kw_only=True)
    names: tuple[str, ...] = field(default=(), kw_only=True)
    """The parameters' names where these are no weights of criteria."""
    natural: Callable[[], WeightSpace] | None = field(default=None, kw_only=True)
    """Makes the natural space of the parameters where that is no simplex over the criteria."""
    classes: Classes | None = field(default=None, kw_only=True)
    """The ordered classes of a model that sorts, and when an option is in each."""

    @property
    @abstractmethod
    def draws(self) -> int | None:
        """How many draws of performances it was compiled with, hence weight vectors it takes."""

    @abstractmethod
    def compared(self, w: Array) -> tuple[Array, Array]:
        """Scores (s, n) whose order is the ranking at w (s, p), and the size (s, 1) of their terms.

        The size is what `tie_tolerance` asks for.
        """

    @abstractmethod
    def _scores(self, w: Array) -> Array:
        """Scores (s, n) in the paper's form."""

    @property
    def options(self) -> tuple[str, ...]:
        """The n options' ids."""
        return self.problem.option_ids

    @property
    def parameters(self) -> tuple[str, ...]:
        """The p parameters' names: the criteria's ids, unless the method weighs something else."""
        return self.names or self.problem.criterion_ids

    @property
    def weighs_criteria(self) -> bool:
        """Whether the parameters are the criteria's weights, as a study's views are."""
        return self.parameters == self.problem.criterion_ids

    def space(self) -> WeightSpace:
        """The natural space of the parameters: the simplex over the criteria for almost all."""
        from mcda.weights.space import WeightSpace

        if self.natural is not None:
            return self.natural()
        return WeightSpace(self.names or self.problem.criteria)

    def details(self, weights: Weighing) -> Mapping[str, Array]:
        """The paper's printed quantities at one weight vector (p,), by name."""
        w, alone = self._batch(weights)
        if self.draws is not None or not alone:
            raise ProblemError("details are of one weight vector (p,) and of fixed performances")
        return {} if self.details_of is None else self.details_of(w[0])

    def ranks(self, weights: Weighing) -> NDArray[np.int64]:
        """Ranks (n,) at weights (p,), or (s, n) at (s, p), under the tie rule; 1 is best."""
        w, alone = self._batch(weights)
        result = ranks(*self.compared(w))
        return result[0] if alone else result

    def first(self, weights: Weighing) -> NDArray[np.bool_]:
        """(n,) or (s, n): whether no other option is strictly better."""
        w, alone = self._batch(weights)
        scores, size = self.compared(w)
        top = scores.max(axis=-1, keepdims=True)
        result = np.asarray(scores >= top - tie_tolerance(scores, size))
        return result[0] if alone else result

    def _batch(self, weights: Weighing) -> tuple[Array, bool]:
        return rows_of_weights(weights, self.parameters, self.draws)

    def __call__(self, weights: Weighing) -> Array:
        """Scores (n,) at weights (p,), or (s, n) at (s, p); higher is better; weights as given."""
        w, alone = self._batch(weights)
        scores = self._scores(w)
        return scores[0] if alone else scores


@dataclass(frozen=True, eq=False, repr=False)
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

    @property
    def draws(self) -> int | None:
        """The first length of values (s, n, p), None for fixed performances."""
        return len(self.values) if self.values.ndim == 3 else None

    def exact(self) -> Whole:
        """The values as whole numbers over a common denominator.

        Raises EvidenceError with the reason where they are irrational.
        """
        return self._exact

    @cached_property
    def _exact(self) -> Whole:
        if self.draws is not None:
            raise EvidenceError("draws of performances have no exact values")
        return Whole.of(self.method.exact_values(self.problem))

    def raw(self, w: Array) -> Array:
        """(s, n) `values @ w` at weights (s, p)."""
        return _product(self.values, w)

    def _scores(self, w: Array) -> Array:
        raw = self.raw(w)
        return raw if self.link is None else self.link(raw, w)

    def compared(self, w: Array) -> tuple[Array, Array]:
        """`values @ w`, since a link may round near scores, or underflow, into one."""
        largest = np.max(np.abs(self.values), axis=-2)
        return self.raw(w), np.sum(largest * np.abs(w), axis=-1, keepdims=True)


def _product(values: Array, w: Array) -> Array:
    if values.ndim == 3:
        return np.asarray(np.einsum("snp,sp->sn", values, w))
    return np.asarray(w @ values.T)


@dataclass(frozen=True, eq=False, repr=False)
class Nonlinear(_Model):
    """Any other model: a batched kernel over weights, prepared once a problem.

    scores : W (s, p) -> (s, n)
    draws : how many draws of performances it was compiled with, None for fixed ones
    bounds : bounds of scores over boxes of weights, where the method can give them
    sized : W (s, p) -> the scores and the size (s, 1) of their terms, where that is known
    """

    scores: Callable[[Array], Array]
    draws: int | None = None
    bounds: Bounds | None = None
    sized: Callable[[Array], tuple[Array, Array]] | None = None

    @property
    def linear(self) -> None:
        """Nothing: the ranking is not that of a matrix product."""
        return None

    def compared(self, w: Array) -> tuple[Array, Array]:
        """The scores themselves; of their terms often no more than this magnitude is known."""
        return (self.scores(w), np.zeros((len(w), 1))) if self.sized is None else self.sized(w)

    def _scores(self, w: Array) -> Array:
        return self.scores(w)


Model: TypeAlias = Linear | Nonlinear
