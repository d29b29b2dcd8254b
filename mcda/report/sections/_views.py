"""Sentences on who wins in each view, and what the views differ in."""

from __future__ import annotations

from typing import Any

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Text
from mcda.report.lists import clauses, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import together
from mcda.report.sections._outside import labelled
from mcda.report.words import count, decimals, listed, percent


def in_each_view(bench: Bench) -> Text:
    """Who wins where and, if the views disagree, a second sentence on why; empty for one view."""
    sides = facts.parties(bench)
    views = len(bench.study.views)
    if views == 1:
        return ()
    if len(sides) == 1 and views == 2:
        return say("Both views put {options} first.", options=together(bench, sides[0].leaders))
    if len(sides) == 1:
        return say(
            "All {count} views put {options} first.",
            count=count(views),
            options=together(bench, sides[0].leaders),
        )
    each = [
        say(
            "{leading} in {views}",
            leading=_leading(bench, side),
            views=listed([labelled(bench, v) for v in side.views]),
        )
        for side in sides
    ]
    disagree = say(
        "The {count} views do not agree on a winner: {winners}.",
        count=count(views),
        winners=clauses(each),
    )
    return run_on(disagree, _why(bench, sides))


def _leading(bench: Bench, side: facts.Party) -> Text:
    options = together(bench, side.leaders)
    if len(side.leaders) == 1:
        return say("{option} leads", option=options)
    return say("{options} tie", options=options)


def _why(bench: Bench, sides: tuple[facts.Party, ...]) -> Text:
    """The groups whose weights differ most, under each party, and how its leader does on them."""
    found = facts.divides(bench, sides)
    parts: dict[str, Any] = {
        "groups": listed([divide.name for divide in found]),
        "weights": clauses(
            [
                say(
                    "{weights} where {leading}",
                    weights=listed([_span(*d.weights[k]) for d in found]),
                    leading=_leading(bench, side),
                )
                for k, side in enumerate(sides)
            ]
        ),
        "view": bench.view_name(bench.study.view),
        "values": clauses(
            [
                say(
                    "{option} {values}",
                    option=bench.options[side.leaders[0]],
                    values=listed([decimals(d.values[k], 2) for d in found]),
                )
                for k, side in enumerate(sides)
            ]
        ),
    }
    if len(found) > 1:
        differ = say("They differ most in the weights of {groups}: {weights}.", **parts)
    else:
        differ = say("They differ most in the weight of {groups}: {weights}.", **parts)
    if all(divide.alone for divide in found):
        return run_on(
            differ,
            say(
                "The values of these options on {groups}, from 0 (worst) to 1 (best), are: "
                "{values}.",
                **parts,
            ),
        )
    return run_on(
        differ,
        say(
            "The values of these options on {groups}, from 0 (worst) to 1 (best) and weighted "
            "inside as in {view}, are: {values}.",
            **parts,
        ),
    )


def _span(low: float, high: float) -> str:
    """`10–30 %`, or one share where the ends look the same."""
    if percent(low, 0) == percent(high, 0):
        return percent(low, 0)
    return words("{low}–{high}", low=decimals(100 * low, 0), high=percent(high, 0))
