"""What sorting methods share: classes, the profiles between them, thresholds by criterion."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from mcda.errors import DataRefusedError, EvidenceError, MethodError, did_you_mean
from mcda.methods._blocks import in_blocks
from mcda.methods._classes import Classes
from mcda.methods._ties import even
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.problem import Problem, Table
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace

DEFAULT = 3
MOST = 100
CONSTANT = "a criterion on which all are equal still passes a profile or fails it"
UNWEIGHED = "a veto needs no weight"
Exact = tuple[Table, Table]
"""Performances (n, m) and profiles (k, m) in fractions, signed: higher is better."""


@dataclass(frozen=True, kw_only=True)
class Sorting(Method):
    """A method that puts options into ordered classes, by profiles on each criterion.

    categories : names of the classes, worst first, or how many; else as many as profiles ask for,
        and 3 without these
    profiles : a list of profiles, worst first, each a list of m numbers or `{criterion: number}`
        in the unit of what is read; without it they part each criterion's scale equally
    """

    categories: Any = None
    profiles: Any = None

    def __post_init__(self) -> None:
        super().__post_init__()
        class_names(self.categories, None)
        if self.profiles is not None and not _is_list(self.profiles):
            raise MethodError(
                f"profiles are a list of rows, worst first, found {self.profiles!r}", "profiles"
            )

    @property
    def ranks_only(self) -> bool:
        """A score is the number of a class."""
        return True

    def wanted(self, classes: int) -> tuple[int, ...]:
        """How many profiles so many classes may have; the first is used without any given."""
        return (classes - 1,)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the classes, worst first."""
        fits = None
        if self.profiles is not None:
            k = len(self.profiles)
            fits = next((c for c in range(1, k + 2) if self.wanted(c)[0] == k), 1)
        return class_names(self.categories, fits)

    def read_profiles(
        self, problem: Problem, performance: Array | None = None
    ) -> tuple[Array, Array]:
        """Performances (..., n, m) and profiles (..., k, m), signed: higher is better.

        What differs by rounding alone is made equal, profiles included.
        """
        x, sign = self.read(problem, performance)
        limits = np.array(self._limits(problem), dtype=float).reshape(-1, problem.m)
        both = _stacked(x, limits)
        n = x.shape[-2]
        return both[..., :n, :] * sign, both[..., n:, :] * sign

    def exact_profiles(self, problem: Problem) -> Exact:
        """The same in fractions; raises EvidenceError where rounding would tie two of them."""
        x, sign = self.exact_read(problem)
        limits = self._limits(problem)
        raw, _ = self.read(problem)
        table = np.array(limits, dtype=float).reshape(-1, problem.m)
        if np.any(_stacked(raw, table) != np.concatenate([raw, table])):
            raise EvidenceError("a performance and a profile differ by rounding alone")
        return _signed(x, sign), _signed(limits, sign)

    def _limits(self, problem: Problem) -> Table:
        """(k, m) the profiles as given, or on the criteria's scales."""
        classes = len(self.names)
        if self.profiles is None:
            return self._on_scales(problem, self.wanted(classes)[0])
        if len(self.profiles) not in self.wanted(classes):
            counts = " or ".join(map(str, self.wanted(classes)))
            raise MethodError(
                f"{len(self.profiles)} profiles for {classes} categories, expected {counts}",
                "profiles",
            )
        rows = tuple(_exact_row(row, problem, "profiles") for row in self.profiles)
        sign = [1] * problem.m if self.input == "value" else [int(s) for s in problem.sign]
        for low, high in itertools.pairwise(rows):
            for j, (a, b) in enumerate(zip(low, high, strict=True)):
                if a * sign[j] > b * sign[j]:
                    raise MethodError(
                        f"profiles come worst first, but {problem.criterion_ids[j]} goes from "
                        f"{float(a):g} to {float(b):g}, which is worse",
                        "profiles",
                    )
        return rows

    def parts(self, count: int) -> list[Fraction]:
        """(count,) where between the worst and the best end of a scale profiles stand."""
        return [Fraction(h, count + 1) for h in range(1, count + 1)]

    def _on_scales(self, problem: Problem, count: int) -> Table:
        parts = self.parts(count)
        if self.input == "value":
            return tuple((part,) * problem.m for part in parts)
        ends = []
        for c in problem.criteria:
            if c.scale is None:
                example = ", ".join(["..."] * min(problem.m, 3))
                raise DataRefusedError(
                    f"{self.name} needs profiles, or a scale of every criterion to part, and "
                    f"'{c.id}' has none; add 'method: {{{self.name}: {{profiles: [[{example}], "
                    f"[{example}]]}}}}' to the study, a row a profile, or a scale"
                )
            low, high = map(decimal, c.scale)
            ends.append((low, high) if c.sign > 0 else (high, low))
        return tuple(tuple(a + part * (b - a) for a, b in ends) for part in parts)

    def by_criterion(
        self, given: Any, problem: Problem, name: str, *, least: Fraction | None = Fraction(0)
    ) -> list[Fraction | None]:
        """(m,) thresholds from a number for all, m numbers or `{criterion: number}`; None none."""
        if given is None or _is_number(given):
            given = [given] * problem.m
        row = _row(given, problem, name)
        for x in row:
            if x is not None and least is not None and x < least:
                raise MethodError(f"{name} is not negative, found {float(x):g}", name)
        return row


