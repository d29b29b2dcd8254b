"""`--fail-if-fragile`: exit code 1 where another winner is near, the work done all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.case import write_study
from tests.cli.conftest import Mcda


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two options; 0.2 from the view the other one is first."""
    write_study(tmp_path, [[10, 0], [0, 10]], {"v": [3, 2], "far": [9, 1]})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [(["0.2"], 0), (["0.21"], 1), (["0.21", "--view", "far"], 0), (["0.21", "--set", "c1=9"], 0)],
)
def test_report_and_flips(desk: Path, mcda: Mcda, words: list[str], code: int) -> None:
    for command in (["report", "--format", "json"], ["flips"], ["flips", "--json"]):
        done = mcda(*command, "--fail-if-fragile", *words)
        assert done.code == code, done.err
        assert done.err.startswith("mcda: fragile: " if code else "mcda: not fragile: ")
        assert "L1, exact" in done.err
    assert json.loads(done.out)["analysis"] == "flips"
    assert (desk / "reports" / "small" / "report.json").exists()


def test_locks_are_heeded(desk: Path, mcda: Mcda) -> None:
    done = mcda("flips", "--lock", "c1", "--fail-if-fragile", "2")
    assert done.code == 0
    assert "no other option is first" in done.err


@pytest.mark.parametrize("words", [["0"], ["-1"], ["x"], ["0.1", "--norm", "l2"]])
def test_what_cannot_be_asked(desk: Path, mcda: Mcda, words: list[str]) -> None:
    assert mcda("flips", "--fail-if-fragile", *words).code == 2
