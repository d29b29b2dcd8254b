"""The decision problem: options by criteria, frozen and checked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import ProblemError
from mcda.problem.criterion import Criterion, Option
from mcda.problem.labels import is_frame
from mcda.problem.sealed import Constant
from mcda.problem.value import LARGEST, decimal

Array = NDArray[np.float64]
Table = tuple[tuple[Fraction, ...], ...]
"""Fractions (n, m), or (n, p)."""


def frozen(array: Any) -> Array:
    """A read-only float copy."""
    own = np.array(array, dtype=float)
    own.setflags(write=False)
    return own


@dataclass(frozen=True, eq=False, init=False, repr=False)
class Problem(Constant):
    """Options judged on criteria.

    performance : (n, m) numbers (labels where a criterion has levels), or any dataframe whose
        columns are named after the criteria
    criteria : m of `Criterion` or plain ids (then `max`, without a scale)
    options : n of `Option` or plain ids; with a dataframe also the name of its id column,
        or nothing (its index, its only other column, or o1, o2 ...). Rows that are named are put
        in the order of the options given
    low, high : (n, m) plausible bounds of each performance in its own unit, low <= best <= high;
        in dataframes those of an option are found by its name

    Raises ProblemError naming the option, the criterion and the value at fault.
    """

    performance: Array
    criteria: tuple[Criterion, ...]
    options: tuple[Option, ...]
    low: Array
    high: Array

    def __init__(
        self,
        performance: Any,
        criteria: Iterable[Criterion | str],
        options: Iterable[Option | str] | str | None = None,
        *,
        low: Any = None,
        high: Any = None,
    ) -> None:
        put = partial(object.__setattr__, self)
        put("criteria", tuple(c if isinstance(c, Criterion) else Criterion(c) for c in criteria))
        _distinct([c.id for c in self.criteria], "criterion")
        column = options if isinstance(options, str) else None
        given = None if options is None or column is not None else list(options)
        table, ids = _as_rows(performance, self.criteria, given, column, "performance")
        put("options", tuple(o if isinstance(o, Option) else Option(o) for o in ids))
        _distinct([o.id for o in self.options], "option")
        put("performance", self._coded(table, "performance"))
        put("low", self._bound(low, column, "low"))
        put("high", self._bound(high, column, "high"))
        self._check_scales()
        self._check_bounds()

    @property
    def n(self) -> int:
        """Number of options."""
        return len(self.options)

    @property
    def m(self) -> int:
        """Number of criteria."""
        return len(self.criteria)

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The options' ids, in order."""
        return tuple(o.id for o in self.options)

    @cached_property
    def criterion_ids(self) -> tuple[str, ...]:
        """The criteria's ids, in order."""
        return tuple(c.id for c in self.criteria)

    @cached_property
    def sign(self) -> Array:
        """(m,) +1 where a higher performance is better, -1 where a lower one is."""
        return frozen([c.sign for c in self.criteria])

    @cached_property
    def values(self) -> Array:
        """(n, m) values in 0-1, higher is better; raises where a criterion has no scale."""
        return frozen(self.value_of(self.performance))

    @cached_property
    def worse_end(self) -> Array:
        """(n, m) the worse end of each performance's range: `high` where less is better."""
        return frozen(np.where(self.sign > 0, self.low, self.high))

    @cached_property
    def better_end(self) -> Array:
        """(n, m) the better end of each performance's range: `low` where less is better."""
        return frozen(np.where(self.sign > 0, self.high, self.low))

    def value_of(self, performance: Array) -> Array:
        """(..., n, m) performances to values of the same shape."""
        columns = []
        for j, criterion in enumerate(self.criteria):
            function = criterion.value_function
            if function is None:
                raise ProblemError(
                    f"criterion '{criterion.id}' has no scale, so its performances have no value; "
                    f"give Criterion('{criterion.id}', scale=(lowest, highest)) or a value function"
                )
            columns.append(function(performance[..., j]))
        return np.stack(columns, axis=-1)

    @cached_property
    def exact_performance(self) -> Table:
        """(n, m) performances as the decimals they were written as."""
        return fractions(self.performance)

    def exact_value_of(self, performance: Table) -> Table:
        """(n, m) values of performances (n, m), in fractions.

        Raises ProblemError where a criterion has no scale or a value function of floats alone.
        """
        columns = []
        for criterion, column in zip(self.criteria, zip(*performance, strict=True), strict=True):
            exact = getattr(criterion.value_function, "exact", None)
            if exact is None:
                raise ProblemError(f"the values of criterion '{criterion.id}' are not rational")
            columns.append([exact(x) for x in column])
        return tuple(zip(*columns, strict=True))

    def with_performance(self, performance: Any) -> Problem:
        """The same options and criteria with other performances (n, m) and no ranges."""
        return Problem(performance, self.criteria, self.options)

    def called(
        self, options: Mapping[str, str] | None = None, criteria: Mapping[str, str] | None = None
    ) -> Problem:
        """The same under other names, given by id; ids stay."""
        offered, judged = options or {}, criteria or {}
        other = object.__new__(Problem)
        vars(other).update(vars(self))
        put = partial(object.__setattr__, other)
        put("options", tuple(replace(o, name=offered.get(o.id, o.name)) for o in self.options))
        put("criteria", tuple(replace(c, name=judged.get(c.id, c.name)) for c in self.criteria))
        return other

    def __repr__(self) -> str:
        return f"Problem({self.n} options, {self.m} criteria)"

    def _repr_html_(self) -> str:
        from mcda.problem.notebook import card, performances

        title = f"Decision problem: {self.n} options, {self.m} criteria"
        return card(title, grids=[performances(self)])

    def _bound(self, given: Any, column: str | None, what: str) -> Array:
        if given is None:
            return self.performance
        rows, _ = _as_rows(given, self.criteria, self.option_ids, column, what)
        return self._coded(rows, what)

    def _coded(self, table: Any, what: str) -> Array:
        if self._is_ready(table):
            return frozen(table)
        rows = [list(row) for row in table]
        if len(rows) != self.n or any(len(row) != self.m for row in rows):
            widths = sorted({len(row) for row in rows})
            raise ProblemError(
                f"{what} has {len(rows)} rows of {widths} entries, expected {self.n} options "
                f"by {self.m} criteria"
            )
        return frozen(
            [[self._number(i, j, x) for j, x in enumerate(r)] for i, r in enumerate(rows)]
        )

    def _is_ready(self, table: Any) -> bool:
        """Whether it is an array of finite numbers, one a cell, that stand for themselves."""
        return (
            isinstance(table, np.ndarray)
            and table.dtype.kind in "fiu"
            and table.shape == (self.n, self.m)
            and not any(c.levels for c in self.criteria)
            and bool(np.all(np.abs(table) <= LARGEST))
        )

    def _number(self, i: int, j: int, x: Any) -> float:
        where = f"option '{self.options[i].id}', criterion '{self.criteria[j].id}'"
        levels = self.criteria[j].levels
        try:
            number = levels.code(x) if levels else _plain(x)
        except ProblemError as error:
            raise ProblemError(f"{where}: {error}") from None
        except (TypeError, ValueError):
            raise ProblemError(f"{where}: expected a number, found {x!r}") from None
        except OverflowError:
            number = np.inf
        if not np.isfinite(number):
            raise ProblemError(f"{where}: expected a finite number, found {number}")
        if abs(number) > LARGEST:
            raise ProblemError(f"{where}: expected a number up to 1e100 in size, found {number}")
        return number

    def _check_scales(self) -> None:
        for j, criterion in enumerate(self.criteria):
            if criterion.scale is None or criterion.levels:
                continue
            lowest, highest = criterion.scale
            for name in ("performance", "low", "high"):
                column = getattr(self, name)[:, j]
                for i in np.flatnonzero((column < lowest) | (column > highest))[:1]:
                    raise ProblemError(
                        f"option '{self.options[i].id}', criterion '{criterion.id}': {name} "
                        f"{column[i]:g} is outside the scale {lowest:g} to {highest:g}"
                    )

    def _check_bounds(self) -> None:
        wrong = (self.low > self.performance) | (self.performance > self.high)
        for i, j in np.argwhere(wrong)[:1]:
            raise ProblemError(
                f"option '{self.options[i].id}', criterion '{self.criteria[j].id}': expected "
                f"low <= best <= high, found {self.low[i, j]:g}, {self.performance[i, j]:g}, "
                f"{self.high[i, j]:g}"
            )


