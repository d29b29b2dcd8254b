"""Who leads under the study's scenarios: in the one page, and in a section of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Details, Table, plain_text
from mcda.report.sections._brief_scenarios import scenarios_say
from mcda.report.sections.scenarios import scenarios
from tests.case import write_study

SCORES = [[8, 6], [4, 7]]
"""The first leads; with c1 at 1 the second does."""
CALM = "  - {id: calm, name: Calm, points: 30, scores: {o01: {c1: 7}}}\n"
DRY = "  - {id: dry, name: Dry, note: No rain., scores: {o01: {c1: 1}}}\n"
LOW = "  - {id: low, name: Low, scores: {o01: {c1: 2}}}\n"
WET = "  - {id: wet, scores: {o02: {c1: 5}}}\n"


def bench_of(folder: Path, plans: str, views: dict[str, list[float]] | None = None) -> Bench:
    extra = f"scenarios:\n{plans}" if plans else ""
    path = write_study(folder, SCORES, views or {"v": [1, 1]}, extra=extra)
    return Bench(mcda.load_study(path))


def told(bench: Bench) -> str:
    return plain_text(scenarios_say(bench, facts.lead(bench.rank())))


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ("", ""),
        (CALM, "The study's scenario, Calm, puts Option 1 first too (calculated)."),
        (DRY, "The study's scenario, Dry, puts Option 2 first (calculated)."),
        (CALM + WET, "Both scenarios of the study put Option 1 first too (calculated)."),
        (CALM + DRY, "Of the study's two scenarios, Dry puts Option 2 first (calculated)."),
    ],
)
def test_the_one_page_names_the_scenarios_that_reverse_the_verdict(
    tmp_path: Path, plans: str, said: str
) -> None:
    assert told(bench_of(tmp_path, plans)) == said


def cells(table: Table) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_the_section_says_who_leads_by_how_much_in_which_view(tmp_path: Path) -> None:
    blocks = scenarios(bench_of(tmp_path, CALM + DRY, {"v": [1, 1], "w": [0, 1]}))
    leaders, by_view = (block for block in blocks if isinstance(block, Table))
    assert cells(leaders) == [
        ["None: scores as entered", "Option 1", "0.150", "", ""],
        ["Calm", "Option 1", "0.100", "1", "30"],
        ["Dry", "Option 2", "0.200", "1", ""],
    ]
    assert cells(by_view)[1:] == [["Calm", "Option 1", "Option 2"], ["Dry"] + ["Option 2"] * 2]
    (behind,) = (block for block in blocks if isinstance(block, Details))
    (replaced,) = (block for block in behind.blocks if isinstance(block, Table))
    assert cells(replaced) == [
        ["Calm", "Option 1", "c1", "8", "7"],
        ["Dry", "Option 1", "c1", "8", "1"],
    ]


def test_without_scenarios_there_is_no_such_section(tmp_path: Path) -> None:
    assert scenarios(bench_of(tmp_path, "")) == ()


def test_a_scenario_whose_scores_the_method_cannot_read_is_named(tmp_path: Path) -> None:
    path = write_study(
        tmp_path, SCORES, {"v": [1, 1]}, extra=f"method: weighted_product\nscenarios:\n{CALM}{DRY}"
    )
    text = path.read_text("utf-8").replace("positive: {shift: 0.01}\n", "")
    path.write_text(text.replace("o01: {c1: 1}", "o01: {c1: 0}"), "utf-8")
    bench = Bench(mcda.load_study(path))
    assert told(bench) == (
        "Of the study's two scenarios, Weighted product can read only one, which puts Option 1 "
        "first (calculated)."
    )
    notes = [plain_text(block.text) for block in scenarios(bench) if hasattr(block, "kind")]
    assert "Weighted product cannot read the scores of Dry." in notes


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        (CALM + WET, "which put Option 1 first too (calculated)."),
        (CALM + LOW, "of these, Low puts Option 2 first (calculated)."),
    ],
)
def test_scenarios_that_cannot_be_read_are_counted_too(
    tmp_path: Path, plans: str, said: str
) -> None:
    extra = f"method: weighted_product\nscenarios:\n{plans}{DRY}"
    path = write_study(tmp_path, SCORES, {"v": [1, 1]}, extra=extra)
    text = path.read_text("utf-8").replace("positive: {shift: 0.01}\n", "")
    path.write_text(text.replace("o01: {c1: 1}", "o01: {c1: 0}"), "utf-8")
    bench = Bench(mcda.load_study(path))
    assert told(bench).startswith("Of the study's three scenarios, Weighted product can read only")
    assert told(bench).endswith(said)
