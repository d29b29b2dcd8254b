"""Exact shares of a weight space that each option wins, and the centroid of each region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from flint import fmpq

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.proof.bases import Limits
from mcda.proof.cover import TRIES, Cover, Covering
from mcda.proof.envelope import CoincidenceError
from mcda.proof.simplex import Point
from mcda.proof.space import ExactSpace, Name
from mcda.proof.volume import BALLS, FRACTIONS, Arithmetic, Volumes, volumes

LISTED = 2_000
"""Bases of all regions together, up to which centroids are fractions and bases are shown."""
WHOLE_SEED, SEED = 1_000, 0


@dataclass(frozen=True, eq=False)
class Listed:
    """All corners of a polytope of weights, so that its volume can be computed again.

    rows : what limits it
    bases : the rows, by place, that hold with equality at each corner of the nudged polytope; its
        nudges are those of `Cover.envelope` at the first attempt
    """

    rows: tuple[Name, ...]
    bases: tuple[tuple[int, ...], ...]


class Shares:
    """Shares and centroids of the n options of a linear model over a space.

    Raises EvidenceError beyond the limits, or where the parts do not add up to the whole.
    """

    def __init__(self, values: Whole, space: ExactSpace, limits: Limits | None = None) -> None:
        self.cover = Cover(values, space)
        limits = limits or Limits()
        self.covering = self.cover.covering(limits)
        self.space_covering = self.cover.whole(limits)
        self.all = sum(measured(self.space_covering, WHOLE_SEED).volume, fmpq(0))
        self.parts = measured(self.covering, SEED, FRACTIONS if self.is_short else BALLS)
        if sum(self.parts.volume, fmpq(0)) != self.all or self.all <= 0:
            raise EvidenceError("the volumes of the regions do not add up to that of the space")

    @cached_property
    def is_short(self) -> bool:
        """Whether the bases are few enough to be shown."""
        level = self.covering.envelope.tight
        return sum(level(corner.basis) for corner in self.covering.corners) <= LISTED

    @property
    def is_listed(self) -> bool:
        """Whether the bases are shown: they are few, and corners of the first nudges."""
        return self.is_short and self.covering.attempt == self.space_covering.attempt == 0

    @cached_property
    def share(self) -> tuple[Fraction, ...]:
        """(n,) part of the space that each wins; twins each show their group's."""
        found = dict.fromkeys(self.cover.leaders, Fraction(0))
        for i, volume in zip(self.covering.members, self.parts.volume, strict=True):
            found[i] = _fraction(volume / self.all)
        return tuple(found[i] for i in self.cover.twin_of)

    @cached_property
    def exact_centroid(self) -> tuple[Point | None, ...] | None:
        """(n,) centroids (p,) of the regions, None of those without a volume.

        None instead where the fractions would be too long.
        """
        return self._centres(_fraction) if self.is_short else None

    @cached_property
    def centroid(self) -> tuple[Sequence[float] | None, ...]:
        """(n,) the same (p,) in floats, right to their last digits."""
        known = self.exact_centroid or self._centres(lambda ball: Fraction(float(ball.mid())))
        return tuple(None if w is None else [float(x) for x in w] for w in known)

    def _centres(self, number: Callable[[Any], Fraction]) -> tuple[Point | None, ...]:
        """(n,) centroids (p,), with their coordinates z turned into fractions."""
        assert self.parts.centroid is not None
        found: dict[int, Point | None] = dict.fromkeys(self.cover.leaders)
        for i, v, row in zip(
            self.covering.members, self.parts.volume, self.parts.centroid, strict=True
        ):
            if v:
                found[i] = self._weights([number(x) for x in row])
        return tuple(found[i] for i in self.cover.twin_of)

    def _weights(self, z: Sequence[Fraction]) -> Point:
        origin, unit = self.cover.origin
        start = [Fraction(x, unit) for x in origin]
        for x, axis in zip(z, self.cover.axes, strict=True):
            start = [w + x * a for w, a in zip(start, axis, strict=True)]
        return tuple(start)

    def region(self, i: int) -> Listed | None:
        """The corners of an option's region; None where it has no volume, or they are too many."""
        i = self.cover.twin_of[i]
        if not self.is_listed or not self.share[i]:
            return None
        return self._listed(self.covering, self.covering.members.index(i))

    def whole(self) -> Listed | None:
        """The corners of the space; None where those of the regions are too many."""
        return self._listed(self.space_covering, 0) if self.is_listed else None

    @cached_property
    def flat(self) -> dict[Name, dict[Name, Fraction]]:
        """Rows that are equalities in disguise, with what proves it.

        By row: multipliers of rows as they are said, whose sum says that this row has no room.
        """
        space, found = self.cover.space, {}
        for r in sorted(space.implied):
            best = space.polyhedron.maximise([-x for x in space.polyhedron.rows[r]], space.basis)
            found[space.names[r]] = {
                space.names[s]: y * space.factors[s] / space.factors[r]
                for s, y in best.multipliers.items()
            }
        return found

    def _listed(self, covering: Covering, own: int) -> Listed:
        """Row `own` of the envelope is that of the region's option: it is in all its bases."""
        n, names = covering.envelope.n, self.cover.space.names
        bases = [c.basis for c in covering.corners if own in c.basis]
        rows = sorted({r for basis in bases for r in basis} - {own})
        place = {r: k for k, r in enumerate(rows)}
        return Listed(
            tuple(
                ("rival", covering.members[r]) if r < n else names[covering.walls[r - n]]
                for r in rows
            ),
            tuple(sorted(tuple(place[r] for r in basis if r != own) for basis in bases)),
        )


def measured(covering: Covering, seed: int, arithmetic: Arithmetic | None = None) -> Volumes:
    """Volumes, and centroids in some arithmetic, with an objective that is constant on no edge."""
    bases = sorted(corner.basis for corner in covering.corners)
    for k in range(TRIES):
        try:
            found = volumes(covering.envelope, bases, seed + k, arithmetic)
        except CoincidenceError:
            continue
        if found.is_sharp or arithmetic is None:
            return found
        arithmetic = replace(arithmetic, bits=4 * arithmetic.bits)
    raise EvidenceError("no objective was found that tells all corners apart")


def _fraction(x: Any) -> Fraction:
    return Fraction(int(x.p), int(x.q))
