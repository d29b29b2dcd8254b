"""The least change of weights that puts each option first."""

from __future__ import annotations

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Details, Inline, Paragraph, Table, text
from mcda.report.figures import flips as drawing
from mcda.report.sections._common import evidence_note, table
from mcda.report.words import percent, points

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
        title=f"Weight to move until each option is first: {bench.view_name(bench.study.view)}",
    )
    return (
        Paragraph(text(*_words(bench))),
        *bench.figure("flips", record),
        evidence_note(
            found.evidence,
            "Distances are to admissible weights, in points of weight moved (half the sum of all "
            "changes); at them the option is at least level with the best. Other sets of weights "
            "may be equally near.",
        ),
        Details("One set of nearest weights for each option", (_weights(bench),)),
    )  # fmt: skip


def _words(bench: Bench) -> list[Inline]:
    near = facts.next_winner(bench)
    if near is None:
        return ["No admissible weights put another option first."]
    other, distance = near
    return [
        "The nearest other winner is ", bench.options[other],
        f": {points(distance / 2)} of weight, moved from some criteria to others, are enough.",
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
