"""From proofs to results: floats beside their fractions, and certificates in plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from mcda.analyses.base import Array, lowest
from mcda.proof.region import Claim, Multipliers
from mcda.proof.simplex import Point
from mcda.proof.space import Name

Maybe = Fraction | None
OF_WEIGHTS = ("weight", "locked", "lower", "upper")
"""Kinds of rows about one weight: it is not negative, held, at least or at most something."""


def floats(x: Sequence[Maybe] | Sequence[Sequence[Maybe]], missing: float = np.nan) -> Array:
    """The nearest floats of fractions (n,) or (n, p); `missing` for None."""
    rows = [floats(y, missing) if isinstance(y, Sequence) else _float(y, missing) for y in x]
    return np.array(rows, dtype=float)


def _float(x: Maybe, missing: float) -> float:
    return missing if x is None else float(x)


class Names:
    """How rows are called in certificates: by ids, so that a reader can follow them.

    `weight:cost` w >= 0; `sum`; `statement:2:0` row 0 of statement 2, both counted from 0;
    `rival:hq-upgrade` that option is not ahead; `border:hq-upgrade` it is level
    """

    def __init__(self, options: Sequence[str], parameters: Sequence[str]) -> None:
        self.options = options
        self.parameters = parameters

    def row(self, name: Name) -> str:
        """A row's name as text."""
        kind, *rest = name
        if kind in OF_WEIGHTS:
            return f"{kind}:{self.parameters[int(rest[0])]}"
        if kind in ("rival", "border"):
            return f"{kind}:{self.options[int(rest[0])]}"
        return ":".join(str(part) for part in name)

    def point(self, w: Point) -> dict[str, str]:
        """Weights by id, without those that are 0."""
        return {p: lowest(x) for p, x in zip(self.parameters, w, strict=True) if x}

    def multipliers(self, by: Multipliers) -> dict[str, str]:
        """Multipliers by row."""
        return {self.row(name): lowest(y) for name, y in by.items()}

    def claim(self, claim: Claim) -> dict[str, Any]:
        """Where a value is attained, and what proves that none is larger."""
        return {"at": self.point(claim.at), "by": self.multipliers(claim.by)}

    def claims(self, claims: Sequence[Claim]) -> Mapping[str, Any]:
        """One claim a parameter."""
        return {p: self.claim(c) for p, c in zip(self.parameters, claims, strict=True)}

    def level(self, twins: Mapping[int, tuple[Multipliers, Multipliers]]) -> dict[str, Any]:
        """What proves of each twin that it is never above, and never below."""
        return {
            self.options[k]: {"above": self.multipliers(above), "below": self.multipliers(below)}
            for k, (above, below) in twins.items()
        }
