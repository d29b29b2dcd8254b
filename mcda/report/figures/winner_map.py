"""Who wins over two weights: exact regions, today's place, and what is never best here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures._map_drawing import draw
from mcda.report.figures._plane import (
    EPS,
    SEGMENT,
    TRIANGLE,
    Array,
    clip_all,
    extent,
    plane,
)
from mcda.report.figures.base import Options, Record, data_table, figure, options_named
from mcda.report.words import listed, percent, share_words


@dataclass(frozen=True, eq=False)
class Region:
    """Where one option is best, or several that score the same all over the map.

    corners (k, 2) : its polygon, fractions of all weight
    area : its share of the map
    inner (k, 2) : its admissible part;  inside : the share of all that is admissible on the map;
        None and NaN where nothing is, or where nothing restricts the weights
    """

    options: tuple[OptionName, ...]
    corners: NDArray[np.float64]
    area: float
    inner: NDArray[np.float64] | None = None
    inside: float = float("nan")

    @property
    def name(self) -> str:
        """The options' names in words."""
        return listed([option.name for option in self.options])


@dataclass(frozen=True, eq=False, kw_only=True)
class WinnerMap(Record):
    """A map over the weights of `x` and `y`; the others keep today's proportions.

    regions : the largest first;  here : today's (x, y)
    domain (k, 2) : corners of the map, a triangle; two points where x and y are all the weight
    admissible (k, 2) : corners of the admissible part, None where nothing restricts it
    ties : best only on a line or in a point;  never : best nowhere on the map
    """

    x: str
    y: str
    regions: tuple[Region, ...]
    here: tuple[float, float]
    domain: NDArray[np.float64]
    admissible: NDArray[np.float64] | None
    ties: tuple[OptionName, ...]
    never: tuple[OptionName, ...]


def compute(
    options: Options,
    criteria: Sequence[str],
    values: ArrayLike,
    view: ArrayLike,
    x: int,
    y: int,
    *,
    rows: tuple[ArrayLike, ArrayLike] | None = None,
    name: str = "winner_map",
    title: str = "",
    note: Text = (),
) -> WinnerMap:
    """The record of a linear model: exact polygons by half-plane clipping.

    values (n, p) : score = values @ weights;  view (p,) : today's weights, summing to 1
    x, y : places of two different weights
    rows : (A (k, p), b (k,)), the admissible weights being those with A @ w <= b
    """
    v, w = np.asarray(values, dtype=float), np.asarray(view, dtype=float)
    named = options_named(options)
    weights = plane(w, x, y)
    domain = TRIANGLE if len(w) > 2 else SEGMENT
    admissible = _admissible(domain, weights, rows)
    groups, forms = _distinct(v @ weights.T, domain)
    regions: list[Region] = []
    ties: list[OptionName] = []
    never: list[OptionName] = []
    for k, members in enumerate(groups):
        who = tuple(named[i] for i in members)
        corners = clip_all(domain, np.delete(forms[k] - forms, k, axis=0))
        if extent(corners, domain) > EPS:
            regions.append(_region(who, corners, domain, admissible, weights, rows))
        else:
            (ties if len(corners) else never).extend(who)
    return WinnerMap(
        name=name,
        title=title or f"Who wins over two weights: {criteria[x]} and {criteria[y]}",
        note=note,
        x=criteria[x],
        y=criteria[y],
        regions=tuple(sorted(regions, key=lambda region: -region.area)),
        here=(float(w[x]), float(w[y])),
        domain=domain,
        admissible=admissible,
        ties=tuple(ties),
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
    domain: Array,
    admissible: Array | None,
    weights: Array,
    rows: tuple[ArrayLike, ArrayLike] | None,
) -> Region:
    area = extent(corners, domain)
    inner = _admissible(corners, weights, rows)
    if inner is None or admissible is None or extent(admissible, domain) <= EPS:
        return Region(who, corners, area)
    inside = extent(inner, domain) / extent(admissible, domain)
    return Region(who, corners, area, inner, inside)


def winner_map(record: WinnerMap) -> Figure:
    """Tinted regions with their names, a ring for today, a key with the areas."""
    return figure(record, lambda width: draw(record, width), _description(record), _table(record))


def _description(record: WinnerMap) -> str:
    here = f"{record.x} {percent(record.here[0])}, {record.y} {percent(record.here[1])}"
    regions = "; ".join(f"{r.name} {share_words(r.area)}" for r in record.regions)
    parts = [
        f"Map over the weights of {record.x} and {record.y}; the others keep their proportions.",
        f"Today: {here}.",
        f"Share of the map: {regions}.",
    ]
    if record.ties:
        parts.append(f"Best only in ties here: {listed([o.name for o in record.ties])}.")
    if record.never:
        parts.append(f"Never best here: {listed([o.name for o in record.never])}.")
    return " ".join(parts)


def _table(record: WinnerMap) -> Table:
    restricted = any(not np.isnan(region.inside) for region in record.regions)
    heads = ["Option", "Share of the map", *(["Of the admissible part"] if restricted else [])]
    rows: list[list[str | OptionName]] = []
    for region in record.regions:
        shares = [share_words(region.area)]
        if restricted:
            shares.append(share_words(region.inside, status="never"))
        rows.extend([option, *shares] for option in region.options)
    for options, words in ((record.ties, "only in ties"), (record.never, "never")):
        rows.extend([option, *[words] * (len(heads) - 1)] for option in options)
    return data_table(heads, rows)
