"""What a search leaves open holds every point it has not refuted; a climb ends where it should."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.methods.base import Nonlinear
from mcda.proof.branch.climb import NARROWEST, climb
from mcda.proof.branch.domain import make_domain
from mcda.proof.branch.hunt import Hunt, Setting
from mcda.proof.branch.prove import Question
from mcda.proof.branch.search import End, Search, shrink, start_box
from mcda.proof.branch.tree import Node

Array = np.ndarray[Any, np.dtype[np.float64]]
N, M = 5, 3
METHODS = ("topsis", "vikor", "waspas")
STATEMENTS = ((), ("c1 >= c2",), ("c1 + c2 = 0.6",))
SEEN = 4_000
DUST = 1e-12
BOXES = {"topsis": 100, "vikor": 1_200, "waspas": 30}
"""A search for ends or leads past the region's takes fewer."""
ENDS = [End(j, sign) for sign in (-1, 1) for j in range(M)]


class Case:
    """A small model, one option that wins somewhere, weights drawn and its leads there."""

    def __init__(self, method: str, seed: int, statements: tuple[str, ...] = ()) -> None:
        x = np.random.default_rng(seed).integers(1, 101, (N, M))
        problem = mcda.Problem(x, [f"c{j + 1}" for j in range(M)])
        model = mcda.method(method).compile(problem)
        assert isinstance(model, Nonlinear)
        assert model.bounds is not None
        self.model, self.bounds = model, model.bounds
        space = model.space().where(*statements)
        self.domain = make_domain(space)
        self.w = space.sample(SEEN, seed)
        scores = model(self.w)
        self.i = int(np.bincount(scores.argmax(axis=1)).argmax())
        self.rivals = np.array([k for k in range(N) if k != self.i])
        self.lead = self.leads(self.w).min(axis=1)

    def leads(self, w: Array) -> Array:
        scores = self.model(w)
        return scores[:, [self.i]] - scores[:, self.rivals]

    def question(self, lead: float = 0.0) -> Question:
        return Question(self.bounds, self.domain, self.i, self.rivals, lead)

    def won(self, lead: float = 0.0) -> Array:
        return self.w[self.lead >= lead]


def held(search: Search, e: int, w: Array) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """(S,) whether a box that is open, or too fine to halve, holds weights (S, p)."""
    boxes = [x for x in (*search._open, *search.stuck) if x.end == e]
    found = np.zeros(len(w), dtype=bool)
    for x in boxes:
        found |= np.all((w >= x.low[:M] - DUST) & (w <= x.high[:M] + DUST), axis=1)
    return found


def beyond(search: Search, e: int, w: Array) -> Array:
    """The weights past what is shown of the end already."""
    end, target = search.ends[e], search.targets[e]
    return w[end.sign * w[:, end.j] > target + DUST] if end.sign else w


