"""What is the smallest change of weights that puts another option first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mcda.analyses._nearest import nearest_linear
from mcda.analyses._sampled import draw
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    matching,
    require,
    unit_sum,
    weight_vector,
)
from mcda.errors import EmptySpaceError, UnknownNameError, one_of
from mcda.methods.base import Linear, Model
from mcda.weights.space import WeightSpace

COMMAND = "flips"
NORMS: dict[str, Callable[[Array], Array]] = {
    "l1": lambda d: np.abs(d).sum(axis=-1),
    "l2": lambda d: np.sqrt((d**2).sum(axis=-1)),
    "linf": lambda d: np.abs(d).max(axis=-1),
}
NEAREST = 64
HALVINGS = 40
ROUNDS = 40
ROUND = 512


@dataclass(frozen=True, eq=False, kw_only=True)
class Flips(Result):
    """For each option the nearest weights at which it is first (ties count).

    distance : (n,) from the weights to the nearest admissible such weights; 0 where it is first
        already and the weights are admissible, NaN where it never is (not seen, when sampled)
    weights : (n, p) those nearest weights
    distance_simplex : (n,) the same, without the statements
    """

    analysis: ClassVar[str] = "flips"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("weights",),)
    norm: str
    locked: tuple[str, ...] = ()
    distance: Array = axis("n")
    weights: Array = axis("np")
    distance_simplex: Array = axis("n")

    def asked(self) -> dict[str, Any]:
        """The norm, and the weights that may not move."""
        return {"norm": self.norm, "locked": list(self.locked)}


def flips(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace | None = None,
    norm: str = "l1",
    *,
    locked: Iterable[str] = (),
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Flips:
    """Nearest weights at which each option is first.

    weights : (p,) that sum to 1;  norm : l1 (sum |dw|), l2, linf;  locked : weights that stay

    Linear models: a linear programme in l1 and linf, a least-distance problem in l2 (Lawson &
    Hanson 1974, ch. 23), `numeric`. Others: the nearest seen, drawn in along the line to the
    weights by bisection, `sampled`: an upper bound on the true distance.
    Raises WeightsError, UnknownNameError for another norm or locked name, EvidenceError.
    """
    w = unit_sum(weight_vector(weights, model.parameters))
    if norm not in NORMS:
        raise UnknownNameError(one_of(norm, NORMS, "norm"))
    space = model.space() if space is None else space
    matching(model, space)
    kind: Kind = "sampled" if model.linear is None else "numeric"
    require(evidence, [kind], "linear models have theirs by linear programmes, others by a sample")
    locked = tuple(locked)
    fixed = _places(locked, model.parameters)
    held, whole = (_held(s, w, fixed) for s in (space, space.without_statements()))
    if model.linear is None:
        near, found = _sampled(model, w, held, norm, samples, rng)
        anywhere, _ = _sampled(model, w, whole, norm, samples, rng, _known(near))
    else:
        near, anywhere = (_numeric(model.linear, w, s, norm) for s in (held, whole))
        found = Evidence("numeric", tolerance=TOLERANCE)
    return Flips(
        options=model.options,
        parameters=model.parameters,
        evidence=found,
        norm=norm,
        locked=locked,
        distance=NORMS[norm](near - w),
        weights=near,
        distance_simplex=NORMS[norm](anywhere - w),
    )


def _places(locked: tuple[str, ...], parameters: tuple[str, ...]) -> tuple[int, ...]:
    for name in locked:
        if name not in parameters:
            raise UnknownNameError(one_of(name, parameters, "weight"))
    return tuple(parameters.index(name) for name in locked)


def _held(space: WeightSpace, w: Array, fixed: tuple[int, ...]) -> WeightSpace | None:
    """The space with the locked weights held at their value; None where that leaves nothing."""
    now = {space.parameters[j]: w[j] for j in fixed}
    try:
        return space.bounds(lower=now, upper=now) if now else space
    except EmptySpaceError:
        return None


def _nowhere(model: Model) -> Array:
    return np.full((len(model.options), len(model.parameters)), np.nan)


def _numeric(model: Linear, w: Array, space: WeightSpace | None, norm: str) -> Array:
    return _nowhere(model) if space is None else nearest_linear(model, w, space, norm)


def _sampled(
    model: Model,
    w: Array,
    space: WeightSpace | None,
    norm: str,
    samples: int,
    rng: np.random.Generator | int | None,
    known: Array | None = None,
) -> tuple[Array, Evidence]:
    """The nearest weights seen, and how they were looked for; known : (q, p) seen before."""
    reason = "upper bounds: a nearer flip may exist"
    if space is None:
        return _nowhere(model), Evidence("sampled", samples=0, reason=reason)
    draws = draw(model, space, samples, rng)
    seen = draws.sample.weights if known is None else np.vstack([draws.sample.weights, known])
    return _nearest_seen(model, w, seen, space, norm), draws.evidence(reason)


def _known(points: Array) -> Array:
    return points[~np.isnan(points).any(axis=1)]


def _nearest_seen(model: Model, w: Array, seen: Array, space: WeightSpace, norm: str) -> Array:
    """(n, p) the nearest weights found at which each option is first; NaN where never seen."""
    now = model.first(w)
    inside = bool(space.contains(w))
    first = model.first(seen)
    near = np.full((len(model.options), len(w)), np.nan)
    for i in range(len(near)):
        if inside and now[i]:
            near[i] = w
            continue
        won = seen[first[:, i]]
        if not len(won):
            continue
        won = won[np.argsort(NORMS[norm](won - w), kind="stable")[:NEAREST]]
        near[i] = _closest(model, w, won, i, inside, norm)
        for k in range(ROUNDS):  # look around the best so far, ever closer
            around = seen[(k * ROUND + np.arange(ROUND)) % len(seen)]
            tried = near[i] + 0.5 ** (k % 10 + 1) * (around - near[i])
            tried = tried[model.first(tried)[:, i]][:NEAREST]
            near[i] = _closest(model, w, np.vstack([near[i : i + 1], tried]), i, inside, norm)
    return near


def _closest(model: Model, w: Array, won: Array, i: int, inside: bool, norm: str) -> Array:
    """The nearest to w of `won` (q, p), first drawn in towards w where w is admissible."""
    if inside:
        won = _drawn_in(model, w, won, i)
    return np.asarray(won[np.argmin(NORMS[norm](won - w))])


def _drawn_in(model: Model, w: Array, won: Array, i: int) -> Array:
    """Each of `won` (q, p) moved towards w as far as bisection finds option i still first."""
    near, far = np.zeros(len(won)), np.ones(len(won))
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        holds = model.first(w + middle[:, None] * (won - w))[:, i]
        near, far = np.where(holds, near, middle), np.where(holds, middle, far)
    return np.asarray(w + far[:, None] * (won - w))
