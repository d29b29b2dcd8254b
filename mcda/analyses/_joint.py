"""Weights, and performances where they are uncertain, drawn together in independent batches.

How far an estimate differs between batches is how far it can be trusted: the points of a scramble
are not independent, nor are the draws of a chain, but scrambles and chains are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses.base import Array, Evidence, matching
from mcda.errors import ProblemError, WeightsError
from mcda.methods.base import Model
from mcda.problem.labels import in_order, unmasked
from mcda.problem.problem import Problem
from mcda.weights.sampling import Sample, as_rng
from mcda.weights.space import WeightSpace

BATCHES = 32
FEWEST = 256
"""Draws below which 32 scrambles would be of a handful of points each."""
TRIANGULAR = "triangular"


@dataclass(frozen=True, eq=False)
class Piece:
    """Weights (s, p) and performances (s, n, m) drawn with them, None where they are certain."""

    weights: Array
    performance: Array | None


Batch = Callable[[int], Iterator[Piece]]
"""The pieces of a batch, of at most so many draws; the same each time."""


@dataclass(frozen=True, eq=False)
class Joint:
    """A sample in batches that are independent of each other.

    independent : whether the draws inside a batch are independent too
    """

    batches: Sequence[Batch]
    samples: int
    independent: bool
    seed: int | None
    sampler: str

    def evidence(self, reason: str | None = None) -> Evidence:
        """How this was sampled, for the result."""
        return Evidence("sampled", self.samples, self.seed, self.sampler, reason=reason)


@dataclass(frozen=True, eq=False)
class Triangular:
    """Performances (n, m) of which some are triangular between low, best and high."""

    problem: Problem

    @property
    def cells(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows and columns of the k performances with low < high."""
        rows, columns = np.nonzero(self.problem.low < self.problem.high)
        return rows, columns

    def at(self, u: Array) -> Array:
        """(s, n, m) performances at u (s, k) uniform: the inverse distribution functions.

        Both branches measure from the nearer end, so that neither cancels.
        """
        problem, cells = self.problem, self.cells
        low, best, high = (x[cells] for x in (problem.low, problem.performance, problem.high))
        rise, fall = best - low, high - best
        width = rise + fall
        below = low + np.sqrt(u * width * rise)
        above = high - np.sqrt((1.0 - u) * width * fall)
        x = np.repeat(problem.performance[None], len(u), axis=0)
        x[:, cells[0], cells[1]] = np.clip(np.where(u * width < rise, below, above), low, high)
        return x


def drawn(
    model: Model,
    space: WeightSpace | ArrayLike,
    samples: int,
    rng: np.random.Generator | int | None,
    performance: str | ArrayLike | None,
) -> Joint:
    """`samples` draws of weights and performances, or as many as were given of either.

    Raises ProblemError, WeightsError for draws of another shape, or none, or not finite.
    """
    generator, seed = as_rng(rng)
    scores = _scores(model.problem, performance)
    if isinstance(space, WeightSpace):
        matching(model, space)
        triangular = None if isinstance(scores, np.ndarray) else scores
        if not isinstance(scores, np.ndarray) and (cube := _cube(space, triangular, samples)):
            return _scrambled(cube, samples, generator, seed)
        count = len(scores) if isinstance(scores, np.ndarray) else samples
        sample = space.draw(count, generator)
    else:
        sample = Sample(_weights(model, space), "weights as given")
        if isinstance(scores, np.ndarray) and len(scores) != len(sample.weights):
            raise ProblemError(
                f"{len(sample.weights)} weight vectors for {len(scores)} draws of performances, "
                "expected as many"
            )
    given = isinstance(scores, np.ndarray) or not isinstance(space, WeightSpace)
    return _batched(sample, scores, given, generator, seed)


def uncertain(problem: Problem, performance: str | ArrayLike | None) -> bool:
    """Whether `performance` leaves any to be drawn. Raises ProblemError where it does not fit."""
    return _scores(problem, performance) is not None


def _scores(problem: Problem, performance: str | ArrayLike | None) -> Triangular | Array | None:
    if performance is None:
        return None
    if isinstance(performance, str):
        if performance != TRIANGULAR:
            raise ProblemError(
                f"performance is 'triangular' or an array of draws (s, {problem.n}, {problem.m}), "
                f"found '{performance}'"
            )
        triangular = Triangular(problem)
        return triangular if len(triangular.cells[0]) else None
    draws = _floats(performance, ProblemError, "draws of performances")
    if draws.ndim != 3 or draws.shape[1:] != (problem.n, problem.m) or not len(draws):
        raise ProblemError(
            f"draws of performances have shape {draws.shape}, expected (s, {problem.n}, "
            f"{problem.m}) with s from 1"
        )
    return draws


