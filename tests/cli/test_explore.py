"""`mcda explore`: what it refuses before it serves anything."""

from __future__ import annotations

from pathlib import Path

from mcda.explore.save import save
from mcda.explore.shelf import Shelf
from mcda.explore.state import read_state
from tests.cli.conftest import Mcda


def test_what_is_wrong_is_said(case: Path, mcda: Mcda) -> None:
    assert mcda("explore", "reports/none.yaml").code == 3
    short = mcda("explore", "--token", "short")
    assert (short.code, "at least 16" in short.err) == (3, True)
    assert mcda("explore", "--port", "99999").code == 2


def test_the_token_may_come_from_the_environment(case: Path, mcda: Mcda, monkeypatch) -> None:
    monkeypatch.setenv("MCDA_EXPLORE_TOKEN", "short")
    assert "at least 16" in mcda("explore").err


def test_a_save_is_taken_back_by_the_command(case: Path, mcda: Mcda) -> None:
    file = case / "criteria" / "alliance.yaml"
    before = file.read_text("utf-8")
    shelf = Shelf(Path("reports/alliance.yaml"))
    edition = shelf.current()
    save(shelf, edition, read_state({"points": {"cost": 71}}, edition.study))
    assert file.read_text("utf-8") != before
    assert mcda("undo").code == 0
    assert file.read_text("utf-8") == before
