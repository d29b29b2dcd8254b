"""Corners of envelopes, however they are found, and volumes from them: polytopes that are known."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from math import factorial
from typing import Any

import numpy as np
import pytest

from mcda.errors import EvidenceError
from mcda.proof import bases, volume
from mcda.proof.bases import Limits, Listing, confirmed, every_corner, listed, possible
from mcda.proof.envelope import CoincidenceError, Corner, Envelope, nudge
from mcda.proof.volume import BALLS, FRACTIONS, Term, total, volumes

Wall = list[int]
LIMITS = Limits()


def box(d: int, top: int = 1) -> list[Wall]:
    """0 <= z <= top."""
    return [
        [sign * (j == k) for k in range(d)] + [limit]
        for j in range(d)
        for sign, limit in ((-1, 0), (1, top))
    ]


def simplex(d: int) -> list[Wall]:
    """z >= 0 of sum at most 1."""
    return [[-(j == k) for k in range(d)] + [0] for j in range(d)] + [[1] * d + [1]]


def octahedron(d: int) -> list[Wall]:
    """|z_1| + .. + |z_d| <= 1: at each of its 2 d corners 2^(d - 1) walls meet."""
    return [[*signs, 1] for signs in product((-1, 1), repeat=d)]


def pyramid() -> list[Wall]:
    """Over the square |x|, |y| <= 1 at height 0, with its top at height 1 where four walls meet."""
    return [[1, 0, 1, 1], [-1, 0, 1, 1], [0, 1, 1, 1], [0, -1, 1, 1], [0, 0, -1, 0]]


def envelope(functions: Sequence[Wall], walls: Sequence[Wall], shift: int = 0) -> Envelope:
    rows = len(functions) + len(walls)
    return Envelope(functions, walls, [nudge(shift + k) for k in range(rows)])


def alone(walls: Sequence[Wall], shift: int = 0) -> Envelope:
    """One function: the envelope's corners are those of the polytope."""
    return envelope([[0] * len(walls[0])], walls, shift)


def at(point: Sequence[int], unit: int) -> tuple[Sequence[int], int]:
    return point, unit


def found(shape: Envelope, inside: tuple[Sequence[int], int]) -> list[tuple[int, ...]]:
    return sorted(corner.basis for corner in every_corner(shape, inside, LIMITS))


KNOWN = [
    (box(3), ([1] * 3, 2), 6, [Fraction(1, 2)] * 3),
    (box(5, 2), ([1] * 5, 1), factorial(5) * 32, [Fraction(1)] * 5),
    (simplex(4), ([1] * 4, 5), 1, [Fraction(1, 5)] * 4),
    ([*box(3), [1, 1, 1, 1]], ([1] * 3, 4), 1, [Fraction(1, 4)] * 3),
    ([*box(2), [2, 2, 3]], ([1] * 2, 2), 2 - Fraction(1, 4), [Fraction(19, 42)] * 2),
    (octahedron(3), ([0] * 3, 1), 8, [Fraction(0)] * 3),
    (octahedron(4), ([0] * 4, 1), 16, [Fraction(0)] * 4),
    (pyramid(), ([0, 0, 1], 2), 8, [Fraction(0), Fraction(0), Fraction(1, 4)]),
    (box(1, 7), ([1], 1), 7, [Fraction(7, 2)]),
]
NAMES = ["cube", "box", "simplex", "cut", "corner off", "octahedron", "in four", "pyramid", "line"]


