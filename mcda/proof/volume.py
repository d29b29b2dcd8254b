"""Volumes and first moments of all regions of an envelope, by Lawrence's formula.

For a simple polytope {z : g z <= h} of dimension d and an objective c that is constant on no edge,

    d! volume = sum over corners of (c z)^d / (|det G| prod y_r),     y = G^-T c,

where G has the d rows that are tight at the corner (Lawrence 1991, Mathematics of Computation
57(195):259-271). It is the term of degree 0 of the integral of exp(c z), and the term of degree 1
is the integral of c z: d! times that is the sum of (c z)^(d + 1) / ((d + 1) |det G| prod y_r), for
every c. Its gradient in c is the first moment, the integral of z:

    d! moment = sum of (c z)^d / (|det G| prod y_r) (z - c z / (d + 1) sum over r of G^-1_r / y_r),

with the columns G^-1_r of the inverse, as y_r = c G^-1_r.

At a corner of an envelope the options in T are level. With M for its d + 1 rows over (z, t),
y = M^-T (c, 0) sums to 0 over T, and in the region of i in T the row of rival k, (f_k - f_i) z,
has the multiplier y_k: the sum of all f_k y_k is that of the (f_k - f_i) y_k. Subtracting i's row
from the others of T changes no determinant. So one inverse serves all |T| regions, and the term of
region i leaves out y_i.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from flint import arb, arb_mat, ctx, fmpq, fmpq_mat, fmpz, fmpz_mat

from mcda.proof.envelope import Basis, CoincidenceError, Envelope

MOST = 997
"""Objectives are whole numbers up to this, of both signs."""
BLOCK = 8
T = TypeVar("T")


@dataclass(frozen=True)
class Arithmetic:
    """Fractions, or balls of so many bits that hold the truth."""

    number: Any
    matrix: Any
    bits: int = 0


FRACTIONS = Arithmetic(fmpq, fmpq_mat)
BALLS = Arithmetic(arb, arb_mat, 256)
"""For centroids whose fractions would be endless: each corner makes them some words longer."""


@dataclass(frozen=True, eq=False)
class Volumes:
    """Of the n regions, times d! over the volume of the unit cube of z.

    volume : (n,)
    centroid : (n,) rows (d,) of fractions or balls, empty without a volume; None where not asked
    """

    volume: tuple[fmpq, ...]
    centroid: tuple[list[Any], ...] | None

    @property
    def is_sharp(self) -> bool:
        """Whether the centres of all balls are right to the last digit of a float."""
        return all(
            not isinstance(x, arb) or x.rad() < 2**-60 for row in self.centroid or () for x in row
        )


def volumes(
    envelope: Envelope, bases: Sequence[Basis], seed: int, arithmetic: Arithmetic | None = None
) -> Volumes:
    """From all bases of an envelope, best in lexicographic order: then neighbours add up early.

    seed : of the objective;  arithmetic : of centroids
    Raises CoincidenceError where the objective is constant on an edge.
    """
    c = objective(envelope.d, seed)
    size: list[list[tuple[fmpz, fmpz]]] = [[] for _ in range(envelope.n)]
    first: list[list[Any]] = [[] for _ in range(envelope.n)]
    with ctx.workprec(arithmetic.bits if arithmetic and arithmetic.bits else ctx.prec):
        for basis in bases:
            term = Term(envelope, basis, c)
            for i, top in term.tops.items():
                size[i].append((top, term.bottom))
            for i, moment in term.moments(arithmetic).items() if arithmetic else ():
                first[i].append(moment)
                if arithmetic is not FRACTIONS and len(first[i]) > 1:
                    first[i] = [first[i][0] + first[i][1]]
        volume = [total(_added(x), fmpq(0)) for x in size]
        return Volumes(tuple(volume), _centroids(volume, first) if arithmetic else None)


def _added(terms: list[tuple[fmpz, fmpz]]) -> list[fmpq]:
    """Sums of a few fractions each: cheaper in whole numbers than one by one."""
    found = []
    for start in range(0, len(terms), BLOCK):
        top, bottom = terms[start]
        for a, b in terms[start + 1 : start + BLOCK]:
            top, bottom = top * b + a * bottom, bottom * b
        found.append(fmpq(top, bottom))
    return found


def _centroids(volume: list[fmpq], first: list[list[Any]]) -> tuple[list[Any], ...]:
    """Moments over volumes; the last entry of a moment is of no use."""
    return tuple(
        [x / v for x in total(moments, None).entries()[:-1]] if v else []
        for v, moments in zip(volume, first, strict=True)
    )


def objective(d: int, seed: int) -> list[int]:
    """(d,) numbers without a relation that would make them constant on a likely edge."""
    rng = Random(seed)
    return [rng.choice((-1, 1)) * rng.randint(1, MOST) for _ in range(d)]


def total(x: Sequence[T], nothing: T) -> T:
    """The sum, by halves, so that most of the fractions that are added are short."""
    terms: list[Any] = list(x)
    while len(terms) > 1:
        odd = terms[-1:] if len(terms) % 2 else []
        terms = [a + b for a, b in zip(terms[::2], terms[1::2], strict=False)] + odd
    return terms[0] if terms else nothing


class Term:
    """What one corner adds to the regions of the options that are level there."""

    def __init__(self, envelope: Envelope, basis: Basis, c: Sequence[int]) -> None:
        self.basis = basis
        self.limits = [envelope.limits[r] for r in basis]
        self.level = envelope.tight(basis)
        m = envelope.matrix(basis)
        inverse: Any = m.inv()
        self.inverse, self.unit = inverse.numer_denom()
        self.y = (fmpz_mat(1, envelope.d + 1, [*c, 0]) * self.inverse).entries()
        self.height = sum((v * h for v, h in zip(self.y, self.limits, strict=True)), fmpz(0))
        self.bottom = abs(m.det())
        for v in self.y[self.level == 1 :]:  # of one option first, its own is 0, and left out
            if v == 0:
                raise CoincidenceError
            self.bottom *= v
        self.top = self.height**envelope.d

    @property
    def tops(self) -> dict[int, fmpz]:
        """By option, its term of d! volume times `bottom`."""
        if self.level == 1:
            return {self.basis[0]: self.top}
        return {r: self.top * v for r, v in zip(self.basis[: self.level], self.y, strict=False)}

    def moments(self, arithmetic: Arithmetic) -> dict[int, Any]:
        """By option, the term of d! moment (d + 1, 1).

        With w the term of volume and l = c z / (d + 1), it is w (z - l sum of G^-1_r / y_r) over
        all r but i; the w l / y_i that brings r = i back is the same for all options.
        """
        number, matrix = arithmetic.number, arithmetic.matrix
        size, sole = len(self.basis), self.level == 1
        weight = number(self.top) / number(self.bottom)
        lever = number(self.height) / number(self.unit * size)
        shares = [
            number(0 if sole and k == 0 else 1) / number(v if v else 1)
            for k, v in enumerate(self.y)
        ]
        z = matrix(self.inverse * fmpz_mat(size, 1, self.limits)) * (number(1) / number(self.unit))
        rest = (z - matrix(self.inverse) * matrix(size, 1, shares) * lever) * weight
        if sole:
            return {self.basis[0]: rest}
        columns = self.inverse.transpose().tolist()
        own = weight * lever
        return {
            r: rest * number(v) + matrix(size, 1, column) * own
            for r, v, column in zip(self.basis[: self.level], self.y, columns, strict=False)
        }
