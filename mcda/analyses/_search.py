"""One performance at a time moved to the better end of its scale, until something holds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mcda.analyses.base import Array
from mcda.methods.base import Model
from mcda.problem.problem import Problem
from mcda.problem.value import LinearValue

STEPS = 32
HALVINGS = 50
DOUBLINGS = 30
CELLS = 2_000_000
TINY = 1e-9

Holds = NDArray[np.bool_]


class Search:
    """Looks along every performance (n, m) of a model's problem, all others as they are.

    Where a criterion has no scale, it looks as far beyond the best option as options are apart.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.problem = model.problem
        self.end = better_ends(self.model)

    def first(self, w: Array) -> Array:
        """(n, m) the least change that puts an option first at weights w (p,); NaN for none.

        Steps that are tried are a 32nd of the way; a change that helps only between two of them
        is not seen.
        """
        return self._found(lambda at: self._wins(at, w), self._grid(STEPS))

    def raised(self, least: Array) -> Array:
        """(n, m) where the value of a cell has risen by `least` (n, m), for a rowwise model.

        Beyond the scale too where values are known to go on there; NaN where none is enough.
        """
        grid = np.concatenate([self._grid(1), self._beyond_the_end()])
        return self._found(lambda at: self._gains(at) >= least - 1e-15, grid)

    def _found(self, holds: Callable[[Array], Holds], grid: Array) -> Array:
        """The last of the halved interval after the first step at which it holds."""
        here = self.problem.performance
        held = np.array([holds(at) for at in grid])
        first = np.argmax(held, axis=0)
        rows, columns = np.indices(here.shape)
        good = grid[first, rows, columns]
        bad = grid[np.maximum(first - 1, 0), rows, columns]
        levelled = np.array([c.levels is not None for c in self.problem.criteria])
        for _ in range(HALVINGS):
            middle = (bad + good) / 2
            middle = np.where(levelled, good, middle)
            stays = holds(middle)
            good, bad = np.where(stays, middle, good), np.where(stays, bad, middle)
        return np.where(held.any(axis=0), good, np.nan)

    def _grid(self, steps: int) -> Array:
        """(steps, n, m) performances to try; of levels those that there are."""
        here = self.problem.performance
        ladder = np.linspace(here, self.end, steps + 1)
        columns = [_levels(c.levels) for c in self.problem.criteria]
        tall = max(steps + 1, *(len(column) for column in columns))
        grid = np.concatenate([ladder, np.repeat(ladder[-1:], tall - steps - 1, axis=0)])
        for j, column in enumerate(columns):
            if len(column):
                padded = np.concatenate([column, np.repeat(column[-1:], tall - len(column))])
                grid[:, :, j] = np.maximum(padded[:, None], here[:, j])
        return grid

    def _beyond_the_end(self) -> Array:
        """(k, n, m) performances past the better end, by doubled steps of a scale's width."""
        method, criteria = self.model.method, self.problem.criteria
        reads = method.input == "performance"
        goes_on = [
            not method.on_scale
            and c.levels is None
            and (reads or isinstance(c.value_function, LinearValue))
            for c in criteria
        ]
        widths = [_width(self.problem, j) for j in range(len(criteria))]
        step = self.problem.sign * np.where(goes_on, widths, 0.0)
        at = self.end + step * 2.0 ** np.arange(DOUBLINGS)[:, None, None]
        return np.maximum(at, _floor(self.model))

    def _wins(self, cells: Array, w: Array) -> Holds:
        def own(model: Model, options: NDArray[np.int64]) -> Array:
            first = model.first(np.tile(w, (model.draws or 1, 1)))
            return np.asarray(first[np.arange(len(first)), options])

        return self._each(cells, own).astype(bool)

    def _gains(self, cells: Array) -> Array:
        """(n, m) how much the value of each cell rose, beside the same value of another option."""
        n, m = cells.shape
        linear = self.model.linear
        assert linear is not None
        base = linear.values

        def rise(model: Model, options: NDArray[np.int64]) -> Array:
            assert model.linear is not None
            values, draws = model.linear.values, np.arange(len(options))
            columns, others = np.resize(np.arange(m), len(options)), (options + 1) % n
            apart = values[draws, options, columns] - values[draws, others, columns]
            return np.asarray(apart - (base[options, columns] - base[others, columns]))

        return self._each(cells, rise)

    def _each(self, cells: Array, ask: Callable[[Model, NDArray[np.int64]], Array]) -> Array:
        """(n, m) of `ask` about models with one performance each taken from `cells`."""
        best = self.problem.performance
        n, m = best.shape
        answers = []
        for block in np.array_split(np.arange(n), -(-n * n * m * m // CELLS)):
            options = np.repeat(block, m)
            draws = np.tile(best, (len(options), 1, 1))
            columns = np.tile(np.arange(m), len(block))
            draws[np.arange(len(options)), options, columns] = cells[block].ravel()
            model = self.model.method.compile(self.problem, draws)
            answers.append(ask(model, options).reshape(len(block), m))
        return np.concatenate(answers)


def _levels(levels: object) -> Array:
    worth = [points for _, points in getattr(levels, "levels", ())]
    return np.array(sorted(worth), dtype=float)


def better_ends(model: Model) -> Array:
    """(n, m) how far each performance is looked for: the better end of its scale.

    Without a scale as far beyond the best option as options are apart; above zero where the
    method reads performances that must be.
    """
    problem = model.problem
    x = problem.performance
    ends = np.empty_like(x)
    for j, criterion in enumerate(problem.criteria):
        if criterion.levels:
            ends[:, j] = _levels(criterion.levels)[-1]
        elif criterion.scale:
            ends[:, j] = criterion.scale[1 if criterion.sign > 0 else 0]
        else:
            ends[:, j] = _beyond(problem, j)
    ends = np.maximum(ends, _floor(model))
    return np.where(problem.sign > 0, np.maximum(ends, x), np.minimum(ends, x))


def _floor(model: Model) -> Array:
    """(n, m) what performances must stay above; minus infinity where all numbers will do."""
    x, method = model.problem.performance, model.method
    if method.positive and method.input == "performance":
        return np.asarray(TINY * (x + method.shift) - method.shift)
    return np.full(x.shape, -np.inf)


def _beyond(problem: Problem, j: int) -> float:
    column, sign = problem.performance[:, j], problem.criteria[j].sign
    return float(column[np.argmax(sign * column)] + sign * _apart(column))


def _width(problem: Problem, j: int) -> float:
    """Of the scale, or how far options are apart."""
    scale = problem.criteria[j].scale
    return scale[1] - scale[0] if scale else _apart(problem.performance[:, j])


def _apart(column: Array) -> float:
    return float(np.ptp(column) or np.max(np.abs(column)) or 1.0)
