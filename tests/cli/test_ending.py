"""How commands end when the reader of their output goes, or they are told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mcda.report.compose as composing
from mcda.__main__ import main as start
from mcda.cli import main
from tests.cli.conftest import Mcda

MAIN = [sys.executable, "-m", "mcda"]


@pytest.mark.parametrize("words", [["list", "methods"], ["check"], ["--help"], ["rank", "--help"]])
def test_nobody_reads_on(case: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run([*MAIN, *words], stdout=gone, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_the_first_line_of_a_list_says_something(mcda: Mcda) -> None:
    assert mcda("list", "methods").out.startswith("Method")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(("words", "code"), [(["list", "methods"], 4), (["rank", "nope"], 3)])
def test_output_that_cannot_be_written(case: Path, words: list[str], code: int) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*MAIN, *words], stdout=full, stderr=full, check=False)
    assert done.returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop(
    case: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    def told(*_: object) -> None:
        os.kill(os.getpid(), number)
        time.sleep(10)

    monkeypatch.setattr(composing, "inputs", told)
    before = sorted(case.rglob("*"))
    was = signal.signal(number, signal.SIG_DFL)  # under nohup, it is to be ignored
    try:
        assert mcda("report", "--format", "md").code == 128 + number
        assert sorted(case.rglob("*")) == before
        assert signal.getsignal(number) == signal.SIG_DFL
    finally:
        signal.signal(number, was)


def test_an_error_of_the_system_names_the_file(
    case: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "secret.yaml")

    monkeypatch.setattr(main.Verbs, "invoke", refused)
    done = mcda("check")
    assert (done.code, done.err) == (4, "mcda: cannot use secret.yaml: Permission denied\n")


def test_ctrl_c_before_it_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "mcda.cli.main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "mcda.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    with pytest.raises(SystemExit) as stop:
        start()
    assert stop.value.code == 130
