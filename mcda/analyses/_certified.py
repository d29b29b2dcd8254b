"""Win ranges of models that are not linear, each a bracket proved by branch and bound."""

from __future__ import annotations

from typing import Any

import numpy as np

from mcda.analyses.base import Evidence
from mcda.errors import EvidenceError
from mcda.methods.base import Nonlinear
from mcda.proof.branch.certify import Bracket, certify
from mcda.weights.space import WeightSpace


def allowed(tolerance: float, time_limit: float) -> None:
    """Raise EvidenceError unless both are numbers above 0."""
    for name, x in (("tolerance", tolerance), ("time_limit", time_limit)):
        if isinstance(x, bool) or not isinstance(x, (int, float)) or not 0 < x < np.inf:
            raise EvidenceError(f"{name} is a number above 0, found {x!r}")


def certified_ranges(
    model: Nonlinear, space: WeightSpace, tolerance: float, time_limit: float
) -> dict[str, Any]:
    """The fields of `WinRanges` beside options and parameters.

    Raises EvidenceError where the model gives no bounds.
    """
    found = certify(model, space, tolerance, time_limit)
    certificates = tuple(b.certificate for b in found)
    return {
        "evidence": Evidence(
            "certified", tolerance=tolerance, reason=_left_open(model, found, tolerance)
        ),
        "status": np.array([b.status for b in found]),
        "margin": np.array([b.margin[1] for b in found]),
        "lower": np.array([b.outer[0] for b in found]),
        "upper": np.array([b.outer[1] for b in found]),
        "witness": np.array([b.witness for b in found]),
        "inner_margin": np.array([b.margin[0] for b in found]),
        "inner_lower": np.array([b.inner[0] for b in found]),
        "inner_upper": np.array([b.inner[1] for b in found]),
        "certificates": certificates if any(certificates) else (),
    }


def _left_open(model: Nonlinear, found: list[Bracket], tolerance: float) -> str | None:
    """What is undecided, or less close than asked, in a sentence."""
    pairs = list(zip(model.options, found, strict=True))
    ends = 2 * len(model.parameters)
    undecided = [o for o, b in pairs if b.status == "unknown"]
    wide = [f"{o} ({b.open} of {ends} ends)" for o, b in pairs if 0 < b.open < ends]
    unseen = [o for o, b in pairs if b.open == ends and o not in undecided]
    gaps = [(o, b.margin[1] - b.margin[0]) for o, b in pairs if np.isfinite(b.margin[0])]
    loose = [f"{o} (to {gap:.2g})" for o, gap in gaps if gap > tolerance]
    parts = [
        f"not decided: {', '.join(undecided)}" if undecided else "",
        f"ranges left wider within the time limit: {', '.join([*wide, *unseen])}"
        if wide or unseen
        else "",
        f"margins known less closely: {', '.join(loose)}" if loose else "",
    ]
    return "; ".join(part for part in parts if part) or None
