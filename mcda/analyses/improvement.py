"""What is the smallest change of an option's own performances that makes it win."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._proved import Names, floats
from mcda.analyses._sampled import Draws, draw
from mcda.analyses._search import Search
from mcda.analyses._view import shares
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Result,
    axis,
    lowest,
    matching,
    require,
    strongest,
    unit_sum,
    weight_vector,
)
from mcda.errors import EvidenceError
from mcda.methods.base import TIE, Linear, Model, Whole
from mcda.problem.problem import Problem, fractions
from mcda.problem.value import decimal
from mcda.proof.improve import least_raise
from mcda.proof.region import Claim, Regions
from mcda.proof.simplex import Point
from mcda.proof.space import dot, exact_space
from mcda.weights.space import WeightSpace

COMMAND = "improve"
LOOKED = (
    "upper bounds: performances were tried in steps of a 32nd of the way to the better end, then "
    "by halving, and what is needed elsewhere than at these weights is not known"
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Improvement(Result):
    """What each option is short of being first (ties count), the others as they are.

    missing : (n,) how far its score is behind the best at the weights, in units of `values @ w` (of
        the score where the model is not linear): what every value of it would have to rise by
    missing_anywhere : (n,) the same at the admissible weights where it is least behind
    needed : (n, p) the performance on that criterion alone that makes it first at the weights, in
        the criterion's unit; what it has where it is first already; NaN where none would do
    needed_anywhere : (n, p) the same at some admissible weights; NaN also where that is not known
    on_scale, on_scale_anywhere : (n, p) whether there is such a performance on the scale
    """

    analysis: ClassVar[str] = "improvement"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("needed",), ("needed_anywhere",))
    performances: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"needed": "on_scale", "needed_anywhere": "on_scale_anywhere"}
    )
    missing: Array = axis("n")
    missing_anywhere: Array = axis("n")
    needed: Array = axis("np")
    on_scale: NDArray[np.bool_] = axis("np")
    needed_anywhere: Array = axis("np")
    on_scale_anywhere: NDArray[np.bool_] = axis("np")


def improvement(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace | None = None,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Improvement:
    """The smallest changes of an option's performances that would make it win.

    weights : (p,) that sum to 1;  space : of the answers `anywhere`, default the simplex
    evidence : `exact` or `numeric` for linear models in which an option's values depend on its own
        performances alone (`method.rowwise`), else `sampled`: performances are tried from the
        present one to the better end of the scale, and weights from the space

    Needed performances lie beyond the scale where the value function goes on there. Levels: the
    lowest that is enough.
    Source: after Kadzinski, Ciomek, Rychly & Slowinski 2016, Journal of Global Optimization
    65(3):531-562, for one value function and many weights.
    Raises WeightsError for weights that do not sum to 1, EvidenceError for another kind.
    """
    needs_model(model)
    w = unit_sum(weight_vector(weights, model.parameters))
    space = model.space() if space is None else space
    matching(model, space)
    linear = model.linear
    if linear is None or not model.method.rowwise:
        require(evidence, ["sampled"], "a change of one performance moves other options' scores")
    else:
        require(evidence, ["exact", "numeric", "sampled"])
    if linear is None or not model.method.rowwise or evidence == "sampled":
        return _sampled(model, w, draw(model, space, samples, rng), "")
    at = shares(weights, model.parameters)

    def rounded(why: str) -> Improvement:
        try:
            return _numeric(linear, at, space, why)
        except EvidenceError as error:
            require(evidence, ["sampled"], str(error))
            return _sampled(model, w, draw(model, space, samples, rng), f"; {why}; {error}")

    return strongest(evidence, ("numeric", "sampled"), lambda: _exact(linear, at, space), rounded)


Maybe = Fraction | None


@dataclass(frozen=True, eq=False)
class _Raises:
    """What is missing, and by how much each value alone must rise: None where none is enough.

    here, anywhere : (n,);  alone, alone_anywhere : (n, p);  margins : (n,) None without a rival
    proofs : (n, p) of alone_anywhere, None where it is 0 or None
    highest : (p,) claims on the largest value of each weight
    """

    here: list[Fraction]
    anywhere: list[Fraction]
    alone: list[list[Maybe]]
    alone_anywhere: list[list[Maybe]]
    margins: list[Claim | None]
    proofs: list[list[Claim | None]]
    highest: list[Claim]


def _raises(values: Whole, w: Point, space: WeightSpace) -> _Raises:
    regions = Regions(values, exact_space(space))
    scores = [dot(row, w) / values.denominator for row in values.rows]
    here = [max(scores) - score for score in scores]
    many = len(regions.leaders) > 1
    margins = [regions.margin(i) if many else None for i in range(len(scores))]
    anywhere = [max(-m.value, Fraction(0)) if m else Fraction(0) for m in margins]
    proofs = [
        [least_raise(regions, i, j) if short else None for j in range(len(w))]
        for i, short in enumerate(anywhere)
    ]
    return _Raises(
        here,
        anywhere,
        [[short / x if x else (None if short else short) for x in w] for short in here],
        [
            [(claim.value if claim else None) if short else short for claim in row]
            for short, row in zip(anywhere, proofs, strict=True)
        ],
        margins,
        proofs,
        [regions.claim(high) for _, high in regions.space.reach],
    )


def _exact(model: Linear, w: Point, space: WeightSpace) -> Improvement:
    values, problem = model.exact(), model.problem
    inverse = _Inverse(model, values)
    found = _raises(values, w, space)
    needed, anywhere = inverse(found.alone), inverse(found.alone_anywhere)
    exact = {
        "missing": found.here,
        "missing_anywhere": found.anywhere,
        "needed": needed,
        "needed_anywhere": anywhere,
    }
    names = Names(model.options, model.parameters)
    return Improvement(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        missing=floats(found.here),
        missing_anywhere=floats(found.anywhere),
        needed=floats(needed),
        on_scale=_on_scale(problem, needed),
        needed_anywhere=floats(anywhere),
        on_scale_anywhere=_on_scale(problem, anywhere),
        exact=exact,
        certificates=tuple(_certificate(names, found, i) for i in range(problem.n)),
    )


class _Inverse:
    """From raised values back to performances, in fractions.

    Raises EvidenceError where values are not those that the criteria's value functions (or the
    performances themselves) have.
    """

    def __init__(self, model: Linear, values: Whole) -> None:
        self.problem, self.table = model.problem, values.table
        read, sign = model.method.exact_read(model.problem)
        if self.table != tuple(tuple(x * s for x, s in zip(r, sign, strict=True)) for r in read):
            raise EvidenceError("the values have no inverse in fractions")
        self.inverses: list[Callable[[Fraction], Maybe]] = [_signed(s) for s in sign]
        if model.method.input == "value":
            functions = [c.value_function for c in model.problem.criteria]
            self.inverses = [getattr(function, "inverse", _none) for function in functions]
        if _none in self.inverses:
            raise EvidenceError("a value function has no inverse in fractions")

    def __call__(self, raises: Sequence[Sequence[Maybe]]) -> list[list[Maybe]]:
        return [[self._cell(i, j, r) for j, r in enumerate(row)] for i, row in enumerate(raises)]

    def _cell(self, i: int, j: int, least: Maybe) -> Maybe:
        if least is None:
            return None
        if least == 0:
            return self.problem.exact_performance[i][j]
        return self.inverses[j](self.table[i][j] + least)


def _none(_: Fraction) -> None:
    """The inverse of a function that has none."""


def _signed(sign: int) -> Callable[[Fraction], Fraction]:
    return lambda value: value * sign


def _on_scale(problem: Problem, needed: Sequence[Sequence[Maybe]] | Array) -> NDArray[np.bool_]:
    """(n, m) whether performances are on their scales; those without one are where they exist."""
    scales = [None if c.levels else c.scale for c in problem.criteria]
    limits = [tuple(map(decimal, scale)) if scale else None for scale in scales]

    def holds(x: Maybe | float, scale: tuple[Fraction, ...] | None) -> bool:
        if x is None or x != x:
            return False
        return scale is None or scale[0] <= x <= scale[1]

    return np.array([[holds(x, s) for x, s in zip(row, limits, strict=True)] for row in needed])


def _certificate(names: Names, found: _Raises, i: int) -> dict[str, Any]:
    margin = found.margins[i]
    if margin is None:
        return {"anywhere": {"at": names.point(found.highest[0].at)}}  # level everywhere
    if margin.value >= 0:
        return {"anywhere": {"at": names.point(margin.at)}}
    alone = {}
    for c, claim, unmoved in zip(names.parameters, found.proofs[i], found.highest, strict=True):
        if claim:
            alone[c] = {"raise": lowest(claim.value), **names.claim(claim)}
        else:
            alone[c] = {"by": names.multipliers(unmoved.by)}
    return {"anywhere": names.claim(margin), "alone": alone}


def _numeric(model: Linear, w: Point, space: WeightSpace, why: str) -> Improvement:
    """Raises of the values as floats have them; performances by halving."""
    found = _raises(Whole.of(fractions(model.values)), w, space)
    size = TIE * np.max(np.abs(model.values))
    raises = [np.array(floats(x)) for x in (found.here, found.anywhere)]
    search = Search(model)
    alone = [_searched(search, floats(x), size) for x in (found.alone, found.alone_anywhere)]
    missing, anywhere = (np.where(x > size, x, 0.0) for x in raises)
    return Improvement(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason=why or None),
        missing=missing,
        missing_anywhere=anywhere,
        needed=alone[0],
        on_scale=_on_scale(model.problem, alone[0]),
        needed_anywhere=alone[1],
        on_scale_anywhere=_on_scale(model.problem, alone[1]),
    )


def _searched(search: Search, raises: Array, size: float) -> Array:
    """(n, m) performances at which values rose so much; NaN where none is known to."""
    found = search.raised(raises)
    return np.where(
        raises <= size, search.problem.performance, np.where(np.isnan(raises), np.nan, found)
    )


def _sampled(model: Model, w: Array, draws: Draws, why: str) -> Improvement:
    here, first = model.problem.performance, model.first(w)
    scores = model.compared(w[None])[0][0]
    anywhere = np.full(len(scores), np.inf)
    for block in draws.blocks():
        short = block.scores.max(axis=1, keepdims=True) - block.scores
        anywhere = np.minimum(anywhere, np.where(block.first, 0.0, short).min(axis=0))
    needed = np.where(first[:, None], here, Search(model).first(w))
    elsewhere = np.where((anywhere == 0)[:, None], here, np.nan)
    return Improvement(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence(LOOKED + why),
        missing=np.where(first, 0.0, scores.max() - scores),
        missing_anywhere=anywhere,
        needed=needed,
        on_scale=_on_scale(model.problem, needed),
        needed_anywhere=elsewhere,
        on_scale_anywhere=_on_scale(model.problem, elsewhere),
    )
