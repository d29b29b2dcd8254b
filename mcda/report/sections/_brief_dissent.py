"""Sentences on who disagrees: other views, other methods, groups of criteria weighted the same."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part
from mcda.report.say import say, words
from mcda.report.sections._brief import by_leaders, options, who_puts_whom
from mcda.report.sections._outside import labelled
from mcda.report.sections.agreement import first_by_method
from mcda.report.words import count


def dissent(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Views, then methods, then groups that count the same, where there are several."""
    said = [one for one in (_views(bench, lead), _methods(bench, lead)) if one]
    if not said:
        yield say("The study holds one view and one method, so there is nobody to disagree.")
    yield from said
    groups = {c.group for c in bench.study.problem.criteria}
    even = bench.rank_equal_groups().leaders if len(groups) > 1 else lead.leaders
    if even != lead.leaders:
        yield say(
            "With the {n} {groups} of criteria counting the same, {who} would come first "
            "(calculated).",
            n=count(len(groups)),
            groups=Link(words("groups"), "checks"),
            who=options(bench, even),
        )


def _views(bench: Bench, lead: facts.Lead) -> Text:
    views = [
        (labelled(bench, view, why=True), bench.rank(view).leaders) for view in bench.study.views
    ]
    if len(views) < 2:
        return ()
    who = options(bench, lead.leaders)
    others = by_leaders(views, lead.leaders)
    parts: dict[str, Part] = {"views": Link(words("views"), "scores"), "who": who}
    if not others and len(views) == 2:
        return say("Both {views} put {who} first.", **parts)
    if not others:
        return say("All {n} {views} put {who} first.", n=count(len(views)), **parts)
    same = sum(leaders == lead.leaders for _, leaders in views)
    others_say = who_puts_whom(bench, others)
    if same == 1:
        return say(
            "Of the {n} {views}, this one alone puts {who} first: {others}.",
            n=count(len(views)),
            others=others_say,
            **parts,
        )
    return say(
        "Of the {n} {views}, {same} put {who} first; {others}.",
        n=count(len(views)),
        same=count(same),
        others=others_say,
        **parts,
    )


def _methods(bench: Bench, lead: facts.Lead) -> Text:
    first = first_by_method(bench)
    first.pop(bench.study.method.name, None)
    if not first:
        return ()
    named = [(bench.method_name(name), leaders) for name, leaders in first.items()]
    others = by_leaders(named, lead.leaders)
    parts: dict[str, Part] = {
        "methods": Link(words("methods"), "agreement"),
        "who": options(bench, lead.leaders),
    }
    if not others and len(first) == 1:
        return say("The other of the two {methods} also puts {who} first.", **parts)
    if not others and len(first) == 2:
        return say("Both other {methods} also put {who} first.", **parts)
    if not others:
        return say("All {n} other {methods} also put {who} first.", n=count(len(first)), **parts)
    same = len(first) - sum(map(len, others.values()))
    others_say = who_puts_whom(bench, others)
    if same == 0:
        return say("By other {methods} it is another: {others}.", others=others_say, **parts)
    if same == 1:
        return say(
            "Of {n} other {methods}, one also puts {who} first; {others}.",
            n=count(len(first)),
            others=others_say,
            **parts,
        )
    return say(
        "Of {n} other {methods}, {same} also put {who} first; {others}.",
        n=count(len(first)),
        same=count(same),
        others=others_say,
        **parts,
    )
