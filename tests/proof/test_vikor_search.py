"""VIKOR's win ranges by branch and bound: against a fine grid in fractions, and samples."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest

import mcda
from mcda.methods._vikor_bounds import VikorBounds
from mcda.methods.base import Nonlinear
from mcda.proof.branch import certify
from mcda.proof.branch.domain import make_domain
from mcda.proof.branch.prove import Question
from mcda.proof.branch.search import End, Search, start_box

TOLERANCE = 0.005
STEPS = 500


def compiled(x: np.ndarray, v: float = 0.5) -> Nonlinear:
    problem = mcda.Problem(x, [f"c{j + 1}" for j in range(x.shape[1])])
    model = mcda.method("vikor", v=v).compile(problem)
    assert isinstance(model, Nonlinear)
    return model


def bounds_of(model: Nonlinear) -> VikorBounds:
    assert isinstance(model.bounds, VikorBounds)
    return model.bounds


@pytest.mark.parametrize(("seed", "v"), [(0, 0.5), (1, 0.25), (2, 0.875)])
def test_two_criteria_against_a_grid_in_fractions(seed: int, v: float) -> None:
    model = compiled(np.random.default_rng(seed).integers(0, 101, (5, 2)), v)
    found = mcda.win_ranges(model, model.space())
    grid = [(Fraction(t, STEPS), 1 - Fraction(t, STEPS)) for t in range(STEPS + 1)]
    for i in range(5):
        rivals = np.array([k for k in range(5) if k != i])
        leads = [bounds_of(model).lead(w, i, rivals) for w in grid]
        won = [float(w[0]) for w, (least, _) in zip(grid, leads, strict=True) if least >= 0]
        best = max(least for least, _ in leads)
        assert best <= found.margin[i] <= best + TOLERANCE + 20 / STEPS
        if not won:
            assert found.status[i] != "strict" or found.upper[i, 0] - found.lower[i, 0] < 0.01
            continue
        assert found.lower[i, 0] <= won[0] <= found.lower[i, 0] + TOLERANCE + 1 / STEPS
        assert found.upper[i, 0] >= won[-1] >= found.upper[i, 0] - TOLERANCE - 1 / STEPS


@pytest.mark.parametrize("statements", [(), ("c1 >= c2", "all <= 0.5")], ids=str)
def test_ranges_and_margins_close_and_nothing_is_seen_outside(statements: tuple[str, ...]) -> None:
    model = compiled(np.random.default_rng(4).integers(0, 101, (6, 4)))
    space = model.space().where(*statements)
    found = mcda.win_ranges(model, space)
    seen = mcda.win_ranges(model, space, evidence="sampled", samples=20_000, rng=0)
    assert found.evidence.reason is None
    assert found.inner_lower is not None
    assert found.inner_upper is not None
    assert found.inner_margin is not None
    assert np.all(found.margin - found.inner_margin <= TOLERANCE)
    assert np.all(seen.margin <= found.margin)
    wins = found.status == "strict"
    assert np.all(found.inner_lower[wins] - found.lower[wins] <= TOLERANCE)
    assert np.all(found.upper[wins] - found.inner_upper[wins] <= TOLERANCE)
    known = seen.status != "unknown"
    assert np.all(known <= wins)
    assert np.all(seen.lower[known] >= found.lower[known])
    assert np.all(seen.upper[known] <= found.upper[known])


def test_once_who_is_largest_and_the_share_are_known_rows_are_exact() -> None:
    """On all weights: whatever the rows allow, the option is first there."""
    from scipy.optimize import linprog

    model = compiled(np.random.default_rng(4).integers(0, 101, (6, 4)))
    bounds, rng = bounds_of(model), np.random.default_rng(0)
    for w in model.space().sample(25, 0):
        i = int(model(w[None])[0].argmax())
        rivals = np.array([k for k in range(6) if k != i])
        low = bounds.locate(w[None], i, 0.0)[0]
        high = low.copy()
        low[:4], high[:4] = 0.0, 1.0
        low[4], high[4] = low[4] - 1e-6, high[4] + 1e-6
        rows = bounds.rows(low[None], high[None], i, rivals, 0.0)
        one = np.zeros((1, rows.a.shape[2]))
        one[0, :4] = 1.0
        aim = np.zeros(rows.a.shape[2])
        aim[:4] = rng.normal(size=4)
        limits = np.column_stack([rows.low[0], rows.high[0]])
        solved = linprog(aim, -rows.a[0], rows.b[0], one, [1.0], bounds=limits)
        assert solved.status == 0
        scores = model(solved.x[None, :4])[0]
        assert scores[i] >= np.delete(scores, i).max() - 1e-4


def test_rivals_that_another_outdoes_everywhere_are_not_asked_about() -> None:
    bounds = bounds_of(compiled(np.array([[4, 4], [1, 3], [3, 1], [1, 2], [1, 2]])))
    assert bounds._telling(np.array([1, 2, 3, 4])).tolist() == [1, 2]
    assert bounds._telling(np.array([3, 4])).tolist() == [3]


def test_open_boxes_need_not_go_beyond_what_is_proved() -> None:
    model = compiled(np.random.default_rng(4).integers(0, 101, (6, 4)))
    domain = make_domain(model.space())
    question = Question(bounds_of(model), domain, 0, np.arange(1, 6), 0.0)
    search = Search(question, [End(0, 1), End(1, 1)], [0.5, 0.5], *start_box(question))
    search.keep_within(np.zeros(4), np.array([0.25, 1.0, 1.0, 1.0]))
    search.round()
    assert search.reached()[0] == 0.5  # nothing left beyond the target
    boxes = [x for x in search._open if x.end == 1]
    assert all(x.high[0] <= 0.25 for x in boxes)


def test_options_have_even_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 0.01
        return now[0]

    steps = [0, 0, 0]

    def work(k: int) -> Iterator[None]:
        while True:
            steps[k] += 1
            yield

    monkeypatch.setattr(certify, "monotonic", clock)
    certify._on_one_clock([work(k) for k in range(3)], 20.0)
    assert min(steps) > 500
    assert max(steps) - min(steps) <= certify.SLICE / 0.01