def _stacked(x: Array, limits: Array) -> Array:
    shape = (*x.shape[:-2], *limits.shape)
    return even(np.concatenate([x, np.broadcast_to(limits, shape)], axis=-2))


def _signed(table: Table, sign: Sequence[int]) -> Table:
    return tuple(tuple(x * s for x, s in zip(row, sign, strict=True)) for row in table)


def _exact_row(given: Any, problem: Problem, name: str) -> tuple[Fraction, ...]:
    row = _row(given, problem, name)
    whole = tuple(x for x in row if x is not None)
    if len(whole) < problem.m:
        raise MethodError(f"a row of {name} lacks a number: {given!r}", name)
    return whole


def _row(given: Any, problem: Problem, name: str) -> list[Fraction | None]:
    """(m,) numbers in fractions, None where there is none."""
    if isinstance(given, Mapping):
        for key in given:
            if key not in problem.criterion_ids:
                near = did_you_mean(str(key), problem.criterion_ids)
                raise MethodError(f"{name} names no criterion '{key}'{near}", name)
        given = [given.get(c) for c in problem.criterion_ids]
    if not _is_list(given) or len(given) != problem.m:
        raise MethodError(f"{name} has {problem.m} numbers, one a criterion, found {given!r}", name)
    for x in given:
        if x is not None and not _is_number(x):
            raise MethodError(f"{name} has numbers, found {x!r}", name)
    return [None if x is None else decimal(float(x)) for x in given]


def class_names(given: Any, count: int | None) -> tuple[str, ...]:
    """Names of classes, worst first, as given or as many as `given` or `count` says, else three."""
    if _is_names(given):
        return tuple(given)
    if given is not None and not (_is_count(given, 1) and given <= MOST):
        raise MethodError(
            f"categories are different names, worst first, or their number up to {MOST}, "
            f"found {given!r}",
            "categories",
        )
    return tuple(f"C{h}" for h in range(1, (given or count or DEFAULT) + 1))


def share(x: Any, name: str, *, least: float = 0.0) -> None:
    """Raise MethodError unless x is a number above `least`, up to 1."""
    if not _is_number(x) or not least < x <= 1:
        raise MethodError(f"{name} is a number above {least:g}, up to 1, found {x!r}", name)


def _is_number(x: Any) -> bool:
    real = isinstance(x, (int, float, np.number)) and not isinstance(x, bool)
    return bool(real and np.isfinite(x))


def _is_count(x: Any, least: int) -> bool:
    return isinstance(x, int) and not isinstance(x, bool) and x >= least


def _is_list(x: Any) -> bool:
    return isinstance(x, (Sequence, np.ndarray)) and not isinstance(x, str)


def _is_names(x: Any) -> bool:
    return (
        _is_list(x) and len(x) > 0 and all(isinstance(y, str) for y in x) and len(set(x)) == len(x)
    )


def sorted_by(
    method: Method,
    problem: Problem,
    performance: Array | None,
    classes: Classes,
    rules: Mapping[str, Classes] | None = None,
    *,
    told: Callable[[Array], Mapping[str, Any]] | None = None,
    names: tuple[str, ...] = (),
    natural: Callable[[], WeightSpace] | None = None,
) -> Nonlinear:
    """The model whose score is the class, 0 for the worst.

    rules : what other rules of the method assign;  told : further details at weights (p,)
    names, natural : of parameters that are no weights of criteria
    """
    nothing, size = np.empty((0, 0)), 3 * len(classes.names) * problem.n
    blocks = in_blocks(lambda _, w: classes.scores(w), nothing, size)

    def details(w: Array) -> Mapping[str, Any]:
        at = w[None, :]
        named = {key: c.named(c.assigned(at)[0]) for key, c in (rules or {}).items()}
        own = {} if told is None else told(w)
        return {"assignment": classes.named(classes.assigned(at)[0]), **named, **own}

    return Nonlinear(
        method,
        problem,
        blocks if performance is None else classes.scores,
        draws=None if performance is None else len(performance),
        details_of=details,
        classes=classes,
        names=names,
        natural=natural,
    )
