"""Who wins over two weights: exact regions, where the weights lie, what is never best here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._map_drawing import draw
from mcda.report.figures._map_record import Region, WinnerMap
from mcda.report.figures._plane import (
    EPS,
    SEGMENT,
    TRIANGLE,
    Array,
    clip_all,
    extent,
    plane,
)
from mcda.report.figures.base import Options, data_table, figure, options_named
from mcda.report.lists import clauses, run_on
from mcda.report.say import say, words
from mcda.report.words import capital, percent, share_words

__all__ = ("Region", "WinnerMap", "compute", "winner_map")


def compute(
    options: Options,
    criteria: Sequence[str],
    values: ArrayLike,
    view: ArrayLike,
    x: int,
    y: int,
    *,
    rows: tuple[ArrayLike, ArrayLike] | None = None,
    here_label: str = "these weights",
    name: str = "winner_map",
    title: str = "",
    note: Text = (),
) -> WinnerMap:
    """The record of a linear model: exact polygons by half-plane clipping.

    values (n, p) : score = values @ weights;  view (p,) : weights, summing to 1, to be marked
    x, y : places of two different weights
    rows : (A (k, p), b (k,)), the admissible weights being those with A @ w <= b
    here_label : what the marked weights are called
    """
    v, w = np.asarray(values, dtype=float), np.asarray(view, dtype=float)
    named = options_named(options)
    weights = plane(w, x, y)
    domain = TRIANGLE if len(w) > 2 else SEGMENT
    admissible = _admissible(domain, weights, rows)
    if admissible is not None and extent(admissible, domain) >= 1 - EPS:
        admissible = None
    groups, forms = _distinct(v @ weights.T, domain)
    regions: list[Region] = []
    ties: list[OptionName] = []
    inside: list[OptionName] = []
    never: list[OptionName] = []
    for k, members in enumerate(groups):
        who = tuple(named[i] for i in members)
        ahead = np.delete(forms[k] - forms, k, axis=0)
        corners = clip_all(domain, ahead)
        inner = None if admissible is None else clip_all(admissible, ahead)
        if extent(corners, domain) > EPS:
            regions.append(_region(who, corners, inner, admissible, domain))
            continue
        (ties if len(corners) else never).extend(who)
        inside.extend(who if len(corners) and (inner is None or len(inner)) else ())
    return WinnerMap(
        name=name,
        title=title
        or words("Who wins over two weights: {x} and {y}", x=criteria[x], y=criteria[y]),
        note=note,
        x=criteria[x],
        y=criteria[y],
        regions=tuple(sorted(regions, key=lambda region: -region.area)),
        here=(float(w[x]), float(w[y])),
        here_label=here_label,
        domain=domain,
        admissible=admissible,
        ties=tuple(ties),
        ties_inside=tuple(inside),
        never=tuple(never),
    )


def _admissible(
    corners: Array, weights: Array, rows: tuple[ArrayLike, ArrayLike] | None
) -> Array | None:
    """The part of a polygon that satisfies the rows; None where there are none."""
    if rows is None:
        return None
    a, b = np.asarray(rows[0], dtype=float), np.asarray(rows[1], dtype=float)
    forms = -(a @ weights.T)
    forms[:, 0] += b
    return clip_all(corners, forms)


def _distinct(forms: Array, domain: Array) -> tuple[list[list[int]], Array]:
    """Options grouped by equal scores all over the map, and each group's form (g, 3)."""
    at_corners = forms[:, :1] + forms[:, 1:] @ domain.T
    near = EPS * max(1.0, float(np.abs(at_corners).max()))
    groups: list[list[int]] = []
    for i, scores in enumerate(at_corners):
        same = [g for g in groups if np.all(np.abs(at_corners[g[0]] - scores) <= near)]
        if same:
            same[0].append(i)
        else:
            groups.append([i])
    return groups, forms[[group[0] for group in groups]]


def _region(
    who: tuple[OptionName, ...],
    corners: Array,
    inner: Array | None,
    admissible: Array | None,
    domain: Array,
) -> Region:
    area = extent(corners, domain)
    if inner is None or admissible is None or extent(admissible, domain) <= EPS:
        return Region(who, corners, area)
    part = extent(inner, domain)
    inside = part / extent(admissible, domain) if part > EPS else 0.0
    return Region(who, corners, area, inner, inside)


def winner_map(record: WinnerMap) -> Figure:
    """Tinted regions with their names, a ring for the weights, a key with the areas."""
    return figure(record, lambda width: draw(record, width), _description(record), _table(record))


def _description(record: WinnerMap) -> str:
    x, y = percent(record.here[0]), percent(record.here[1])
    regions = [
        say("{option} {share}", option=r.name, share=share_words(r.area)) for r in record.regions
    ]
    return plain_text(
        run_on(
            say(
                "Map over the weights of {x} and {y}; the others keep their proportions.",
                x=record.x,
                y=record.y,
            ),
            say(
                "{view}: {x} {x_weight}, {y} {y_weight}.",
                view=capital(record.here_label),
                x=record.x,
                x_weight=x,
                y=record.y,
                y_weight=y,
            ),
            say("Share of the map: {regions}.", regions=clauses(regions)),
            *record.losers,
        )
    )


def _table(record: WinnerMap) -> Table:
    restricted = record.restricted
    heads = [words("Option"), words("Share of the map")]
    heads += [words("Of the admissible part")] if restricted else []
    rows: list[list[str | OptionName]] = []
    for region in record.regions:
        shares = [share_words(region.area)]
        if restricted:
            shares.append(region.inside_words)
        rows.extend([option, *shares] for option in region.options)
    never = words("never")
    for options, said in ((record.ties, words("only in ties")), (record.never, never)):
        for option in options:
            inside = said if option in record.ties_inside else never
            rows.append([option, said, *([inside] if restricted else [])])
    return data_table(heads, rows)