def _weights(model: Model, given: ArrayLike) -> Array:
    p = len(model.parameters)
    given = in_order(given, model.parameters, "draws of weights", WeightsError)
    w = _floats(given, WeightsError, "draws of weights")
    if w.ndim != 2 or w.shape[1] != p or not len(w):
        raise WeightsError(
            f"draws of weights have shape {w.shape}, expected (s, {p}) with s from 1"
        )
    if np.any(w < 0):
        raise WeightsError(f"weights are not negative, found {w.min():g}")
    return w


def _floats(given: ArrayLike, error: type[Exception], what: str) -> Array:
    try:
        x = np.array(unmasked(given), dtype=float)
    except (TypeError, ValueError):
        raise error(f"{what} are numbers, found {type(given).__name__}") from None
    if not np.all(np.isfinite(x)):
        raise error(f"{what} are finite numbers, found NaN or infinity")
    return x


@dataclass(frozen=True, eq=False)
class _Cube:
    """Weights and performances as functions of points (s, d) uniform on a cube."""

    origin: Array | None  # the only weights, where there are no others
    p: int
    triangular: Triangular | None

    @property
    def split(self) -> int:
        return 0 if self.origin is not None else self.p - 1

    @property
    def dimension(self) -> int:
        return self.split + (0 if self.triangular is None else len(self.triangular.cells[0]))

    def piece(self, u: Array) -> Piece:
        from mcda.weights.sobol import broken_stick

        w = (
            broken_stick(u[:, : self.split])
            if self.origin is None
            else np.repeat(self.origin[None], len(u), axis=0)
        )
        return Piece(w, None if self.triangular is None else self.triangular.at(u[:, self.split :]))


def _cube(space: WeightSpace, triangular: Triangular | None, samples: int) -> _Cube | None:
    """What Sobol' points can be mapped to, None where there is no such map or it does not pay."""
    point = space.dimension == 0
    if samples < FEWEST or not (point or (space.is_simplex and not space.statements)):
        return None
    from mcda.weights.sobol import MOST

    cube = _Cube(space.hull.origin if point else None, len(space.parameters), triangular)
    return cube if 0 < cube.dimension <= MOST else None


def _scrambled(
    cube: _Cube, samples: int, generator: np.random.Generator, seed: int | None
) -> Joint:
    from mcda.weights.sobol import Scramble

    seeds = generator.integers(2**63, size=BATCHES)
    scrambles = [Scramble.create(cube.dimension, np.random.default_rng(s)) for s in seeds]
    sizes = [len(part) for part in np.array_split(np.empty(samples, dtype=bool), BATCHES)]

    def batch(scramble: Scramble, count: int) -> Batch:
        return lambda rows: map(cube.piece, scramble.blocks(count, rows))

    batches = [batch(*pair) for pair in zip(scrambles, sizes, strict=True)]
    what = "" if cube.triangular is None else " of weights and scores"
    how = f"Sobol' points{what}, {BATCHES} independent scrambles"
    return Joint(batches, samples, False, seed, how)


def _batched(
    sample: Sample,
    scores: Triangular | Array | None,
    given: bool,
    generator: np.random.Generator,
    seed: int | None,
) -> Joint:
    """Chains dealt out to batches in turn; everything else cut into batches as it comes."""
    w = sample.weights
    count = min(BATCHES, len(w))
    parts = [w[r::count] for r in range(count)] if sample.chains else np.array_split(w, count)
    ends = np.cumsum([len(part) for part in parts])
    seeds = generator.integers(2**63, size=count)

    def batch(r: int) -> Batch:
        own = (
            scores[ends[r] - len(parts[r]) : ends[r]] if isinstance(scores, np.ndarray) else scores
        )
        return lambda rows: _pieces(parts[r], own, seeds[r], rows)

    how = sample.how if scores is None else f"{sample.how}, {_described(scores)}"
    independent = not given and not sample.chains
    return Joint([batch(r) for r in range(count)], len(w), independent, seed, how)


def _described(scores: Triangular | Array) -> str:
    return "scores as given" if isinstance(scores, np.ndarray) else "scores drawn independently"


def _pieces(w: Array, scores: Triangular | Array | None, seed: Any, rows: int) -> Iterator[Piece]:
    generator = np.random.default_rng(seed)
    for start in range(0, len(w), rows):
        weights = w[start : start + rows]
        if isinstance(scores, Triangular):
            u = generator.random((len(weights), len(scores.cells[0])))
            yield Piece(weights, scores.at(u))
        else:
            yield Piece(weights, None if scores is None else scores[start : start + rows])
