"""Steps kept beside a study: what was written can be taken back, and nothing else is touched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mcda.errors import McdaError, OutputError
from mcda.files import journal
from mcda.files.edit import set_points
from mcda.files.journal import Edit, Step, steps, take_all_back, take_back, write_edits
from tests.files.conftest import Desk

S, C, HALL = "reports/town.yaml", "criteria/town.yaml", "options/town/hall.yaml"


def last() -> Step:
    return steps(S)[0]


def entries(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.base / ".mcda" / "undo").iterdir())


def test_a_set_is_taken_back_byte_for_byte(desk: Desk) -> None:
    before = desk.read(C)
    set_points(S, "thrifty", {"price": 71})
    assert last().command == "mcda set reports/town.yaml thrifty price=71"
    (change,) = take_back(S, last())
    assert desk.read(C) == before
    assert [(x.line, x.before, x.after) for x in change.lines] == [
        (20, "      price: 71     # most of all", "      price: 80     # most of all")
    ]
    assert change.written
    assert steps(S) == ()


def test_several_steps_one_after_the_other(desk: Desk) -> None:
    texts = [desk.read(C)]
    for points in (1, 2, 3):
        set_points(S, "even", {"price": points})
        texts.append(desk.read(C))
    for text in reversed(texts[:-1]):
        take_back(S, last())
        assert desk.read(C) == text


def test_files_are_written_together_made_and_taken_away(desk: Desk) -> None:
    new, park = Path("options/town/pier.yaml"), Path("options/town/park.yaml")
    was = park.read_bytes()
    edits = [
        Edit(Path(C), desk.read(C).encode(), b"# \xff\r\nother"),
        Edit(new, None, b"id: pier"),
        Edit(park, was, None),
    ]
    before = desk.read(C)
    write_edits(S, edits, "mcda import book.xlsx")
    assert Path(C).read_bytes() == b"# \xff\r\nother"
    assert new.read_bytes() == b"id: pier"
    assert not park.exists()
    take_back(S, last())
    assert desk.read(C) == before
    assert not new.exists()
    assert park.read_bytes() == was


def test_what_is_the_same_is_no_step(desk: Desk) -> None:
    data = desk.read(C).encode()
    write_edits(S, [Edit(Path(C), data, data)], "nothing")
    set_points(S, "thrifty", {"price": 80})
    assert not (desk.base / ".mcda").exists()


def test_a_dry_run_takes_nothing_back(desk: Desk) -> None:
    set_points(S, "thrifty", {"price": 71})
    now = desk.read(C)
    (change,) = take_back(S, last(), dry_run=True)
    assert not change.written
    assert desk.read(C) == now
    assert len(steps(S)) == 1


def test_a_file_changed_since_is_left_as_it_is(desk: Desk) -> None:
    set_points(S, "thrifty", {"price": 71})
    desk.edit(C, "comfort: 15", "comfort: 16")
    now = desk.read(C)
    with pytest.raises(OutputError) as caught:
        take_back(S, last())
    assert str(caught.value) == (
        f"{C} was changed in the meantime and is left as it is:\n"
        f"{C}:21\n-       comfort: 15\n+       comfort: 16"
    )
    assert desk.read(C) == now
    assert len(steps(S)) == 1


def test_an_edit_from_other_contents_is_refused(desk: Desk) -> None:
    with pytest.raises(OutputError, match="was changed in the meantime"):
        write_edits(S, [Edit(Path(C), b"old", b"new")], "mcda import book.xlsx")
    assert not (desk.base / ".mcda").exists()


def test_a_stop_between_the_step_and_its_files_is_taken_back_too(desk: Desk) -> None:
    """Only the first of two files was reached when the machine stopped."""
    texts = {name: desk.read(name) for name in (C, HALL)}
    write_edits(S, [Edit(Path(x), t.encode(), b"new") for x, t in texts.items()], "both")
    desk.write(HALL, texts[HALL])
    assert [change.file for change in take_back(S, last())] == [C]
    assert {name: desk.read(name) for name in (C, HALL)} == texts


def test_none_or_all_files_are_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {name: desk.read(name) for name in (C, HALL)}
    real, calls = Path.replace, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == 3:  # the note for git, the first file, and now the second
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match=f"cannot write {HALL}: No space left"):
        write_edits(S, [Edit(Path(x), t.encode(), b"new") for x, t in texts.items()], "both")
    assert {name: desk.read(name) for name in (C, HALL)} == texts
    assert not (desk.base / ".mcda").exists()


def test_of_two_processes_at_a_time_one_is_refused_and_no_step_is_lost(desk: Desk) -> None:
    """Each adds a line to the same file, reading it again where the other was faster."""
    adding = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mcda.errors import OutputError\n"
        "from mcda.files.journal import Edit, write_edits\n"
        "path, name, done = Path(sys.argv[2]), sys.argv[3], 0\n"
        "while done < 8:\n"
        "    now = path.read_bytes()\n"
        "    edit = Edit(path, now, now + f'# {name}{done}\\n'.encode())\n"
        "    try:\n"
        "        write_edits(sys.argv[1], [edit], name)\n"
        "        done += 1\n"
        "    except OutputError as error:\n"
        "        assert 'in the meantime' in str(error), error\n"
    )
    before = desk.read(C)
    running = [subprocess.Popen([sys.executable, "-c", adding, S, C, name]) for name in "ab"]
    assert [process.wait(60) for process in running] == [0, 0]
    added = desk.read(C).removeprefix(before).splitlines()
    assert sorted(added) == sorted(f"# {name}{k}" for name in "ab" for k in range(8))
    assert [step.command for step in reversed(steps(S))] == [line[2] for line in added]
    assert len(entries(desk)) == 16
    take_all_back(S, steps(S))
    assert desk.read(C) == before


def test_a_lock_that_is_a_link_is_refused(desk: Desk) -> None:
    before = desk.read(C)
    lock = Path(".mcda/undo/.lock")
    lock.parent.mkdir(parents=True)
    lock.symlink_to("nowhere/at/all")
    with pytest.raises(OutputError, match=r"cannot write \.mcda.undo.\.lock: "):
        set_points(S, "thrifty", {"price": 71})
    assert desk.read(C) == before


def test_a_step_of_somebody_else_is_never_replaced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_points(S, "thrifty", {"price": 71})
    now = desk.read(C)
    refused = pytest.raises(OutputError, match=r"cannot write .*000001.json: File exists")
    with monkeypatch.context() as patched, refused:
        patched.setattr(journal, "_files", lambda _: [])  # as if it were not there yet
        set_points(S, "thrifty", {"price": 72})
    assert desk.read(C) == now
    assert last().command.endswith("=71")
    assert entries(desk) == ["000001.json"]


def test_a_step_is_taken_back_once(desk: Desk) -> None:
    set_points(S, "thrifty", {"price": 71})
    mine = last()
    take_back(S, mine)
    with pytest.raises(OutputError, match="price=71' was taken back in the meantime"):
        take_back(S, mine)
    set_points(S, "thrifty", {"price": 72})
    now = desk.read(C)
    with pytest.raises(OutputError, match="price=71' was taken back in the meantime"):
        take_back(S, mine)
    assert desk.read(C) == now


def test_steps_are_taken_back_together_or_not_at_all(desk: Desk) -> None:
    before = desk.read(C)
    set_points(S, "even", {"price": 2})
    desk.edit(C, "comfort: 15", "comfort: 16")
    set_points(S, "even", {"price": 3})
    now = desk.read(C)
    with pytest.raises(OutputError, match="in the meantime"):
        take_all_back(S, steps(S))
    assert desk.read(C) == now
    assert len(steps(S)) == 2
    take_back(S, last())
    desk.edit(C, "comfort: 16", "comfort: 15")
    take_back(S, last())
    assert desk.read(C) == before


def test_git_leaves_the_steps_alone(desk: Desk) -> None:
    set_points(S, "thrifty", {"price": 71})
    assert desk.read(".mcda/.gitignore") == "*\n"


def test_old_steps_are_dropped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 3)
    for points in range(1, 6):
        set_points(S, "even", {"price": points})
    assert entries(desk) == ["000003.json", "000004.json", "000005.json"]


def test_each_study_of_a_folder_has_its_own_steps(desk: Desk) -> None:
    desk.write("reports/other.yaml", desk.read(S))
    set_points(S, "thrifty", {"price": 71})
    assert steps("reports/other.yaml") == ()
    assert len(steps(S)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"files": 3}',
        '{"command": "", "study": "", "files": [{}]}',
        '{"command": "", "study": "", "files": [{"path": "../x", "before": "", "after": ""}]}',
    ],
)
def test_a_step_that_is_none(desk: Desk, text: str) -> None:
    desk.write(".mcda/undo/000001.json", text)
    desk.write(".mcda/undo/mine.json", "mine")
    with pytest.raises(McdaError, match=r"cannot read .*000001.json: it is no step"):
        steps(S)


def test_a_step_can_be_read_by_people(desk: Desk) -> None:
    set_points(S, "thrifty", {"price": 71})
    data = json.loads(desk.read(".mcda/undo/000001.json"))
    assert data["study"] == S
    assert [(x["path"], x["after"]) for x in data["files"]] == [(C, desk.read(C))]