def _plain(x: Any) -> float:
    if isinstance(x, (bool, np.bool_)):
        raise TypeError("yes and no are no numbers")
    return float(x)


def fractions(table: Array) -> Table:
    """(n, m) floats as the decimals they were written as."""
    return tuple(tuple(decimal(x) for x in row) for row in table.tolist())


def _as_rows(
    data: Any, criteria: Sequence[Criterion], options: Any, column: str | None, what: str
) -> tuple[Any, Sequence[Option | str]]:
    """Rows of the table and the options' ids, from an array or a dataframe."""
    if is_frame(data):
        from mcda.problem.frames import read_frame

        called = "the dataframe" if what == "performance" else what
        return read_frame(data, [c.id for c in criteria], options, column, called)
    if isinstance(data, np.ma.MaskedArray) and data.ndim == 2:
        data = [[None if x is np.ma.masked else x for x in row] for row in data]
    numbers = isinstance(data, np.ndarray) and data.dtype.kind in "fiu"
    rows = data if numbers else np.asarray(data, dtype=object)
    if rows.ndim != 2:
        raise ProblemError(f"{what} is a table (n, m), found {rows.ndim} dimension(s)")
    if options is None:
        options = list(column or (f"o{i + 1}" for i in range(len(rows))))
    return rows, options


def _distinct(ids: Sequence[str], what: str) -> None:
    if not ids:
        raise ProblemError(f"a problem needs at least one {what}")
    twice = sorted(name for name, count in Counter(ids).items() if count > 1)
    if twice:
        raise ProblemError(f"each {what} needs an id of its own, '{twice[0]}' is there twice")
