"""Scores that were not given are told from those that were, wherever they stand in."""

from __future__ import annotations

from pathlib import Path

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Table, plain_text
from mcda.report.sections._brief_caveats import caveats
from mcda.report.sections.problem import problem
from tests.case import edit, write_study


def bench_without(folder: Path, *cells: tuple[str, str]) -> Bench:
    scores = [[4, 6], [8, 5], [5, 9]]
    study = write_study(folder, scores, {"v": [1, 1]}, extra="missing: worst\n")
    for option, cell in cells:
        edit(folder / f"options/small/{option}.yaml", cell, "")
    return Bench(mcda.load_study(study))


def first_caveat(bench: Bench) -> str:
    return plain_text(caveats(bench, facts.lead(bench.rank()))[0])


def tables(bench: Bench) -> dict[str, list[list[str]]]:
    return {
        block.id: [[plain_text(cell) for cell in row] for row in block.rows]
        for block in problem(bench)
        if isinstance(block, Table)
    }


def test_a_missing_score_is_named_and_marked(tmp_path: Path) -> None:
    bench = bench_without(tmp_path, ("o02", ", c2: 5"))
    assert first_caveat(bench) == ("Option 2 has no score on c2; the worst possible, 0, is taken.")
    found = tables(bench)
    assert found["scores-entered"][1] == ["Option 2", "8", "none, taken as 0"]
    assert found["weights-by-view"][1][:3] == ["c2", "0 to 10", "6 to 9"]


def test_a_few_missing_scores_are_named(tmp_path: Path) -> None:
    bench = bench_without(tmp_path, ("o02", ", c2: 5"), ("o03", "c1: 5, "))
    assert first_caveat(bench) == (
        "2 scores are missing and taken as the worst possible: Option 2 on c2 and Option 3 on c1."
    )


def test_a_criterion_without_any_score_has_no_range(tmp_path: Path) -> None:
    gone = (("o01", ", c2: 6"), ("o02", ", c2: 5"), ("o03", ", c2: 9"))
    found = tables(bench_without(tmp_path, *gone))
    assert found["weights-by-view"][1][2] == "none"
