"""Sentences on what the verdict survives: other scores, fewer criteria, other methods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Strong, Text, text
from mcda.report.sections._common import broken_at, gap, joined, performance, series, verb
from mcda.report.sections.agreement import differing_defaults, first_by_method
from mcda.report.words import count


def if_scores_move(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Whether the winner survives the ends of the scores' ranges."""
    problem, n = bench.study.problem, len(bench.options)
    if np.array_equal(problem.low, problem.high) or not lead.followers:
        return
    found = bench.stress()
    could, safe = int(np.sum(found.best_rank == 1)), int(np.sum(found.worst_rank == n))
    for i in lead.leaders:
        rank = int(found.worst_rank[i])
        verdict = "still comes first" if rank == 1 else f"comes {_place(rank)} of {n}"
        yield text(
            Strong("If scores are off."), " ", "With its own scores at the worse ends of their "
            "ranges, and every rival's at the better, ", bench.options[i], f" {verdict}",
            "; so would every option. " if safe == n and rank == n else ". ",
            f"The reverse would put {_any(could, n)} first.",
        )  # fmt: skip


def _any(could: int, n: int) -> str:
    """How many of n options could come first."""
    return "any option" if could == n else f"only {count(could)} of the {count(n)} options"


def if_one_score_moves(bench: Bench) -> Text:
    """Single scores that change the leader by moving to an end of their range."""
    cells, problem = bench.cells(), bench.study.problem
    found: list[Text] = []
    last = -1
    for changes, breaks, side in (
        (cells.changes_low, cells.break_low, "below"),
        (cells.changes_high, cells.break_high, "above"),
    ):
        for i, j in np.argwhere(changes):
            whose = text("its ") if i == last else text(bench.options[i], "'s ")
            last = int(i)
            criterion = problem.criteria[j]
            now, low, high = (
                performance(criterion, float(x[i, j]))
                for x in (problem.performance, problem.low, problem.high)
            )
            at = broken_at(criterion, float(breaks[i, j]), side)
            scored = f"scored {now}, range {low} to {high}"
            found.append(text(whose, f"{bench.criteria[j]} is {at} ({scored})"))
    if not found:
        return text("No single score, moved to an end of its range, changes the leader.")
    if len(found) > 4:
        how_many = f"{count(len(found)).capitalize()} single scores, each moved alone within its "
        where = Link("What the verdict rests on", "checks")
        return text(how_many, "range, change the leader; they are listed under ", where, ".")
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
        parts += ["Without ", joined(names, " or "), ", ", _lead(bench, leaders), " "]
    if len(whole) < len(bench.criteria):
        others = "any other" if changed or whole else "any one criterion"
        parts.append(f"Leaving out {others} does not change who leads.")
    parts += [f" {name} has all the weight and cannot be left out." for name in whole]
    groups = {c.group for c in bench.study.problem.criteria}
    if len(groups) > 1:
        parts.append(f" With the {count(len(groups))} groups weighted equally, ")
        parts.append(_with_equal_groups(bench, lead))
    yield text(Strong("If criteria are left out."), " ", *parts)


def _with_equal_groups(bench: Bench, lead: facts.Lead) -> Text:
    """Who leads then, by how much, and what becomes of the leader."""
    even = bench.rank_equal_groups()
    now = facts.lead(even)
    by = f" by {gap(now.gap)}" if now.followers else ""
    fallen = [i for i in lead.leaders if i not in now.leaders]
    places = [text("; ", bench.options[i], f" is {_place(int(even.rank[i]))}") for i in fallen]
    return text(joined(bench.named(now.leaders)), _verb(now.leaders), by, *places, ".")


def _lead(bench: Bench, leaders: tuple[int, ...]) -> Text:
    return text(joined(bench.named(leaders)), _verb(leaders), ".")


def _verb(leaders: tuple[int, ...]) -> str:
    return verb(len(leaders), " leads", " tie for the lead")


def by_other_methods(bench: Bench) -> Iterator[Text]:
    """Whether the study's other methods put the same option first in the view."""
    first = first_by_method(bench)
    own = first.pop(bench.study.method.name)
    if not first:
        return
    differ = {name: leaders for name, leaders in first.items() if leaders != own}
    view = bench.view_name(bench.study.view)
    others = "the other method" if len(first) == 1 else f"the {count(len(first))} other methods"
    parties: dict[tuple[int, ...], list[str]] = {}
    for name, leaders in differ.items():
        parties.setdefault(leaders, []).append(bench.method_name(name))
    clauses = [
        text(joined(names), verb(len(names), " puts ", " put "), joined(bench.named(leaders)),
             " first")
        for leaders, names in parties.items()
    ]  # fmt: skip
    if not differ:
        put = "puts" if len(first) == 1 else "put"
        says = text(f"In {view}, {others} also {put} ", joined(bench.named(own)), " first.")
    elif len(differ) == len(first):
        none = "the other method does not agree" if len(first) == 1 else f"none of {others} agrees"
        says = text(f"In {view}, {none}: ", series(clauses), ".")
    else:
        same = count(len(first) - len(differ))
        says = text(f"In {view}, {same} of {others} agree; ", series(clauses), ".")
    defaults = [
        text(f" With its default parameters, {bench.method_name(name)} puts ",
             joined(bench.named(leaders)), " first.")
        for name, leaders in differing_defaults(bench).items()
    ]  # fmt: skip
    yield text(Strong("By other methods."), " ", says, *defaults)
