"""WeightSpace: the polytope of admissible weights, and the statements that made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import EmptySpaceError, WeightsError, did_you_mean
from mcda.problem.criterion import Criterion
from mcda.problem.labels import in_order, named, unmasked
from mcda.problem.problem import Array, frozen
from mcda.problem.sealed import Constant, sealed
from mcda.weights.statements import Names, Row, Statement, parse

if TYPE_CHECKING:
    from mcda.weights.hull import Hull
    from mcda.weights.sampling import Sample

TOLERANCE = 1e-9
SHOWN = 5
Limits = float | ArrayLike | Mapping[str, float]


@dataclass(frozen=True, eq=False, init=False, repr=False)
class WeightSpace(Constant):
    """Admissible weights: the simplex, cut by statements. Every verb returns a new space.

    criteria : `Criterion` objects or ids, or their number m (then c1 .. cm)
    statements : what was said, each with its rows, in order
    """

    parameters: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    base: tuple[Row, ...]
    statements: tuple[Statement, ...]

    def __init__(self, criteria: int | np.integer[Any] | Iterable[Criterion | str]) -> None:
        if isinstance(criteria, (str, bool)) or not isinstance(criteria, (Integral, Iterable)):
            raise WeightsError(f"criteria are a list of ids or their number, found {criteria!r}")
        if isinstance(criteria, Integral):
            criteria = [f"c{j + 1}" for j in range(int(criteria))]
        members = [c if isinstance(c, Criterion) else Criterion(c) for c in criteria]
        if not members:
            raise WeightsError("a weight space needs at least one weight")
        ids = tuple(c.id for c in members)
        if len(set(ids)) < len(ids):
            raise WeightsError(f"each weight needs an id of its own, found {', '.join(ids)}")
        groups = {
            g: tuple(c.id for c in members if c.group == g)
            for g in dict.fromkeys(c.group for c in members if c.group)
        }
        self._put(ids, groups, _simplex(len(ids)), ())

    def _put(
        self,
        parameters: tuple[str, ...],
        groups: Mapping[str, tuple[str, ...]],
        base: tuple[Row, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        object.__setattr__(self, "parameters", parameters)
        object.__setattr__(self, "groups", sealed(groups))
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "statements", statements)

    def where(self, *texts: str, places: Sequence[Any] | None = None) -> WeightSpace:
        """The space where these statements hold too, e.g. `where("a >= b", "all <= 0.4")`.

        places : where each was said, kept for messages
        Raises StatementError where one cannot be read, EmptySpaceError where none is left.
        """
        where = places if places is not None else [None] * len(texts)
        names = Names(self.parameters, self.groups)
        return self._with([parse(t, names, at) for t, at in zip(texts, where, strict=True)])

    def bounds(self, *, lower: Limits | None = None, upper: Limits | None = None) -> WeightSpace:
        """The space with each weight at least `lower` and at most `upper`.

        lower, upper : a number for all, (p,) numbers, or `{id: number}`
        """
        said = [
            self._limit(name, x, symbol)
            for limits, symbol in ((lower, ">="), (upper, "<="))
            if limits is not None
            for name, x in self._limits(limits).items()
        ]
        return self._with(said)

    def rows(self, a: ArrayLike, b: ArrayLike) -> WeightSpace:
        """The space where a w <= b too; a (k, p), b (k,)."""
        matrix = np.atleast_2d(_numbers(in_order(a, self.parameters, "rows", WeightsError)))
        rhs = np.atleast_1d(_numbers(b))
        if matrix.shape != (len(rhs), len(self.parameters)):
            raise WeightsError(
                f"rows have shapes {matrix.shape} and {np.shape(b)}, expected "
                f"(k, {len(self.parameters)}) and (k,)"
            )
        return self._with([self._row(row, limit) for row, limit in zip(matrix, rhs, strict=True)])

    def stating(self, *statements: Statement) -> WeightSpace:
        """The space where statements that are rows already hold too; their texts name conflicts."""
        return self._with(statements)

    def contains(self, weights: Limits, tolerance: float = TOLERANCE) -> Any:
        """Whether weights (p,), in order or named, lie in the space, or (s,) answers for (s, p)."""
        w = self._vectors(weights)
        (a, b), (e, f) = self.inequalities, self.equalities
        inside = np.all(w @ a.T <= b + tolerance, axis=-1)
        inside &= np.all(np.abs(w @ e.T - f) <= tolerance, axis=-1)
        return bool(inside) if w.ndim == 1 else inside

    def broken(self, weights: Limits, tolerance: float = TOLERANCE) -> tuple[Statement, ...]:
        """The statements that weights (p,) do not satisfy."""
        w = self._vectors(weights)
        return tuple(
            s for s in self.statements if any(_excess(row, w) > tolerance for row in s.rows)
        )

    def sample(self, count: int, rng: np.random.Generator | int | None = None) -> Array:
        """(count, p) weights drawn uniformly from the space; `rng=None` is seed 0."""
        return self.draw(count, rng).weights

    def draw(self, count: int, rng: np.random.Generator | int | None = None) -> Sample:
        """As `sample`, with how the weights were drawn."""
        from mcda.weights import sampling

        if isinstance(count, bool) or not isinstance(count, Integral) or count < 0:
            raise WeightsError(f"expected a whole number of draws, found {count!r}")
        generator, _ = sampling.as_rng(rng)
        p = len(self.parameters)
        if not self.statements and self.is_simplex:
            return sampling.Sample(sampling.simplex(count, p, generator), "independent draws")
        if self.is_simplex and self.hull.dimension == p - 1:
            a, b = self._arrays([r for s in self.statements for r in s.rows if not r.equality])
            if kept := sampling.rejected(count, a, b, generator):
                return kept
        return sampling.hit_and_run(count, self.hull, generator)

    def vertices(self) -> Array:
        """(v, p) vertices, each once, in lexicographic order."""
        from mcda.weights.vertices import vertices

        if self.is_simplex and not self.statements:
            return frozen(np.eye(len(self.parameters))[::-1])
        return frozen(vertices(self.hull))

    @property
    def dimension(self) -> int:
        """Dimension of the space: p - 1 for the simplex, less with equalities, 0 for a point."""
        return self.hull.dimension

    @property
    def is_simplex(self) -> bool:
        """Whether the statements cut a simplex (weights >= 0 that sum to 1)."""
        return self.base == _simplex(len(self.parameters))

    def without_statements(self) -> WeightSpace:
        """The whole space that the statements cut."""
        return self._copy(())

    @cached_property
    def inequalities(self) -> tuple[Array, Array]:
        """Arrays a (k, p) and b (k,) of all conditions a w <= b."""
        return self._arrays([row for row in self._rows() if not row.equality])

    @cached_property
    def equalities(self) -> tuple[Array, Array]:
        """Arrays e (q, p) and f (q,) of all written conditions e w = f."""
        return self._arrays([row for row in self._rows() if row.equality])

    @cached_property
    def hull(self) -> Hull:
        """The space seen from inside its affine hull (written and implied equalities)."""
        from mcda.weights.hull import find_hull

        hull = find_hull(*self.inequalities, *self.equalities)
        if hull is None:
            raise EmptySpaceError(*self._conflict())
        return hull

    @cached_property
    def reach(self) -> tuple[Array, Array]:
        """(p,) smallest and (p,) largest value of each weight in the space."""
        from mcda.weights.reach import find_reach

        p = len(self.parameters)
        if self.is_simplex and not self.statements and p > 1:
            return frozen(np.zeros(p)), frozen(np.ones(p))
        least, most = find_reach(*self.inequalities, *self.equalities)
        return frozen(least), frozen(most)

    def __repr__(self) -> str:
        said = "; ".join(s.text for s in self.statements[:SHOWN])
        more = len(self.statements) - SHOWN
        texts = ([said] if said else []) + ([f"and {more} more statements"] if more > 0 else [])
        return f"WeightSpace({'; '.join([f'{len(self.parameters)} weights', *texts])})"

    def _repr_html_(self) -> str:
        from mcda.problem.notebook import Grid, card

        p, free = len(self.parameters), self.dimension
        title = f"Admissible weights: {p} weights, {free} of them free"
        said = [[s.text, str(s.place or "")] for s in self.statements]
        ends = zip(self.parameters, *(x.tolist() for x in self.reach), strict=True)
        reach = [[name, f"{100 * low:z.1f}", f"{100 * high:z.1f}"] for name, low, high in ends]
        heads = ["statement", "said in"]
        grids = [Grid(["weight, %", "least", "most"], reach)]
        grids += [Grid(heads, said)] if said else []
        return card(title, grids=grids)

    def _rows(self) -> list[Row]:
        return [*self.base, *(row for s in self.statements for row in s.rows)]

    def _arrays(self, rows: Sequence[Row]) -> tuple[Array, Array]:
        a = np.array([[float(x) for x in row.coefficients] for row in rows], dtype=float)
        a = a.reshape(-1, len(self.parameters))
        return frozen(a), frozen([float(row.rhs) for row in rows])

    def _copy(self, statements: tuple[Statement, ...]) -> WeightSpace:
        space = object.__new__(WeightSpace)
        space._put(self.parameters, self.groups, self.base, statements)
        return space

    def _with(self, said: Sequence[Statement]) -> WeightSpace:
        space = self._copy((*self.statements, *said))
        return space if space.dimension >= 0 else self  # an empty space raises

    def _conflict(self) -> tuple[str, tuple[str, ...]]:
        from mcda.weights.conflict import smallest_conflict
        from mcda.weights.hull import find_hull

        def consistent(chosen: Sequence[int]) -> bool:
            space = self._copy(tuple(self.statements[i] for i in chosen))
            return find_hull(*space.inequalities, *space.equalities) is not None

        guilty = [self.statements[i] for i in smallest_conflict(len(self.statements), consistent)]
        listed = "; ".join(f"'{s.text}'" + (f" ({s.place})" if s.place else "") for s in guilty)
        together = " together" if len(guilty) > 1 else ""
        return (
            f"no weights satisfy {listed}{together} (weights are not negative and sum to 1)",
            tuple(s.text for s in guilty),
        )

    def _vectors(self, weights: Limits) -> Array:
        w = _numbers(in_order(weights, self.parameters, "weights", WeightsError))
        p = len(self.parameters)
        if w.ndim not in (1, 2) or w.shape[-1] != p:
            raise WeightsError(f"weights have shape {w.shape}, expected ({p},) or (s, {p})")
        return w

    def _limits(self, limits: Limits) -> dict[str, float]:
        limits = named(limits, WeightsError, self.parameters, "bounds")
        if isinstance(limits, Mapping):
            for name in limits:
                if name not in self.parameters:
                    near = did_you_mean(str(name), self.parameters)
                    raise WeightsError(f"a bound on unknown '{name}'{near}")
            return {str(name): float(_numbers(x)) for name, x in limits.items()}
        values = _numbers(limits)
        if values.ndim and values.shape != (len(self.parameters),):
            raise WeightsError(
                f"bounds have shape {values.shape}, expected ({len(self.parameters)},)"
            )
        return dict(
            zip(self.parameters, np.broadcast_to(values, len(self.parameters)), strict=True)
        )

    def _limit(self, name: str, limit: float, symbol: str) -> Statement:
        x = _fraction(limit)
        sign = 1 if symbol == "<=" else -1
        unit = tuple(Fraction(sign * (p == name)) for p in self.parameters)
        return Statement(f"{name} {symbol} {float(x):.12g}", (Row(unit, sign * x),))

    def _row(self, row: Array, limit: float) -> Statement:
        terms = [f"{x:.12g} * {p}" for x, p in zip(row, self.parameters, strict=True) if x]
        text = f"{' + '.join(terms) or '0'} <= {limit:.12g}"
        return Statement(text, (Row(tuple(_fraction(x) for x in row), _fraction(limit)),))


def _simplex(p: int) -> tuple[Row, ...]:
    nothing = Fraction(0)
    positive = [Row(tuple(Fraction(-(i == j)) for j in range(p)), nothing) for i in range(p)]
    return (*positive, Row((Fraction(1),) * p, Fraction(1), equality=True))


def _numbers(x: Any) -> Array:
    """Floats of any shape; raises WeightsError for what is no number."""
    try:
        return np.asarray(unmasked(x), dtype=float)
    except (TypeError, ValueError):
        raise WeightsError(f"expected numbers, found {x!r}") from None


def _fraction(x: float) -> Fraction:
    """The decimal a float was written as."""
    if not np.isfinite(x):
        raise WeightsError(f"limits on weights are finite numbers, found {x}")
    return Fraction(repr(float(x)))


def _excess(row: Row, w: Array) -> float:
    over = float(np.dot([float(x) for x in row.coefficients], w)) - float(row.rhs)
    return abs(over) if row.equality else over
