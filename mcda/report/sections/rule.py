"""A rule of thumb: limits of every weight inside which the leader stays, whatever the others do."""

from __future__ import annotations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, OptionName, Paragraph, Text, text
from mcda.report.evidence import evidence_note
from mcda.report.say import say, words
from mcda.report.sections._common import together, words_table
from mcda.report.words import percent

TITLE = "A rule of thumb"
PLACE = "55"


def rule(bench: Bench) -> tuple[Block, ...]:
    """The box of weights around the view, and who gets ahead beyond each of its sides."""
    if len(bench.options) < 2 or len(bench.criteria) < 2:
        return ()
    found = bench.win_box()
    if np.isnan(found.lower).any():
        return (Paragraph(say("The view is outside the admissible weights, so there is none.")),)
    ends = (words("Weight"), words("From"), words("Now"), words("To"))
    sampled = found.evidence.kind == "sampled"
    return (
        Paragraph(_holds(bench, sampled)),
        words_table(
            [*ends, words("Below that"), words("Above that")],
            [_row(bench, j) for j in range(len(bench.criteria))],
        ),
        evidence_note(found.evidence, _tight(sampled), words("Other sets of limits may be wider.")),
    )


def _holds(bench: Bench, sampled: bool) -> Text:
    """Who leads inside the box, and how surely."""
    leaders = [bench.place(o) or 0 for o in bench.win_box().leaders]
    options = together(bench, leaders)
    if sampled and len(leaders) == 1:
        return say(
            "While every weight stays between the limits below, {option} leads at all weights "
            "tried; not every weight was tried.",
            option=options,
        )
    if sampled:
        return say(
            "While every weight stays between the limits below, {options} lead together at all "
            "weights tried; not every weight was tried.",
            options=options,
        )
    if len(leaders) == 1:
        return say(
            "While every weight stays between the limits below, {option} leads, however the "
            "weights move.",
            option=options,
        )
    return say(
        "While every weight stays between the limits below, {options} lead together, however the "
        "weights move.",
        options=options,
    )


def _tight(sampled: bool) -> str:
    """That no side of the box can be moved out."""
    if sampled:
        return words(
            "As far as was seen, no single limit can be moved out by 0.1 percentage points: where "
            "an option is named, some weights just beyond put it ahead; the others are the ends of "
            "the admissible weights."
        )
    return words(
        "Where an option is named, some weights less than 0.1 percentage points beyond the "
        "limit put it ahead; the other limits are the ends of the admissible weights."
    )


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
    return say("not admissible") if place is None else text(bench.options[place])
