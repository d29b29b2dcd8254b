"""Sentences on what the verdict survives: other scores, fewer criteria, other methods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Strong, Text
from mcda.report.lists import all_of, any_of, clauses, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import broken_at, gap, performance, together
from mcda.report.sections.agreement import differing_defaults, first_by_method
from mcda.report.words import capital, count


def if_scores_move(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Whether the winner survives the ends of the scores' ranges."""
    problem, n = bench.study.problem, len(bench.options)
    if np.array_equal(problem.low, problem.high) or not lead.followers:
        return
    found = bench.stress()
    could, safe = int(np.sum(found.best_rank == 1)), int(np.sum(found.worst_rank == n))
    for i in lead.leaders:
        rank = int(found.worst_rank[i])
        place = say("comes {place} of {n}", place=_place(rank), n=str(n))
        if rank == 1:
            place = say("still comes first")
        elif safe == n and rank == n:
            place = say("comes {place} of {n}; so would every option", place=_place(n), n=str(n))
        worst = say(
            "With its own scores at the worse ends of their ranges, and every rival's at the "
            "better, {option} {place}.",
            option=bench.options[i],
            place=place,
        )
        yield run_on(Strong(words("If scores are off.")), worst, _any(could, n))


def _any(could: int, n: int) -> Text:
    """How many of n options could come first."""
    if could == n:
        return say("The reverse would put any option first.")
    return say(
        "The reverse would put only {count} of the {all} options first.",
        count=count(could),
        all=count(n),
    )


def if_one_score_moves(bench: Bench) -> Text:
    """Single scores that change the leader by moving to an end of their range."""
    cells = bench.cells()
    moves = [
        (int(i), int(j), float(breaks[i, j]), side)
        for changes, breaks, side in (
            (cells.changes_low, cells.break_low, "below"),
            (cells.changes_high, cells.break_high, "above"),
        )
        for i, j in np.argwhere(changes)
    ]
    if not moves:
        return say("No single score, moved to an end of its range, changes the leader.")
    if len(moves) > 4:
        return say(
            "{count} single scores, each moved alone within its range, change the leader; they are "
            "listed under {section}.",
            count=capital(count(len(moves))),
            section=Link(words("What the verdict rests on"), "checks"),
        )
    before = (-1, *(i for i, *_ in moves))
    found = [
        _lost(bench, *move, move[0] == last) for move, last in zip(moves, before, strict=False)
    ]
    return say(
        "The lead is lost if {moves}; no other single score, moved to an end of its range, changes "
        "the leader.",
        moves=any_of(found),
    )


def _lost(bench: Bench, i: int, j: int, at: float, side: str, same: bool) -> Text:
    """One score's limit; `same` says that its option has just been named."""
    problem, criterion = bench.study.problem, bench.study.problem.criteria[j]
    now, low, high = (
        performance(criterion, float(x[i, j]))
        for x in (problem.performance, problem.low, problem.high)
    )
    parts: dict[str, str] = {
        "criterion": bench.criteria[j],
        "limit": broken_at(criterion, at, side),
        "now": now,
        "low": low,
        "high": high,
    }
    if same:
        return say(
            "its {criterion} is {limit} (scored {now}, range {low} to {high})",
            **parts,
        )
    return say(
        "{option}'s {criterion} is {limit} (scored {now}, range {low} to {high})",
        option=bench.options[i],
        **parts,
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


def if_criteria_go(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Who leads when a criterion is left out, and with groups weighing the same."""
    if len(bench.criteria) < 2 or len(bench.options) < 2:
        return
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
    yield run_on(Strong(words("If criteria are left out.")), *parts)


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
    who = clauses([_ahead(len(now.leaders), names, now), *fallen])
    return say(
        "With the {count} groups weighted equally, {leading}.", count=count(groups), leading=who
    )


def _ahead(leaders: int, names: Text, now: facts.Lead) -> Text:
    """Who leads, and by how much where somebody follows."""
    if not now.followers:
        if leaders == 1:
            return say("{option} leads", option=names)
        return say("{options} tie for the lead", options=names)
    if leaders == 1:
        return say("{option} leads by {gap}", option=names, gap=gap(now.gap))
    return say("{options} tie for the lead by {gap}", options=names, gap=gap(now.gap))


def by_other_methods(bench: Bench) -> Iterator[Text]:
    """Whether the study's other methods put the same option first in the view."""
    first = first_by_method(bench)
    own = first.pop(bench.study.method.name)
    if not first:
        return
    parties: dict[tuple[int, ...], list[str]] = {}
    for name, leaders in first.items():
        if leaders != own:
            parties.setdefault(leaders, []).append(bench.method_name(name))
    found = [puts_first(bench, names, leaders) for leaders, names in parties.items()]
    same = len(first) - sum(map(len, parties.values()))
    defaults = [
        say(
            "With its default parameters, {method} puts {options} first.",
            method=bench.method_name(name),
            options=together(bench, leaders),
        )
        for name, leaders in differing_defaults(bench).items()
    ]
    says = _agreeing(bench, own, len(first), same, all_of(found))
    yield run_on(Strong(words("By other methods.")), says, *defaults)


def puts_first(bench: Bench, methods: list[str], leaders: tuple[int, ...]) -> Text:
    """`TOPSIS puts A first`."""
    names, options = all_of(methods), together(bench, leaders)
    if len(methods) == 1:
        return say("{method} puts {options} first", method=names, options=options)
    return say("{methods} put {options} first", methods=names, options=options)


def _agreeing(bench: Bench, own: tuple[int, ...], others: int, same: int, rest: Text) -> Text:
    """How many of the other methods put the same options first; what the rest do."""
    view, options = bench.view_name(bench.study.view), together(bench, own)
    if same == others == 1:
        return say(
            "In {view}, the other method also puts {options} first.", view=view, options=options
        )
    if same == others:
        return say(
            "In {view}, the {count} other methods also put {options} first.",
            view=view,
            count=count(others),
            options=options,
        )
    if others == 1:
        return say("In {view}, the other method does not agree: {rest}.", view=view, rest=rest)
    if not same:
        return say(
            "In {view}, none of the {count} other methods agrees: {rest}.",
            view=view,
            count=count(others),
            rest=rest,
        )
    return say(
        "In {view}, {same} of the {count} other methods agree; {rest}.",
        view=view,
        same=count(same),
        count=count(others),
        rest=rest,
    )
