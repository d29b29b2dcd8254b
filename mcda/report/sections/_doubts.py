"""Sentences on what the verdict survives: other scores, fewer criteria, other methods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Strong, Text, text
from mcda.report.sections._common import joined, series, verb
from mcda.report.sections.agreement import differing_defaults, first_by_method
from mcda.report.words import count, fixed, listed


def if_scores_move(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Whether the winner survives the ends of the scores' ranges."""
    problem = bench.study.problem
    if np.array_equal(problem.low, problem.high) or not lead.followers:
        return
    worst, n = bench.stress().worst_rank, len(bench.options)
    for i in lead.leaders:
        rank = int(worst[i])
        verdict = "still comes first" if rank == 1 else f"comes {_place(rank)} of {n}"
        yield text(
            Strong("If scores are off."), " ", "With the worse end of each of its ranges, and the "
            "better end for every rival, ", bench.options[i], f" {verdict}. ", _cells(bench),
        )  # fmt: skip


def _cells(bench: Bench) -> Text:
    """Single scores that change the leader by moving to an end of their range."""
    cells, problem = bench.cells(), bench.study.problem
    found: list[Text] = []
    for i, j in np.argwhere(cells.changes_low | cells.changes_high):
        for changes, breaks, side in (
            (cells.changes_low, cells.break_low, "below"),
            (cells.changes_high, cells.break_high, "above"),
        ):
            if changes[i, j]:
                unit = f" {problem.criteria[j].unit}" if problem.criteria[j].unit else ""
                at = f"{side} {fixed(float(breaks[i, j]), 2)}{unit}"
                whose = "its own" if (i,) == bench.rank().leaders else bench.options[i]
                own = text(whose, " ") if (i,) == bench.rank().leaders else text(whose, "'s ")
                found.append(text(own, f"{bench.criteria[j]} is {at}"))
    if not found:
        return text("No single score, moved to an end of its range, changes the leader.")
    if len(found) > 4:
        return text(f"{len(found)} single scores, each moved alone within its range, change it.")
    tail = "; no other single score, moved to an end of its range, changes the leader."
    return text("The lead is lost if ", series(found, " or "), tail)


def _place(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


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
    parts: list[str | Text] = []
    for leaders, names in changed.items():
        parts += [f"Without {listed(names).replace(' and ', ' or ')}, ", _lead(bench, leaders), " "]
    others = "any other" if changed else "any one criterion"
    parts.append(f"Leaving out {others} does not change who leads.")
    parts += [f" {name} has all the weight and cannot be left out." for name in whole]
    groups = {c.group for c in bench.study.problem.criteria}
    if len(groups) > 1:
        parts.append(f" With the {count(len(groups))} groups weighted equally, ")
        parts.append(_lead(bench, bench.rank_equal_groups().leaders))
    yield text(Strong("If criteria are left out."), " ", *parts)


def _lead(bench: Bench, leaders: tuple[int, ...]) -> Text:
    names = joined(bench.named(leaders))
    return text(names, verb(len(leaders), " leads.", " are level in front."))


def by_other_methods(bench: Bench) -> Iterator[Text]:
    """Whether the study's other methods put the same option first."""
    first = first_by_method(bench)
    if len(first) < 2:
        return
    own = first[bench.study.method.name]
    differ = {name: leaders for name, leaders in first.items() if leaders != own}
    head = text(Strong("By other methods."), " ")
    defaults = [
        text(
            f" With its default parameters, {bench.method_name(name)} puts ",
            joined(bench.named(leaders)),
            " first.",
        )
        for name, leaders in differing_defaults(bench).items()
    ]
    if not differ:
        how = "Both" if len(first) == 2 else f"All {count(len(first))}"
        yield text(head, f"{how} methods put ", joined(bench.named(own)), " first.", *defaults)
        return
    clauses = [
        text(f"{bench.method_name(name)} puts ", joined(bench.named(leaders)), " first")
        for name, leaders in differ.items()
    ]
    same = count(len(first) - len(differ)).capitalize()
    agree = f"{same} of {count(len(first))} methods agree; "
    yield text(head, agree, series(clauses), ".", *defaults)
