"""What other software was seen to get wrong when it was run: each is a case here."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import mcda
from mcda.analyses.base import Result
from mcda.analyses.win_ranges import WinRanges
from mcda.analyses.win_shares import WinShares
from mcda.errors import ProblemError
from mcda.methods.base import Linear
from tests.analyses.small import additive

F = Fraction
HALF = F(1, 2)


def answers(model: Linear, space: mcda.WeightSpace | None = None) -> tuple[WinRanges, WinShares]:
    """Ranges and shares, both exact."""
    space = space or mcda.WeightSpace(len(model.parameters))
    found = mcda.win_ranges(model, space), mcda.win_shares(model, space)
    assert [result.evidence.kind for result in found] == ["exact", "exact"]
    return found


def share(shares: WinShares) -> list[Fraction]:
    return list(shares.exact["share"])


def test_equal_options_are_not_counted_twice() -> None:
    """Acceptabilities of (1, 0), (1, 0), (0, 1) elsewhere sum to 1.5."""
    ranges, shares = answers(additive([[1, 0], [1, 0], [0, 1]]))
    assert share(shares) == [HALF] * 3
    assert list(shares.twin_of) == ["o2", "o1", None]
    assert shares.exact["centroid"][0] == shares.exact["centroid"][1] == (F(3, 4), F(1, 4))
    assert list(ranges.status) == ["strict"] * 3


def test_options_that_are_equal_where_weights_are_are_not_counted_twice_either() -> None:
    """Level at all weights with c1 = c2, though their scores differ."""
    space = mcda.WeightSpace(3).where("c1 = c2")
    ranges, shares = answers(additive([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), space)
    assert share(shares) == [F(1, 3), F(1, 3), F(2, 3)]  # c1 >= 1 - 2 c1 from 1/3 on, up to 1/2
    assert ranges.exact["lower"][0][0] == ranges.exact["lower"][1][0] == F(1, 3)


def test_a_weakly_dominated_option_is_not_efficient() -> None:
    """(1, 0) and (0, 1) are never alone ahead of (1, 1); elsewhere they are called efficient."""
    ranges, shares = answers(additive([[1, 1], [1, 0], [0, 1]]))
    assert list(ranges.status) == ["strict", "tie", "tie"]
    assert ranges.exact["witness"][1:] == [(1, 0), (0, 1)]
    assert ranges.exact["margin"] == [HALF, 0, 0]
    assert share(shares) == [1, 0, 0]
    found = mcda.dominance(additive([[1, 1], [1, 0], [0, 1]]), mcda.WeightSpace(2))
    assert found.dominates.tolist() == [[False, True, True], [False] * 3, [False] * 3]


@pytest.mark.parametrize(("n", "m"), [(20, 8), (30, 6), (12, 7)])
def test_a_weakly_dominated_option_is_no_winner_and_no_obstacle(n: int, m: int) -> None:
    """Equal to another but for one criterion where it is worse: at best level, never alone.

    Elsewhere such a row stops the whole analysis.
    """
    x = np.random.default_rng(0).integers(0, 101, (n, m))
    leader = int(x.mean(axis=1).argmax())
    weak = (leader + 1) % n
    x[weak] = x[leader]
    x[weak, 0] -= 1
    ranges = mcda.win_ranges(additive(x, 100), mcda.WeightSpace(m))
    assert (ranges.status[leader], ranges.status[weak]) == ("strict", "tie")
    assert ranges.exact["margin"][weak] == 0
    assert ranges.exact["upper"][weak][0] == 0
    without = mcda.win_ranges(additive(np.delete(x, weak, axis=0), 100), mcda.WeightSpace(m))
    kept = [i for i in range(n) if i != weak]
    for name in ("lower", "upper"):
        assert [ranges.exact[name][i] for i in kept] == list(without.exact[name])
    if m < 8:
        shares = mcda.win_shares(additive(x, 100), mcda.WeightSpace(m))
        assert sum(share(shares)) == 1
        assert share(shares)[weak] == 0


def test_a_statement_of_equality_leaves_a_volume() -> None:
    """Elsewhere 'empty or has zero volume'.

    On c1 = 0.3, c2 = t: scores 0.65 - t / 2, 0.42 + 0.4 t and 0.18 + 0.6 t, for t from 0 to 0.7.
    """
    space = mcda.WeightSpace(3).where("c1 = 0.3")
    ranges, shares = answers(additive([[1, 0, 0.5], [0, 1, 0.6], [0.6, 0.6, 0]]), space)
    assert space.dimension == 1
    border = F(23, 90)
    assert share(shares) == [border / F("0.7"), 1 - border / F("0.7"), 0]
    assert list(ranges.status) == ["strict", "strict", "never"]
    assert ranges.exact["upper"][0][1] == ranges.exact["lower"][1][1] == border
    assert ranges.exact["margin"][2] == F(-1, 10)  # behind the second at t = 0.7


def test_an_irrelevant_option_moves_no_region() -> None:
    """With scales made of the options at hand, shares move from a half each to 91 and 9 %."""
    fair, more = ([[1, 10], [2, 5]], [[1, 10], [2, 5], [0, 0]])
    before, after = answers(additive(fair, 20)), answers(additive(more, 20))
    assert list(after[0].status) == [*before[0].status, "never"]
    for name in ("margin", "lower", "upper"):
        assert list(after[0].exact[name])[:2] == list(before[0].exact[name])
    assert share(after[1]) == [*share(before[1]), 0]
    assert share(before[1]) == [F(5, 6), F(1, 6)]  # c1 / 20 <= 5 c2 / 20 up to 5/6


def test_directions_count_without_a_scaling_too() -> None:
    """(2, 20) has more of what is wanted and of what is not; elsewhere it then dominates."""
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    problem = mcda.Problem([[1, 10], [2, 20]], criteria)
    compiled = mcda.method("saw", normalization="none").compile(problem)
    found = mcda.win_ranges(compiled, compiled.space())
    assert list(found.status) == ["strict", "strict"]
    assert tuple(found.exact["lower"][1]) == (F(10, 11), 0)


def test_a_near_copy_makes_no_phantom_winner() -> None:
    """Below the mixture of its rivals by 1e-9: a solver at its usual 1e-7 lets it win."""
    x = [[1, 0], [0, 1], [0.5 - 1e-9, 0.5 - 1e-9]]
    ranges, shares = answers(additive(x))
    assert ranges.status[2] == "never"
    assert ranges.exact["margin"][2] == F(-1, 10**9)
    assert share(shares) == [HALF, HALF, 0]
    x[2] = [0.5 + 1e-9, 0.5 + 1e-9]
    ranges, shares = answers(additive(x))
    assert ranges.status[2] == "strict"
    assert share(shares)[2] == F(2, 10**9)
    assert sum(share(shares)) == 1


@pytest.mark.parametrize("gap", [0, 1e-9, 1e-12])
def test_a_near_copy_of_a_row_stops_nothing(gap: float) -> None:
    """Elsewhere rows this close break the hull of the region's corners."""
    x = np.random.default_rng(1).integers(1, 6, (8, 4)) / 8
    near = x[int(x.mean(axis=1).argmax())] + [gap, 0, 0, -gap]
    ranges, shares = answers(additive([*x, near]))
    assert "never" in ranges.status
    groups = [s for s, twin in zip(share(shares), shares.twin_of, strict=True) if twin != "o1"]
    assert sum(share(shares)) == 1 + (share(shares)[-1] if gap == 0 else 0)
    assert len(groups) == 9
    positive = [s > 0 for s in share(shares)]
    assert positive == [status == "strict" for status in ranges.status]


