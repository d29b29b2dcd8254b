"""Who wins as the weight moves between three groups of criteria: exact regions of a triangle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._map_record import TriangleMap
from mcda.report.figures._plane import TRIANGLE
from mcda.report.figures._split import Form, split, split_exactly
from mcda.report.figures._triangle_drawing import draw
from mcda.report.figures.base import Options, data_table, figure, options_named
from mcda.report.lists import clauses, run_on
from mcda.report.say import say, words
from mcda.report.words import capital, listed, percent, share_words
from mcda.weights.statements import Row

__all__ = ("TriangleMap", "compute", "corner_weights", "triangle_map")

MOST = 9
"""Other views that have a number on the map."""

Weights: TypeAlias = Sequence[Fraction]


def compute(
    options: Options,
    groups: Sequence[str],
    members: Sequence[Sequence[int]],
    values: ArrayLike,
    view: Weights,
    *,
    exact: Sequence[Weights] | None = None,
    rows: Sequence[Row] = (),
    points: Mapping[str, ArrayLike] | None = None,
    here_label: str = "",
    name: str = "triangle-map",
    title: str = "",
    note: Text = (),
) -> TriangleMap:
    """The record of a linear model: polygons by half-plane clipping.

    groups (3,) : names;  members (3, k) : places of each group's weights, no two the same
    values (n, p) : score = values @ weights;  exact (n, p) : the same in fractions, if they are
    view (p,) : weights in fractions; inside a group, and beyond the three, they keep proportions
    rows : what makes weights admissible
    points : other weights (p,) by name, shown where the shares of their groups lie
    here_label : what the weights of the view are called
    """
    corners = corner_weights(view, members)
    named = options_named(options)
    limits = [form for row in rows for form in _limits(row, corners)] if rows else None
    if exact is None:
        at = np.array([[float(x) for x in corner] for corner in corners])
        scores = np.asarray(values, dtype=float) @ at.T
        forms = np.column_stack([scores[:, 0], scores[:, 1:] - scores[:, :1]])
        rough = None if limits is None else np.array([[float(x) for x in f] for f in limits])
        parts = split(named, forms, TRIANGLE, rough)
    else:
        whole = [_form([_dot(row, corner) for corner in corners]) for row in exact]
        parts = split_exactly(named, whole, limits)
    here = _place([float(x) for x in view], members)
    others = {what: _place(w, members) for what, w in (points or {}).items()}
    seen = tuple((what, at) for what, at in others.items() if at)[:MOST]
    return TriangleMap(
        name=name,
        title=title
        or words("Who wins as weight moves between {groups}", groups=listed(list(groups))),
        note=note,
        top=groups[0],
        x=groups[1],
        y=groups[2],
        regions=parts.regions,
        here=here or (1 / 3, 1 / 3),
        here_label=here_label or words("these weights"),
        domain=TRIANGLE,
        admissible=parts.admissible,
        ties=parts.ties,
        ties_inside=parts.ties_inside,
        never=parts.never,
        points=seen,
        unseen=len(others) - len(seen),
        exact=exact is not None,
    )


def corner_weights(view: Weights, members: Sequence[Sequence[int]]) -> list[list[Fraction]]:
    """(3, p) weights at the corners: there one group has all that the three have together."""
    total = sum((view[j] for group in members for j in group), Fraction(0))
    inside = {j for group in members for j in group}
    found = []
    for group in members:
        own = sum((view[j] for j in group), Fraction(0))
        corner = [Fraction(0) if j in inside else w for j, w in enumerate(view)]
        for j in group:
            corner[j] = total * (view[j] / own if own else Fraction(1, len(group)))
        found.append(corner)
    return found


def _dot(row: Weights, other: Weights) -> Fraction:
    return sum((x * y for x, y in zip(row, other, strict=True) if x and y), Fraction(0))


def _form(at: Sequence[Fraction]) -> Form:
    """What has these values at the three corners."""
    return at[0], at[1] - at[0], at[2] - at[0]


def _limits(row: Row, corners: Sequence[Weights]) -> Iterator[Form]:
    room = [row.rhs - _dot(row.coefficients, corner) for corner in corners]
    yield _form(room)
    if row.equality:
        yield _form([-x for x in room])


def _place(weights: ArrayLike, members: Sequence[Sequence[int]]) -> tuple[float, float] | None:
    """(x, y) of weights; None where the three groups have none of them."""
    w = np.asarray(weights, dtype=float)
    shares = [float(w[list(group)].sum()) for group in members]
    total = sum(shares)
    return (shares[1] / total, shares[2] / total) if total > 0 else None


def triangle_map(record: TriangleMap) -> Figure:
    """Tinted regions with their names; a ring for the view, numbers for the other views."""
    return figure(record, lambda width: draw(record, width), _description(record), _table(record))


def _three(at: tuple[float, float]) -> tuple[str, str, str]:
    return percent(max(1 - at[0] - at[1], 0.0)), percent(at[0]), percent(at[1])


def _description(record: TriangleMap) -> str:
    regions = [
        say("{option} {share}", option=r.name, share=share_words(r.area)) for r in record.regions
    ]
    top, x, y = _three(record.here)
    return plain_text(
        run_on(
            say(
                "Triangle of the weights of {top}, {x} and {y}, inside which they keep their "
                "proportions.",
                top=record.top,
                x=record.x,
                y=record.y,
            ),
            say(
                "{view}: {top_weight}, {x_weight} and {y_weight} of these.",
                view=capital(record.here_label),
                top_weight=top,
                x_weight=x,
                y_weight=y,
            ),
            say("Share of the map: {regions}.", regions=clauses(regions)),
            *record.losers,
            *record.absent,
        )
    )


def _table(record: TriangleMap) -> Table:
    restricted = [words("Of the admissible part")] if record.restricted else []
    rows: list[list[str | OptionName]] = []
    for region in record.regions:
        inside = [region.inside_words] if record.restricted else []
        rows.extend([o, share_words(region.area), *inside] for o in region.options)
    for options, kind in ((record.ties, words("only in ties")), (record.never, words("never"))):
        for option in options:
            inside = [kind if option in record.ties_inside else words("never")]
            rows.append([option, kind, *(inside if record.restricted else [])])
    return data_table([words("Option"), words("Share of the map"), *restricted], rows)
