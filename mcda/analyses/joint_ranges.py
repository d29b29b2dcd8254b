"""Under which weights can each option win, and must, when scores are intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._field import Field
from mcda.analyses._joint_seen import Possible, possible
from mcda.analyses._proved import Names, floats
from mcda.analyses._region import scaled
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Model
from mcda.problem.problem import Problem
from mcda.problem.value import LevelValue, LinearValue, PiecewiseValue
from mcda.proof.joint import JointRegions
from mcda.proof.region import Multipliers, Won
from mcda.proof.simplex import Point
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

VARIANT = "ranges --intervals"


@dataclass(frozen=True, eq=False, kw_only=True)
class JointRanges(Result):
    """Where each option can be first with some scores of their intervals, and where with all.

    status : (n,) possible: "strict" (with some scores and weights it leads alone), "tie" (level
        at best), "never", or "unknown" (not seen in the sample)
    margin : (n,) the most it can lead the best rival by, in units of `values @ w`; inf without one
    lower, upper, witness : (n, p) range of each weight over where it can be first, and weights
        there; NaN where never; sampled ranges are inner bounds
    necessary : (n,) with all scores: first "everywhere", "somewhere", "never", or "unknown"
    necessary_margin, necessary_lower, necessary_upper, necessary_witness : the same of where it is
        first whatever the scores; what of its region survives
    """

    analysis: ClassVar[str] = "joint_ranges"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("lower", "upper"),
        ("necessary_lower", "necessary_upper"),
    )
    status: NDArray[np.str_] = axis("n")
    margin: Array = axis("n")
    lower: Array = axis("np")
    upper: Array = axis("np")
    witness: Array = axis("np")
    necessary: NDArray[np.str_] = axis("n")
    necessary_margin: Array = axis("n")
    necessary_lower: Array = axis("np")
    necessary_upper: Array = axis("np")
    necessary_witness: Array = axis("np")


def joint_ranges(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> JointRanges:
    """Possible and necessary winners over weights and scores jointly.

    model : a compiled method; the intervals are the `low` and `high` of its problem
    evidence : of a linear model whose options depend on their own performances alone (rowwise)
        `exact` (the default where values are rational), `numeric` (linear programmes in floating
        point) or `sampled`; of others `sampled`

    Source: possible and necessary winners, Salo & Hamalainen 1992, Operations Research
    40(6):1053-1061; the extremes at the ends of the intervals are derived in `mcda/proof/joint.py`.
    Raises EvidenceError for a kind that does not apply.
    """
    needs_model(model)
    matching(model, space)
    linear = model.linear
    rowwise = linear is not None and model.method.rowwise
    if rowwise:
        require(evidence, ["exact", "numeric", "sampled"])
    else:
        why = (
            "what an option is worth depends on the others" if linear else "the model is not linear"
        )
        require(evidence, ["sampled"], why)
    if linear is None or not rowwise or evidence == "sampled":
        return _sampled(model, *possible(model, space, samples, rng))
    both = _ends(linear)
    return strongest(
        evidence,
        ("numeric", "sampled"),
        lambda: _exact(linear, both, space),
        lambda why: _numeric(linear, both, space, why),
    )


def _ends(model: Linear) -> Linear:
    """The model of 2n options: each at its best, then each at its worst."""
    problem = model.problem
    ids = [f"{end}:{o}" for end in ("best", "worst") for o in problem.option_ids]
    rows = np.vstack([problem.better_end, problem.worse_end])
    found = model.method.compile(Problem(rows, problem.criteria, ids)).linear
    if found is None:
        raise EvidenceError("the model is not linear at the ends of the intervals")
    return found


def _exact(model: Linear, both: Linear, space: WeightSpace) -> JointRanges:
    regions = JointRegions(both.exact(), exact_space(space))
    n, p, names = regions.n, len(model.parameters), Names(model.options * 2, model.parameters)
    can, must = regions.won[:n], regions.won[n:]
    always = [regions.everywhere(i) if must[i].lower else {} for i in range(n)]
    exact = _columns("", can, p) | _columns("necessary_", must, p)
    arrays: dict[str, Any] = {
        key: floats(x, np.inf if "margin" in key else np.nan) for key, x in exact.items()
    }
    return JointRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        status=np.array([won.status for won in can]),
        necessary=np.array(
            [
                _necessary(won.status, not isinstance(proof, tuple))
                for won, proof in zip(must, always, strict=True)
            ]
        ),
        exact=exact,
        certificates=tuple(
            _proofs(names, "", can[i])
            | _proofs(names, "necessary_", must[i])
            | _everywhere(names, always[i])
            | ({"level": names.level(level)} if (level := regions.level(i)) else {})
            for i in range(n)
        ),
        **arrays,
    )


def _necessary(status: str, everywhere: bool) -> str:
    """From the status of the region where an option is first whatever the scores."""
    return "never" if status == "never" else "everywhere" if everywhere else "somewhere"


def _columns(prefix: str, won: Sequence[Won], p: int) -> dict[str, list[Any]]:
    nothing = (None,) * p
    return {
        f"{prefix}margin": [w.margin.value if w.margin else None for w in won],
        f"{prefix}lower": [[c.value for c in w.lower] if w.lower else nothing for w in won],
        f"{prefix}upper": [[c.value for c in w.upper] if w.upper else nothing for w in won],
        f"{prefix}witness": [w.witness or nothing for w in won],
    }


def _proofs(names: Names, prefix: str, won: Won) -> dict[str, Any]:
    """The margin's mixture of rivals, and what proves each end of a range."""
    proofs: dict[str, Any] = {}
    if won.margin is not None:
        proofs[f"{prefix}margin"] = names.claim(won.margin)
    if won.lower is not None and won.upper is not None:
        proofs[f"{prefix}lower"] = names.claims(won.lower)
        proofs[f"{prefix}upper"] = names.claims(won.upper)
    return proofs


