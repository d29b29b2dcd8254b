"""Ranges, margins, stability and flips of small problems against exact brute force.

Exact answers are the same fractions. Of numeric ones statuses are the same, and numbers agree to
1e-9 in weights, and in values (which lie in 0-1).
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EmptySpaceError
from mcda.methods.base import Linear
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.strategies import scores
from tests.weights.brute import holds
from tests.weights.spaces import spaces

CLOSE = 1e-9


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


@exactly(120)
@given(small=smalls())
def test_ranges(small: Small) -> None:
    check_ranges(small.model, small.space, small.case)


@exactly(60)
@given(data=st.data())
def test_ranges_where_values_are_rounded(data: st.DataObject) -> None:
    """Fifths are no floats: what ties in fractions must tie all the same."""
    whole = np.round(data.draw(scores(n=st.integers(2, 6), m=st.integers(2, 4))))
    space = data.draw(spaces(whole.shape[1]))
    values = [tuple(Fraction(int(x), 5) for x in row) for row in whole]
    check_ranges(additive(whole / 10, 0.5), space, Case(values, space))


def check_ranges(model: Linear, space: mcda.WeightSpace, case: Case) -> None:
    """Exact answers are those of brute force; numeric ones are near them."""
    exact, near = (mcda.win_ranges(model, space, evidence=e) for e in (None, "numeric"))
    assert (exact.evidence.kind, near.evidence.kind) == ("exact", "numeric")
    nothing = (None,) * len(space.parameters)
    for i in range(case.n):
        assert exact.status[i] == near.status[i] == case.status(i)
        assert exact.exact["margin"][i] == case.margin(i)
        axes = list(zip(*case.regions[i], strict=True))
        assert tuple(exact.exact["lower"][i]) == (tuple(map(min, axes)) or nothing)
        assert tuple(exact.exact["upper"][i]) == (tuple(map(max, axes)) or nothing)
        for name in ("margin", "lower", "upper"):
            one, other = getattr(exact, name)[i], getattr(near, name)[i]
            np.testing.assert_allclose(one, other, rtol=0, atol=CLOSE)
        if case.status(i) == "never":
            assert np.isnan([*exact.witness[i], *near.witness[i]]).all()
        else:
            assert holds(exact.exact["witness"][i], case.winning(i), case.equal)
            check_witness(near.witness[i], case, i)
            check_witness(exact.witness[i], case, i)


def check_witness(w: np.ndarray, case: Case, i: int) -> None:
    """Weights of the space at which i is first, but for rounding."""
    assert case.space.contains(w, CLOSE)
    at = tuple(Fraction(float(x)) for x in w)
    assert min(case.lead(i, k, at) for k in range(case.n)) >= -Fraction(1, 10**12)


LONG = [
    pytest.param(norm, count, marks=pytest.mark.slow)
    for norm, count in (("l1", 60), ("l2", 40), ("linf", 15))
]


@pytest.mark.parametrize(("norm", "count"), [("l1", 20), ("l2", 12), ("linf", 6), *LONG])
def test_flips(norm: str, count: int) -> None:
    @exactly(count)
    @given(small=smalls(), data=st.data())
    def check(small: Small, data: st.DataObject) -> None:
        locked = tuple(data.draw(st.sets(st.integers(0, len(small.w) - 1), max_size=1)))
        names = [f"c{j + 1}" for j in locked]
        asked = (small.model, small.w, small.space, norm)
        found = mcda.flips(*asked, locked=names, evidence="exact")
        near = mcda.flips(*asked, locked=names, evidence="numeric")
        whole = Case(small.case.values, small.space.without_statements())
        for i in range(small.case.n):
            proof = found.certificates[i]
            for name, case in (("distance", small.case), ("distance_simplex", whole)):
                least = case.nearest(i, small.w, norm, locked)
                if norm == "l2":
                    least = nearest_square(least, proof[name], getattr(found, name)[i])
                else:
                    assert found.exact[name][i] == least
                agree(getattr(near, name)[i], least)
            check_nearest(found, i, small, locked, norm)
            if not np.isnan(near.distance[i]):
                check_witness(near.weights[i], small.case, i)

    check()


def nearest_square(square: Fraction | None, proof: dict | None, distance: float) -> float | None:
    """The square in the proof is the least, and the distance its root; which is returned."""
    if square is None:
        assert proof is None or "square" not in proof
        assert np.isnan(distance)
        return None
    assert proof is not None
    assert Fraction(proof["square"]) == square
    assert distance == pytest.approx(float(square) ** 0.5, rel=1e-15, abs=0)
    return distance


def check_nearest(
    found: mcda.analyses.flips.Flips, i: int, small: Small, locked: tuple[int, ...], norm: str
) -> None:
    """The nearest weights are admissible, as far off as said, and put option i first, exactly."""
    at = found.exact["weights"][i]
    if np.isnan(found.distance[i]):
        assert at == (None,) * len(small.w)
        return
    assert holds(at, small.case.winning(i), small.case.equal)
    change = [abs(x - y) for x, y in zip(at, small.w, strict=True)]
    assert all(change[j] == 0 for j in locked)
    size = {"l1": sum(change), "linf": max(change), "l2": sum(x * x for x in change)}[norm]
    proof = found.certificates[i]["distance"]
    assert size == (Fraction(proof["square"]) if norm == "l2" else found.exact["distance"][i])


def agree(found: float, exact: Fraction | float | None) -> None:
    if exact is None:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(float(exact), rel=0, abs=CLOSE)


@exactly(200)
@given(small=smalls())
def test_stability(small: Small) -> None:
    asked = (small.model, small.w, small.space)
    found, near = (mcda.stability(*asked, evidence=e) for e in ("exact", "numeric"))
    names = {None: -1} | {name: i for i, name in enumerate(small.model.options)}
    assert tuple(found.exact["weight"]) == small.w
    inside = holds(small.w, small.case.limits, small.case.equal)
    for h in range(len(small.w)):
        low, high, below, above = small.case.interval(small.w, h)
        assert (found.exact["lower"][h], found.exact["upper"][h]) == (low, high)
        agree(near.lower[h], low)
        agree(near.upper[h], high)
        for ends in (found, near):
            assert names[ends.rival_below[h]] in (below or {-1})
            assert names[ends.rival_above[h]] in (above or {-1})
        within = small.case.part(small.w, h) if inside else None
        part = (found.exact["space_lower"][h], found.exact["space_upper"][h])
        assert part == ((max(low, within[0]), min(high, within[1])) if within else (None, None))


@exactly(25)
@given(data=st.data())
def test_weights_that_may_not_move_leave_nothing_else(data: st.DataObject) -> None:
    """All weights locked: 0 for who is first already, nothing for the others."""
    small = data.draw(smalls())
    found = mcda.flips(small.model, small.weights, small.space, locked=small.model.parameters)
    first = small.model.first(small.weights)
    inside = small.space.contains(small.weights)
    np.testing.assert_array_equal(found.distance == 0, first & inside)
    np.testing.assert_array_equal(np.isnan(found.distance), ~(first & inside))


def test_a_lock_that_the_statements_forbid_leaves_nothing() -> None:
    model = additive([[1, 0], [0, 1]])
    space = mcda.WeightSpace(2).where("c1 >= 0.8")
    found = mcda.flips(model, [0.5, 0.5], space, locked=["c1"])
    assert np.isnan(found.distance).all()
    np.testing.assert_array_equal(found.distance_simplex, [0, 0])
    with pytest.raises(EmptySpaceError):
        space.where("c1 = 0.5")
