"""Sentences on what the verdict survives: other scores, fewer criteria."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Text
from mcda.report.lists import any_of, clauses, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import gap, together
from mcda.report.words import count

FEW = 3
"""Leaders of which each gets a sentence of its own."""


def if_scores_move(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Whether the winner survives the ends of the scores' ranges; of many, the table tells."""
    problem, n = bench.study.problem, len(bench.options)
    if np.array_equal(problem.low, problem.high) or not lead.followers:
        return
    found = bench.stress()
    could, safe = int(np.sum(found.best_rank == 1)), int(np.sum(found.worst_rank == n))
    for i in lead.leaders if len(lead.leaders) <= FEW else ():
        rank = int(found.worst_rank[i])
        place = say("comes {place} of {n}", place=_place(rank), n=str(n))
        if rank == 1:
            place = say("still comes first")
        elif safe == n and rank == n:
            place = say("comes {place} of {n}; so would every option", place=_place(n), n=str(n))
        worst = say(
            "With all scores against it, {option} {place}.",
            option=bench.options[i],
            place=place,
        )
        yield worst if i != lead.leaders[-1] else run_on(worst, _any(could, n))
    if len(lead.leaders) > FEW:
        yield _any(could, n)


def _any(could: int, n: int) -> Text:
    """How many of n options could come first."""
    if could == n:
        return say("With all scores for it, any option comes first.")
    return say(
        "With all scores for them, only {count} of the {all} options could come first.",
        count=count(could),
        all=count(n),
    )


def _place(rank: int) -> str:
    """`2nd`, as the reader's language has it."""
    if 10 <= rank % 100 <= 20:
        return words("{n}th", n=str(rank))
    endings = {
        1: words("{n}st", n=str(rank)),
        2: words("{n}nd", n=str(rank)),
        3: words("{n}rd", n=str(rank)),
    }
    return endings.get(rank % 10, words("{n}th", n=str(rank)))


def if_criteria_go(bench: Bench, lead: facts.Lead) -> Text:
    """Who leads when a criterion is left out, and with groups weighing the same."""
    if len(bench.criteria) < 2 or len(bench.options) < 2:
        return ()
    found = bench.leave_one_out()
    changed: dict[tuple[int, ...], list[str]] = {}
    whole = []
    for j, name in enumerate(bench.criteria):
        leaders = found.leaders(j)
        if not leaders:
            whole.append(name)
        elif leaders != lead.leaders:
            changed.setdefault(leaders, []).append(name)
    parts = [_without(bench, leaders, names) for leaders, names in changed.items()]
    if len(whole) < len(bench.criteria):
        parts.append(
            say("Leaving out any other does not change who leads.")
            if changed or whole
            else say("Leaving out any one criterion does not change who leads.")
        )
    parts += [
        say("{criterion} has all the weight and cannot be left out.", criterion=name)
        for name in whole
    ]
    groups = {c.group for c in bench.study.problem.criteria}
    if len(groups) > 1:
        parts.append(_with_equal_groups(bench, lead, len(groups)))
    return run_on(*parts)


def _without(bench: Bench, leaders: tuple[int, ...], names: list[str]) -> Text:
    criteria, options = any_of(names), together(bench, leaders)
    if len(leaders) == 1:
        return say("Without {criteria}, {option} leads.", criteria=criteria, option=options)
    return say(
        "Without {criteria}, {options} tie for the lead.", criteria=criteria, options=options
    )


def _with_equal_groups(bench: Bench, lead: facts.Lead, groups: int) -> Text:
    """Who leads then, by how much, and what becomes of the leader."""
    even = bench.rank_equal_groups()
    now = facts.lead(even)
    names = together(bench, now.leaders)
    fallen = [
        say("{option} is {place}", option=bench.options[i], place=_place(int(even.rank[i])))
        for i in lead.leaders
        if i not in now.leaders
    ]
    who = clauses([ahead(bench, names, now), *fallen])
    return say(
        "With the {count} groups of criteria weighted equally, {leading}.",
        count=count(groups),
        leading=who,
    )


def ahead(bench: Bench, names: Text, now: facts.Lead) -> Text:
    """Who leads, and by how much where somebody follows."""
    one = len(now.leaders) == 1
    if not now.followers or bench.ranks_only:
        if one:
            return say("{option} leads", option=names)
        return say("{options} tie for the lead", options=names)
    if one:
        return say("{option} leads by {gap}", option=names, gap=gap(now.gap))
    return say("{options} tie for the lead by {gap}", options=names, gap=gap(now.gap))
