"""What each option would need on one criterion alone to be first, in the view and anywhere."""

from __future__ import annotations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Inline, Paragraph, Text, text
from mcda.report.sections._common import gap, performance, series, words_table
from mcda.report.sections._evidence import evidence_note

TITLE = "What each option would need to win"
PLACE = "62"


def improve(bench: Bench) -> tuple[Block, ...]:
    """For each option what it lacks, and which single performance, on its scale, would make up."""
    if len(bench.options) < 2:
        return ()
    found, view = bench.improvement(), bench.view_name(bench.study.view)
    order = np.argsort(found.missing, kind="stable")
    rows = [_row(bench, int(i)) for i in order]
    return (
        Paragraph(
            text(
                f"By how much each option is behind in {view}, and which performance on one "
                "criterion alone, all else as it is, would put it level with the best. Only "
                "performances on the scale are named, rounded."
            )
        ),
        words_table(["Option", "Behind by", "One of these would do", "Somewhere else"], rows),
        evidence_note(found.evidence, *bench.beside_scores),
    )


def _row(bench: Bench, i: int) -> list[Inline | Text]:
    found = bench.improvement()
    missing, elsewhere = float(found.missing[i]), float(found.missing_anywhere[i])
    alone = bench.ranges().status[i] not in ("tie", "unknown")
    wins = f"{'wins' if alone else 'is level first'} at some admissible weights as it is"
    always = f"behind by {gap(elsewhere)} or more everywhere"
    if found.evidence.kind == "sampled":
        always = f"behind by {gap(elsewhere)} or more at all weights drawn"
    return [
        bench.options[i],
        gap(missing) if missing > 0 else "leads",
        _enough(bench, i) if missing > 0 else text(""),
        text(wins) if elsewhere == 0 else text(always),
    ]


def _enough(bench: Bench, i: int) -> Text:
    """`Cost 20 (now 25)`, for each criterion on which the scale has such a performance."""
    found, problem = bench.improvement(), bench.study.problem
    parts = []
    for j in np.flatnonzero(found.on_scale[i]):
        criterion = problem.criteria[j]
        needed = performance(criterion, float(found.needed[i, j]))
        now = performance(criterion, float(problem.performance[i, j]))
        parts.append(text(f"{bench.criteria[j]} {needed} (now {now})"))
    return series(parts, " or ") if parts else text("none alone")
