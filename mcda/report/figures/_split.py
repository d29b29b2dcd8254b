"""How options divide a map among them: one convex region each, in floats or in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from mcda.report.blocks import OptionName
from mcda.report.figures._map_record import Region
from mcda.report.figures._plane import EPS, Array, clip_all, extent

Form: TypeAlias = tuple[Fraction, Fraction, Fraction]
"""form[0] + form[1] x + form[2] y"""
Corner: TypeAlias = tuple[Fraction, Fraction]
CORNERS: tuple[Corner, ...] = (
    (Fraction(0), Fraction(0)),
    (Fraction(1), Fraction(0)),
    (Fraction(0), Fraction(1)),
)
"""The triangle of all (x, y) with x + y <= 1."""
NEAR = 1e-7
"""A form no lower than minus this in floats is asked in fractions whether it is below zero."""


@dataclass(frozen=True, eq=False)
class Split:
    """Regions, the largest first; who is best only in ties, in some that are admissible, or never.

    admissible (k, 2) : corners of the admissible part; None where nothing restricts the map
    """

    regions: tuple[Region, ...]
    ties: tuple[OptionName, ...]
    ties_inside: tuple[OptionName, ...]
    never: tuple[OptionName, ...]
    admissible: Array | None


def split(named: Sequence[OptionName], forms: Array, domain: Array, limits: Array | None) -> Split:
    """The regions of options with scores forms (n, 3), in floats.

    limits (k, 3) : admissible is where all of these are at least 0; None where everything is
    """
    admissible = None if limits is None else clip_all(domain, limits)
    if admissible is not None and extent(admissible, domain) >= 1 - EPS:
        admissible = None
    whole = None if admissible is None else extent(admissible, domain)
    groups, scores = _distinct(forms, domain)
    found = []
    for k, members in enumerate(groups):
        ahead = np.delete(scores[k] - scores, k, axis=0)
        corners = clip_all(domain, ahead)
        inner = None if admissible is None else clip_all(admissible, ahead)
        part = 0.0 if inner is None else extent(inner, domain)
        area = extent(corners, domain)
        who = tuple(named[i] for i in members)
        found.append(
            _Piece(who, corners, area if area > EPS else 0.0, inner, part if part > EPS else 0.0)
        )
    return _sorted(found, admissible, whole if whole is None or whole > EPS else 0.0)


def split_exactly(
    named: Sequence[OptionName], forms: Sequence[Form], limits: Sequence[Form] | None
) -> Split:
    """The regions of options on the whole triangle, in fractions: every share is exact."""
    inside = CORNERS if limits is None else _cut(CORNERS, limits)
    whole = _extent(inside)
    if whole == 1:
        limits = None
    groups: dict[Form, list[int]] = {}
    for i, form in enumerate(forms):
        groups.setdefault(form, []).append(i)
    found = []
    for form, members in groups.items():
        ahead = [_less(form, other) for other in groups if other != form]
        corners = _cut(CORNERS, ahead)
        inner = () if limits is None or not corners else _cut(inside, ahead)
        found.append(
            _Piece(
                tuple(named[i] for i in members),
                _floats(corners),
                float(_extent(corners)),
                None if limits is None else _floats(inner),
                float(_extent(inner)),
            )
        )
    if limits is None:
        return _sorted(found, None, None)
    return _sorted(found, _floats(inside), float(whole))


@dataclass(frozen=True, eq=False)
class _Piece:
    who: tuple[OptionName, ...]
    corners: Array
    area: float
    inner: Array | None
    part: float


def _sorted(found: Sequence[_Piece], admissible: Array | None, whole: float | None) -> Split:
    """Regions with an extent, and those without by why they have none."""
    regions: list[Region] = []
    ties: list[OptionName] = []
    inside: list[OptionName] = []
    never: list[OptionName] = []
    for piece in found:
        if piece.area > 0 and (piece.inner is None or not whole):
            regions.append(Region(piece.who, piece.corners, piece.area))
        elif piece.area > 0 and whole:
            share = piece.part / whole
            regions.append(Region(piece.who, piece.corners, piece.area, piece.inner, share))
        elif len(piece.corners):
            ties.extend(piece.who)
            inside.extend(piece.who if piece.inner is None or len(piece.inner) else ())
        else:
            never.extend(piece.who)
    order = sorted(regions, key=lambda region: -region.area)
    return Split(tuple(order), tuple(ties), tuple(inside), tuple(never), admissible)


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


def _less(one: Form, other: Form) -> Form:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def _floats(corners: Sequence[Corner]) -> Array:
    return np.array([[float(x), float(y)] for x, y in corners]).reshape(-1, 2)


def _extent(corners: Sequence[Corner]) -> Fraction:
    """The share of the triangle that a polygon inside it takes."""
    total = sum(
        (x * corners[i - 1][1] - y * corners[i - 1][0] for i, (x, y) in enumerate(corners)),
        Fraction(0),
    )
    return abs(total)


def _cut(corners: Sequence[Corner], forms: Sequence[Form]) -> tuple[Corner, ...]:
    """The part of a convex polygon where every form is at least 0.

    Floats say which forms may cut, the deepest first; fractions where they do.
    """
    left = tuple(corners)
    rough = np.array([[float(x) for x in form] for form in forms]).reshape(-1, 3)
    size = np.maximum(np.abs(rough).max(axis=1, initial=0.0), 1e-300)
    open_ = np.ones(len(forms), dtype=bool)
    while left and open_.any():
        at = np.column_stack([np.ones(len(left)), _floats(left)])
        lowest = np.where(open_, (rough @ at.T).min(axis=1) / size, np.inf)
        k = int(np.argmin(lowest))
        if lowest[k] > NEAR:
            break
        open_[k] = False
        left = _cut_once(left, forms[k])
    return left


def _cut_once(corners: tuple[Corner, ...], form: Form) -> tuple[Corner, ...]:
    heights = [form[0] + form[1] * x + form[2] * y for x, y in corners]
    if min(heights) >= 0:
        return corners
    kept: list[Corner] = []
    for i, ((x, y), h) in enumerate(zip(corners, heights, strict=True)):
        (px, py), before = corners[i - 1], heights[i - 1]
        if h * before < 0:
            t = h / (h - before)
            kept.append((x + t * (px - x), y + t * (py - y)))
        if h >= 0:
            kept.append((x, y))
    return tuple(dict.fromkeys(kept))
