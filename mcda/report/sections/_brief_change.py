"""Sentences on what would change the answer: other weights or scores, a criterion less, time."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.analyses.base import STRENGTH
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part, run_on
from mcda.report.say import say, words
from mcda.report.sections._brief import any_of, options, proved, sure
from mcda.report.sections._brief_phases import phases_say
from mcda.report.sections._brief_scenarios import scenarios_say
from mcda.report.words import beyond, moved, percent


def change(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The least change of weights, the nearest limit of one, leading without each, plans."""
    parted = facts.parted(bench)
    plans = run_on(scenarios_say(bench, lead), phases_say(bench, lead))
    if not lead.followers and not parted:
        yield from filter(None, (plans,))
        return
    if parted:
        yield say(
            "{who} are level at these weights only; which of them leads depends on any {change}.",
            who=options(bench, lead.leaders, start=True),
            change=Link(words("change of weights"), "flips"),
        )
    else:
        yield run_on(_nearest(bench, lead), _one_weight(bench))
    yield from filter(None, (_without_one(bench, lead), plans))


def _nearest(bench: Bench, lead: facts.Lead) -> Text:
    """The least change of weights that puts another option level with the best."""
    inside = bool(bench.study.space.contains(bench.weights))
    near = facts.next_winner(bench, anywhere=not inside)
    kind = bench.flips().evidence.kind
    if near is None:
        return _nobody(bench, lead)
    other, distance = near
    parts: dict[str, Part] = {
        "moved": moved(distance / 2),
        "weight": Link(words("weight"), "flips"),
        "other": bench.options[other],
        "sure": sure(kind),
    }
    if kind == "sampled":
        return _enough(inside=inside, **parts)
    if not inside:
        return say(
            "Leaving aside what the study allows, moving {moved} of {weight} from some criteria "
            "to others is enough for {other} to draw level ({sure}).",
            **parts,
        )
    return say(
        "Moving {moved} of {weight} from some criteria to others is enough for {other} to draw "
        "level ({sure}).",
        **parts,
    )


def _enough(*, inside: bool, **parts: Part) -> Text:
    """The same of a change found in a sample, where a smaller one is not excluded."""
    if not inside:
        return say(
            "Leaving aside what the study allows, moving {moved} of {weight} from some criteria "
            "to others is enough for {other} to draw level; a smaller change may be ({sure}).",
            **parts,
        )
    return say(
        "Moving {moved} of {weight} from some criteria to others is enough for {other} to draw "
        "level; a smaller change may be ({sure}).",
        **parts,
    )


def _nobody(bench: Bench, lead: facts.Lead) -> Text:
    """That no weights were found that put another first; proved only where each one's status is."""
    found = bench.ranges()
    others = [i for i in range(len(bench.options)) if i not in lead.leaders]
    where = Link(words("change of weights"), "flips")
    kinds = [found.kinds[i] for i in others]
    if all(found.status[i] == "never" for i in others) and all(map(proved, kinds)):
        how = sure(max(kinds, key=STRENGTH.index))
        if not bench.study.space.statements:
            return say("No {change} puts another option first ({sure}).", change=where, sure=how)
        return say(
            "No {change} within what the study allows puts another option first ({sure}).",
            change=where,
            sure=how,
        )
    return say("No {change} was found that puts another option first.", change=where)


def _one_weight(bench: Bench) -> Text:
    """The single weight that is nearest to a limit beyond which the lead is lost."""
    kind = bench.stability().evidence.kind
    alone = Link(words("moved alone"), "stability")
    limit = facts.nearest_limit(bench)
    if limit is None and kind == "sampled":
        return say("No single weight, {alone}, was seen to change who comes first.", alone=alone)
    if limit is None:
        return say(
            "No single weight, {alone}, changes who comes first ({sure}).",
            alone=alone,
            sure=sure(kind),
        )
    parts: dict[str, Part] = {
        "criterion": bench.criteria[limit.criterion],
        "alone": alone,
        "beyond": beyond(limit.end, limit.side),
        "now": percent(limit.now),
        "then": _then(bench, limit),
        "sure": sure(kind),
    }
    if not limit.admissible:
        return say(
            "Of single weights, {alone}, {criterion} is nearest to a limit, though beyond what "
            "the study allows: {beyond} (now {now}), {then} ({sure}).",
            **parts,
        )
    if facts.limits(bench)[0] != limit:  # nearer ones are not admissible
        return say(
            "Of single weights, {alone} within what the study allows, {criterion} is nearest to a "
            "limit: {beyond} (now {now}), {then} ({sure}).",
            **parts,
        )
    return say(
        "Of single weights, {alone}, {criterion} is nearest to a limit: {beyond} (now {now}), "
        "{then} ({sure}).",
        **parts,
    )


def _then(bench: Bench, limit: facts.Limit) -> Text:
    if limit.rival in bench.rank().leaders:
        return say("not all of them stay first")
    return say("{rival} comes first", rival=bench.options[limit.rival])


def _without_one(bench: Bench, lead: facts.Lead) -> Text:
    """Who leads where a criterion is left out, in one sentence.

    A criterion that has all the weight cannot be left out, and any other then weighs nothing.
    """
    if len(bench.criteria) < 2:
        return ()
    found = bench.leave_one_out()
    for j, criterion in enumerate(bench.criteria):
        if not found.leaders(j):
            return say("{criterion} has all the weight and cannot be left out.",
                       criterion=criterion)  # fmt: skip
    changed = {
        j: leaders
        for j in range(len(bench.criteria))
        if (leaders := found.leaders(j)) and leaders != lead.leaders
    }
    left = Link(words("Leaving out"), "checks")
    parts: dict[str, Part] = {"left": left, "sure": sure(found.evidence.kind)}
    if not changed:
        return say("{left} any one criterion does not change who comes first ({sure}).", **parts)
    newcomers = set(changed.values())
    parts["names"] = any_of([bench.criteria[j] for j in changed])
    if len(newcomers) > 1:
        return say("{left} {names} changes who comes first ({sure}).", **parts)
    who = options(bench, next(iter(newcomers)))
    return say("{left} {names} puts {who} first ({sure}).", who=who, **parts)
