"""Who wins as the weight moves between three groups of criteria, with the views on the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Heading, Note, Paragraph, Text
from mcda.report.figures import triangle_map as drawing
from mcda.report.figures.triangle_map import TriangleMap, corner_weights
from mcda.report.lists import run_on
from mcda.report.say import say, words
from mcda.report.words import listed


def triangle(bench: Bench) -> Iterator[Block]:
    """The map where criteria have three groups or more; of more, those named or the heaviest."""
    linear, groups = bench.study.model.linear, _groups(bench)
    if linear is None or len(groups) < 3 or len(bench.options) < 2:
        return
    record = _record(bench, linear, groups)
    drawn = bench.figure("triangle_map", record)
    if drawn:
        yield Heading(words("Who wins between three groups of criteria"))
        yield Paragraph(_what(bench, groups))
        yield from drawn
        yield Note(_how(record))


def _groups(bench: Bench) -> dict[str, list[int]]:
    """Places of the criteria of each group, in the order of the file."""
    found: dict[str, list[int]] = {}
    for j, criterion in enumerate(bench.study.problem.criteria):
        if criterion.group:
            found.setdefault(criterion.group, []).append(j)
    return found


def _three(bench: Bench, groups: dict[str, list[int]]) -> list[str]:
    """Those that the study names, or the heaviest three in the order of the file."""
    if bench.study.triangle:
        return list(bench.study.triangle)
    heaviest = sorted(groups, key=lambda name: -float(bench.weights[groups[name]].sum()))[:3]
    return [name for name in groups if name in heaviest]


def _record(bench: Bench, linear: Linear, groups: dict[str, list[int]]) -> TriangleMap:
    study, three = bench.study, _three(bench, groups)
    try:
        exact = linear.exact().table
    except EvidenceError:
        exact = None
    members = [groups[name] for name in three]
    others = {bench.view_name(view): w for view, w in study.views.items() if view != study.view}
    record = drawing.compute(
        bench.options,
        three,
        members,
        linear.values,
        study.shares[study.view],
        exact=exact,
        rows=[row for statement in study.space.statements for row in statement.rows],
        points=others,
        here_label=bench.view_name(study.view),
    )
    return replace(record, note=_astray(bench, members, {name for name, _ in record.points}))


def _what(bench: Bench, groups: dict[str, list[int]]) -> Text:
    """Which groups, and what stays as it is."""
    three, view = _three(bench, groups), bench.view_name(bench.study.view)
    inside = say("Inside each group criteria keep their proportions in {view}.", view=view)
    covered = sum(len(groups[name]) for name in three)
    if covered == len(bench.criteria):
        return run_on(
            say(
                "All weight is divided between {groups}; every point of the triangle is one way to "
                "do so.",
                groups=listed(three),
            ),
            inside,
        )
    if bench.study.triangle:
        return run_on(
            say(
                "The weight of {groups} is divided between them; all other criteria keep their "
                "weights in {view}.",
                groups=listed(three),
                view=view,
            ),
            inside,
        )
    return run_on(
        say(
            "The weight of {groups}, which have the most, is divided between them; all other "
            "criteria keep their weights in {view}.",
            groups=listed(three),
            view=view,
        ),
        inside,
    )


def _astray(bench: Bench, members: list[list[int]], drawn: set[str]) -> Text:
    """Views on the map whose leader is another than it shows where they lie.

    drawn : the names of the views that have a number
    """
    study, linear = bench.study, bench.study.model.linear
    if linear is None:
        return ()
    corners = np.array([[float(x) for x in w] for w in corner_weights(study.shares[study.view],
                                                                     members)])  # fmt: skip
    other = []
    for view, weights in study.views.items():
        shares = np.array([weights[group].sum() for group in members])
        if view == study.view or bench.view_name(view) not in drawn:
            continue
        scores = linear.raw((shares / shares.sum() @ corners)[None, :])[0]
        if int(np.argmax(scores)) not in bench.rank(view).leaders:
            other.append(bench.view_name(view))
    if not other:
        return ()
    if len(other) == 1:
        return say(
            "At the point of {view} the map shows another winner than this view has: it divides "
            "the weight differently inside the groups, or gives other weight to the rest.",
            view=other[0],
        )
    return say(
        "At the points of {views} the map shows other winners than these views have: they divide "
        "the weight differently inside the groups, or give other weight to the rest.",
        views=listed(other),
    )


def _how(record: TriangleMap) -> Text:
    if record.exact:
        return say(
            "How this was obtained: exact, by clipping half-planes in fractions; not in "
            "report.json."
        )
    return say("How this was obtained: numeric, by clipping half-planes, not proved.")