@pytest.mark.parametrize(("n", "m"), [(8, 4), (10, 5), (12, 6)])
def test_ratings_from_1_to_5_always_have_an_answer(n: int, m: int) -> None:
    """Ties abound; elsewhere such tables are refused, or acceptabilities do not sum to 1."""
    rng = np.random.default_rng(0)
    for _ in range(3):
        _, shares = answers(additive(rng.integers(1, 6, (n, m)), 5))
        names = list(shares.options)
        leads = [
            s
            for i, (s, twin) in enumerate(zip(share(shares), shares.twin_of, strict=True))
            if twin is None or names.index(twin) > i
        ]
        assert sum(leads) == 1


def test_the_one_change_of_weights_there_is_is_found() -> None:
    """(1, 0) against (0, 1) from weights (0.1, 0.9): elsewhere 'no change', though it is at 0.5."""
    model, now = additive([[1, 0], [0, 1]]), [F(1, 10), F(9, 10)]
    found: list[Result] = [
        mcda.stability(model, now),
        mcda.flips(model, now, mcda.WeightSpace(2)),
    ]
    stability, flips = found
    assert stability.exact["upper"][0] == HALF
    assert stability.exact["lower"][1] == HALF
    assert flips.exact["distance"] == [F(4, 5), 0]


@pytest.mark.parametrize("bad", [np.nan, np.inf, "high", None])
def test_no_number_is_refused_by_name(bad: object) -> None:
    with pytest.raises(ProblemError, match="option 'o2', criterion 'b'"):
        mcda.Problem([[1, 2], [1, bad]], ["a", "b"])


def test_small_weights_move_by_what_was_asked() -> None:
    """Elsewhere a change of one weight is spread so that it ends where it was not sent."""
    found = mcda.stability(additive([[1, 0, 0], [0, 1, 1]]), [0.9, 0.05, 0.05])
    assert found.lower[0] == pytest.approx(0.5)


def test_uniform_weights_are_uniform_on_the_simplex() -> None:
    """Uniform numbers divided by their sum are not: the middle would be drawn too often."""
    largest = mcda.WeightSpace(3).sample(40_000, 3).max(axis=1)
    assert np.mean(largest <= 0.5) == pytest.approx(1 / 4, abs=0.01)
