"""The least change of weights that puts each option first."""

from __future__ import annotations

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Details, Inline, Paragraph, Table, text
from mcda.report.figures import flips as drawing
from mcda.report.sections._common import table
from mcda.report.sections._evidence import evidence_note
from mcda.report.words import moved, percent

TITLE = "What it takes to change the winner"
PLACE = "60"


def flips(bench: Bench) -> tuple[Block, ...]:
    """The nearest rival in a sentence, the distances as a figure, the weights as a table."""
    found = bench.flips()
    status = bench.ranges().status
    record = drawing.compute(
        bench.options,
        found.distance,
        unknown=[
            bool(np.isnan(d)) and s != "never" for d, s in zip(found.distance, status, strict=True)
        ],
        name="flip-distances",
        inadmissible=bench.rank().leaders if bench.study.space.broken(bench.weights) else (),
        at_most=found.evidence.kind == "sampled",
        title=f"Weight to move until each option is first: {bench.view_name(bench.study.view)}",
    )
    return (
        Paragraph(text(*_words(bench))),
        *bench.figure("flips", record),
        evidence_note(
            found.evidence,
            "Distances are to admissible weights, in percentage points of weight moved (half the "
            "sum of all changes); at them the option is at least level with the best. Other sets "
            "of weights may be equally near.",
        ),
        Details("One set of nearest weights for each option", (_weights(bench),)),
    )  # fmt: skip


def _words(bench: Bench) -> list[Inline]:
    inside = bool(bench.study.space.contains(bench.weights))
    near = facts.next_winner(bench)
    if near is None:
        return [facts.nobody_else(bench)]
    other, distance = near
    sampled = bench.flips().evidence.kind == "sampled"
    if not inside:
        return [
            "The view is outside the admissible weights. From there to the nearest admissible ",
            "weights at which an option not leading now is first takes ",
            f"{moved(distance / 2, sampled)} of weight, for ", bench.options[other], ".",
        ]  # fmt: skip
    return [
        "The nearest other winner is ", bench.options[other],
        f": {moved(distance / 2, sampled)} of weight, moved from some criteria to others, "
        "are enough.",
    ]  # fmt: skip


def _weights(bench: Bench) -> Table:
    found = bench.flips()
    reached = [i for i in range(len(bench.options)) if not np.isnan(found.distance[i])]
    rows = [
        [name, percent(float(bench.weights[j])),
         *(percent(float(found.weights[i, j])) for i in reached)]
        for j, name in enumerate(bench.criteria)
    ]  # fmt: skip
    return table(["Criterion", "Now", *(bench.options[i].name for i in reached)], rows)
