from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from mcda.errors import McdaError, StudyError
from mcda.files.exchange.bring_back import Brought, bring_back
from mcda.files.exchange.reading import Content, Opened, open_book
from mcda.files.exchange.refusal import WorkbookError
from mcda.files.load import load_study
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from tests.case import edit, write_study
from tests.report.workbook.studies import various

STUDY, BOOK = "reports/various.yaml", "book.xlsx"
CRITERIA = "criteria/various.yaml"
Edits = Mapping[tuple[str, str], Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study and the workbook made from it."""
    folder = tmp_path_factory.mktemp("made")
    study = various(folder)
    (folder / BOOK).write_bytes(FORMATS.load("xlsx")(compose(load_study(study)))["report.xlsx"])
    return folder


@pytest.fixture(scope="module")
def book(made: Path) -> Opened:
    """The workbook as it is read."""
    return open_book(made / BOOK)


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "study"))


def changed(book: Opened, edits: Edits) -> Opened:
    """The workbook with other contents; formulas have not been calculated."""
    sheets = {sheet: dict(cells) for sheet, cells in book.sheets.items()}
    for (sheet, cell), value in edits.items():
        is_formula = isinstance(value, str) and value.startswith("=")
        content = Content(None, value) if is_formula else Content(value)
        sheets.setdefault(sheet, {})[cell] = content
        if value is None:
            del sheets[sheet][cell]
    return replace(book, sheets=sheets)


def brought(book: Opened, folder: Path) -> Brought:
    return bring_back(book, folder / STUDY)


def refusals(book: Opened, folder: Path) -> list[str]:
    with pytest.raises(WorkbookError) as caught:
        brought(book, folder)
    assert caught.value.exit_code == 3
    return [str(refusal) for refusal in caught.value.refusals]


def test_a_workbook_as_made_brings_nothing(book: Opened, folder: Path) -> None:
    found = brought(book, folder)
    assert (found.edits, found.diff, found.drifted) == ((), "", ())
    assert {outcome.state for outcome in found.outcomes} == {"as it was"}


def test_a_workbook_that_was_saved_again_brings_nothing(folder: Path) -> None:
    saved = load_workbook(folder / BOOK)
    saved.create_sheet("My notes")["A1"] = "=1+1"
    saved["Result"]["B6"] = "Zeros"
    saved.save(folder / BOOK)
    assert brought(open_book(folder / BOOK), folder).edits == ()


def test_points_come_back_as_one_line(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "D8"): 71, ("Weights", "E18"): 2.5})
    before = (folder / CRITERIA).read_text("utf-8")
    found = brought(book, folder)
    assert found.diff == (
        "--- a/criteria/various.yaml\n+++ b/criteria/various.yaml\n"
        "@@ -20,11 +20,11 @@\n"
        " views:\n   plain:\n     name: Plain\n"
        "-    points: {speed: 10, price: 20, range: 30.5, noise: 0.125, comfort: 5, upkeep: 7}\n"
        "+    points: {speed: 10, price: 71, range: 30.5, noise: 0.125, comfort: 5, upkeep: 7}\n"
        "   by-group:\n     name: By group\n"
        "     points: {speed: 1, price: 2, range: 3, noise: 4, comfort: 5, upkeep: 6}\n"
        "-    groups: {Use: 2, Money: 3}\n+    groups: {Use: 2, Money: 2.5}\n"
        "   zeros:\n     name: Zeros\n"
        "     points: {speed: 0, price: 0, range: 0, noise: 0, comfort: 0, upkeep: 3}\n"
    )
    after = found.edits[0].after
    assert after == before.replace("price: 20", "price: 71").replace("ey: 3}", "ey: 2.5}").encode()
    assert (folder / CRITERIA).read_text("utf-8") == before


@pytest.mark.parametrize(
    ("edits", "before", "after"),
    [
        ({("Scores", "C12"): 99.5}, "speed: 171.5", "speed: 99.5"),
        ({("Scores", "C19"): 3}, "speed: 171.5", "speed: {low: 3, best: 171.5}"),
        ({("Scores", "C26"): 180}, "speed: 171.5", "speed: {best: 171.5, high: 180}"),
        ({("Scores", "G12"): "good"}, "comfort: 'a*?~b, c'", "comfort: good"),
        ({("Scores", "G12"): 1}, "comfort: 'a*?~b, c'", "comfort: '1'"),
        ({("Scores", "D12"): 40}, None, "  price: 40\n"),
        ({("Scores", "F19"): None}, "low: 21.982", "low: 28.7"),
        ({("Scores", "H12"): -1, ("Scores", "H19"): -2}, "{best: 1.71}", "{best: -1, low: -2}"),
    ],
)
def test_scores_come_back_as_one_line(
    book: Opened, folder: Path, edits: Edits, before: str | None, after: str
) -> None:
    book = changed(book, edits)
    (written,) = brought(book, folder).edits
    assert written.path == folder / "options" / "various" / "o2.yaml"
    old = written.path.read_text("utf-8")
    new = old + after if before is None else old.replace(before, after)
    assert new != old
    assert (written.after or b"").decode() == new


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        (("Weights", "D8"), "abc", "found the text 'abc', expected a number from 0 up"),
        (("Weights", "D8"), "71", "found the text '71', expected a number from 0 up"),
        (("Weights", "D8"), None, "found nothing, expected a number from 0 up"),
        (("Weights", "D8"), -1, "found -1, expected a number from 0 up"),
        (("Weights", "D8"), True, "found TRUE, expected a number from 0 up"),
        (
            ("Weights", "D8"),
            datetime(2026, 2, 1),
            "found the date '2026-02-01 00:00:00', expected a number from 0 up",
        ),
        (
            ("Weights", "D8"),
            "=30+41",
            "found the formula '=30+41' without its result, expected a number from 0 up; "
            "calculate and save the workbook",
        ),
        (("Scores", "C12"), 201, "found 201, expected a number from 0 to 200"),
        (("Scores", "C12"), None, "found nothing, expected a number from 0 to 200"),
        (
            ("Scores", "C19"),
            -1,
            "found -1, expected a number from 0 to 200, or nothing where it is the best estimate",
        ),
        (("Scores", "C19"), 180, "found 180, expected at most the best estimate 171.5"),
        (("Scores", "C26"), 1, "found 1, expected at least the best estimate 171.5"),
        (
            ("Scores", "G12"),
            "GOOD",
            "found the text 'GOOD', expected one of poor, 1, Good, good, a*?~b, c, true",
        ),
        (("Weights", "A8"), "Prize", "found 'Prize', expected 'Price'"),
        (("Weights", "A8"), None, "found nothing, expected 'Price'"),
        (("Scores", "D8"), 11, "found 11, expected 10"),
        (("Weights", "I8"), 0.5, "found 0.5, expected '=IF(SUM($D$7:$D$12)>0,$D$8/SUM($D$7:$D$12"),
        (("Weights", "I8"), "=1/2", "found '=1/2', expected '=IF(SUM($D$7:$D$12)>0,$D$8/SUM($D"),
        (("Views", "Z90"), 5, "found 5, expected nothing; this is no cell to change"),
        (("Evidence", "H9"), "=1+1", "found '=1+1', expected nothing; this is no cell to change"),
    ],
)
def test_what_is_no_input_is_refused(
    book: Opened, folder: Path, cell: tuple[str, str], value: Any, said: str
) -> None:
    book = changed(book, {cell: value})
    (refusal,) = refusals(book, folder)
    assert refusal.startswith(f"{cell[0]}!{cell[1]}: {said}")


def test_all_refusals_come_at_once_and_nothing_else_is_done(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "D8"): 71, ("Weights", "D9"): "x", ("Scores", "C12"): 999})
    assert len(refusals(book, folder)) == 2


def test_rows_that_were_added_are_refused(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "A60"): "New criterion", ("Weights", "D60"): 5})
    assert [refusal.split(":")[0] for refusal in refusals(book, folder)] == [
        "Weights!A60",
        "Weights!D60",
    ]


def test_very_many_refusals_are_counted(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", f"A{row}"): "x" for row in range(100, 150)})
    with pytest.raises(WorkbookError, match=r"50 cells cannot be brought back[\s\S]*and 20 more"):
        brought(book, folder)


def test_a_sheet_that_is_gone_or_renamed_is_refused(book: Opened, folder: Path) -> None:
    sheets = {"Mine" if tab == "Views" else tab: cells for tab, cells in book.sheets.items()}
    (refusal,) = refusals(replace(book, sheets=sheets), folder)
    assert refusal.startswith("Views!A1: found no such sheet")


def test_files_that_changed_keep_what_only_they_changed(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "D8"): 71, ("Weights", "D7"): 11})
    edit(folder / CRITERIA, "speed: 10, price: 20, range: 30.5", "speed: 11, price: 20, range: 31")
    found = brought(book, folder)
    assert found.drifted == (CRITERIA,)
    states = {str(x.input.cell): x.state for x in found.outcomes if x.state != "as it was"}
    assert states == {"D7": "in both", "D8": "edited", "D9": "in the files"}
    (only,) = found.edits
    assert b"{speed: 11, price: 71, range: 31, noise" in (only.after or b"")


def test_the_same_value_changed_twice_is_a_conflict(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "D8"): 71, ("Weights", "D7"): 11})
    edit(folder / CRITERIA, "price: 20", "price: 60")
    with pytest.raises(WorkbookError) as caught:
        brought(book, folder)
    assert caught.value.exit_code == 3
    assert str(caught.value).splitlines()[1:3] == [
        "  files that changed since: criteria/various.yaml",
        "  Weights!D8 (plain: price): made with 20, here 71, files 60",
    ]


def test_a_place_that_is_gone_is_a_conflict_only_where_it_was_changed(
    book: Opened, folder: Path
) -> None:
    book = changed(book, {("Weights", "F12"): 4})
    zeros = "points: {speed: 0, price: 0, range: 0, noise: 0, comfort: 0, upkeep: 3}"
    edit(folder / CRITERIA, f"  zeros:\n    name: Zeros\n    {zeros}\n", "")
    with pytest.raises(WorkbookError, match="made with 3, here 4, files not there any more"):
        brought(book, folder)
    book = changed(book, {("Weights", "F12"): 3.0})
    assert brought(book, folder).edits == ()


def test_options_in_one_table_come_back_too(tmp_path: Path) -> None:
    write_study(tmp_path, [[3, 7], [6, 2]], {"one": [2, 1]}, extra="sections: [brief]\n")
    shutil.rmtree(tmp_path / "options")
    table = tmp_path / "options" / "small.csv"
    table.parent.mkdir()
    table.write_text("id,name,c1,c1.low,c2\no1,One,3,,7\no2,Two,6,5,2\n", "utf-8")
    study = tmp_path / "reports" / "small.yaml"
    edit(study, "options: small", "options: options/small.csv")
    (tmp_path / BOOK).write_bytes(FORMATS.load("xlsx")(compose(load_study(study)))["report.xlsx"])
    made = open_book(tmp_path / BOOK)
    (found,) = bring_back(
        changed(made, {("Scores", "C12"): 5.5, ("Scores", "D11"): 8}), study
    ).edits
    assert found.after == b"id,name,c1,c1.low,c2\no1,One,3,,8\no2,Two,5.5,5,2\n"
    with pytest.raises(McdaError, match=r"no column 'c2\.low'"):
        bring_back(changed(made, {("Scores", "D15"): 1}), study)


def test_nothing_that_was_entered_gets_lost(
    book: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcda.files.exchange.bring_back.revise", lambda *_: ())
    with pytest.raises(WorkbookError, match=r"no place for Weights!D8 \(plain: price\)"):
        brought(changed(book, {("Weights", "D8"): 71}), folder)


def test_a_study_with_faults_is_refused_with_their_places(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "D8"): 71})
    edit(folder / CRITERIA, "noise: 0.125", "noise: x")
    with pytest.raises(StudyError, match=r"various\.yaml:23:"):
        brought(book, folder)


def test_points_that_make_no_weights_are_refused(book: Opened, folder: Path) -> None:
    book = changed(book, {("Weights", "F12"): 0})
    with pytest.raises(StudyError, match="all points are zero"):
        brought(book, folder)


def test_another_study_is_refused(book: Opened, folder: Path) -> None:
    shutil.copy(folder / STUDY, folder / "reports" / "other.yaml")
    with pytest.raises(WorkbookError, match=r"made from reports/various.yaml, not from reports/o"):
        bring_back(book, folder / "reports" / "other.yaml")


def test_another_study_of_the_same_name_is_refused(book: Opened, folder: Path) -> None:
    for path in (folder / "options" / "various").glob("*.yaml"):
        edit(path, f"id: {path.stem}", f"id: x{path.stem}")
        path.rename(path.with_stem(f"x{path.stem}"))
    told = refused_as_another(book, folder)
    assert "made from another study, 'various' in reports/various.yaml with the options o1" in told
    assert "reports/various.yaml has xo1, xo2" in told


def test_a_study_with_other_criteria_is_another(book: Opened, tmp_path: Path) -> None:
    study = write_study(tmp_path, [[3, 4], [5, 1]], {"v": [1, 1]})
    manifest = replace(book.manifest, path=f"reports/{study.name}")
    with pytest.raises(WorkbookError, match=r"made from another study, .* with the criteria speed"):
        bring_back(replace(book, manifest=manifest), study)


def refused_as_another(book: Opened, folder: Path) -> str:
    with pytest.raises(WorkbookError) as caught:
        brought(book, folder)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_manifest_that_was_touched_is_refused(folder: Path) -> None:
    saved = load_workbook(folder / BOOK)
    sheet = saved["mcda"]
    sheet["A2"] = sheet["A2"].value.replace("price", "prize", 1)
    saved.save(folder / BOOK)
    with pytest.raises(WorkbookError, match="hidden sheet 'mcda' is not as it was made"):
        open_book(folder / BOOK)
