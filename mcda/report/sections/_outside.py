"""Views that are outside the admissible weights, and the statements that they break."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.bench import Bench
from mcda.report.blocks import Note, Strong
from mcda.report.lists import clauses
from mcda.report.say import say, words
from mcda.report.statements import total
from mcda.report.words import percent


def broken_by(bench: Bench, view: str) -> list[str]:
    """The statements that a view breaks, in words, with the weight that is meant."""
    weights = bench.study.views[view]
    found = []
    for statement in bench.study.space.broken(weights):
        said, share = bench.said(statement), total(statement, weights)
        if share is not None:
            said = words("{rule}, here {share}", rule=said, share=percent(share))
        found.append(said)
    return found


def labelled(bench: Bench, view: str, *, why: bool = False) -> str:
    """A view by name, and that it is outside the admissible weights where it is.

    why : with the statement, where it breaks one alone
    """
    name, broken = bench.view_name(view), broken_by(bench, view)
    if not broken:
        return name
    if why and len(broken) == 1:
        return words("{view} (outside the admissible weights: {rule})", view=name, rule=broken[0])
    return words("{view} (outside the admissible weights)", view=name)


def outside(bench: Bench) -> Iterator[Note]:
    """A warning for each such view."""
    for view in bench.study.views:
        broken = broken_by(bench, view)
        if broken:
            yield Note(
                say(
                    "{view} is outside the admissible weights: {rules}.",
                    view=Strong(bench.view_name(view)),
                    rules=clauses(broken),
                ),
                "warning",
            )
