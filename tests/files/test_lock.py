"""A lock lets one in at a time, and leaves nothing behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mcda.errors import OutputError
from mcda.files.lock import locked


def test_one_at_a_time(tmp_path: Path) -> None:
    inside, most = 0, 0

    def enter(_: int) -> None:
        nonlocal inside, most
        with locked(tmp_path / "a" / "b" / ".lock", tmp_path):
            inside += 1
            most = max(most, inside)
            (tmp_path / "a" / "b" / ".lock").stat()
            inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter, range(200)))
    assert most == 1
    assert list(tmp_path.iterdir()) == []


def test_what_the_block_made_stays(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with locked(folder / ".lock", tmp_path):
        (folder / "mine").write_text("")
    assert [path.name for path in folder.iterdir()] == ["mine"]


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    refused = pytest.raises(OutputError, match=r"cannot write .*\.lock: ")
    with refused, locked(tmp_path / "a" / "b" / ".lock", tmp_path):
        pass
    assert (tmp_path / "a").read_text() == "a file"
