"""The shelf: files are read again when they change, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mcda.explore import shelf as module
from mcda.explore.shelf import Shelf
from tests.files.conftest import Desk

STUDY = Path("reports/town.yaml")


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths of all readings so far."""
    found: list[Path] = []
    check = module.check

    def counted(path: Path) -> object:
        found.append(path)
        return check(path)

    monkeypatch.setattr(module, "check", counted)
    return found


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Time stands still, but for the seconds that are asked for."""
    now = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])

    def passed(seconds: float) -> None:
        now[0] += seconds

    return passed


def test_files_that_stay_are_read_once(town: Desk, readings: list[Path]) -> None:
    shelf = Shelf(STUDY)
    assert shelf.current() is shelf.current()
    assert readings == [STUDY]


def test_broken_files_are_read_again_when_they_change(
    town: Desk, readings: list[Path], pass_time: Callable[[float], None]
) -> None:
    good = town.read("criteria/town.yaml")
    shelf = Shelf(STUDY)
    first = shelf.current()
    town.write("criteria/town.yaml", "criteria: [")
    for _ in range(3):
        assert shelf.current() is first
        assert "criteria/town.yaml" in str(shelf.trouble)
    assert len(readings) == 2
    town.write("criteria/town.yaml", "criteria: [[")
    shelf.current()
    assert len(readings) == 3
    town.write("criteria/town.yaml", good.replace("price: 50", "price: 10"))
    assert shelf.current() is not first
    assert shelf.trouble is None


def test_what_is_wrong_may_lie_in_a_file_that_was_not_read_before(
    town: Desk, readings: list[Path], pass_time: Callable[[float], None]
) -> None:
    good = town.read("criteria/town.yaml")
    shelf = Shelf(STUDY)
    town.write("criteria/new.yaml", "criteria: [")
    town.edit("reports/town.yaml", "criteria: town", "criteria: new")
    shelf.current()
    assert "criteria/new.yaml" in str(shelf.trouble)
    town.write("criteria/new.yaml", good.replace("price: 50", "price: 10"))
    shelf.current()
    assert shelf.trouble is None


def test_a_file_that_is_missing_is_looked_for_after_a_while(
    town: Desk, readings: list[Path], pass_time: Callable[[float], None]
) -> None:
    good = town.read("criteria/town.yaml")
    shelf = Shelf(STUDY)
    town.edit("reports/town.yaml", "criteria: town", "criteria: far/away/town.yaml")
    shelf.current()
    town.write("far/away/town.yaml", good)
    pass_time(2.1)
    shelf.current()
    assert shelf.trouble is None
