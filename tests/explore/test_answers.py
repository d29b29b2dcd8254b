"""Answers: the library's own numbers, the latest question first, each client by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.explore.answers import PARTS, Asked, Pace, first_answer
from mcda.explore.app import Explorer
from mcda.explore.shelf import Shelf
from mcda.explore.state import read_state
from mcda.explore.steps import CELLS, STEPS, step
from mcda.explore.turns import Turns
from tests.explore.conftest import Ask
from tests.files.conftest import Desk

MOVED = {"view": "thrifty", "points": {"price": 33, "comfort": 41}}
REPORT = Path(__file__).parent.parent.parent / "reports" / "alliance.yaml"


def everything() -> Pace:
    """A pace that has seen all parts to be quick."""
    pace = Pace()
    for method in ("additive", "topsis"):
        for part in PARTS:
            pace.note(method, part, 0)
    return pace


def close(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(
        np.array(found, dtype=float), np.asarray(wanted, dtype=float), rtol=0, atol=1e-12
    )


@pytest.mark.parametrize("method", ["additive", "topsis"])
def test_scores_and_ranks_are_the_librarys(ask: Ask, town: Desk, method: str) -> None:
    found = ask("answer", state={**MOVED, "method": method})
    study = town.study().with_points("thrifty", MOVED["points"])
    ranking = mcda.rank(study.compile(method), study.views["thrifty"])
    close(found["weights"], study.views["thrifty"])
    close(found["scores"], ranking.score)
    assert found["ranks"] == ranking.rank.tolist()
    assert found["kinds"] == {"scores": ranking.evidence.kind}


def test_all_parts_are_the_librarys_on_the_alliance() -> None:
    shelf = Shelf(REPORT)
    edition = shelf.current()
    data = {"points": {"cost": 71}, "stating": ["cost >= 0.05"]}
    at = Asked.at(shelf, edition, read_state(data, edition.study))
    found = first_answer(at, everything(), (0, 6))
    study = edition.study.with_points("balanced", {"cost": 71})
    model, weights = study.model, study.shares["balanced"]
    space = study.space.where("cost >= 0.05")
    flips = mcda.flips(model, weights, space)
    ranks = mcda.rank(model, weights).rank
    other = int(np.nanargmin(np.where(ranks == 1, np.nan, flips.distance)))
    assert found["flip"]["option"] == other
    close(found["flip"]["distance"], flips.distance[other])
    close(found["flip"]["weights"], flips.weights[other])
    borders = mcda.stability(model, weights, space)
    for key, name in (("lower", "lower"), ("upper", "upper"), ("least", "space_lower")):
        close([border[key] for border in found["borders"]], getattr(borders, name))
    for name, entry in found["methods"].items():
        assert entry["ranks"] == mcda.rank(study.compile(name), weights).rank.tolist()
    assert sum(region["share"] for region in found["map"]["regions"]) == pytest.approx(1)
    assert found["statements"][-1]["text"] == "cost >= 0.05"
    json.dumps(found, allow_nan=False)


def test_broken_statements_are_named(ask: Ask) -> None:
    found = ask("answer", state={"points": {"price": 1, "view": 99}})
    assert [found["statements"][k]["text"] for k in found["broken"]] == ["price >= view"]
    found = ask("answer", state={"points": {"price": 99, "view": 0, "comfort": 0}})
    assert [found["statements"][k]["text"] for k in found["broken"]] == ["all <= 0.9"]


def test_locked_weights_do_not_move(explorer: Explorer) -> None:
    edition = explorer.shelf.current()
    at = Asked.at(explorer.shelf, edition, read_state({}, edition.study), ("price",))
    flip = first_answer(at, everything())["flip"]
    assert flip["option"] is None or flip["weights"][0] == 0.5


@pytest.mark.parametrize(("method", "kind"), [("additive", "exact"), ("topsis", "sampled")])
def test_that_nobody_else_leads_comes_with_its_evidence(
    explorer: Explorer, method: str, kind: str
) -> None:
    edition = explorer.shelf.current()
    best = {"price": {"low": 0, "best": 0, "high": 0}, "comfort": {"best": 10, "high": 10}}
    data = {
        "method": method,
        "scores": {"hall": {**best, "view": {"low": "good", "best": "good", "high": "good"}}},
    }
    at = Asked.at(explorer.shelf, edition, read_state(data, edition.study))
    flip = first_answer(at, everything())["flip"]
    assert (flip["option"], flip["kind"]) == (None, kind)
    assert step(at, "flips")["flip"] == flip


@pytest.mark.parametrize("method", ["additive", "topsis"])
@pytest.mark.parametrize("name", STEPS)
def test_every_step_is_the_analysis_with_its_evidence(
    explorer: Explorer, name: str, method: str
) -> None:
    edition = explorer.shelf.current()
    at = Asked.at(explorer.shelf, edition, read_state({**MOVED, "method": method}, edition.study))
    found = step(at, name)
    assert found["step"] == name
    json.dumps(found, allow_nan=False)
    if name == "methods":
        assert set(found["methods"]) == {"additive", "topsis"}
        return
    assert found["result"]["analysis"] == name
    assert found["result"]["evidence"]["kind"] in found["kinds"]
    if name in CELLS:
        assert len(found["cells"]) == len(found["kinds"]) == 2


def test_a_method_that_cannot_read_the_data_says_why(explorer: Explorer, town: Desk) -> None:
    town.edit("reports/town.yaml", "topsis]", "weighted_product]")
    town.edit("options/town/hall.yaml", "view: poor", "view: fair")
    edition = explorer.shelf.current()
    zero = {"scores": {"hall": {"view": {"low": "poor", "best": "poor"}}}}
    at = Asked.at(explorer.shelf, edition, read_state(zero, edition.study))
    found = step(at, "methods")["methods"]
    assert "ranks" in found["additive"]
    assert "zero" in found["weighted_product"]["refused"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"state": {"points": {"prise": 1}}}, "did you mean 'price'"),
        ({"state": None}, "expected a state"),
        ({"turn": -1}, "whole number under 'turn'"),
        ({"turn": True}, "whole number under 'turn'"),
        ({"client": ""}, "short text under 'client'"),
        ({"client": 5}, "expected a text under 'client'"),
        ({"locked": ["price"]}, "whole number under 'locked'"),
        ({"locked": [0, 0]}, "each once"),
        ({"locked": [9]}, "places of criteria"),
        ({"axes": [1]}, "two places"),
        ({"digest": "0"}, "load it again"),
    ],
)
def test_a_question_that_means_nothing_is_refused(ask: Ask, body: Any, said: str) -> None:
    assert said in ask("answer", 422, **body)["message"]


def test_a_statement_that_cannot_be_read_is_told_with_its_place(ask: Ask) -> None:
    error = ask("answer", 422, state={"stating": ["price >= vew"]})
    assert error["kind"] == "StatementError"
    assert (error["text"], error["column"]) == ("price >= vew", 10)
    error = ask("answer", 422, state={"stating": ["price <= 0.1", "price >= 0.2"]})
    assert error["statements"] == ["price <= 0.1", "price >= 0.2"]


def test_the_latest_question_of_a_client_wins() -> None:
    turns = Turns()
    first = turns.take("a", 1)
    other = turns.take("b", 1)
    assert not first()
    second = turns.take("a", 2)
    assert first()
    late = turns.take("a", 1)
    assert late()
    assert not second()
    assert not other()


def test_what_was_overtaken_is_not_computed(ask: Ask) -> None:
    ask("answer", turn=100)
    assert ask("answer", turn=99) == {"overtaken": True}
    assert "scores" in ask("answer", turn=99, client="two")


def test_parts_are_quick_only_together() -> None:
    pace = Pace()
    assert pace.fitting("additive", PARTS) == ()
    pace.note("additive", "methods", 0.01)
    pace.note("additive", "flips", 0.001)
    assert pace.fitting("additive", PARTS) == ("methods",)
    pace.note("additive", "stability", 0.03)
    assert pace.fitting("additive", PARTS) == ("methods",)
    pace.note("additive", "stability", 0.02)
    assert pace.fitting("additive", PARTS) == ("methods", "stability", "flips")


def test_files_that_change_leave_a_page_its_numbers(ask: Ask, town: Desk) -> None:
    before = ask("answer")
    assert before["stale"] is False
    town.edit("criteria/town.yaml", "price: 50", "price: 10")
    now = ask("answer")
    assert (now["scores"], now["stale"]) == (before["scores"], True)
    assert now["trouble"] is None
    town.write("criteria/town.yaml", "criteria: [")
    broken = ask("answer")
    assert broken["stale"] is True
    assert broken["trouble"].startswith("criteria/town.yaml:")
    assert "\n" not in broken["trouble"]
    assert "criteria/town.yaml" in ask("changes")["trouble"]


def test_links_go_there_and_back(ask: Ask) -> None:
    state = {**MOVED, "method": "topsis", "stating": ["price <= 0.6"]}
    link = ask("link", state=state)["link"]
    assert ask("open", link=link)["state"] == state
    assert "damaged" in ask("open", 422, link=link[:-2])["message"]
    assert "expected a text" in ask("open", 422, link=5)["message"]
