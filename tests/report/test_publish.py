"""Files of a report in their folder: what an earlier one made and this one does not goes."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.errors import OutputError, UnknownNameError
from mcda.report.blocks import Column, Figure, Section, Table
from mcda.report.formats import FORMATS
from mcda.report.listing import LIST
from mcda.report.publish import publish
from mcda.report.report import Report
from tests.report.formats import sample

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def report(*figures: str, seed: int = 1) -> Report:
    table = Table((Column("x"),), ())
    blocks = tuple(Figure(name, name, name, SVG, SVG, table) for name in figures)
    return Report("s", "Title", "", (Section("one", "One", blocks),), stamp={"seed": seed})


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {LIST}


def test_a_figure_that_is_gone_is_taken_away(tmp_path: Path) -> None:
    publish(report("a", "b"), ["md", "json"], tmp_path)
    done = publish(report("b"), ["md", "json"], tmp_path)
    assert done.removed == (tmp_path / "figures" / "a.svg",)
    assert names(tmp_path) == {"report.md", "report.json", "figures/b.svg"}
    publish(report(), ["md"], tmp_path)
    assert not (tmp_path / "figures").exists()


def test_what_anybody_changed_or_added_stays(tmp_path: Path) -> None:
    publish(report("a"), ["md"], tmp_path)
    (tmp_path / "figures" / "a.svg").write_text("mine")
    (tmp_path / "figures" / "z.svg").write_text(SVG)
    done = publish(report(), ["md"], tmp_path)
    assert done.removed == ()
    assert names(tmp_path) == {"report.md", "figures/a.svg", "figures/z.svg"}


def test_other_formats_stay_and_are_named_where_they_are_older(tmp_path: Path) -> None:
    publish(report("a"), ["md", "json"], tmp_path)
    assert publish(report("a"), ["json"], tmp_path).older == ()
    done = publish(report("a", seed=2), ["json"], tmp_path)
    assert done.older == (tmp_path / "report.md", tmp_path / "figures" / "a.svg")
    assert names(tmp_path) == {"report.md", "report.json", "figures/a.svg"}
    done = publish(report(seed=2), ["md"], tmp_path)
    assert done.removed == (tmp_path / "figures" / "a.svg",)
    assert done.older == ()


ENTRIES = [
    "{}", '{"files": 1}', '{"stamp": "x", "files": {"report.md": "0"}}',
    '{"stamp": {}, "files": {"report.md": 3}}',
    '{"stamp": {}, "files": {"../x": "", "a\\u0000": ""}}',
]  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("name", ["md", "json"])
def test_an_entry_that_is_none(tmp_path: Path, name: str, entry: str) -> None:
    (tmp_path / LIST).write_text(f'{{"schema": 1, "formats": {{"{name}": {entry}}}}}')
    publish(report("a"), ["md"], tmp_path)
    assert names(tmp_path) == {"report.md", "figures/a.svg"}
    assert "md" in json.loads((tmp_path / LIST).read_text())["formats"]


def test_a_list_cannot_reach_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    publish(report(), ["md"], inside)
    outside = tmp_path / "report.md"
    outside.write_bytes((inside / "report.md").read_bytes())
    said = json.loads((inside / LIST).read_text())
    files = said["formats"]["md"]["files"]
    files["../report.md"] = files["report.md"]
    (inside / LIST).write_text(json.dumps(said))
    with pytest.raises(OutputError, match="would leave the folder"):
        publish(report(), ["md"], inside)
    assert outside.exists()


@pytest.mark.parametrize("name", ["./report.md", "figures/../report.md", "Report.MD"])
def test_another_spelling_of_a_file_just_written_takes_nothing_away(
    tmp_path: Path, name: str
) -> None:
    publish(report("a"), ["md"], tmp_path)
    if name == "Report.MD" and not (tmp_path / name).exists():
        os.link(tmp_path / "report.md", tmp_path / name)  # as a disk that knows no capitals
    said = json.loads((tmp_path / LIST).read_text())
    files = said["formats"]["md"]["files"]
    files[name] = files.pop("report.md")
    (tmp_path / LIST).write_text(json.dumps(said))
    done = publish(report("a", seed=2), ["md"], tmp_path)
    assert done.removed == ()
    assert "report.md" in names(tmp_path)
    assert publish(report("a", seed=3), ["json"], tmp_path).older != ()
    assert list(json.loads((tmp_path / LIST).read_text())["formats"]["md"]["files"]) == [
        "report.md",
        "figures/a.svg",
    ]


def test_the_same_report_gives_the_same_list(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(report("a"), ["md", "json"], tmp_path / name)
    assert (tmp_path / "one" / LIST).read_bytes() == (tmp_path / "two" / LIST).read_bytes()


def test_nothing_is_made_for_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'json'"):
        publish(report(), ["md", "jsn"], tmp_path)
    assert names(tmp_path) == set()


def test_a_failure_leaves_all_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(report("a"), ["md"], tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    real = Path.unlink

    def busy(self: Path, missing_ok: bool = False) -> None:
        if self.name == "a.svg":
            raise PermissionError(13, "file in use")
        real(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", busy)
    with pytest.raises(OutputError, match=r"a\.svg: file in use"):
        publish(replace(report(), title="Other"), ["md"], tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_ctrl_c_leaves_the_earlier_report_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    publish(sample.small(), FORMATS.names(), tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert {f"report.{name}" for name in FORMATS.names()} <= names(tmp_path)
    real, calls = os.fsync, 0

    def failing(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == len(before):  # the last of all files
            raise error
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    wanted = OutputError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(wanted):
        publish(replace(sample.small(), title="Other"), FORMATS.names(), tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
