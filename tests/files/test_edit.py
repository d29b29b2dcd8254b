"""Changing points in place: one line a number, and all else as it was."""

from __future__ import annotations

import difflib
import os
import stat
from pathlib import Path

import pytest

from mcda.errors import OutputError, StudyError, UnknownNameError, WeightsError
from mcda.files.edit import set_points
from mcda.files.load import load_study
from tests.files.conftest import Desk

S, C = "reports/town.yaml", "criteria/town.yaml"


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), n=0)
    return [line for line in list(lines)[2:] if line[0] in "+-"]


def test_one_line_changes(desk: Desk) -> None:
    before = desk.read(C)
    change = set_points(S, "thrifty", {"price": 71})
    assert changed_lines(before, desk.read(C)) == [
        "-      price: 80     # most of all\n",
        "+      price: 71     # most of all\n",
    ]
    assert change.written
    assert str(change) == (
        f"{C}:20\n-       price: 80     # most of all\n+       price: 71     # most of all"
    )
    assert load_study(S).points["thrifty"].tolist() == [71, 15, 5]


@pytest.mark.parametrize(
    ("points", "text"), [(71.0, "71"), (0.35, "0.35"), (0, "0"), (1e-7, "1e-07"), (1 / 3, None)]
)
def test_numbers_are_written_as_short_as_they_read_back(
    desk: Desk, points: float, text: str | None
) -> None:
    set_points(S, "thrifty", {"comfort": points})
    assert f"comfort: {text or points}\n" in desk.read(C)
    assert load_study(S).points["thrifty"][1] == points


@pytest.mark.parametrize("points", [1e-320, 9e-101])
def test_points_that_are_next_to_nothing_are_refused(desk: Desk, points: float) -> None:
    before = desk.read(C)
    with pytest.raises(WeightsError, match=r"points of 'price': .* below 1e-100 in size, write 0"):
        set_points(S, "thrifty", {"price": points})
    assert desk.read(C) == before


def test_several_points_in_one_line_are_one_change(desk: Desk) -> None:
    before = desk.read(C)
    change = set_points(S, "even", {"view": 1, "price": 5})
    assert changed_lines(before, desk.read(C)) == [
        "-    points: {price: 50, comfort: 30, view: 20}\n",
        "+    points: {price: 5, comfort: 30, view: 1}\n",
    ]
    assert len(change.lines) == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_marks_and_odd_characters_stay(desk: Desk, line_end: str, mark: str) -> None:
    text = mark + "# é😀\n" + desk.read(C).replace("Thrifty ", "'Thrifty 😀' ")
    desk.write(C, text.replace("\n", line_end))
    before = desk.read(C)
    set_points(S, "thrifty", {"price": 7.5, "view": 6})
    after = desk.read(C)
    assert after == before.replace("price: 80", "price: 7.5").replace(
        "view: 5" + line_end, "view: 6" + line_end
    )
    assert after != before


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    before = desk.read(C)
    change = set_points(S, "thrifty", {"price": 71}, dry_run=True)
    assert desk.read(C) == before
    assert not change.written
    assert [(line.line, line.before, line.after) for line in change.lines] == [
        (20, "      price: 80     # most of all", "      price: 71     # most of all")
    ]


def test_points_that_are_there_already_touch_nothing(desk: Desk) -> None:
    desk.edit(C, "price: 80 ", "price: 80.0 ")
    before = (desk.base / C).stat()
    change = set_points(S, "thrifty", {"price": 80})
    assert str(change) == f"{C}: nothing to change"
    assert (desk.base / C).stat().st_ino == before.st_ino


def test_a_criterion_that_the_view_omits_gets_a_line(desk: Desk) -> None:
    desk.edit(C, "      comfort: 15\n", "")
    before = desk.read(C)
    change = set_points(S, "thrifty", {"comfort": 4, "view": 3})
    assert changed_lines(before, desk.read(C)) == [
        "-      view: 5\n",
        "+      comfort: 4\n",
        "+      view: 3\n",
    ]
    assert [(line.line, line.before) for line in change.lines] == [
        (21, None),
        (22, "      view: 5"),
    ]


def test_the_first_criterion_is_added_at_the_end(desk: Desk) -> None:
    desk.edit(C, "      price: 80     # most of all\n", "")
    set_points(S, "thrifty", {"price": 4})
    assert "      view: 5\n      price: 4\n" in desk.read(C)


def test_a_new_line_is_aligned_as_its_neighbours_are(desk: Desk) -> None:
    desk.edit(
        C,
        "      price: 80     # most of all\n      comfort: 15\n      view: 5\n",
        "      price:   80\r\n      comfort: 15\r\n",
    )
    set_points(S, "thrifty", {"view": 5})
    assert "      comfort: 15\r\n      view:    5\r\n\n" in desk.read(C)


