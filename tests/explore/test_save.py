"""Saving: shown first, one line a number, never over somebody else's change, and taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from mcda.explore.app import Explorer
from mcda.explore.save import save
from mcda.explore.shelf import Shelf
from mcda.explore.state import read_state
from tests.explore.conftest import Ask, Client
from tests.files.conftest import Desk

STATE = {"view": "thrifty", "points": {"price": 75}}
LINE = {
    "line": 20,
    "before": "      price: 80     # most of all",
    "after": "      price: 75     # most of all",
}


def test_a_preview_is_one_line_and_writes_nothing(ask: Ask, town: Desk) -> None:
    before = town.read("criteria/town.yaml")
    found = ask("preview", state=STATE)
    assert found["changes"] == [{"file": "criteria/town.yaml", "lines": [LINE]}]
    assert town.read("criteria/town.yaml") == before


def test_what_was_shown_is_what_is_written(ask: Ask, town: Desk) -> None:
    shown = ask("preview", state=STATE)["changes"]
    found = ask("save", state=STATE)
    assert found["changes"] == shown
    assert "      price: 75     # most of all" in town.read("criteria/town.yaml").splitlines()
    again = ask("answer", digest=found["digest"], state={"view": "thrifty"})
    assert again["weights"][0] == pytest.approx(75 / 95)
    assert again["stale"] is False


def test_ways_to_look_are_not_saved(ask: Ask) -> None:
    state = {"view": "thrifty", "method": "topsis", "scenario": "rain"}
    assert ask("preview", state=state)["changes"] == []
    assert ask("save", state=state)["changes"] == []


def test_scores_and_limits_are_saved_as_they_were_tried(ask: Ask, town: Desk) -> None:
    state = {
        "scores": {"hall": {"price": {"best": 30}}, "park": {"comfort": {"low": 6, "high": 8}}},
        "without": ["all <= 0.9"],
        "stating": ["price <= 0.6"],
    }
    tried = ask("answer", state=state)
    found = ask("save", state=state)
    assert [change["file"] for change in found["changes"]] == [
        "criteria/town.yaml",
        "options/town/hall.yaml",
        "options/town/park.yaml",
    ]
    assert all(len(change["lines"]) == 1 for change in found["changes"])
    saved = ask("answer", digest=found["digest"])
    for key in ("scores", "ranks", "statements"):
        assert saved[key] == tried[key]


def test_a_second_user_sees_the_conflict_and_writes_nothing(ask: Ask, town: Desk) -> None:
    ask("save", state=STATE, client="one")
    before = town.read("criteria/town.yaml")
    error = ask("save", 409, state={"points": {"comfort": 31}}, client="two")
    assert error["kind"] == "ConflictError"
    assert error["changes"] == [{"file": "criteria/town.yaml", "lines": [LINE]}]
    assert town.read("criteria/town.yaml") == before
    assert ask("preview", 409, state={"points": {"comfort": 31}})["changes"]


def test_two_users_see_their_own_numbers(ask: Ask) -> None:
    one = ask("answer", state={"points": {"price": 90}}, client="one")
    two = ask("answer", state={"points": {"price": 20}}, client="two")
    again = ask("answer", state={"points": {"price": 90}}, client="one")
    assert one["scores"] == again["scores"] != two["scores"]


def test_files_that_cannot_be_read_are_not_written(ask: Ask, town: Desk) -> None:
    town.add("options/town/hall.yaml", "oops\n")
    error = ask("save", 409, state=STATE)
    assert "options/town/hall.yaml" in error["message"]


def test_a_save_is_taken_back_with_the_command_or_here(ask: Ask, town: Desk) -> None:
    before = town.read("criteria/town.yaml")
    assert ask("undo") == {"number": None, "changes": []}
    ask("save", state=STATE)
    offered = ask("undo")
    assert offered["command"] == "mcda explore reports/town.yaml"
    assert [line["after"] for line in offered["changes"][0]["lines"]] == [LINE["before"]]
    assert "price: 75" in town.read("criteria/town.yaml")
    ask("undo", number=offered["number"])
    assert town.read("criteria/town.yaml") == before
    assert "in the meantime" in ask("undo", 409, number=offered["number"])["message"]


def test_a_save_that_was_written_over_is_not_taken_back(ask: Ask, town: Desk) -> None:
    ask("save", state=STATE)
    number = ask("undo")["number"]
    town.edit("criteria/town.yaml", "comfort: 15", "comfort: 16")
    error = ask("undo", 422, number=number)
    assert "changed in the meantime" in error["message"]
    assert "comfort: 16" in town.read("criteria/town.yaml")


def test_what_would_not_be_a_study_is_not_written(ask: Ask, town: Desk) -> None:
    before = town.read("options/town/hall.yaml")
    error = ask("save", 422, state={"scores": {"hall": {"price": {"best": 500}}}})
    assert "outside the scale" in error["message"]
    assert town.read("options/town/hall.yaml") == before


def test_the_page_is_made_anew_after_a_save(explorer: Explorer, ask: Ask) -> None:
    first = explorer.pages.current()
    assert explorer.pages.current() is first
    digest = ask("save", state=STATE)["digest"]
    assert digest in explorer.pages.current()
    assert digest not in first


def test_files_may_be_named_by_any_path(town: Desk) -> None:
    town.edit("reports/town.yaml", "criteria: town", "criteria: options/../criteria/town.yaml")
    shelf = Shelf(town.base / "reports" / "town.yaml")
    edition = shelf.current()
    state = read_state(STATE, edition.study)
    assert len(save(shelf, edition, state)) == 1
    assert "price: 75" in town.read("criteria/town.yaml")


def test_of_two_that_save_at_once_one_is_refused(client: Client, explorer: Explorer) -> None:
    digest = explorer.shelf.current().digest

    def saved(points: dict[str, float]) -> int:
        body = {"digest": digest, "state": {"view": "thrifty", "points": points}}
        return client.post("/save", json=body).status_code

    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(saved, ({"price": 75}, {"comfort": 16})))
    assert codes == [200, 409]
