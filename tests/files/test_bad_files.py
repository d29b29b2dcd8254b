"""Files and paths that cannot be read: one message, at its file, line and column."""

from __future__ import annotations

import os

import pytest

from mcda.errors import McdaError, StudyError
from mcda.files.load import check, load_study
from tests.files.conftest import CRITERIA, HALL, STUDY, Desk

S, C, H, P = (
    "reports/town.yaml",
    "criteria/town.yaml",
    "options/town/hall.yaml",
    "options/town/park.yaml",
)

OUTSIDE = "leads out of the workspace; paths start at the folder that holds reports/ and stay "


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "..", "C:/town.yaml", "criteria/../../x.yaml"]
)
def test_a_path_that_leaves_the_workspace(desk: Desk, path: str) -> None:
    desk.edit(S, "criteria: town", f"criteria: {path}")
    assert desk.faults() == [f"{S}:2:11: '{path}' {OUTSIDE}inside it"]


def test_options_that_leave_the_workspace(desk: Desk) -> None:
    desk.edit(S, "options: town", "options: ../..")
    assert desk.faults() == [f"{S}:3:10: '../..' {OUTSIDE}inside it"]


def test_links_that_leave_the_workspace(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "town.yaml").write_text(CRITERIA)
    (desk.base / C).unlink()
    (desk.base / C).symlink_to(outside / "town.yaml")
    (desk.base / H).unlink()
    (desk.base / H).symlink_to(outside / "hall.yaml")
    assert desk.faults() == [
        f"{S}:2:11: 'town' {OUTSIDE}inside it",
        f"{S}:3:10: {H} {OUTSIDE}inside it",
    ]


def test_a_link_inside_the_workspace_is_followed(desk: Desk) -> None:
    (desk.base / C).rename(desk.base / "criteria/city.yaml")
    (desk.base / C).symlink_to("city.yaml")
    assert desk.faults() == []


@pytest.mark.parametrize("name", ["''", "a\\b", "x" * 5000])
def test_a_name_that_can_be_no_file(desk: Desk, name: str) -> None:
    desk.edit(S, "criteria: town", f"criteria: {name}")
    (fault,) = desk.faults()
    assert fault.startswith(f"{S}:2:11: ")
    assert len(fault) < 200


def test_a_study_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(StudyError) as caught:
        load_study("reports/twon.yaml")
    assert str(caught.value) == (
        "reports/twon.yaml:1:1: no such file; did you mean 'town'? (in reports/: town)"
    )
    assert caught.value.exit_code == 3
    assert isinstance(caught.value, McdaError)


@pytest.mark.parametrize("name", [S, C, H])
def test_an_empty_file(desk: Desk, name: str) -> None:
    desk.write(name, "")
    assert desk.faults() == [f"{name}:1:1: the file is empty"]


@pytest.mark.parametrize("name", [S, C, H])
def test_a_folder_where_a_file_should_be(desk: Desk, name: str) -> None:
    (desk.base / name).unlink()
    (desk.base / name).mkdir()
    assert desk.faults() == [f"{name}:1:1: is a folder; expected a YAML file"]


@pytest.mark.parametrize("name", [S, C, H])
def test_a_huge_file(desk: Desk, name: str) -> None:
    with (desk.base / name).open("r+b") as file:
        file.truncate(50 * 2**20)
    assert desk.faults() == [f"{name}:1:1: the file has 50.0 MB; at most 4 MB are read"]


def test_a_file_that_is_no_file(desk: Desk) -> None:
    (desk.base / C).unlink()
    os.mkfifo(desk.base / C)
    assert desk.faults() == [f"{C}:1:1: is not a regular file"]


@pytest.mark.parametrize("name", [S, C, H])
def test_a_file_that_may_not_be_read(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == Path(name):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert desk.faults() == [f"{name}:1:1: cannot be read: permission denied"]


@pytest.mark.parametrize("name", [S, C, H])
def test_a_list_where_a_mapping_should_be(desk: Desk, name: str) -> None:
    desk.write(name, "# a list\n- a\n")
    assert f"{name}:2:1: expected a mapping (key: value), found a list" in desk.faults()


@pytest.mark.parametrize("name", [S, C, H])
def test_nesting_without_end(desk: Desk, name: str) -> None:
    desk.add(name, "x: " + "[" * 5000)
    line = desk.read(name).count("\n") + 1
    assert desk.faults() == [f"{name}:{line}:33: nested deeper than 30 levels"]


def test_a_folder_without_options(desk: Desk) -> None:
    (desk.base / H).unlink()
    (desk.base / P).unlink()
    assert desk.faults() == [f"{S}:3:10: the folder options/town holds no .yaml file"]


def test_a_file_name_that_is_no_id(desk: Desk) -> None:
    (desk.base / H).rename(desk.base / "options/town/Town Hall.yaml")
    (fault,) = desk.faults()
    assert fault == (
        "options/town/Town Hall.yaml:1:5: the file's name 'Town Hall.yaml' holds no id; rename it "
        "'town-hall.yaml'"
    )


def test_an_alias_is_told_once_and_not_as_a_missing_value(desk: Desk) -> None:
    desk.edit(H, "price: 20", "price: *cheap")
    assert desk.faults() == [f"{H}:4:10: alias '*cheap' is not allowed; write the value out"]


def test_an_error_shows_the_line_and_a_caret(desk: Desk) -> None:
    desk.edit(H, "price: 20", "price: high   # much")
    with pytest.raises(StudyError) as caught:
        load_study(S)
    assert str(caught.value) == (
        f"{H}:4:10: expected a number, found 'high'\n"
        "    4 |   price: high   # much\n"
        "      |          ^"
    )


def test_paths_are_shown_as_given(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.edit(C, "direction: min", "direction: up")
    desk.edit(S, "view: even", "view: odd")
    monkeypatch.chdir(desk.base / "reports")
    assert [f.file for f in check("town.yaml").faults] == ["town.yaml", "../criteria/town.yaml"]
    whole = [f"{desk.base}/{name}" for name in (S, C)]
    assert [f.file for f in check(desk.base / S).faults] == whole


def test_no_name_is_markup_or_code(desk: Desk) -> None:
    name = "'<script>alert(1)</script> =cmd|x `a` $(b) [red] {{ c }} %s'"
    desk.edit(H, "name: Town hall", f"name: {name}")
    assert desk.study().problem.options[0].name == name.strip("'")


def test_the_study_itself_is_sound(desk: Desk) -> None:
    assert desk.faults() == []
    assert (desk.read(S), desk.read(H)) == (STUDY, HALL)
