"""All corners of an envelope, each known to be one, and known to be all.

Qhull lists corners in floating point, with nudges of 1e-7. Each of its bases is kept only if exact
arithmetic finds it to be a corner. Then every edge is looked at: d + 1 edges leave a corner, each
ends at exactly one other (only the edge that lifts t alone, with one option first, has no end), so
an edge that is listed once leads, by an exact step, to a corner that was missing. When no edge is
left over the list is complete, since the corners of a polyhedron hang together by their edges.
Small envelopes are walked like this from a single corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mcda.errors import EvidenceError
from mcda.proof.envelope import LEAST, Basis, Corner, Envelope
from mcda.weights.vertices import most_vertices

Array = NDArray[np.float64]
WALKED = 100_000
"""Envelopes whose possible corners times rows are no more than this are walked without Qhull."""
NUDGE = 1e-7
ROUNDING = 2.0**-52


@dataclass(frozen=True)
class Limits:
    """Work after which an exact answer is given up, before it is begun where that can be told.

    possible : corners that are possible with so many rows (McMullen's bound)
    corners : corners found
    """

    possible: int = 500_000
    corners: int = 60_000

    def check_possible(self, d: int, rows: int) -> None:
        """Raise EvidenceError where more corners are possible than are allowed."""
        most = possible(d, rows)
        if most > self.possible:
            raise EvidenceError(
                f"exact shares are given up where the regions can have more than "
                f"{self.possible:,} corners, here up to {most:,}"
            )

    def check_corners(self, found: int) -> None:
        """Raise EvidenceError where more corners were found than are allowed."""
        if found > self.corners:
            raise EvidenceError(
                f"exact shares are given up at {self.corners:,} corners, and the regions have more"
            )


def possible(d: int, rows: int) -> int:
    """Corners that a polyhedron of dimension d with so many rows can have (McMullen 1970)."""
    return most_vertices(d, max(rows, d + 1))


GENEROUS = Limits(possible=10_000_000, corners=200_000)
"""For who asks for an exact answer and is ready to wait for it."""


@dataclass
class Listing:
    """Corners found so far, and the edges that only one of them has.

    loose : the set of rows of an edge, as bits, to the corner it was met at and the row it leaves
    """

    envelope: Envelope
    limits: Limits
    corners: dict[Basis, Corner] = field(default_factory=dict)
    loose: dict[int, tuple[Corner, int]] = field(default_factory=dict)

    def add(self, corner: Corner) -> None:
        """List a corner that is not listed yet."""
        self.corners[corner.basis] = corner
        self.limits.check_corners(len(self.corners))
        whole = sum(1 << r for r in corner.basis)
        sole = self.envelope.tight(corner.basis) == 1
        for row in corner.basis:
            if sole and row < self.envelope.n:
                continue
            edge = whole ^ (1 << row)
            if self.loose.pop(edge, None) is None:
                self.loose[edge] = corner, row

    def close(self) -> None:
        """Walk every edge that leads to a corner not listed."""
        while self.loose:
            corner, row = next(reversed(self.loose.values()))
            found = self.envelope.across(corner, row)
            if found is None or found.basis in self.corners:
                raise ArithmeticError("an edge has one end, or three")
            self.add(found)


def every_corner(
    envelope: Envelope, inside: tuple[Sequence[int], int], limits: Limits
) -> list[Corner]:
    """All corners of an envelope.

    inside : a point of the polytope with room in every row: (d,) whole numbers, and their unit
    Raises EvidenceError beyond the limits, CoincidenceError where other nudges are needed.
    """
    d, rows = envelope.d, len(envelope.rows)
    limits.check_possible(d + 1, rows)
    listing = Listing(envelope, limits)
    if d > 0 and possible(d + 1, rows) * rows > WALKED:
        for corner in confirmed(envelope, listed(envelope, inside)):
            listing.add(corner)
    if not listing.corners:
        listing.add(envelope.start(*inside))
    listing.close()
    return list(listing.corners.values())


def confirmed(envelope: Envelope, bases: Iterable[Basis]) -> list[Corner]:
    """Those of the bases that are corners, exactly.

    Floats settle all rows but those that come within rounding of touching.
    """
    found = [c for c in (envelope.corner(b) for b in bases) if c is not None]
    if not found:
        return []
    sign = signs(*in_floats(envelope), floats(found))
    sign[np.arange(len(found))[:, None], [c.basis for c in found]] = 1
    wrong = set(map(int, np.flatnonzero(np.any(sign < 0, axis=1))))
    for k, row in np.argwhere(sign == 0):
        if int(k) not in wrong and not envelope.allows(found[k], int(row)):
            wrong.add(int(k))
    return [c for k, c in enumerate(found) if k not in wrong]


def floats(corners: Sequence[Corner]) -> Array:
    """(c, d + 1) where the corners are, z then t, each the nearest float."""
    return np.array([[int(x) / int(c.unit) for x in c.y.entries()] for c in corners])


def in_floats(envelope: Envelope) -> tuple[Array, Array]:
    """(n + k, d + 1) rows and (n + k,) limits, divided by the rows' sizes, as floats."""
    sizes = envelope.sizes
    a = [[x / s for x in row] for row, s in zip(envelope.rows, sizes, strict=True)]
    b = [x / s for x, s in zip(envelope.limits, sizes, strict=True)]
    return np.array(a, dtype=float), np.array(b, dtype=float)


def signs(a: Array, b: Array, y: Array) -> NDArray[np.int8]:
    """(c, k) sign of b - a y at each y, 0 where rounding may have decided it.

    All numbers are off by one rounding, so a sum of q products is off by less than q + 4 of them.
    """
    room = b - y @ a.T
    rounding = (a.shape[1] + 8) * ROUNDING * (np.abs(b) + np.abs(y) @ np.abs(a).T)
    return np.where(np.abs(room) > rounding, np.sign(room), 0).astype(np.int8)


def listed(envelope: Envelope, inside: tuple[Sequence[int], int]) -> list[Basis]:
    """What Qhull takes for the bases of all corners; nothing where it fails.

    Here t is in units of the functions' size, and has a lid above all of them.
    """
    from scipy.spatial import HalfspaceIntersection, QhullError

    n = envelope.n
    a, b = in_floats(envelope)
    a[:n, -1] = -1.0
    lift = np.array([u / s for u, s in zip(envelope.nudges, envelope.sizes, strict=True)])
    z = np.array([x / inside[1] for x in inside[0]])
    low = float(np.max(a[:n, :-1] @ z - b[:n]))
    reach = 2 * (envelope.d + 1 + float(np.abs(b[:n]).max()))
    a = np.vstack([a, np.r_[np.zeros(envelope.d), 1.0]])
    b = np.r_[b + NUDGE / LEAST * lift, low + 2 * reach]
    length = np.linalg.norm(a, axis=1)
    try:
        found = HalfspaceIntersection(
            np.column_stack([a, -b]) / length[:, None], np.r_[z, low + reach]
        )
    except (QhullError, ValueError):
        return []
    size, lid = envelope.d + 1, len(a) - 1
    facets = {tuple(sorted(map(int, facet))) for facet in found.dual_facets}
    return sorted(facet for facet in facets if len(facet) == size and lid not in facet)
