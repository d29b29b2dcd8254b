"""Sentences on who wins in each view, and what the views differ in."""

from __future__ import annotations

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Text, text
from mcda.report.sections._common import joined, series, verb
from mcda.report.words import count, listed, percent


def in_each_view(bench: Bench) -> Text:
    """Who wins where and, if the views disagree, a second sentence on why; empty for one view."""
    sides = facts.parties(bench)
    views = len(bench.study.views)
    if views == 1:
        return ()
    every = "Both" if views == 2 else f"All {count(views)}"
    if len(sides) == 1:
        return text(f"{every} views put ", joined(bench.named(sides[0].leaders)), " first.")
    clauses = [
        text(_leading(bench, side), f" in {listed([bench.view_name(v) for v in side.views])}")
        for side in sides
    ]
    disagree = f"The {count(views)} views do not agree on a winner: "
    return text(disagree, _clauses(clauses), ". ", _why(bench, sides))


def _leading(bench: Bench, side: facts.Party) -> Text:
    return text(joined(bench.named(side.leaders)), verb(len(side.leaders), " leads", " tie"))


def _why(bench: Bench, sides: tuple[facts.Party, ...]) -> Text:
    """The groups whose weights differ most, under each party, and how its leader does on them."""
    found = facts.divides(bench, sides)
    what = listed([divide.name for divide in found])
    weights = [
        text(listed([_span(*d.weights[k]) for d in found]), " where ", _leading(bench, side))
        for k, side in enumerate(sides)
    ]
    values = [
        text(bench.options[side.leaders[0]], f" {listed([f'{d.values[k]:.2f}' for d in found])}")
        for k, side in enumerate(sides)
    ]
    both = f"weights of {what}, which are" if len(found) > 1 else f"weight of {what}, which is"
    view = bench.view_name(bench.study.view)
    return text(
        f"They differ most in the {both} ", _clauses(weights), f"; on {what}, from 0 (worst) to 1 "
        f"(best) and weighted inside as in {view}, the options have: ", _clauses(values), ".",
    )  # fmt: skip


def _span(low: float, high: float) -> str:
    if percent(low, 0) == percent(high, 0):
        return percent(low, 0)
    return f"{100 * low:.0f}–{percent(high, 0)}"


def _clauses(parts: list[Text]) -> Text:
    """Phrases that hold `and` themselves, parted by semicolons."""
    return series([text(part) for part in parts], "; ", "; ")
