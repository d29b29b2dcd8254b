"""A sentence on the study's phases: in which of them another option comes first."""

from __future__ import annotations

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.say import say, words
from mcda.report.sections._brief import by_leaders, sure, who_puts_whom


def phases_say(bench: Bench, lead: facts.Lead) -> Text:
    """Who else comes first in the study's view while options take effect; empty where nobody."""
    found = [
        (phase.name or phase.id, ranking.leaders)
        for phase in bench.study.phases
        if (ranking := bench.rank_at(phase.id)) is not None
    ]
    others = by_leaders(found, lead.leaders)
    if not others:
        return ()
    return say(
        "As options {effect}, {others} ({sure}).",
        effect=Link(words("take effect"), "phases"),
        others=who_puts_whom(bench, others),
        sure=sure("numeric"),
    )
