"""`mcda undo`: the last change of a command goes back, the diff is shown, nothing else moves."""

from __future__ import annotations

import json
from pathlib import Path

from tests.case import edit
from tests.cli.conftest import Mcda

C = "criteria/alliance.yaml"


def test_set_and_back(case: Path, mcda: Mcda) -> None:
    before = (case / C).read_bytes()
    done = mcda("set", "balanced", "cost=71")
    shown = mcda("undo", "--dry-run")
    assert (case / C).read_bytes() != before
    back = mcda("undo")
    assert back.code == 0
    assert back.out == shown.out
    assert back.out.splitlines()[0] == "mcda set reports/alliance.yaml balanced cost=71"
    assert [x[2:] for x in done.out.splitlines()[1:]] == [
        x[2:] for x in reversed(back.out.splitlines()[2:])
    ]
    assert (case / C).read_bytes() == before


def test_several_steps_and_none(case: Path, mcda: Mcda) -> None:
    before = (case / C).read_bytes()
    assert mcda("undo").out == "reports/alliance.yaml: nothing to take back\n"
    mcda("set", "balanced", "cost=71")
    mcda("set", "balanced", "cost=72")
    listed = mcda("undo", "--list").out.splitlines()
    assert [line.rpartition("=")[2] for line in listed] == ["72", "71"]
    now = (case / C).read_bytes()
    done = mcda("undo", "--steps", "3")
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(
        "only 2 can be taken back of reports/alliance.yaml; nothing was done\n"
    )
    assert (case / C).read_bytes() == now
    assert mcda("undo", "--steps", "2").code == 0
    assert (case / C).read_bytes() == before
    assert "none can be taken back of" in mcda("undo", "--steps", "2").err


def test_several_steps_can_be_seen_first(case: Path, mcda: Mcda) -> None:
    mcda("set", "balanced", "cost=71")
    mcda("set", "balanced", "cost=72")
    now = (case / C).read_bytes()
    shown = mcda("undo", "--steps", "2", "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert (case / C).read_bytes() == now
    assert mcda("undo", "--steps", "2").out == shown.out
    assert mcda("undo", "--list").out.endswith("nothing to take back\n")


def test_an_older_step_that_cannot_go_back_keeps_the_newer_one(case: Path, mcda: Mcda) -> None:
    mcda("set", "balanced", "cost=71")
    edit(case / C, "cost: 71", "cost: 70")
    mcda("set", "balanced", "cost=72")
    now = (case / C).read_bytes()
    for words in (["--dry-run"], []):
        done = mcda("undo", "--steps", "2", *words)
        assert (done.code, done.out) == (4, "")
        assert (case / C).read_bytes() == now
    assert len(mcda("undo", "--list").out.splitlines()) == 2


def test_a_file_changed_since_is_exit_4(case: Path, mcda: Mcda) -> None:
    mcda("set", "balanced", "cost=71")
    edit(case / C, "cost: 71", "cost: 72")
    done = mcda("undo")
    assert done.code == 4
    assert "changed in the meantime" in done.err
    assert "+ " in done.err
    assert "cost: 72" in done.err


def test_json(case: Path, mcda: Mcda) -> None:
    mcda("set", "balanced", "cost=71")
    (step,) = json.loads(mcda("undo", "--json").out)["steps"]
    assert step["files"] == [C]
    assert step["changes"][0]["written"] is True
    assert step["changes"][0]["lines"][0]["before"].strip() == "cost: 71"
