"""`mcda explore`: what it refuses before it serves anything."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Mcda


def test_what_is_wrong_is_said(case: Path, mcda: Mcda) -> None:
    assert mcda("explore", "reports/none.yaml").code == 3
    short = mcda("explore", "--token", "short")
    assert (short.code, "at least 16" in short.err) == (3, True)
    assert mcda("explore", "--port", "99999").code == 2


def test_the_token_may_come_from_the_environment(case: Path, mcda: Mcda, monkeypatch) -> None:
    monkeypatch.setenv("MCDA_EXPLORE_TOKEN", "short")
    assert "at least 16" in mcda("explore").err
