"""Bounds whose proofs are searched for but not written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mcda.methods._bounds import Array, Bounds, Indices, Rows


@dataclass(frozen=True, eq=False)
class Untold:
    """The same bounds without `told`: for normalisations that the tree checker cannot redo.

    inner : the bounds
    """

    inner: Bounds

    @property
    def scalars(self) -> int:
        """As of the inner bounds."""
        return self.inner.scalars

    @property
    def spread(self) -> float:
        """As of the inner bounds."""
        return self.inner.spread

    def reach(self, i: int, lead: float) -> tuple[Array, Array]:
        """As of the inner bounds."""
        return self.inner.reach(i, lead)

    def rows(self, lower: Array, upper: Array, i: int, rivals: Indices, lead: float) -> Rows:
        """As of the inner bounds."""
        return self.inner.rows(lower, upper, i, rivals, lead)

    def locate(self, w: Array, i: int, lead: float) -> Array:
        """As of the inner bounds."""
        return self.inner.locate(w, i, lead)

    def signs(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[int | None, ...]:
        """As of the inner bounds."""
        return self.inner.signs(w, i, rivals)

    def lead(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[float, float]:
        """As of the inner bounds."""
        return self.inner.lead(w, i, rivals)

    def level(self, i: int, k: int, lattice: Sequence[Sequence[Fraction]]) -> bool:
        """As of the inner bounds."""
        return self.inner.level(i, k, lattice)

    def behind(self, i: int, rivals: Indices) -> bool:
        """As of the inner bounds."""
        return self.inner.behind(i, rivals)
