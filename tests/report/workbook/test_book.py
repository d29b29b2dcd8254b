from __future__ import annotations

import re
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.files.catalogue import Catalogue
from mcda.files.exchange.manifest import SHEET
from mcda.files.exchange.reading import Opened
from mcda.report.compose import compose
from mcda.report.report import Report
from mcda.report.say import speaking
from mcda.report.workbook.area import Area, letters, runs
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import LONGEST, fitting
from mcda.report.workbook.plan import SHEETS, tabs
from mcda.report.workbook.statements import literal
from mcda.report.workbook.styles import glyph, option_ink
from tests.case import write_study
from tests.report.workbook.conftest import written
from tests.report.workbook.hostile import LABELS, LONG, TEXTS
from tests.report.workbook.opened import agrees, cells, contents, numbers


def test_what_is_shown_without_calculation_is_right(shown: Opened, book: Book) -> None:
    agrees(shown, book.plan, book.study)


def test_sheets_come_in_order(dressed: Any) -> None:
    every = list(tabs().values())
    assert dressed.sheetnames == [name for name in every if name != "Methods"] + [SHEET]
    assert dressed[SHEET].sheet_state == "hidden"


def test_what_follows_from_inputs_is_formulas(shown: Opened, book: Book) -> None:
    plan = book.plan
    for area in (
        *(plan.weights, plan.values, plan.worse, plan.better, plan.weight_rows, plan.result),
        *(plan.parts, plan.in_order, plan.view_scores, plan.view_ranks, plan.kept),
    ):
        assert all(x.formula for row in contents(shown, area) for x in row)


def test_inputs_are_numbers_and_labels_that_can_be_changed(
    shown: Opened, dressed: Any, book: Book
) -> None:
    study, plan = book.study, book.plan
    points = np.array([study.points[view] for view in plan.views]).T
    assert numbers(shown, plan.points).tolist() == points.tolist()
    best = cells(shown, plan.best)
    comfort = study.problem.criterion_ids.index("comfort")
    for i, option in enumerate(study.problem.options):
        assert best[i][comfort] == study.scores[option.id]["comfort"].best
    assert best[1][study.problem.criterion_ids.index("price")] is None
    for item in shown.manifest.inputs:
        assert not dressed[item.sheet][item.cell].protection.locked
        assert dressed[item.sheet].protection.sheet


def test_inputs_are_validated(dressed: Any, book: Book) -> None:
    rules = {
        f"{sheet}!{rule.sqref}": rule
        for sheet in ("Scores", "Weights", "Result")
        for rule in dressed[sheet].data_validations.dataValidation
    }
    price = rules["Scores!D11:D15"]
    assert (price.type, price.formula1, price.formula2) == ("decimal", "10.0", "90.0")
    assert rules["Scores!G11:G15"].type == "list"
    assert rules["Weights!D7:G12"].operator == "greaterThanOrEqual"
    assert rules["Result!B6"].formula1 == book.plan.view_names.whole


def test_names_are_defined_in_no_language(dressed: Any) -> None:
    names = set(dressed.defined_names)
    assert {"points", "weights", "values", "scores_best", "view_shown", "rank_shown"} <= names
    assert {
        "weights_by_group",
        "view_score_by_group",
        "view_rank_no_money",
        "inputs_changed",
    } <= names


def test_no_name_is_defined_twice(tmp_path: Path) -> None:
    study = write_study(
        tmp_path, [[8, 3], [4, 9]], {"shown": [1, 1], "x": [1, 3]}, extra="sections: [brief]\n"
    )
    path = written(compose(mcda.load_study(study)), tmp_path / "book.xlsx")
    with zipfile.ZipFile(path) as parts:
        book = parts.read("xl/workbook.xml").decode()
    names = [name.casefold() for name in re.findall('definedName name="([^"]+)"', book)]
    own = [name for name in names if not name.startswith("_xlnm")]
    assert {"score_shown", "view_score_shown", "points_shown"} <= set(own)
    assert len(own) == len(set(own))


def test_results_have_their_kinds_and_fractions(shown: Opened, book: Book) -> None:
    area = Area.block("Robustness", 8, 0, 5, 26)
    bench = book.bench
    asked = (bench.shares(), bench.ranges(), bench.rank_ranges(), bench.flips(), bench.regret())
    for i, row in enumerate(cells(shown, area)):
        kinds = [x for x in row if x in ("exact", "numeric", "sampled")]
        assert kinds == [result.kinds[i] for result in asked]
    texts = {str(content.value) for content in shown.sheets["Robustness"].values()}
    assert {str(x) for x in bench.regret().exact["max_regret"]} <= texts


