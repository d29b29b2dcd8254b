from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mcda.cli.main import run
from tests.case import copy_case


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Mcda = Callable[..., Outcome]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped case, and the working directory."""
    copy_case(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def mcda(capsys: pytest.CaptureFixture[str]) -> Mcda:
    """Run a command line in process."""

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            run(list(arguments))
        captured = capsys.readouterr()
        return Outcome(int(stop.value.code or 0), captured.out, captured.err)

    return call
