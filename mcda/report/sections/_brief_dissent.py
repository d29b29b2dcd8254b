"""Sentences on who disagrees: other views, other methods, groups of criteria weighted the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part, clauses
from mcda.report.say import say, words
from mcda.report.sections._brief import FEW, few, options
from mcda.report.sections.agreement import first_by_method
from mcda.report.words import count

Leaders = tuple[int, ...]


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
    views = [(bench.view_name(view), bench.rank(view).leaders) for view in bench.study.views]
    if len(views) < 2:
        return ()
    who = options(bench, lead.leaders)
    others = _parties(views, lead.leaders)
    parts: dict[str, Part] = {"views": Link(words("views"), "scores"), "who": who}
    if not others and len(views) == 2:
        return say("Both {views} put {who} first.", **parts)
    if not others:
        return say("All {n} {views} put {who} first.", n=count(len(views)), **parts)
    same = sum(leaders == lead.leaders for _, leaders in views)
    others_say = _clauses(bench, others)
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
    others = _parties(named, lead.leaders)
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
    others_say = _clauses(bench, others)
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


def _parties(first: Iterable[tuple[str, Leaders]], own: Leaders) -> dict[Leaders, list[str]]:
    """Who puts others first, by whom they put first, the largest party first."""
    found: dict[Leaders, list[str]] = {}
    for name, leaders in first:
        if leaders != own:
            found.setdefault(leaders, []).append(name)
    return dict(sorted(found.items(), key=lambda party: -len(party[1])))


def _clauses(bench: Bench, parties: Mapping[Leaders, Sequence[str]]) -> Text:
    """`A and B put X first; C puts Y first`, or how many more put others first."""
    said = [
        say("{name} puts {who} first", name=names[0], who=options(bench, leaders))
        if len(names) == 1
        else say("{names} put {who} first", names=few(names), who=options(bench, leaders))
        for leaders, names in parties.items()
    ]
    left = sum(len(names) for names in list(parties.values())[FEW:])
    if left == 1:
        said = [*said[:FEW], say("one more puts another first")]
    elif left:
        said = [*said[:FEW], say("{n} more put others first", n=count(left))]
    return clauses(said)
