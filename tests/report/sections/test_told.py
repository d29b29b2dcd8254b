"""What the report says of grades, sources and scores, only where the study bears it out."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Bullets, Code, Paragraph, Table, plain_text
from mcda.report.sections._brief_caveats import caveats
from mcda.report.sections._common import turned
from mcda.report.sections.assumptions import assumptions
from mcda.report.sections.brief import _rests_on
from mcda.report.sections.problem import problem
from tests.case import edit, write_study

SOURCES = """sources:
  - {id: model, title: River model, url: "https://example.org/a_b?c=1"}
"""


def bench_of(folder: Path, extra: str = "", cell: str = "{best: 8, grade: B}") -> Bench:
    path = write_study(folder, [[8, 6], [4, 7]], {"v": [2, 1]}, extra=extra)
    edit(folder / "options/small/o01.yaml", "c1: 8", f"c1: {cell}")
    return Bench(mcda.load_study(path))


def paragraphs(bench: Bench) -> list[str]:
    return [plain_text(block.text) for block in problem(bench) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("", "Grades are the study's own; it does not say what they mean."),
        (
            "assumptions: [Grade A is a measurement.]\n",
            "What grades mean is under Assumptions and what was left out.",
        ),
        (
            "assumptions: [The upgrade of the degraded road is certain.]\n",
            "Grades are the study's own; it does not say what they mean.",
        ),
    ],
)
def test_grades_are_explained_only_where_they_are(tmp_path: Path, extra: str, said: str) -> None:
    assert said in paragraphs(bench_of(tmp_path, extra))


def test_without_grades_and_sources_nothing_is_said_of_them(tmp_path: Path) -> None:
    said = " ".join(paragraphs(bench_of(tmp_path, cell="{best: 8, note: As measured.}")))
    assert "rades" not in said
    assert "ources" not in said


def test_a_sources_address_is_printed(tmp_path: Path) -> None:
    blocks = assumptions(bench_of(tmp_path, SOURCES))
    (item,) = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
    assert plain_text(item) == "model: River model, https://example.org/a_b?c=1."
    assert Code("https://example.org/a_b?c=1") in item


def test_what_would_befall_every_option_is_no_caveat(tmp_path: Path) -> None:
    path = write_study(tmp_path, [[6, 6], [5, 7]], {"v": [1, 2]})
    for name, cells in (("o01", "c1: 6, c2: 6"), ("o02", "c1: 5, c2: 7")):
        wide = ", ".join(f"{c}: {{low: 0, best: {x}, high: 10}}" for c, x in
                         (part.split(": ") for part in cells.split(", ")))  # fmt: skip
        edit(tmp_path / f"options/small/{name}.yaml", cells, wide)
    bench = Bench(mcda.load_study(path))
    said = [plain_text(one) for one in caveats(bench, facts.lead(bench.rank()))]
    assert not any("falls to place" in one for one in said)


@pytest.mark.parametrize(("method", "name"), [("vikor", "Q"), ("topsis", ""), ("additive", "")])
def test_scores_of_the_other_sign_are_said_to_be_that(
    tmp_path: Path, method: str, name: str
) -> None:
    said = plain_text(turned(bench_of(tmp_path, f"method: {method}\n")))
    assert said.startswith(f"The method's own {name}, of which less is better") == bool(name)


def test_points_of_groups_are_shown_with_the_share_of_each(tmp_path: Path) -> None:
    path = write_study(tmp_path, [[8, 6], [4, 7]], {"v": [2, 1], "w": [1, 1]})
    points = "    points: {c1: 1, c2: 1}\n"
    edit(tmp_path / "criteria/small.yaml", points, f"    groups: {{Odd: 15, Even: 45}}\n{points}")
    blocks = problem(Bench(mcda.load_study(path)))
    (table,) = [b for b in blocks if isinstance(b, Table) and b.id == "groups-by-view"]
    assert [column.title for column in table.columns] == ["Group", "w"]
    rows = [[plain_text(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]
    assert rows == [["Odd", "15 (25.0 %)"], ["Even", "45 (75.0 %)"]]


@pytest.mark.parametrize(("second", "differs"), [("A", False), ("B", True), ("''", True)])
def test_support_differs_only_where_grades_do(tmp_path: Path, second: str, differs: bool) -> None:
    path = write_study(tmp_path, [[8], [4]], {"v": [1]})
    for name, score, grade in (("o01", 8, "A"), ("o02", 4, second)):
        told = f"c1: {{best: {score}, grade: {grade}, note: As measured.}}"
        edit(tmp_path / f"options/small/{name}.yaml", f"c1: {score}", told)
    bench = Bench(mcda.load_study(path))
    said = [plain_text(one) for one in caveats(bench, facts.lead(bench.rank()))]
    assert any(one.startswith("Support differs") for one in said) == differs


def test_of_one_option_no_numbers_are_explained_that_are_not_there(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[3]], {"v": [1]})).with_method("wisp"))
    about = plain_text(_rests_on(bench))
    assert about.startswith("Scores are best estimates")
    assert not any(word in about for word in ("Estimated", "Proved", "Calculated", "share"))