def _everywhere(
    names: Names, proof: Mapping[int, Multipliers] | tuple[int, Point]
) -> dict[str, Any]:
    """What proves of every rival that it is nowhere ahead, or where one is; nothing without any."""
    if isinstance(proof, tuple):
        rival, at = proof
        return {"somewhere": {"rival": names.options[rival], "at": names.point(at)}}
    if not proof:
        return {}
    return {"everywhere": {names.options[k]: names.multipliers(by) for k, by in proof.items()}}


def _numeric(model: Linear, both: Linear, space: WeightSpace, why: str) -> JointRanges:
    n = len(model.options)
    values, size = scaled(both.values)
    field = Field(values, linear_twins(both, space), space)
    found = [field.found(row) for row in range(2 * n)]
    always = [f.status != "never" and field.everywhere(i) for i, f in enumerate(found[n:])]
    arrays: dict[str, Any] = {
        f"{prefix}{name}": np.array([getattr(f, name) for f in part])
        for prefix, part in (("", found[:n]), ("necessary_", found[n:]))
        for name in ("margin", "lower", "upper", "witness")
    }
    for name in ("margin", "necessary_margin"):
        arrays[name] = arrays[name] * size
    reasons = [reason for reason in (why, _monotone(model.problem)) if reason]
    return JointRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason="; ".join(reasons) or None),
        status=np.array([f.status for f in found[:n]]),
        necessary=np.array(
            [_necessary(f.status, all_) for f, all_ in zip(found[n:], always, strict=True)]
        ),
        **arrays,
    )


def _monotone(problem: Problem) -> str:
    """What is taken on trust where value functions are of the user's own making."""
    known = (LinearValue, PiecewiseValue, LevelValue, type(None))
    own = [c.id for c in problem.criteria if not isinstance(c.value_function, known)]
    return f"values of {', '.join(own)} are taken to rise or fall throughout" if own else ""


def _sampled(model: Model, can: Possible, evidence: Evidence) -> JointRanges:
    n, p = can.lower.shape
    unknown = np.full((n, p), np.nan)
    return JointRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=evidence,
        status=can.status,
        margin=can.margin,
        lower=can.lower,
        upper=can.upper,
        witness=can.witness,
        necessary=np.full(n, "unknown"),
        necessary_margin=np.full(n, np.nan),
        necessary_lower=unknown,
        necessary_upper=unknown,
        necessary_witness=unknown,
    )
