"""What anybody else wrote or changed is never replaced unless that is asked for."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mcda.errors import OutputError
from mcda.report.listing import LIST, Listing, digest_of, take_in
from mcda.report.publish import LOCK, publish
from tests.report.test_publish import report

REMEDY = "with --out, or replace it with --overwrite"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", ["report.md", "figures/a.svg"])
def test_a_file_of_somebody_elses_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    with pytest.raises(OutputError, match=f"{name} was not written by mcda; nothing.*{REMEDY}"):
        publish(report("a"), ["md"], tmp_path)
    assert contents(tmp_path) == {name: b"mine"}
    publish(report("a"), ["md"], tmp_path, overwrite=True)
    assert path.read_text() != "mine"
    publish(report("a", seed=2), ["md"], tmp_path)


FOREIGN = ["", "[]", '{"mine": 1}', '{"schema": 1, "formats": 3}', '{"schema": 2, "formats": {}}']


@pytest.mark.parametrize("text", FOREIGN)
def test_a_list_of_somebody_elses_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / LIST).write_text(text)
    with pytest.raises(OutputError, match=f"written.json was not written by mcda; .*{REMEDY}"):
        publish(report("a"), ["md"], tmp_path)
    assert contents(tmp_path) == {LIST: text.encode()}
    publish(report("a"), ["md"], tmp_path, overwrite=True)
    assert set(Listing.of(tmp_path).formats) == {"md"}


@pytest.mark.parametrize("name", ["report.md", LIST])
def test_a_link_that_leads_nowhere_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("elsewhere")
    with pytest.raises(OutputError, match=f"{name} was not written by mcda"):
        publish(report(), ["md"], tmp_path)
    assert (tmp_path / name).is_symlink()
    publish(report(), ["md"], tmp_path, overwrite=True)
    assert not (tmp_path / name).is_symlink()


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.md").mkdir()
    with pytest.raises(OutputError, match=r"report\.md: a folder has that name"):
        publish(report(), ["md"], tmp_path)


def test_a_report_that_was_edited_since_is_left_alone(tmp_path: Path) -> None:
    publish(report("a"), ["md", "json"], tmp_path)
    path = tmp_path / "report.md"
    path.write_text(path.read_text() + "A remark of mine.\n")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match=f"report.md has been changed since mcda .*{REMEDY}"):
        publish(report("a", seed=2), ["json", "md"], tmp_path)
    assert contents(tmp_path) == before
    publish(report("a", seed=2), ["json"], tmp_path)
    assert "A remark" in path.read_text()
    publish(report("a"), ["md"], tmp_path, overwrite=True)
    assert "A remark" not in path.read_text()


def test_run_and_run_again(tmp_path: Path) -> None:
    publish(report("a"), ["md", "json"], tmp_path)
    publish(report("a"), ["json"], tmp_path)
    publish(report("b", seed=2), ["md", "json"], tmp_path)
    (tmp_path / "report.md").unlink()
    publish(report("b", seed=3), ["md"], tmp_path)
    # The same contents may lie there without a list: a copy, or a run that was cut short.
    (tmp_path / LIST).unlink()
    publish(report("b", seed=3), ["md"], tmp_path)


def test_a_workbook_that_was_changed_is_to_be_imported(tmp_path: Path) -> None:
    publish(report(), ["md", "json"], tmp_path)
    said = json.loads((tmp_path / LIST).read_text())
    said["formats"]["xlsx"] = {"stamp": {}, "files": {"report.xlsx": digest_of(b"made")}}
    (tmp_path / LIST).write_text(json.dumps(said))
    book = tmp_path / "report.xlsx"
    book.write_bytes(b"edited")
    from mcda.report.publish import put

    new = {"xlsx": {"report.xlsx": b"new"}}
    with pytest.raises(OutputError, match=r"into the study with mcda import .*report\.xlsx, move"):
        put(new, {}, tmp_path, overwrite=False)
    take_in(book)
    put(new, {}, tmp_path, overwrite=False)
    assert book.read_bytes() == b"new"


def test_nothing_is_noted_of_a_file_that_is_in_no_list(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"x")
    take_in(tmp_path / "book.xlsx")
    assert not (tmp_path / LIST).exists()


def test_many_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    for name in "abcdefgh":
        (tmp_path / "figures" / f"{name}.svg").write_text("mine")
    with pytest.raises(OutputError, match="and 3 more were not written by mcda"):
        publish(report(*"abcdefgh"), ["md"], tmp_path)


def test_two_at_once_leave_one_of_the_two_reports_and_its_list(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with ThreadPoolExecutor(8) as pool:
        runs = [
            pool.submit(publish, report("a", seed=k), ["md", "json"], folder) for k in range(24)
        ]
        for run in runs:
            run.result()
    listing = Listing.of(folder)
    assert not (folder / LOCK).exists()
    for entry in listing.formats.values():
        assert all(listing.holds(name, digest) for name, digest in entry["files"].items())


@pytest.mark.parametrize("below", [".", "one", "one/two"])
def test_a_folder_that_cannot_be_is_named_itself(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match=r"cannot write .*file.* is not a folder; nothing was"):
        publish(report(), ["md"], tmp_path / "file" / below)
    with pytest.raises(OutputError, match=r"cannot write into .*x: File name too long$"):
        publish(report(), ["md"], tmp_path / below / ("x" * 300))
