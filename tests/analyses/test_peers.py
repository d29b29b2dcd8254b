"""What other software was seen to get wrong when it was run: each is a case here."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.errors import ProblemError
from tests.analyses.small import additive


def test_equal_options_are_not_counted_twice() -> None:
    """Acceptabilities of (1, 0), (1, 0), (0, 1) elsewhere sum to 1.5."""
    found = mcda.win_shares(additive([[1, 0], [1, 0], [0, 1]]), mcda.WeightSpace(2))
    assert found.share[0] + found.share[2] == 1


@pytest.mark.parametrize(("n", "m"), [(20, 8), (30, 6), (12, 7)])
def test_a_weakly_dominated_option_is_no_winner_and_no_obstacle(n: int, m: int) -> None:
    """Equal to another but for one criterion where it is worse: at best level, never alone.

    Elsewhere such a row is called efficient, or stops the whole analysis.
    """
    x = np.random.default_rng(0).random((n, m))
    leader = int(x.mean(axis=1).argmax())
    weak = (leader + 1) % n
    x[weak] = x[leader]
    x[weak, 0] = x[leader, 0] / 2
    found = mcda.win_ranges(additive(x), mcda.WeightSpace(m))
    assert found.status[leader] == "strict"
    assert found.status[weak] == "tie"
    assert found.upper[weak, 0] == 0
    shares = mcda.win_shares(additive(x), mcda.WeightSpace(m), samples=20_000)
    assert shares.share[weak] == 0
    assert shares.share.sum() == pytest.approx(1)


def test_a_statement_of_equality_leaves_a_volume() -> None:
    """Elsewhere 'empty or has zero volume'."""
    space = mcda.WeightSpace(3).where("c1 = 0.3")
    found = mcda.win_shares(additive([[1, 0, 0.5], [0, 1, 0.6], [0.6, 0.6, 0]]), space)
    assert found.share.sum() == pytest.approx(1)
    assert space.dimension == 1


def test_a_hopeless_option_moves_no_share() -> None:
    """With scales made of the options at hand, shares move from a half each to 91 and 9 %."""
    fair = additive([[1, 10], [2, 5]], 20)
    more = additive([[1, 10], [2, 5], [0, 0]], 20)
    space = mcda.WeightSpace(2)
    before, after = (mcda.win_shares(model, space) for model in (fair, more))
    np.testing.assert_array_equal(after.share, [*before.share, 0])


def test_a_near_copy_makes_no_phantom_winner() -> None:
    """Below the mixture of its rivals by 1e-9: a solver at its usual 1e-7 lets it win."""
    x = [[1, 0], [0, 1], [0.5 - 1e-9, 0.5 - 1e-9]]
    assert list(mcda.win_ranges(additive(x), mcda.WeightSpace(2)).status)[2] == "never"
    x[2] = [0.5 + 1e-9, 0.5 + 1e-9]
    assert list(mcda.win_ranges(additive(x), mcda.WeightSpace(2)).status)[2] == "strict"


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
