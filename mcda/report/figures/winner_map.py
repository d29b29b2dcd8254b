"""Who wins over two weights: exact regions, where the weights lie, what is never best here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._map_drawing import draw
from mcda.report.figures._map_record import Region, WinnerMap
from mcda.report.figures._plane import SEGMENT, TRIANGLE, limits_on, plane
from mcda.report.figures._split import split
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
    parts = split(named, v @ weights.T, domain, limits_on(weights, rows))
    return WinnerMap(
        name=name,
        title=title
        or words("Who wins over two weights: {x} and {y}", x=criteria[x], y=criteria[y]),
        note=note,
        x=criteria[x],
        y=criteria[y],
        regions=parts.regions,
        here=(float(w[x]), float(w[y])),
        here_label=here_label,
        domain=domain,
        admissible=parts.admissible,
        ties=parts.ties,
        ties_inside=parts.ties_inside,
        never=parts.never,
    )


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
            )
            if len(record.domain) > len(SEGMENT)
            else say("Map over the only two weights, of {x} and {y}.", x=record.x, y=record.y),
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
