"""A rule of thumb: limits of every weight inside which the leader stays, whatever the others do."""

from __future__ import annotations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, OptionName, Paragraph, Text, text
from mcda.report.sections._common import joined, verb, words_table
from mcda.report.sections._evidence import evidence_note
from mcda.report.words import percent

TITLE = "A rule of thumb"
PLACE = "55"


def rule(bench: Bench) -> tuple[Block, ...]:
    """The box of weights around the view, and who gets ahead beyond each of its sides."""
    if len(bench.options) < 2 or len(bench.criteria) < 2:
        return ()
    found = bench.win_box()
    if np.isnan(found.lower).any():
        return (Paragraph(text("The view is outside the admissible weights, so there is none.")),)
    sampled = found.evidence.kind == "sampled"
    holds = (
        ", at all weights tried: none of them put another ahead, but not every weight was tried."
        if sampled
        else ", however the weights move: no admissible weights put another ahead."
    )
    leaders = joined([bench.options[bench.place(o) or 0] for o in found.leaders])
    stays = verb(len(found.leaders), "leads", "lead together")
    return (
        Paragraph(
            text(
                "While every weight stays between the limits below, ", leaders, f" {stays}{holds}",
            )
        ),
        words_table(
            ["Weight", "From", "Now", "To", "Below that", "Above that"],
            [_row(bench, j) for j in range(len(bench.criteria))],
        ),
        evidence_note(
            found.evidence,
            f"{'As far as was seen, no' if sampled else 'No'} single limit can be moved out by 0.1 "
            "percentage points: where an option is named, some weights just beyond put it ahead; "
            "the others are the ends of the admissible weights. Other sets of limits may be wider.",
        ),
    )  # fmt: skip


def _row(bench: Bench, j: int) -> list[str | OptionName | Text]:
    found = bench.win_box()
    ends = [percent(float(x[j])) for x in (found.lower, found.weight, found.upper)]
    return [
        bench.criteria[j],
        *ends,
        _rival(bench, found.rival_below[j]),
        _rival(bench, found.rival_above[j]),
    ]


def _rival(bench: Bench, rival: str | None) -> Text:
    place = bench.place(rival)
    return text("not admissible") if place is None else text(bench.options[place])
