"""What every measure of two rankings keeps to; a new file in mcda/measures inherits it."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest

import mcda
from mcda.errors import ProblemError, UnknownNameError
from mcda.measures import MEASURES

RNG = np.random.default_rng(5)
STRICT = [np.argsort(RNG.random(n)) + 1.0 for n in (2, 3, 5, 8)]
TIED = [np.array([1, 1, 3, 4.0]), np.array([1, 2, 2, 4.0]), np.array([1.5, 1.5, 3.5, 3.5])]

every = pytest.mark.parametrize("name", MEASURES.names())


def said(name: str, key: str) -> object:
    return getattr(sys.modules[MEASURES.load(name).__module__], key)


@every
def test_the_same_ranking_is_nearest(name: str) -> None:
    best = {"similarity": 1.0, "distance": 0.0}[str(said(name, "KIND"))]
    for x in (*STRICT, *TIED):
        assert mcda.compare(x, x, name) == pytest.approx(best, abs=1e-12)


@every
def test_others_are_no_nearer_and_the_reverse_is_far(name: str) -> None:
    sign = {"similarity": 1.0, "distance": -1.0}[str(said(name, "KIND"))]
    for x in STRICT:
        near = [sign * mcda.compare(x, y, name) for y in (x, RNG.permutation(x), len(x) + 1 - x)]
        assert near[0] >= near[1] - 1e-12
        assert near[0] > near[2]


@every
def test_symmetric_where_it_says_so(name: str) -> None:
    pairs = [(x, RNG.permutation(x)) for x in (*STRICT, *TIED)]
    found = [(mcda.compare(x, y, name), mcda.compare(y, x, name)) for x, y in pairs]
    one, other = np.array(found).T
    assert np.allclose(one, other, equal_nan=True) == said(name, "SYMMETRIC")


@every
def test_the_order_of_options_does_not_matter(name: str) -> None:
    for x in (*STRICT, *TIED):
        y, order = RNG.permutation(x), RNG.permutation(len(x))
        one, other = mcda.compare(x, y, name), mcda.compare(x[order], y[order], name)
        assert one == pytest.approx(other, abs=1e-12, nan_ok=True)


@every
def test_labels_say_which_option_is_meant(name: str) -> None:
    x = dict(zip("abcde", STRICT[2].tolist(), strict=True))
    y = dict(zip("abcde", STRICT[2][::-1].tolist(), strict=True))
    turned = {label: y[label] for label in "edcab"}
    expected = mcda.compare(list(x.values()), list(y.values()), name)
    for one, other in ((x, turned), (pd.Series(x), pd.Series(turned)), (list(x.values()), y)):
        assert mcda.compare(one, other, name) == expected
    with pytest.raises(ProblemError, match="rankings name a, b, f, expected a, b, c"):
        mcda.compare({"a": 1, "b": 2, "c": 3}, pd.Series({"a": 1, "b": 2, "f": 3}), name)


@every
@pytest.mark.parametrize(
    ("x", "y"),
    [([1], [1]), ([1, 2], [1, 2, 3]), ([1, np.nan], [1, 2]), ([[1, 2]], [[1, 2]]), ("ab", "cd")],
)
def test_what_is_no_pair_of_rankings_is_refused(name: str, x: object, y: object) -> None:
    with pytest.raises(ProblemError):
        mcda.compare(x, y, name)


@every
def test_all_tied_is_no_crash(name: str) -> None:
    x, y = np.ones(4), np.array([1, 2, 3, 4.0])
    assert np.isnan(mcda.compare(x, y, name)) or np.isfinite(mcda.compare(x, y, name))


@pytest.mark.parametrize("name", ["weighted_spearman", "ws"])
def test_ranks_are_from_1_to_n(name: str) -> None:
    with pytest.raises(ProblemError, match="from 1"):
        mcda.compare([0.3, 0.1], [1, 2], name)


def test_reversed_without_ties() -> None:
    x = np.arange(1, 6.0)
    for name in ("spearman", "weighted_spearman", "kendall", "goodman_kruskal"):
        assert mcda.compare(x, x[::-1], name) == pytest.approx(-1)
    assert mcda.compare(x, x[::-1], "kemeny") == 5 * 4
    assert mcda.compare(x, x[::-1], "frobenius") == pytest.approx(np.sqrt(8 * 10))


def test_ties_by_hand() -> None:
    # pairs of x = 1, 1, 3 and y = 1, 2, 3: one tied in x alone, two concordant
    x, y = [1, 1, 3], [1, 2, 3]
    assert mcda.compare(x, y) == pytest.approx(2 / np.sqrt(2 * 3))
    assert mcda.compare(x, y, "goodman_kruskal") == 1
    assert mcda.compare(x, y, "kemeny") == 1
    assert mcda.compare(x, y, "frobenius") == pytest.approx(np.sqrt(2))
    assert mcda.compare(x, y, "ws") == pytest.approx(1 - 0.5 / 2)


def test_triangle_inequality_of_distances() -> None:
    for _ in range(50):
        x, y, z = (RNG.integers(1, 6, 5) for _ in range(3))
        for name in ("kemeny", "frobenius"):
            there = mcda.compare(x, y, name) + mcda.compare(y, z, name)
            assert mcda.compare(x, z, name) <= there + 1e-12


def test_unknown_measure() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'kendall'"):
        mcda.compare([1, 2], [1, 2], "kendal")