@pytest.mark.parametrize("statements", STATEMENTS, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_no_point_past_a_target_is_lost(method: str, statements: tuple[str, ...]) -> None:
    case = Case(method, 3, statements)
    won = case.won()
    assert len(won) > 20
    targets = [float(np.quantile(end.sign * won[:, end.j], 0.6)) for end in ENDS]
    search = Search(case.question(), ENDS, targets, *start_box(case.question()))
    for turn in range(12):
        for e, end in enumerate(ENDS):
            left = beyond(search, e, won)
            assert held(search, e, left).all(), (turn, end)
            most = max([search.targets[e], *(end.sign * left[:, end.j])])
            assert search.reached()[e] >= most - DUST
        if turn == 3:
            low, high = won.min(axis=0), won.max(axis=0)
            search.keep_within(low, high)
        if turn == 6:
            for e, end in enumerate(ENDS):
                search.raise_target(e, float(np.quantile(end.sign * won[:, end.j], 0.9)))
        search.round()


@pytest.mark.parametrize("method", METHODS)
def test_points_with_a_lead_stay_until_it_is_refuted(method: str) -> None:
    case = Case(method, 5)
    best = float(case.lead.max())
    question = case.question(best / 2)
    search = Search(question, [End(0, 0)], [0.0], *start_box(question))
    for _ in range(6):
        assert held(search, 0, case.won(best / 2)).all()
        assert search.reached() == [np.inf]
        search.round()
    asked = replace(question, lead=best + 0.1)
    if method == "vikor":  # the one whose boxes mean the same whatever the lead
        search.question = asked
    else:
        search = Search(asked, [End(0, 0)], [0.0], *start_box(asked))
    while not search.done:
        search.round()
        assert search.treated < BOXES[method], "no lead so large is left, and that is found out"
    assert not search.stuck
    assert search.reached() == [-np.inf]


@pytest.mark.parametrize("statements", STATEMENTS, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_ends_close_in_no_more_boxes_than_they_did(
    method: str, statements: tuple[str, ...]
) -> None:
    """Targets a little past the region are met; halving the wrong sides would take far longer."""
    case = Case(method, 6, statements)
    won = case.won()
    targets = [float((end.sign * won[:, end.j]).max()) + 0.02 for end in ENDS]
    search = Search(case.question(), ENDS, targets, *start_box(case.question()))
    while not search.done:
        search.round()
        assert search.treated < BOXES[method]
    assert not search.stuck
    assert search.reached() == targets


@pytest.mark.parametrize("statements", STATEMENTS, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_the_box_around_a_region_holds_it_and_is_near(
    method: str, statements: tuple[str, ...]
) -> None:
    case = Case(method, 3, statements)
    won, question, root = case.won(), case.question(), Node()
    low, high, rest = shrink(question, *start_box(question), root)
    assert rest is not root
    assert np.all(low[:M] <= won.min(axis=0) + DUST)
    assert np.all(high[:M] >= won.max(axis=0) - DUST)
    assert np.any(high[:M] - low[:M] < 0.99)


@pytest.mark.parametrize("method", ["topsis", "waspas"])
def test_the_box_around_nothing_is_crossed(method: str) -> None:
    case = Case(method, 3)
    question = case.question(case.bounds.spread * 2 + 1)
    low, high, _ = shrink(question, *start_box(question), Node())
    assert np.any(low > high)


@pytest.mark.parametrize("statements", STATEMENTS, ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_a_climb_passes_all_that_was_drawn(method: str, statements: tuple[str, ...]) -> None:
    case = Case(method, 3, statements)
    won = case.won()
    for end in ENDS:
        j, sign = np.array([end.j]), np.array([float(end.sign)])
        start = won[[int((end.sign * won[:, end.j]).argmax())]]
        w, least = climb(case.leads, case.domain, start, j, sign)
        assert case.domain.inside(w).all()
        assert least[0] >= -1e-8
        np.testing.assert_allclose(case.leads(w).min(axis=1), least, rtol=0, atol=1e-12)
        assert end.sign * w[0, end.j] >= end.sign * start[0, end.j]
    still = np.zeros(1)
    best = case.w[[int(case.lead.argmax())]]
    w, least = climb(case.leads, case.domain, best, still.astype(int), still)
    assert case.domain.inside(w).all()
    assert least[0] >= case.lead.max()


def linear_leads(w: Array) -> Array:
    """The leads of a polygon with its corners at thirds and sixths."""
    return np.stack([w[:, 0] - w[:, 1], 2 * w[:, 1] - w[:, 2], w[:, 2] - w[:, 0]], axis=1)


CORNERS = [
    (0, -1, 0.25),
    (0, 1, 0.4),
    (1, -1, 0.2),
    (1, 1, 1 / 3),
    (2, -1, 1 / 3),
    (2, 1, 0.5),
]


@pytest.mark.parametrize(("j", "sign", "end"), CORNERS)
def test_a_climb_on_planes_reaches_the_corner(j: int, sign: int, end: float) -> None:
    """w1 >= w2, 2 w2 >= w3 >= w1: corners (1, 1, 1) / 3, (2, 1, 2) / 5 and (1, 1, 2) / 4."""
    domain = make_domain(mcda.WeightSpace(3))
    start = np.array([[0.33, 0.28, 0.39]])
    assert linear_leads(start).min() > 0
    w, least = climb(linear_leads, domain, start, np.array([j]), np.array([float(sign)]))
    assert least[0] >= 0
    np.testing.assert_allclose(w[0, j], end, rtol=0, atol=20 * NARROWEST)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("statements", [*STATEMENTS, ("c3 = 0",)], ids=str)
@pytest.mark.parametrize("method", METHODS)
def test_a_hunt_brackets_what_is_seen(method: str, statements: tuple[str, ...], seed: int) -> None:
    case, tolerance = Case(method, seed, statements), 0.01
    won = case.won()
    hunt = Hunt(Setting(case.bounds, case.domain, tolerance), case.i, case.rivals, case.leads,
                case.w[:2])  # fmt: skip
    for steps, _ in enumerate(hunt.steps()):
        assert steps < 400
        for e, end in enumerate(hunt.ends):
            assert hunt.outer(e) >= (end.sign * won[:, end.j]).max() - DUST
        assert hunt.lead_most >= case.lead.max() - DUST
    for e, end in enumerate(hunt.ends):
        assert float(hunt.bound(e)) - hunt.known[e] <= tolerance
        assert end.sign * hunt.at[e, end.j] == hunt.known[e]
    assert hunt.found
    assert case.lead.max() - 1e-9 <= hunt.best <= hunt.lead_most <= hunt.best + tolerance