def test_a_new_line_at_the_end_of_a_file(desk: Desk) -> None:
    text = desk.read(C)
    start = text.index("weights:")
    points = "  last:\n    points:\n      price: 1\n      comfort: 2"
    desk.write(C, text[start:] + text[:start].rstrip() + "\n" + points)
    set_points(S, "last", {"view": 3})
    assert desk.read(C).endswith("      comfort: 2\n      view: 3")


@pytest.mark.parametrize(
    ("points", "result"),
    [
        ("{price: 50, comfort: 30}", "{price: 50, comfort: 30, view: 9}"),
        ("{price: 50}", "{price: 50, comfort: 2, view: 9}"),
        ("{}", "{price: 1, comfort: 2, view: 9}"),
        ("{\n      price: 50,\n      comfort: 30\n    }",
         "{\n      price: 50,\n      comfort: 30,\n      view: 9\n    }"),
        ("{price: 50, # dear\n      comfort: 30}",
         "{price: 50, # dear\n      comfort: 30, view: 9}"),
    ],
)  # fmt: skip
def test_an_entry_added_to_braces(desk: Desk, points: str, result: str) -> None:
    desk.edit(C, "{price: 50, comfort: 30, view: 20}", points)
    wanted = {"price": 1, "comfort": 2, "view": 9}
    set_points(S, "even", {name: x for name, x in wanted.items() if name not in points})
    assert result in desk.read(C)
    load_study(S)


def test_a_faulty_number_can_be_mended(desk: Desk) -> None:
    desk.edit(C, "price: 80 ", "price: '0,8' ")
    set_points(S, "thrifty", {"price": 0.8})
    assert "price: 0.8     # most of all" in desk.read(C)


def test_unknown_names(desk: Desk) -> None:
    with pytest.raises(UnknownNameError, match="unknown view 'thrify'; did you mean 'thrifty'"):
        set_points(S, "thrify", {"price": 1})
    with pytest.raises(UnknownNameError, match="unknown criterion 'prise'; did you mean 'price'"):
        set_points(S, "thrifty", {"prise": 1})


@pytest.mark.parametrize("points", [-1.0, float("nan"), float("inf")])
def test_points_that_cannot_be(desk: Desk, points: float) -> None:
    before = desk.read(C)
    with pytest.raises(WeightsError, match="points of 'price'"):
        set_points(S, "thrifty", {"price": points})
    assert desk.read(C) == before


def test_nothing_is_written_where_the_result_would_be_wrong(desk: Desk) -> None:
    before = desk.read(C)
    with pytest.raises(StudyError, match=f"{C}:16:5: all points are zero"):
        set_points(S, "even", {"price": 0, "comfort": 0, "view": 0})
    assert desk.read(C) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("views:", "views"), ("    points: {price: 50, comfort: 30, view: 20}", "    points: 5")],
)
def test_a_file_that_cannot_be_edited_says_why(desk: Desk, old: str, new: str) -> None:
    desk.edit(C, old, new)
    with pytest.raises(StudyError, match=C):
        set_points(S, "even", {"price": 1})


def test_a_study_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(StudyError, match=r"reports/twon\.yaml:1:1: no such file"):
        set_points("reports/twon.yaml", "even", {"price": 1})


def test_the_mode_stays_and_no_other_file_appears(desk: Desk) -> None:
    path = desk.base / C
    path.chmod(0o640)
    set_points(S, "even", {"price": 1})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["town.yaml"]


def test_a_link_stays_a_link(desk: Desk) -> None:
    path = desk.base / C
    path.rename(path.with_name("city.yaml"))
    path.symlink_to("city.yaml")
    set_points(S, "even", {"price": 1})
    assert path.is_symlink()
    assert "price: 1," in path.read_text()


@pytest.mark.parametrize("failing", ["fsync", "access", "replace"])
def test_a_write_that_fails_leaves_everything_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if failing == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    else:
        monkeypatch.setattr(os, failing, refuse if failing == "fsync" else lambda *_: False)
    before = desk.read(C)
    reason = f"{C}: Permission denied" if failing == "access" else ".*: No space left on device"
    with pytest.raises(OutputError, match=f"cannot write {reason}") as caught:
        set_points(S, "even", {"price": 1})
    assert caught.value.exit_code == 4
    assert desk.read(C) == before
    assert [entry.name for entry in (desk.base / "criteria").iterdir()] == ["town.yaml"]
    assert not (desk.base / ".mcda").exists()
