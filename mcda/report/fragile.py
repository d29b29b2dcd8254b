"""Whether a view is nearer to another winner than a limit, and how surely that is known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mcda.analyses.base import Kind
from mcda.analyses.flips import Flips
from mcda.report import facts
from mcda.report.bench import Bench


@dataclass(frozen=True)
class Fragility:
    """The L1 distance from a view to the nearest admissible weights at which another option wins.

    option : that option's name;  distance : None where there is no other
    proved : whether the comparison with the limit is;  why : what stands in the way
    """

    limit: float
    fragile: bool
    proved: bool
    kind: Kind
    option: str = ""
    distance: float | None = None
    why: str = ""

    def __str__(self) -> str:
        verdict = "fragile" if self.fragile else "not fragile"
        said = f"{verdict}: {self._measured()}"
        return said if self.proved else f"{said}; that is no proof: {self.why}"

    def _measured(self) -> str:
        if self.distance is None:
            return f"no other option is first at any admissible weights ({self.kind})"
        than = "less than" if self.fragile else "not less than"
        at_most = "at most " if self.kind == "sampled" else ""
        return (
            f"the nearest weights at which {self.option} is first are {at_most}{self.distance:.6g} "
            f"away (L1, {self.kind}), {than} {self.limit:g}"
        )


def fragility(bench: Bench, limit: float, flips: Flips | None = None) -> Fragility:
    """Compare the nearest other winner with a limit; a distance of the limit itself is not fragile.

    flips : where these were asked already in another way, in L1
    """
    found = bench.flips() if flips is None else flips
    kind = found.evidence.kind
    if facts.parted(bench):
        second = bench.rank().leaders[1]
        return Fragility(limit, limit > 0, True, kind, bench.options[second].name, 0.0)
    others = np.where(bench.rank().rank == 1, np.nan, found.distance)
    if np.all(np.isnan(others)):
        seen = kind == "sampled"
        why = "one may lie between the weights that were drawn" if seen else ""
        return Fragility(limit, False, not seen, kind, why=why)
    i = int(np.nanargmin(others))
    distance = float(others[i])
    fragile = _distance(found, i) < Fraction(str(limit))
    why = "" if fragile else _doubt(found, distance, limit)
    name = bench.options[i].name
    return Fragility(limit, fragile, not why, kind, name, distance, why)


def _distance(found: Flips, i: int) -> Fraction:
    """The distance itself where it is proved, else what is known that it does not exceed."""
    proved = found.exact.get("distance")
    if proved is not None and proved[i] is not None:
        return Fraction(proved[i])
    return Fraction(float(found.distance[i]))


def _doubt(found: Flips, distance: float, limit: float) -> str:
    """Why a distance that is not below the limit may yet be; empty where it may not."""
    if found.evidence.kind == "sampled":
        return "nearer weights may lie between those that were drawn"
    if distance - (found.evidence.tolerance or 0.0) < limit and found.evidence.kind != "exact":
        return f"it is known to {found.evidence.tolerance:g} only"
    return ""
