"""Borda, Copeland, Condorcet and Kemeny: by hand, against all orders, ballots and refusals."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.methods import _kemeny
from mcda.problem.ballots import ballots, rankings

CYCLE = [
    {"count": 4, "order": ["a", "b", "c"]},
    {"count": 3, "order": ["b", "c", "a"]},
    {"count": 2, "order": ["c", "a", "b"]},
]
"""Condorcet's paradox: a beats b by 6 to 3, b beats c by 7 to 2, and c beats a by 5 to 4."""


def asked(name: str, given: Any) -> Any:
    problem, votes = ballots(given)
    return mcda.rank(mcda.method(name).compile(problem), votes)


def test_a_cycle_by_hand() -> None:
    assert asked("borda", CYCLE).score.tolist() == [10, 10, 7]
    copeland = asked("copeland", CYCLE)
    assert copeland.score.tolist() == [1, 1, 1]
    assert copeland.details["wins_minus_losses"].tolist() == [0, 0, 0]
    assert copeland.details["majorities"].tolist() == [[0, 3, -1], [-3, 0, 5], [1, -5, 0]]
    assert asked("condorcet", CYCLE).score.tolist() == [0, 0, 0]
    kemeny = asked("kemeny", CYCLE)
    assert kemeny.details["place"].tolist() == [1, 2, 3]  # against 1, less than 3 or 5
    assert kemeny.details["unique"]


def test_a_winner_of_all_contests_is_first() -> None:
    given = [{"count": 3, "order": ["a", "b", "c"]}, {"count": 2, "order": ["b", "c", "a"]}]
    assert asked("borda", given).rank.tolist() == [2, 1, 3]
    for name in ("copeland", "condorcet", "kemeny"):
        assert asked(name, given).rank[0] == 1
    assert asked("condorcet", given).details["winner"].tolist() == [True, False, False]
    assert asked("copeland", given).score.tolist() == [2, 1, 0]


def test_contests_that_are_level_count_half() -> None:
    given = [{"order": ["a", "b", "c"]}, {"order": ["b", "a", "c"]}]
    copeland = asked("copeland", given)
    assert copeland.score.tolist() == [1.5, 1.5, 0]
    assert copeland.details["wins_minus_losses"].tolist() == [1, 1, -2]
    assert asked("condorcet", given).score.tolist() == [1, 1, 0]
    kemeny = asked("kemeny", given)
    assert kemeny.details["place"].tolist() == [1.5, 1.5, 3]
    assert not kemeny.details["unique"]


@pytest.mark.parametrize("seed", range(4))
def test_kemeny_against_all_orders(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(seed)
    x, w = rng.integers(0, 5, (6, 4)), rng.integers(1, 4, (5, 4)).astype(float)
    problem = mcda.Problem(x, list("abcd"))
    model = mcda.method("kemeny").compile(problem)
    scores = model(w)
    for weights, score in zip(w, scores, strict=True):
        votes = np.einsum("j,ikj->ik", weights, np.sign(x[:, None] - x[None]))
        cost = {order: against(votes, order) for order in permutations(range(6))}
        best = [order for order, y in cost.items() if y == min(cost.values())]
        mean = np.mean([np.argsort(order) + 1 for order in best], axis=0)
        np.testing.assert_allclose(-score, mean, atol=1e-12)
        assert bool(model.details(weights)["unique"]) == (len(best) == 1)
        with monkeypatch.context() as patch:
            patch.setattr(_kemeny, "FEW", 1)
            places, unique = _kemeny.solved(votes)
        assert unique == (len(best) == 1)
        if unique:
            np.testing.assert_array_equal(places, mean)
        assert unique or np.all(places <= 6)


def against(votes: np.ndarray, order: tuple[int, ...]) -> float:
    return sum(max(0.0, votes[k, i]) for at, i in enumerate(order) for k in order[at + 1 :])


def test_parts_that_beat_all_after_them() -> None:
    """Twelve options, the first two above a cycle of three above the rest in order."""
    orders = [[*"ab", *cycle, *"fghijkl"] for cycle in ("cde", "dec", "ecd")]
    problem, votes = ballots([{"order": order} for order in orders])
    model = mcda.method("kemeny").compile(problem)
    places = -model(votes)
    assert dict(zip(problem.option_ids, places, strict=True))["a"] == 1
    assert sorted(places) == [1, 2, 4, 4, 4, 6, 7, 8, 9, 10, 11, 12]
    assert not model.details(votes)["unique"]
    np.testing.assert_array_equal(model([votes, 2 * votes]), [-places, -places])


def test_too_many_options_for_kemeny_are_refused() -> None:
    problem = mcda.Problem(np.arange(31.0)[:, None], ["a"])
    with pytest.raises(mcda.McdaError, match=r"up to 30 options and found 31.*method: copeland"):
        mcda.method("kemeny").compile(problem)


def test_ballots_with_equals_and_without_some() -> None:
    given = [{"order": ["a", ["b", "c"]]}, {"count": 2, "order": ["d"]}]
    problem, votes = ballots(given, options=["d", "a", "b", "c"])
    assert problem.option_ids == ("d", "a", "b", "c")
    assert votes.tolist() == [1, 2]
    borda = mcda.rank(mcda.method("borda").compile(problem), votes)
    assert borda.score.tolist() == [6, 3 + 2, 1.5 + 2, 1.5 + 2]


def test_rankings_of_several_methods_are_combined() -> None:
    given = {"saw": [1, 2, 3], "topsis": [2, 1, 3], "vikor": [1, 3, 2]}
    problem, votes = rankings(given, ["x", "y", "z"], {"topsis": 0.5})
    assert problem.criterion_ids == ("saw", "topsis", "vikor")
    assert votes.tolist() == [1, 0.5, 1]
    found = mcda.rank(mcda.method("kemeny").compile(problem), votes)
    assert found.rank.tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "there are no ballots"),
        ([{"count": 1}], r"a ballot is \{count, order\}"),
        ([{"order": ["a"], "count": -1}], "a number of votes is >= 0, found -1"),
        ([{"order": ["a", "a"]}], "a ballot names 'a' twice"),
    ],
)
def test_what_is_no_ballot_is_refused(given: Any, message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        ballots(given)


def test_what_is_no_ranking_is_refused() -> None:
    with pytest.raises(mcda.McdaError, match="names no option 'b'"):
        ballots([{"order": ["b"]}], options=["a"])
    with pytest.raises(mcda.McdaError, match="of the same options"):
        rankings({"a": [1, 2], "b": [1]})
    with pytest.raises(mcda.McdaError, match="votes name no ranking 'c'"):
        rankings({"a": [1, 2]}, votes={"c": 1})
