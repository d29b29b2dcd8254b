"""What each option would need on one criterion alone to be first, in the view and anywhere."""

from __future__ import annotations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Inline, Paragraph, Text, text
from mcda.report.evidence import evidence_note
from mcda.report.lists import any_of, run_on
from mcda.report.places import rank_of
from mcda.report.quantities import entered, needed, scored
from mcda.report.say import say, words
from mcda.report.sections._common import gap, words_table

TITLE = "What each option would need to win"
PLACE = "62"


def improve(bench: Bench) -> tuple[Block, ...]:
    """For each option what it lacks, and which single performance, on its scale, would make up."""
    if len(bench.options) < 2:
        return ()
    found = bench.improvement()
    order = np.argsort(found.missing, kind="stable")
    rows = [_row(bench, int(i)) for i in order]
    heads = (words("Option"), words("Rank") if bench.ranks_only else words("Behind by"))
    return (
        Paragraph(
            run_on(
                _about(bench, bench.view_name(bench.study.view)),
                say("Performances off the scale are left out; the others are rounded."),
            )
        ),
        words_table([*heads, words("One of these would do"), words("At other weights")], rows),
        evidence_note(found.evidence, *bench.beside_scores),
    )


def _about(bench: Bench, view: str) -> Text:
    """What the table says."""
    if bench.ranks_only:
        return say(
            "Where each option stands in {view}, and which performance on one criterion alone, all "
            "else as it is, would put it level with the best.",
            view=view,
        )
    return say(
        "By how much each option is behind in {view}, and which performance on one criterion "
        "alone, all else as it is, would put it level with the best.",
        view=view,
    )


def _row(bench: Bench, i: int) -> list[Inline | Text]:
    missing = float(bench.improvement().missing[i])
    behind = rank_of(bench.rank(), i) if bench.ranks_only else gap(missing)
    return [
        bench.options[i],
        behind if missing > 0 else words("leads"),
        _enough(bench, i) if missing > 0 else text(""),
        _elsewhere(bench, i),
    ]


def _elsewhere(bench: Bench, i: int) -> str:
    """Whether the option, as it is, is first at other weights, or how far behind it stays."""
    found = bench.improvement()
    behind = float(found.missing_anywhere[i])
    if behind == 0 and bench.ranges().status[i] not in ("tie", "unknown"):
        return words("wins at some admissible weights as it is")
    if behind == 0:
        return words("is level first at some admissible weights as it is")
    if found.evidence.kind == "sampled" and bench.ranks_only:
        return words("not first at any weights drawn")
    if bench.ranks_only:
        return words("not first anywhere")
    if found.evidence.kind == "sampled":
        return words("behind by {gap} or more at all weights drawn", gap=gap(behind))
    return words("behind by {gap} or more everywhere", gap=gap(behind))


def _enough(bench: Bench, i: int) -> Text:
    """`Cost 20 (now 25)`, for each criterion on which the scale has such a performance."""
    parts = [_on_its_own(bench, i, int(j)) for j in np.flatnonzero(bench.improvement().on_scale[i])]
    return any_of(parts) if parts else say("none alone")


def _on_its_own(bench: Bench, i: int, j: int) -> str:
    criterion, problem = bench.study.problem.criteria[j], bench.study.problem
    x = float(bench.improvement().needed[i, j])
    least = needed(problem, i, j, x)
    now = scored(bench.study, i, j)
    # Where scores go in steps, the least improvement may be enough.
    if least == entered(criterion, float(problem.performance[i, j])):
        return words("{criterion} better than now ({now})", criterion=bench.criteria[j], now=now)
    return words(
        "{criterion} {needed} (now {now})",
        criterion=bench.criteria[j],
        needed=least,
        now=now,
    )