@pytest.mark.parametrize("walked", [0, 10**9], ids=["qhull", "walked"])
@pytest.mark.parametrize(("walls", "inside", "size", "centre"), KNOWN, ids=NAMES)
def test_volumes_and_centroids_that_are_known(
    walls: list[Wall],
    inside: tuple[list[int], int],
    size: Fraction,
    centre: list[Fraction],
    walked: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However nudges fall and whatever the objective is."""
    monkeypatch.setattr(bases, "WALKED", walked)
    for shift in (0, 100):
        shape = alone(walls, shift)
        listing = found(shape, inside)
        for seed in range(40, 43):
            try:
                answer = volumes(shape, listing, seed, FRACTIONS)
            except CoincidenceError:
                continue
            assert answer.volume == (volume.fmpq(int(size * 4), 4),)
            assert answer.centroid is not None
            assert [Fraction(int(x.p), int(x.q)) for x in answer.centroid[0]] == centre
            break
        else:
            raise AssertionError("no objective will do")


def test_balls_hold_the_fractions() -> None:
    shape = alone([*box(2), [2, 2, 3]])
    listing = found(shape, ([1, 1], 2))
    exact, balls = (volumes(shape, listing, 1, way).centroid for way in (FRACTIONS, BALLS))
    assert exact is not None
    assert balls is not None
    with volume.ctx.workprec(400):
        for x, ball in zip(exact[0], balls[0], strict=True):
            assert ball.contains(volume.arb(x))
            assert ball.rad() < 1e-60
    rough = volumes(shape, listing, 1, volume.Arithmetic(volume.arb, volume.arb_mat, 8))
    assert not rough.is_sharp


def random_shape(seed: int) -> tuple[Envelope, tuple[list[int], int]]:
    """Functions over a simplex, with so few levels that corners often have too many rows."""
    rng = np.random.default_rng(seed)
    d = int(rng.integers(2, 5))
    functions = np.unique(rng.integers(0, 4, (int(rng.integers(2, 9)), d + 1)), axis=0)
    return envelope(functions.tolist(), simplex(d)), ([1] * d, d + 2)


def tried(shape: Envelope) -> list[tuple[int, ...]]:
    """All bases, by trying every choice of rows."""
    every = combinations(range(len(shape.rows)), shape.d + 1)
    corners = [c for basis in every if basis[0] < shape.n if (c := shape.corner(basis))]
    rows = range(len(shape.rows))
    return [c.basis for c in corners if all(shape.allows(c, r) for r in rows if r not in c.basis)]


@pytest.mark.parametrize("seed", range(12))
def test_no_corner_is_missing_and_none_is_made_up(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape, inside = random_shape(seed)
    expected = tried(shape)
    for walked in (0, 10**9):
        monkeypatch.setattr(bases, "WALKED", walked)
        assert found(shape, inside) == expected


@pytest.mark.parametrize("kept", [1, 2, 5])
def test_what_qhull_leaves_out_is_found_on_foot(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shape, inside = random_shape(3)
    expected = tried(shape)
    monkeypatch.setattr(bases, "WALKED", 0)
    monkeypatch.setattr(bases, "listed", lambda *_: listed(shape, inside)[:kept])
    assert found(shape, inside) == expected
    monkeypatch.setattr(bases, "listed", lambda *_: [])
    assert found(shape, inside) == expected


def test_what_qhull_makes_up_is_dropped() -> None:
    shape, _ = random_shape(3)
    true = set(tried(shape))
    every = list(combinations(range(len(shape.rows)), shape.d + 1))
    assert {c.basis for c in confirmed(shape, every)} & true == true
    feasible = [c for c in confirmed(shape, every) if shape.tight(c.basis)]
    assert {c.basis for c in feasible} == true
    assert confirmed(shape, []) == []


def test_qhull_that_fails_lists_nothing() -> None:
    shape = alone(simplex(2))
    assert listed(shape, ([5, 5], 1)) == []  # not inside
    assert len(listed(shape, ([1, 1], 4))) == 3


def test_rows_that_touch_whatever_the_nudges_need_others() -> None:
    twice = [*box(2), [1, 0, 1]]
    shape = Envelope([[0, 0, 0]], twice, [nudge(0)] * 6)
    with pytest.raises(CoincidenceError):
        every_corner(shape, ([1, 1], 2), LIMITS)
    assert len(found(alone(twice), ([1, 1], 2))) == 4


def test_an_objective_that_is_level_on_an_edge_is_refused() -> None:
    shape = alone(box(2))
    basis = found(shape, ([1, 1], 2))[0]
    with pytest.raises(CoincidenceError):
        Term(shape, basis, [1, 0])
    assert Term(shape, basis, [1, 2]).bottom != 0


def test_a_polytope_without_an_end_is_refused() -> None:
    with pytest.raises(ArithmeticError, match="no end"):
        alone([[-1, 0, 0], [0, -1, 0]]).start([1, 1], 1)


def test_edges_that_do_not_close_are_refused() -> None:
    """A corner listed under rows that are not its own has edges that lead back to others."""
    shape = alone(box(2))
    corners = every_corner(shape, ([1, 1], 2), LIMITS)
    listing = Listing(shape, LIMITS)
    wrong = Corner((0, 1, 2), corners[0].y, corners[0].step, corners[0].unit)  # opposite walls
    listing.add(wrong)
    with pytest.raises((ArithmeticError, ZeroDivisionError)):
        listing.close()


@pytest.mark.parametrize(
    ("d", "rows", "most"), [(2, 5, 5), (3, 6, 8), (4, 8, 20), (3, 2, 4), (12, 32, 283_360)]
)
def test_as_many_corners_as_mcmullen_allows(d: int, rows: int, most: int) -> None:
    assert possible(d, rows) == most


def test_limits_say_what_they_allow() -> None:
    with pytest.raises(EvidenceError, match="more than 100 corners, here up to 283,360"):
        Limits(possible=100).check_possible(12, 32)
    with pytest.raises(EvidenceError, match="given up at 7 corners"):
        Limits(corners=7).check_corners(8)
    Limits(possible=283_360).check_possible(12, 32)
    Limits(corners=8).check_corners(8)


def test_sums_by_halves() -> None:
    for count in range(9):
        assert total(list(range(count)), 0) == sum(range(count))


def test_nudges_differ_and_stay_alike_in_size() -> None:
    some: list[Any] = [nudge(k) for k in range(2_000)]
    assert len(set(some)) == 2_000
    assert min(some) > 10**9
    assert max(some) < 3.2 * 10**9
