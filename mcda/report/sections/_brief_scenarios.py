"""A sentence on the study's scenarios: under which of them another option comes first."""

from __future__ import annotations

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part
from mcda.report.say import say, words
from mcda.report.sections._brief import Leaders, by_leaders, options, sure, who_puts_whom
from mcda.report.words import count


def led_in(bench: Bench, view: str | None = None) -> list[tuple[str, Leaders]]:
    """The scenarios by name, and who leads in each; without those that the method cannot read."""
    return [
        (scenario.name or scenario.id, ranking.leaders)
        for scenario in bench.study.scenarios
        if (ranking := bench.rank_in(scenario.id, view)) is not None
    ]


def scenarios_say(bench: Bench, lead: facts.Lead, *, linked: bool = True) -> Text:
    """Who comes first under them in the study's view; empty where there are none.

    linked : the sentence leads to the section about them
    """
    found = led_in(bench)
    if not found:
        return ()
    every = len(bench.study.scenarios)
    others = by_leaders(found, lead.leaders)
    parts: dict[str, Part] = {
        "who": options(bench, lead.leaders),
        "sure": sure("numeric"),
        "n": count(len(found)),
    }
    if len(found) < every:
        several = words("scenarios")
        parts |= {"scenarios": Link(several, "scenarios") if linked else several}
        return _of_those_read(bench, found, others, parts)
    if len(found) == 1:
        ((name, leaders),) = found
        one = words("scenario")
        parts |= {"scenario": Link(one, "scenarios") if linked else one, "name": name}
        if not others:
            return say("The study's {scenario}, {name}, puts {who} first too ({sure}).", **parts)
        parts["who"] = options(bench, leaders)
        return say("The study's {scenario}, {name}, puts {who} first ({sure}).", **parts)
    several = words("scenarios")
    parts["scenarios"] = Link(several, "scenarios") if linked else several
    if not others and len(found) == 2:
        return say("Both {scenarios} of the study put {who} first too ({sure}).", **parts)
    if not others:
        return say("All {n} {scenarios} of the study put {who} first too ({sure}).", **parts)
    parts["others"] = who_puts_whom(bench, others)
    return say("Of the study's {n} {scenarios}, {others} ({sure}).", **parts)


def _of_those_read(
    bench: Bench,
    found: list[tuple[str, Leaders]],
    others: dict[Leaders, list[str]],
    parts: dict[str, Part],
) -> Text:
    """The same where the method cannot read every scenario: of the others nothing is known."""
    every = count(len(bench.study.scenarios))
    parts |= {"every": every, "method": bench.method_name(bench.study.method.name)}
    if len(found) == 1:
        ((_, leaders),) = found
        parts["who"] = options(bench, leaders)
        return say(
            "Of the study's {every} {scenarios}, {method} can read only one, which puts {who} "
            "first ({sure}).",
            **parts,
        )
    if not others:
        return say(
            "Of the study's {every} {scenarios}, {method} can read only {n}, which put {who} "
            "first too ({sure}).",
            **parts,
        )
    parts["others"] = who_puts_whom(bench, others)
    return say(
        "Of the study's {every} {scenarios}, {method} can read only {n}: of these, {others} "
        "({sure}).",
        **parts,
    )
