from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mcda.errors import OutputError
from mcda.files.place import place
from mcda.report.write import write

OLD = {"report.html": b"old page", "figures/a.svg": b"old drawing"}
NEW = {"report.html": b"new page", "figures/a.svg": b"new drawing", "report.json": b"{}"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    }


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder that holds an earlier report and something of the reader's own."""
    folder = tmp_path / "alliance"
    write(OLD, folder)
    (folder / "mine.txt").write_bytes(b"mine")
    return folder


def untouched(folder: Path) -> bool:
    return contents(folder) == {**OLD, "mine.txt": b"mine"}


def failing(real: Callable[..., Any], at: int, error: BaseException) -> Callable[..., Any]:
    """`real`, but raising `error` at its call number `at` and at every later one."""
    calls = 0

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= at:
            raise error
        return real(*args, **kwargs)

    return call


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "alliance"
    paths = write(NEW, folder)
    assert paths == tuple(folder / name for name in NEW)
    assert contents(folder) == NEW


def test_an_earlier_report_is_replaced_and_the_rest_is_left(earlier: Path) -> None:
    write(NEW, earlier)
    assert contents(earlier) == {**NEW, "mine.txt": b"mine"}


def test_files_get_the_usual_permissions(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    (path,) = write({"report.md": b""}, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_folder_may_be_named_by_text(tmp_path: Path) -> None:
    write({"a": b"1"}, str(tmp_path))
    assert (tmp_path / "a").read_bytes() == b"1"


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/../../x", "", ".", "..", "C:x", "a\\b", "a\0b", "figures/../../x"],
)
def test_names_that_leave_the_folder_are_refused(earlier: Path, name: str) -> None:
    with pytest.raises(OutputError, match="would leave the folder"):
        write({"report.html": b"new", name: b"x"}, earlier)
    assert untouched(earlier)
    assert [path.name for path in earlier.parent.iterdir()] == ["alliance"]


def test_a_link_that_leaves_the_folder_is_refused(earlier: Path) -> None:
    outside = earlier.parent / "outside"
    outside.mkdir()
    (earlier / "out").symlink_to(outside)
    with pytest.raises(OutputError, match="a link leads out"):
        write({"report.html": b"new", "out/x": b"x"}, earlier)
    assert list(outside.iterdir()) == []
    assert (earlier / "report.html").read_bytes() == b"old page"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "alliance").write_bytes(b"a file")
    with pytest.raises(OutputError, match="alliance is not a folder") as caught:
        write(NEW, tmp_path / "alliance" / "deeper")
    assert caught.value.exit_code == 4
    assert contents(tmp_path) == {"alliance": b"a file"}


def test_a_folder_where_a_file_should_be(earlier: Path) -> None:
    (earlier / "report.json").mkdir()
    with pytest.raises(OutputError, match=r"report\.json: a folder has that name"):
        write(NEW, earlier)
    assert untouched(earlier)


def test_new_folders_are_removed_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "figures").mkdir()
    with pytest.raises(OutputError):
        write({"c/x": b"1", "figures": b"2"}, tmp_path / "a")
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["figures"]
    assert not folder.exists()


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_that_is_full(earlier: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "fsync", failing(os.fsync, at, full))
    with pytest.raises(OutputError, match="No space left on device") as caught:
        write(NEW, earlier)
    assert str(earlier / list(NEW)[at - 1]) in str(caught.value)
    assert untouched(earlier)


@pytest.mark.parametrize("taken_away", [True, False])
def test_a_file_made_by_somebody_else_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken_away: bool
) -> None:
    mine, theirs = tmp_path / "a", tmp_path / "b"

    def full(_: int) -> None:
        theirs.write_bytes(b"theirs")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        place({mine: b"mine", theirs: None if taken_away else b"mine too"})
    assert contents(tmp_path) == {"b": b"theirs"}


def test_a_folder_that_may_not_be_written(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    monkeypatch.setattr(io, "open", failing(io.open, 1, refused))
    with pytest.raises(OutputError, match=r"report\.html: Permission denied"):
        write(NEW, earlier)
    monkeypatch.undo()
    assert untouched(earlier)


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("hard_links", [True, False])
def test_a_name_that_cannot_be_replaced(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, at: int, hard_links: bool
) -> None:
    busy = PermissionError(errno.EACCES, "file in use")
    monkeypatch.setattr(os, "replace", failing(os.replace, at, busy))
    if not hard_links:
        unknown = OSError(errno.EPERM, os.strerror(errno.EPERM))
        monkeypatch.setattr(os, "link", failing(os.link, 1, unknown))
    with pytest.raises(OutputError, match="file in use"):
        write(NEW, earlier)
    assert untouched(earlier)


@pytest.mark.parametrize("where", ["fsync", "link", "replace"])
@pytest.mark.parametrize("at", [1, 2])
def test_ctrl_c_at_any_moment(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, where: str, at: int
) -> None:
    monkeypatch.setattr(os, where, failing(getattr(os, where), at, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(NEW, earlier)
    assert untouched(earlier)


# Between opening a file and holding it, a stop leaves the closing to the interpreter.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_at_every_line(tmp_path: Path) -> None:
    """Stop before each line of the module in turn, as a signal would."""
    code = place.__code__.co_filename
    stops = 0
    for stop in range(1, 10_000):
        folder = tmp_path / str(stop)
        write(OLD, folder)
        reached = _stopped(partial(write, NEW, folder), code, stop)
        if not reached:
            assert contents(folder) == NEW
            break
        stops += 1
        assert contents(folder) in (OLD, NEW)
    assert stops > 50


def _stopped(run: Callable[[], object], code: str, stop: int) -> bool:
    """Interrupt `run` once, before the line that is number `stop` from the start."""
    lines, reached = 0, False

    def trace(frame: Any, event: str, _arg: object) -> Any:
        nonlocal lines, reached
        if frame.f_code.co_filename != code:
            return None
        if event == "line" and not reached:
            lines += 1
            if lines == stop:
                reached = True
                raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        run()
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(None)
    return reached
