"""Problems that break decision software, and asking any analysis about any model of them.

Scores are tenths, since an exact answer takes the decimals at their word. Ties, twins, options
1e-9 apart, empty columns and equalities are each in a good part of the problems.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any
from zlib import crc32

import numpy as np
from hypothesis import given, seed, settings
from hypothesis import strategies as st

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import Result
from mcda.errors import DataRefusedError, EmptySpaceError, EvidenceError
from mcda.methods import METHODS
from mcda.methods.base import TIE, Linear, Method, Model
from tests.contracts.test_contracts import readable
from tests.strategies import NEAR, Array, weights
from tests.weights.spaces import cuts

CLOSE = 1e-9
LEVEL = 1e-2
"""How far from where options 1e-9 apart are level floats may tie them: 1e-12 is a part of 1e-9."""
SAMPLES = 300
IN_TURN, AT_LENGTH = 5, 21
"""With how many methods the quick and the slow tests ask each question."""
SPOILS = ("constant", "zeros", "mirrored", "twin", "near twin")
EQUALITIES = (
    *((), (), ("c1 = c2",), ("c2 = 2 * c1",), ("c1 = 0.3",), ("c1 + c2 = 0.5",), ("c1 = 0",)),
    *(("c3 = c1",), ("c1 = 0.5", "c2 = 0.25"), ("c1 = c2", "c3 = c1", "c4 = c1")),
)


@dataclass(frozen=True)
class Drawn:
    """A model, a space, and weights (m,) that are admissible or not."""

    model: Model
    space: mcda.WeightSpace
    weights: Array

    def ask(self, analysis: str, evidence: str | None = None, **given: Any) -> Result | None:
        """The answer of that kind, None where the kind does not apply."""
        function = ANALYSES.load(analysis)
        usual = {"model": self.model, "space": self.space, "weights": self.weights}
        usual |= {"samples": SAMPLES, "evidence": evidence, "tolerance": 0.1, "time_limit": 1.0}
        takes = inspect.signature(function).parameters
        known = {name: x for name, x in (usual | given).items() if name in takes}
        try:
            found: Result = function(**known)
        except EvidenceError:
            return None
        return found

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        """What a failing case is made again from; hypothesis prints it."""
        x, criteria = self.model.problem.performance, self.model.problem.criteria
        said = [statement.text for statement in self.space.statements]
        given = {
            f.name: getattr(self.model.method, f.name)
            for f in fields(self.model.method)
            if getattr(self.model.method, f.name) != f.default
        }
        printer.text(
            f"Drawn({self.model.method.name} {given}, x={x.tolist()}, "
            f"{[c.direction for c in criteria]}, {said}, w={self.weights.tolist()})"
        )


@st.composite
def cases(draw: st.DrawFn, method: str, *, most: int = 5) -> Drawn:
    """Up to `most` options on up to four criteria, read in any way that the method can read."""
    x = draw(tables(most))
    m = x.shape[1]
    directions = draw(st.lists(st.sampled_from(("max", "min")), min_size=m, max_size=m))
    criteria = [mcda.Criterion(f"c{j}", d, scale=(0, 1)) for j, d in enumerate(directions, 1)]
    kind = METHODS.load(method)
    params = draw(st.sampled_from(kind.variants))
    reads = draw(st.sampled_from(readable(kind)))
    shift = 0.01 if kind.create(**params, input=reads).positive else 0.0
    chosen = kind.create(**params, input=reads, shift=shift)
    alone = st.integers(0, m - 1).map(lambda j: np.eye(m)[j])
    view = draw(st.one_of(weights(m), st.just(np.full(m, 1 / m)), alone))
    model = compiled(chosen, x, criteria)
    if model.natural is not None or not model.weighs_criteria:
        space = model.space()
        return Drawn(model, space, space.sample(1, draw(st.integers(0, 99)))[0])
    return Drawn(model, draw(admissible(m)), view)


def compiled(method: Method, x: Array, criteria: list[mcda.Criterion]) -> Model:
    """The model of performances x (n, m), raised by a tenth where the method refuses zeros."""
    for table in (x, np.round(x + 0.1, 12)):
        low, high = np.round(np.maximum(table - 0.05, 0), 12), np.round(table + 0.05, 12)
        try:
            return method.compile(mcda.Problem(table, criteria, low=low, high=high))
        except DataRefusedError as error:
            refused = error
    raise refused


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> Array:
    """(n, m) tenths 0-0.4, spoilt in up to three ways."""
    n = draw(st.sampled_from((3, 4, *range(most, 0, -1))))
    m = draw(st.sampled_from((3, 4, 3, 4, 2, 1)))
    # Whole tables from a seed: drawn one by one, hypothesis repeats scores, and nobody competes.
    x: Array = np.random.default_rng(draw(st.integers(0, 9999))).integers(0, 5, (n, m)) / 10
    chosen = draw(st.lists(st.sampled_from(SPOILS), max_size=2))
    for spoil in sorted(chosen, key=SPOILS.index):
        row, column = draw(st.integers(0, n - 1)), draw(st.integers(0, m - 1))
        other = (row + draw(st.integers(1, max(1, n - 1)))) % n
        if spoil == "constant":
            x[:, column] = x[0, column]
        if spoil == "zeros":
            x[:, column] = 0.0
        if spoil == "mirrored":
            x[row] = x[other, ::-1]
        if spoil in ("twin", "near twin"):
            x[row] = x[other]
        if spoil == "near twin" and n > 1:
            x[row, column] = np.round(x[row, column] + NEAR, 12)
    return x


@st.composite
def admissible(draw: st.DrawFn, m: int) -> mcda.WeightSpace:
    """Equalities more often than not, then other cuts, as far as they leave something."""
    space = mcda.WeightSpace(m)
    for text in draw(st.sampled_from(EQUALITIES)):
        if all(name in space.parameters for name in ("c1", *text.split()) if name[0] == "c"):
            with suppress(EmptySpaceError):
                space = space.where(text)
    for text in draw(cuts(m)) if draw(st.booleans()) else ():
        with suppress(EmptySpaceError):
            space = space.where(text)
    return space


def gaps_of(drawn: Drawn) -> Array:
    """The largest difference of performances within each pair of options."""
    x = drawn.model.problem.performance
    return np.asarray(np.max(np.abs(x[:, None] - x[None]), axis=2)[np.triu_indices(len(x), 1)])


def near_twins(drawn: Drawn) -> int:
    """How many pairs of options are apart by 1e-9 or so."""
    gaps = gaps_of(drawn)
    return int(np.sum((gaps > 0) & (gaps < 1e-8)))


def features(drawn: Drawn) -> Iterator[str]:
    """What breaks decision software in this case."""
    x, space = drawn.model.problem.performance, drawn.space
    n, m = x.shape
    gaps = gaps_of(drawn)
    yield from (
        name
        for name, held in {
            "tie": drawn.model.first(drawn.weights).sum() > 1,
            "twin": np.any(gaps == 0),
            "near twin": near_twins(drawn) > 0,
            "zeros": np.any(np.all(x == 0, axis=0)),
            "constant": n > 1 and np.any(np.ptp(x, axis=0) == 0),
            "equality": any(row.equality for s in space.statements for row in s.rows),
            "thin": 0 < space.dimension < m - 1,
            "point": m > 1 and space.dimension == 0,
            "outside": not space.contains(drawn.weights),
            "no weight": np.any(drawn.weights == 0),
            "contest": len(np.unique(drawn.model.first(space.vertices()), axis=0)) > 1,
            "one option": n == 1,
            "one criterion": m == 1,
        }.items()
        if held
    )


FEATURES = (
    *("tie", "twin", "near twin", "zeros", "constant", "equality", "thin", "point", "outside"),
    *("no weight", "contest", "one option", "one criterion"),
)


def table_of(result: Result) -> dict[str, np.ndarray]:
    """The arrays of a result by name."""
    return {
        f.name: getattr(result, f.name)
        for f in fields(result)
        if "axes" in f.metadata and getattr(result, f.name) is not None
    }


def told_apart(model: Model) -> bool:
    """Whether the floats of a linear model are those of its fractions but for the last digit.

    Divided by a spread of 1e-9 they are not: two ways may then differ by 1e-7.
    """
    if not isinstance(model, Linear):
        return True
    try:
        table = model.exact().table
    except EvidenceError:
        return bool(np.ptp(model.values, axis=0).min() > 1e-6 or model.problem.n == 1)
    near = np.array([[float(x) for x in row] for row in table])
    return bool(np.all(np.abs(near - model.values) <= 1e-14 * max(1, np.abs(near).max())))


def in_turn(
    names: Sequence[str], methods: Sequence[str], count: int = IN_TURN
) -> list[tuple[str, str]]:
    """(name, method) pairs, about `count` methods for each name: all methods take turns."""
    step = max(1, len(methods) // count)
    return [
        (name, method)
        for i, name in enumerate(names)
        for j, method in enumerate(methods)
        if (i + j) % step == 0
    ]


def rounds(check: Callable[[Drawn], None], method: str, count: int, salt: str = "") -> None:
    """The check on so many problems of the method, always the same; others for another salt."""

    @seed(crc32(f"{method} {salt}".encode()))
    @settings(max_examples=count, database=None, deadline=None)
    @given(drawn=cases(method))
    def test(drawn: Drawn) -> None:
        check(drawn)

    test()


def below_the_tie_rule(model: Model) -> bool:
    """Whether two options differ by less than floats tell apart, as 1e-9 squared: twins to them."""
    if model.linear is None:
        return False
    gaps = np.max(np.abs(model.linear.values[:, None] - model.linear.values), axis=2)
    return bool(np.any((gaps > 0) & (gaps <= TIE * np.abs(model.linear.values).max())))
