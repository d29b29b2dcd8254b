"""Cautions about weights: criteria on which the options hardly differ, or that say the same."""

from __future__ import annotations

from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part
from mcda.report.say import say, words
from mcda.report.sections._brief import few
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
            "weight": Link(percent(low.weight), "problem"),
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


def counted_twice(bench: Bench) -> list[Caution]:
    """Criteria on which the options do much the same, so that it may count more than once."""
    found = []
    for group in alike(bench.study.problem, bench.weights):
        parts: dict[str, Part] = {
            "criteria": few([bench.criteria[j] for j in group.criteria]),
            "weight": Link(percent(group.weight), "problem"),
        }
        if group.same:
            said = say(
                "Every option has the same value on {criteria}, which have {weight} of the weight "
                "together: one thing may be counted twice.",
                **parts,
            )
        else:
            said = say(
                "Options that do well on one of {criteria} do well on the others (correlation "
                "{least} or more), and these have {weight} of the weight together: one thing may "
                "be counted twice.",
                least=fixed(group.least - 0.005, 2),
                **parts,
            )
        found.append((group.weight >= MUCH, said))
    return found


def what_hides(bench: Bench) -> str:
    """The heading over all these cautions."""
    return words("What weights may hide")
