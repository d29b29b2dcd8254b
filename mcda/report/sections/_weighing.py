"""Cautions about weights: criteria on which the options hardly differ, or that say the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Link, Note, Strong, Text
from mcda.report.lists import Part, all_of
from mcda.report.quantities import amount, entered
from mcda.report.say import say, words
from mcda.report.sections._brief import few
from mcda.report.sections._common import measured, missing
from mcda.report.weighing import alike, low_swings
from mcda.report.words import fixed, percent

HEAVY = 0.2
"""Weight from which on such a criterion is pressing."""
MUCH = 0.3
"""Weight of criteria that say the same, together, from which on it is pressing."""

Caution = tuple[bool, Text]
"""Whether it is pressing, and the caution."""


def hardly_differ(bench: Bench) -> list[Caution]:
    """Criteria of much weight on which the options lie close together."""
    found = []
    for low in low_swings(bench.study.problem, bench.weights):
        parts: dict[str, Part] = {
            "criterion": bench.criteria[low.criterion],
            "weight": Link(percent(low.weight), "weights-by-view"),
        }
        if low.used == 0:
            said = say("{criterion} has {weight} of the weight, but all options are the same on "
                       "it: it decides nothing.", **parts)  # fmt: skip
        else:
            said = say(
                "{criterion} has {weight} of the weight, but the options differ by only {used} of "
                "its scale: was the weight meant for the whole scale?",
                used=percent(low.used, 0),
                **parts,
            )
        found.append((low.weight >= HEAVY, said))
    return found


def counted_twice(bench: Bench, *, every: bool = False) -> list[Caution]:
    """Criteria on which the options do much the same, so that it may count more than once.

    every : all of them are named
    """
    found = []
    listing = all_of if every else few
    for group in alike(bench.study.problem, bench.weights):
        parts: dict[str, Part] = {
            "criteria": listing([bench.criteria[j] for j in group.criteria]),
            "weight": Link(percent(group.weight), "weights-by-view"),
        }
        if group.same:
            said = say(
                "Every option has the same value on {criteria}, which have {weight} of the weight "
                "together: one thing may be counted twice.",
                **parts,
            )
        elif len(group.criteria) == 2:
            said = say(
                "Options that do well on one of {criteria} do well on the other (correlation "
                "{least} or more). Together they have {weight} of the weight: one thing may be "
                "counted twice.",
                least=fixed(group.least - 0.005, 2),
                **parts,
            )
        else:
            said = say(
                "Options that do well on one of {criteria} do well on the others (correlation "
                "{least} or more). Together these criteria have {weight} of the weight: one "
                "thing may be counted twice.",
                least=fixed(group.least - 0.005, 2),
                **parts,
            )
        found.append((group.weight >= MUCH, said))
    return found


def cautions(bench: Bench) -> Iterator[Note]:
    """All of these as warnings."""
    view = Strong(bench.view_name(bench.study.view))
    for _, said in (*hardly_differ(bench), *counted_twice(bench, every=True)):
        several = len(bench.study.views) > 1
        yield Note(say("{name}: {note}", name=view, note=said) if several else said, "warning")


def swing(bench: Bench, j: int) -> tuple[str, str]:
    """What a criterion's weight is for, from worst to best, and what of that the options use."""
    problem, criterion = bench.study.problem, bench.study.problem.criteria[j]
    given = np.flatnonzero(~missing(bench)[:, j])
    found = problem.performance[given, j]
    if criterion.levels:
        ordered = sorted(criterion.levels.levels, key=lambda level: level[1])
        ends = (ordered[0][0], ordered[-1][0])
        found = found[np.argsort(problem.values[given, j], kind="stable")]
    else:
        low, high = criterion.scale or (float("nan"), float("nan"))
        whole = (low, high) if problem.sign[j] > 0 else (high, low)
        ends = (amount(criterion, whole[0]), measured(amount(criterion, whole[1]), criterion))
        found = problem.sign[j] * np.sort(problem.sign[j] * found)
    whole_scale = words("{worst} to {best}", worst=ends[0], best=ends[1])
    if not len(found):
        return whole_scale, words("none")
    used = [entered(criterion, float(x)) for x in found[[0, -1]]]
    if used[0] == used[1]:
        return whole_scale, used[0]
    return whole_scale, words("{worst} to {best}", worst=used[0], best=used[1])