def test_charts_are_described_and_in_the_options_colours(varied_file: Path) -> None:
    with zipfile.ZipFile(varied_file) as archive:
        charts = [archive.read(x).decode() for x in archive.namelist() if "charts/chart" in x]
        drawings = [archive.read(x).decode() for x in archive.namelist() if "drawings/draw" in x]
    assert len(charts) == 3
    assert sum(option_ink(2)[1:].upper() in chart for chart in charts) == 2
    assert all("Option 3" in drawing and 'descr="' in drawing for drawing in drawings)


def test_hostile_text_is_shown_literally(odd: Opened) -> None:
    found = {str(content.value) for cells_ in odd.sheets.values() for content in cells_.values()}
    assert {text for text in TEXTS if text != LONG} <= found
    assert any(text.startswith(LONG[:1000]) for text in found)
    for tab, fixed in odd.manifest.fixed.items():
        behind = {cell: x.formula for cell, x in odd.sheets[tab].items() if x.formula}
        assert behind == fixed.formulas


def test_formulas_hold_no_text_of_the_study(odd: Opened) -> None:
    for fixed in odd.manifest.fixed.values():
        for formula in fixed.formulas.values():
            assert not any(text in formula for text in (*TEXTS, *LABELS[:2]) if len(text) > 3)


def test_nothing_in_the_file_leads_outside(hostile_file: Path) -> None:
    with zipfile.ZipFile(hostile_file) as archive:
        for name in archive.namelist():
            assert b'TargetMode="External"' not in archive.read(name)


def test_hostile_names_choose_their_view_too(odd: Opened, hostile_report: Report) -> None:
    assert hostile_report.bench is not None
    plan = Book(hostile_report, bench=hostile_report.bench).plan
    agrees(odd, plan, hostile_report.bench.study)


@pytest.mark.parametrize("text", ["x" * LONGEST, "x" * 40_000, "\U0001f600" * 20_000])
def test_a_text_fits_its_cell(text: str) -> None:
    shown = fitting(text)
    assert len(shown.encode("utf-16-le")) <= 2 * LONGEST
    assert shown == text or shown.endswith("… (cut: a cell holds no more)")
    assert len(shown.encode("utf-16-le")) >= 2 * min(len(text), LONGEST) - 4


@pytest.mark.parametrize("name", ["a/b\\c[d]e:f*g?", "'quoted'", "x" * 50, "History", "same"])
def test_sheets_have_names_that_excel_takes(name: str) -> None:
    said = Catalogue("xx", "Test", dict.fromkeys(("Summary", "Weights", "Scores"), name))
    with speaking(said):
        found = tabs()
    assert tuple(found) == SHEETS
    assert len({tab.lower() for tab in found.values()}) == len(SHEETS)
    for tab in found.values():
        assert 0 < len(tab) <= 31
        assert not set("[]:*?/\\") & set(tab)
        assert not tab.startswith("'")
        assert not tab.endswith("'")
        assert tab.lower() not in ("history", SHEET)


def test_areas_are_named_as_formulas_name_them() -> None:
    area = Area.block("it's", 4, 27, 2, 3)
    assert area.whole == "'it''s'!$AB$5:$AD$6"
    assert area.at(1, 2).seen("it's") == "$AD$6"
    assert [letters(k) for k in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert runs([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]


def test_fractions_are_decimals_where_they_are_one() -> None:
    assert [literal(Fraction(x)) for x in ("2/5", "3", "1/3", "-1/8")] == [
        "0.4",
        "3",
        "(1/3)",
        "-0.125",
    ]
    assert literal(Fraction(10**17 + 1, 3 * 10**17)) == "0.333333333333333"


def test_markers_are_the_shapes_of_the_figures() -> None:
    assert "".join(map(glyph, range(12))) == "●■▲◆✚▼○□△◇✖▽"
    assert [glyph(i) for i in (12, 60)] == ["●", "■"]


def test_inputs_that_changed_are_marked(shown: Opened, dressed: Any) -> None:
    inputs = shown.manifest.inputs
    seen = {}
    for tab in ("Weights", "Scores"):
        for found in dressed[tab].conditional_formatting:
            for rule in found.rules:
                said = re.fullmatch(
                    r"([A-Z]+)(\d+)<>INDEX\(inputs_as_made,(\d+)\+(\d+)\*\(ROW\(\)-(\d+)\)\)",
                    rule.formula[0] if rule.formula else "",
                )
                if said is None:
                    continue
                (cells_,) = found.sqref.ranges
                assert int(said[2]) == int(said[5]) == cells_.min_row
                for k in range(cells_.max_row - cells_.min_row + 1):
                    seen[tab, f"{said[1]}{cells_.min_row + k}"] = (
                        int(said[3]) - 1 + int(said[4]) * k
                    )
    assert {(x.sheet, x.cell): k for k, x in enumerate(inputs)} == seen
    made = cells(shown, Area.block("Changes", 7, 5, len(inputs), 1))
    assert [row[0] for row in made] == [item.value for item in inputs]
