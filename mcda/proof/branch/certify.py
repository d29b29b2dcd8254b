"""Where each option of a non-linear model wins: statuses, ranges and margins, each a bracket.

Twins are proved by the method, from points that tell all polynomials of degree 4 on the space
apart. One of each group is hunted for, all on one clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods._bounds import Array, Bounds, Indices
from mcda.methods.base import Nonlinear, tie_tolerance
from mcda.proof.branch.domain import Domain, make_domain
from mcda.proof.branch.hunt import NOISE, Hunt, Setting
from mcda.proof.branch.written import above, attained, below, ranges, refutation
from mcda.proof.simplex import Point
from mcda.weights.space import WeightSpace

SEEDS = 8_192
PILOT = 256
SLICE = 0.25
TURNS = 8
"""Seconds an option works before the next one does; less, where that many turns would not fit."""


@dataclass(frozen=True, eq=False)
class Bracket:
    """What is known of one option.

    status : strict, tie, never or unknown;  margin : proved lower and upper bound of its best lead
    outer, inner : each (p,) low and (p,) high: bounds proved, and values attained; NaN where never
    witness : (p,) where it is first, or None;  open : how many of its 2p ends are wider than asked
    certificate : its proofs as JSON, or None where the method cannot tell them
    """

    status: str
    margin: tuple[float, float]
    outer: tuple[Array, Array]
    inner: tuple[Array, Array]
    witness: Array
    open: int
    certificate: dict[str, Any] | None


def certify(
    model: Nonlinear, space: WeightSpace, tolerance: float, time_limit: float
) -> list[Bracket]:
    """(n,) brackets of all options, with ranges closed to `tolerance` where time allows.

    Raises EvidenceError where the model has no bounds, or none on these data.
    """
    bounds = model.bounds
    if bounds is None:
        raise EvidenceError(f"{model.method.name} gives no bounds to prove anything with")
    until = monotonic() + time_limit
    domain = make_domain(space)
    setting = Setting(bounds, domain, tolerance)
    order = _canonical(model)
    w = space.sample(SEEDS, 0)
    leader = _twins(model, bounds, domain, w[:PILOT], order)
    scores = model(w)
    hunts = {}
    for i in sorted(set(leader)):
        rivals = np.array([k for k in order if leader[k] != leader[i]], dtype=int)
        if len(rivals):
            leads = _leads(model, i, rivals)
            ahead = (scores[:, [i]] - scores[:, rivals]).min(axis=1)
            hunts[i] = Hunt(setting, i, rivals, leads, _seeds(w, ahead))
    _on_one_clock([hunts[i].steps() for i in order if i in hunts], until)
    brackets = {
        i: _judged(hunts[i], model, tolerance) if i in hunts else _unrivalled(domain)
        for i in set(leader)
    }
    return [
        brackets[i] if k == i else _twin(brackets[i], model.options[i])
        for k, i in enumerate(leader)
    ]


def _twin(bracket: Bracket, leader: str) -> Bracket:
    """The same of an option that is level with another everywhere: its proofs are the other's."""
    return replace(bracket, certificate=bracket.certificate and {"twin": leader})


def _canonical(model: Nonlinear) -> list[int]:
    """The options in an order that does not depend on how they are listed."""
    rows = model.problem.performance
    return sorted(range(len(rows)), key=lambda i: (tuple(rows[i]), i))


def _twins(
    model: Nonlinear, bounds: Bounds, domain: Domain, w: Array, order: list[int]
) -> list[int]:
    """(n,) of each option the first, in `order`, that it is level with on the whole space."""
    scores = model(w)
    near = tie_tolerance(scores)
    leader = list(range(len(order)))
    firsts: list[int] = []
    for i in order:
        for k in firsts:
            close = np.all(np.abs(scores[:, i] - scores[:, k]) <= near[:, 0])
            if close and _level(bounds, domain, i, k):
                leader[i] = k
                break
        else:
            firsts.append(i)
    return leader


