"""The least change of weights that puts each option first."""

from __future__ import annotations

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Details, Paragraph, Table, Text
from mcda.report.evidence import evidence_note
from mcda.report.figures import flips as drawing
from mcda.report.lists import Part, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import table
from mcda.report.words import decimals, listed, moved, percent

TITLE = "What it takes to change the winner"
PLACE = "60"
NEAREST = 12
"""Options with a column of weights."""


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
        title=words(
            "Weight to move until each option is first: {view}",
            view=bench.view_name(bench.study.view),
        ),
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("flips", record),
        evidence_note(
            found.evidence,
            words(
                "Distances are to admissible weights, in percentage points of weight moved (half "
                "the sum of all changes); at them the option is at least level with the best."
            ),
            words("Other sets of weights may be equally near."),
        ),
        Details(_heading(bench), (_weights(bench),)),
    )


def _heading(bench: Bench) -> str:
    if int(np.sum(~np.isnan(bench.flips().distance))) > NEAREST:
        return words("One set of nearest weights for the nearest options")
    return words("One set of nearest weights for each option")


def _words(bench: Bench) -> Text:
    near = facts.next_winner(bench)
    if near is None:
        return (facts.nobody_else(bench),)
    other, distance = near
    option = bench.options[other]
    sampled = bench.flips().evidence.kind == "sampled"
    parts: dict[str, Part] = {"option": option, "moved": moved(distance / 2)}
    if bench.study.space.contains(bench.weights):
        return _enough(parts, _steps(bench, other), sampled=sampled)
    outside = say("The view is outside the admissible weights.")
    if sampled:
        return run_on(
            outside,
            say(
                "From there to admissible weights at which an option not leading now is first "
                "takes {moved} of weight, for {option}; less may be enough.",
                **parts,
            ),
        )
    return run_on(
        outside,
        say(
            "From there to the nearest admissible weights at which an option not leading now is "
            "first takes {moved} of weight, for {option}.",
            **parts,
        ),
    )


def _enough(parts: dict[str, Part], steps: str, *, sampled: bool) -> Text:
    """The least change, or one that was found in a sample, where a smaller one is not excluded."""
    if sampled and steps:
        return say(
            "The nearest other winner found is {option}: {moved} of weight, moved from some "
            "criteria to others, are enough, for example {steps}; less may be.",
            steps=steps,
            **parts,
        )
    if sampled:
        return say(
            "The nearest other winner found is {option}: {moved} of weight, moved from some "
            "criteria to others, are enough; less may be.",
            **parts,
        )
    if steps:
        return say(
            "The nearest other winner is {option}: {moved} of weight, moved from some criteria "
            "to others, are enough; for example {steps}.",
            steps=steps,
            **parts,
        )
    return say(
        "The nearest other winner is {option}: {moved} of weight, moved from some criteria to "
        "others, are enough.",
        **parts,
    )


def _steps(bench: Bench, other: int) -> str:
    """Which weights move to get there, where they are few."""
    there, now = bench.flips().weights[other], bench.weights
    shifted = [j for j in np.argsort(there - now) if abs(there[j] - now[j]) > 5e-5]
    if not 1 < len(shifted) <= 4:
        return ""
    return listed(
        [
            words(
                "{criterion} {now} to {then}",
                criterion=bench.criteria[j],
                now=decimals(100 * now[j], 1),
                then=percent(there[j]),
            )
            for j in shifted
        ]
    )


def _weights(bench: Bench) -> Table:
    found = bench.flips()
    reached = [i for i in range(len(bench.options)) if not np.isnan(found.distance[i])]
    if len(reached) > NEAREST:
        reached = sorted(reached, key=lambda i: (float(found.distance[i]), i))[:NEAREST]
    rows = [
        [name, percent(float(bench.weights[j])),
         *(percent(float(found.weights[i, j])) for i in reached)]
        for j, name in enumerate(bench.criteria)
    ]  # fmt: skip
    return table(
        [words("Criterion"), words("Now"), *(bench.options[i].name for i in reached)], rows
    )
