"""What a non-linear method gives so that its win regions can be proved: rows over boxes.

Branch and bound (`mcda/proof/branch/`) cuts the weights into boxes and asks in each for linear
conditions that every weight vector must meet at which an option wins. Where these contradict each
other the option wins nowhere in the box. Nothing is sampled and nothing is assumed of the method
but that its rows are true.

A point of a box has q = p + e + x columns: the p weights, e *scalars* that are functions of the
weights and are branched on like them (the score itself, say), and x *auxiliaries* that are bounded
but not branched on (the square of each weight, say). Most methods need neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Rows:
    """Conditions a @ z + b >= 0 on the points z (q,) of each of B boxes, and the boxes themselves.

    a : (B, K, q);  b : (B, K)
    low, high : (B, q) bounds of every column: those given, or tighter ones that the method knows,
        for the weights and scalars, and its own for the auxiliaries
    """

    a: Array
    b: Array
    low: Array
    high: Array


class Bounds(Protocol):
    """Bounds of a method's scores on one problem, attached to `Nonlinear.bounds`.

    Region of option i at lead d: the weights w on the simplex with score_i - score_k >= d for all
    rivals k. Scores are those the model returns; d = 0 asks where the option wins.
    """

    @property
    def scalars(self) -> int:
        """How many scalars, e, are branched on beside the p weights."""
        ...

    @property
    def spread(self) -> float:
        """No two scores are ever further apart."""
        ...

    def reach(self, i: int, lead: float) -> tuple[Array, Array]:
        """(e,) and (e,): lowest and highest value of each scalar over the simplex."""
        ...

    def rows(self, lower: Array, upper: Array, i: int, rivals: Indices, lead: float) -> Rows:
        """Conditions true of the region in each box, in floating point rounded outwards.

        lower, upper : (B, p + e) boxes;  rivals : (R,) the options to beat, without i
        For every real w of the region (at `lead`, against these rivals) whose scalars lie in the
        box with it, there are auxiliaries such that z meets all rows and bounds exactly: rounding
        errors of a, b, low and high must be on the side of too wide. The smaller the box, the
        nearer the rows to the truth. The engine adds sum(w) = 1 and the statements itself.
        """
        ...

    def locate(self, w: Array, i: int, lead: float) -> Array:
        """(S, p + e) weights (S, p) with their scalars, in floating point: a guide, no claim."""
        ...

    def signs(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[int | None, ...]:
        """(R,) sign of score_i - score_k at exactly w: 1, 0 or -1, proved; None if undecided."""
        ...

    def lead(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[float, float]:
        """Proved bounds of the smallest score_i - score_k at exactly w; inf without rivals."""
        ...

    def level(self, i: int, k: int, lattice: Sequence[Sequence[Fraction]]) -> bool:
        """Whether it is proved that i and k score the same wherever a space is. False says nothing.

        lattice : points of the space's affine hull at which a polynomial of degree 4 is 0 only if
            it is 0 on all of the hull
        """
        ...

    def behind(self, i: int, rivals: Indices) -> bool:
        """Whether it is proved that, at every w, some rival scores at least as high as i.

        Then i never wins alone. False says nothing.
        """
        ...


@runtime_checkable
class Guided(Protocol):
    """Bounds that tell themselves which column a relaxed point is off by."""

    def gaps(
        self, z: Array, lower: Array, upper: Array, i: int, rivals: Indices, lead: float
    ) -> Array:
        """(B, p + e) what cutting each column could mend of z (B, q), no claim; 0 where nothing."""
        ...


@runtime_checkable
class Told(Protocol):
    """Bounds whose proofs can be written down: a checker needs the last `told` rows alone.

    The other rows it makes for itself, by bounding the told ones, mixed, over the box at once.
    """

    def told(self, rivals: int) -> int:
        """How many of the last rows, at lead 0 and against so many rivals, a proof states."""
        ...

    def most(
        self,
        box: tuple[Array, Array],
        i: int,
        rivals: Indices,
        y: Array,
        linear: tuple[Array, Array],
    ) -> Array:
        """(B,) proved above the told rows mixed by y (B, T), plus c.w + d, all over boxes.

        box : lower and upper (B, p + e);  linear : c (B, p) and d (B,)
        The smaller a box within another, the less it is: what refutes a box refutes its parts.
        """
        ...


def alike(
    x: Sequence[Fraction], y: Sequence[Fraction], lattice: Sequence[Sequence[Fraction]]
) -> bool:
    """Whether rows (m,) are equal on all criteria that can have weight; see `Bounds.level`."""
    return all(a == b or not any(w) for a, b, *w in zip(x, y, *lattice, strict=True))