def _level(bounds: Bounds, domain: Domain, i: int, k: int) -> bool:
    """Whether it is proved that two options score the same at all weights, or at the only ones."""
    if len(domain.lattice) == 1:
        return bounds.signs(domain.lattice[0], i, np.array([k])) == (0,)
    return bounds.level(i, k, domain.lattice)


def _leads(model: Nonlinear, i: int, rivals: Indices) -> Callable[[Array], Array]:
    def leads(w: Array) -> Array:
        scores = model(w)
        return scores[:, [i]] - scores[:, rivals]

    return leads


def _seeds(w: Array, ahead: Array) -> Array:
    """Of weights (S, p) the two with the best leads (S,), and those won that are extreme."""
    won = w[ahead >= 0]
    best = w[np.argsort(-ahead, kind="stable")[:2]]
    return (
        best
        if not len(won)
        else np.vstack([best, won[won.argmin(axis=0)], won[won.argmax(axis=0)]])
    )


def _on_one_clock(work: list[Iterator[None]], until: float) -> None:
    """Let each work in turn until all are done or time is up."""
    turn = min(SLICE, (until - monotonic()) / (TURNS * max(len(work), 1)))
    while work and monotonic() < until:
        left = []
        for steps in work:
            stop = min(until, monotonic() + turn)
            if not _worked(steps, stop):
                left.append(steps)
        work = left


def _worked(steps: Iterator[None], stop: float) -> bool:
    """Whether it came to its end; it always does at least one step unless time is up."""
    while monotonic() < stop:
        try:
            next(steps)
        except StopIteration:
            return True
    return False


def _judged(hunt: Hunt, model: Nonlinear, tolerance: float) -> Bracket:
    """What the hunt has proved, its points settled in fractions."""
    p = hunt.domain.p
    nothing = np.full(p, np.nan)
    point = hunt.exact(hunt.best_at) if hunt.best >= -NOISE else None
    status = _status(hunt, point)
    margin = _margin(hunt, status)
    if status == "never":
        certificate = refutation(hunt, model)
        ends = (nothing, nothing)
        return Bracket(status, margin, ends, ends, nothing, 0, certificate)
    outer = [hunt.bound(e) for e in range(2 * p)]
    low = np.array([below(-x) for x in outer[:p]])
    high = np.array([above(x) for x in outer[p:]])
    if point is None:
        return Bracket(status, margin, (low, high), (nothing, nothing), nothing, 2 * p, None)
    at = attained(hunt, point)
    inner_low = np.array([float(w[j]) for j, w in enumerate(at[:p])])
    inner_high = np.array([float(w[j]) for j, w in enumerate(at[p:])])
    gaps = np.concatenate([inner_low - low, high - inner_high])
    return Bracket(
        status,
        margin,
        (low, high),
        (np.maximum(inner_low, low), np.minimum(inner_high, high)),
        np.array([float(x) for x in point]),
        int(np.sum(gaps > tolerance)),
        ranges(hunt, model, point, at, outer),
    )


def _status(hunt: Hunt, point: Point | None) -> str:
    if point is None:
        return "never" if hunt.refuted else "unknown"
    if hunt.alone(point):
        return "strict"
    return (
        "tie" if hunt.question.bounds.behind(hunt.question.i, hunt.question.rivals) else "unknown"
    )


def _margin(hunt: Hunt, status: str) -> tuple[float, float]:
    """Proved bounds of its best lead: that of a point in fractions, and what was refuted."""
    question, most = hunt.question, hunt.lead_most
    if status in ("tie", "never"):
        most = min(most, 0.0)
    point = hunt.domain.settle(hunt.best_at) if np.isfinite(hunt.best) else None
    if point is None:
        return -np.inf, most
    least = question.bounds.lead(point, question.i, question.rivals)[0]
    return min(least, most), most


def _unrivalled(domain: Domain) -> Bracket:
    """All options are level everywhere, so each is first everywhere."""
    low, high = domain.reach
    ends = np.array([below(x) for x in low]), np.array([above(x) for x in high])
    corners = [x.point for pair in domain.exact.reach for x in pair]
    middle = np.array([[float(x) for x in corner] for corner in corners]).mean(axis=0)
    return Bracket("strict", (np.inf, np.inf), ends, ends, middle, 0, None)
