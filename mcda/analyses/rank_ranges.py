"""The best and the worst rank that each option can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._proved import Names
from mcda.analyses._rank_programme import RankProgramme
from mcda.analyses._region import CLEAR
from mcda.analyses._sampled import draw
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.errors import EvidenceError
from mcda.methods.base import TIE, Linear, Model, ranks
from mcda.proof.ranks import SIDES, End, Ranks, Side
from mcda.proof.region import exact_regions
from mcda.weights.space import WeightSpace

COMMAND = "ranks"
PAIRS = 3000
"""Options whose programmes are solved, times all options; about ten seconds."""


@dataclass(frozen=True, eq=False, kw_only=True)
class RankRanges(Result):
    """Ranks over the space; 1 is best, and a rank is 1 plus the number strictly better.

    best, worst : (n,) of a sample only those seen: the truth can only be wider
    best_witness, worst_witness : (n, p) weights at which it has them
    """

    analysis: ClassVar[str] = "rank_ranges"
    best: NDArray[np.int64] = axis("n")
    worst: NDArray[np.int64] = axis("n")
    best_witness: Array = axis("np")
    worst_witness: Array = axis("np")


def rank_ranges(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> RankRanges:
    """Best and worst attainable rank of each option over the space.

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational; an option
        whose proof would take too long is `numeric`), `numeric` (mixed-integer programmes in
        floating point) or `sampled`; of others `sampled`, or `numeric` where a single point is
        admissible

    Source: Salo & Punkka 2011, Management Science 57(1):200-214; Kadzinski, Greco & Slowinski
    2012, Omega 40(4):488-503.
    Raises EvidenceError for a kind that does not apply.
    """
    needs_model(model)
    matching(model, space)
    linear = model.linear
    if linear is None:
        kinds: list[Kind] = ["sampled"] if space.dimension else ["numeric", "sampled"]
        require(evidence, kinds, "the model is not linear in its weights")
    else:
        require(evidence, ["exact", "numeric", "sampled"])
    weaker = _Weaker(model, space, samples, rng)
    every = range(len(model.options))
    if linear is None and space.dimension == 0 and evidence != "sampled":
        return _result(model, *weaker.at_the_point(every))
    if linear is None or evidence == "sampled":
        return _result(model, *weaker.sampled(every))
    if evidence == "numeric":
        return _result(model, *weaker.programmed(linear, every))
    return strongest(
        evidence,
        ("numeric", "sampled"),
        lambda: _exact(linear, space, weaker, whole=evidence == "exact"),
        lambda why: _result(model, *weaker.found(linear, every, why)),
    )


@dataclass(frozen=True, eq=False)
class _Row:
    """One option's ranks and weights at which it has them; proof : empty without one."""

    best: int
    worst: int
    best_at: Sequence[Any]
    worst_at: Sequence[Any]
    kind: Kind
    proof: Mapping[str, Any] = field(default_factory=dict)


Rows = Mapping[int, _Row]


def _exact(model: Linear, space: WeightSpace, weaker: _Weaker, *, whole: bool) -> RankRanges:
    """Proved where it can be within the work allowed, else weaker; whole : or not at all."""
    asked, every = Ranks(exact_regions(model, space)), range(len(model.options))
    ends = asked.ends()
    open_ = [i for i in every if not {(i, "best"), (i, "worst")} <= set(ends)]
    why = f"not exact for {_some(model, open_)}: it would take too long" if open_ else ""
    if open_ and whole:
        raise EvidenceError(why)
    names = Names(model.options, model.parameters)
    rows = {i: _proved(names, ends[i, "best"], ends[i, "worst"]) for i in every if i not in open_}
    if not open_:
        return _result(model, rows, Evidence("exact"))
    others, evidence = weaker.found(model, open_, why)
    rows |= {i: _held(row, {side: _known(asked, ends, i, side) for side in SIDES})
             for i, row in others.items()}  # fmt: skip
    return _result(model, rows, evidence)


def _proved(names: Names, best: End, worst: End) -> _Row:
    proof = {
        "best": [names.multipliers(conflict) for conflict in best.conflicts],
        "worst": [names.multipliers(conflict) for conflict in worst.conflicts],
    }
    return _Row(best.rank, worst.rank, best.at, worst.at, "exact", proof)


def _known(
    asked: Ranks, ends: Mapping[tuple[int, Side], End], i: int, side: Side
) -> tuple[int, int]:
    """The rank that none is beyond, and one that is attained."""
    if (i, side) in ends:
        return ends[i, side].rank, ends[i, side].rank
    return asked.known(i, side)


def _held(row: _Row, known: Mapping[Side, tuple[int, int]]) -> _Row:
    """A row that was not proved, held to what exact arithmetic knows."""
    (best, good), (worst, bad) = known["best"], known["worst"]
    return replace(row, best=min(max(row.best, best), good), worst=max(min(row.worst, worst), bad))


@dataclass(frozen=True, eq=False)
class _Weaker:
    """Ranks without a proof: by programmes, or where these would take too long from a sample."""

    model: Model
    space: WeightSpace
    samples: int
    rng: np.random.Generator | int | None

    def found(self, linear: Linear, options: Sequence[int], why: str) -> tuple[Rows, Evidence]:
        """By programmes if these are few and small enough."""
        if len(options) * len(self.model.options) <= PAIRS:
            return self.programmed(linear, options, why)
        return self.sampled(options, f"{why}; programmes would take too long")

    def programmed(
        self, linear: Linear, options: Sequence[int], why: str = ""
    ) -> tuple[Rows, Evidence]:
        """Mixed-integer programmes, stated for one option of each group of twins."""
        groups = linear_twins(linear, self.space)
        leaders, place, sizes = np.unique(groups, return_inverse=True, return_counts=True)
        stated = RankProgramme(linear.values[leaders], sizes, self.space)
        wanted = sorted({int(place[i]) for i in options})
        ends = {row: (stated.best(row), stated.worst(row)) for row in wanted}
        rows = {}
        for i in options:
            best, worst = ends[int(place[i])]
            rows[i] = _Row(1 + best.ahead, 1 + worst.ahead, list(best.w), list(worst.w), "numeric")
        stopped = [i for i in options if not all(end.settled for end in ends[int(place[i])])]
        reasons = [why] if why else []
        if stopped:
            reasons.append(f"attained ranks for {_some(linear, stopped)}: the search was stopped")
        return rows, Evidence("numeric", tolerance=CLEAR, reason="; ".join(reasons) or None)

    def sampled(self, options: Sequence[int], why: str = "") -> tuple[Rows, Evidence]:
        """Ranks seen in a sample."""
        draws = draw(self.model, self.space, self.samples, self.rng)
        n, p = len(draws.groups), draws.sample.weights.shape[1]
        best, worst = np.full(n, n + 1), np.zeros(n, dtype=np.int64)
        best_at, worst_at = np.zeros((n, p)), np.zeros((n, p))
        for block in draws.blocks():
            seen = ranks(block.scores, block.tolerance / TIE)
            for ends, at, place, better in (
                (best, best_at, seen.argmin(axis=0), np.less),
                (worst, worst_at, seen.argmax(axis=0), np.greater),
            ):
                here = seen[place, np.arange(n)]
                changed = better(here, ends)
                ends[changed], at[changed] = here[changed], block.weights[place[changed]]
        rows = {
            i: _Row(int(best[i]), int(worst[i]), list(best_at[i]), list(worst_at[i]), "sampled")
            for i in options
        }
        reason = "inner bounds: not every weight was tried"
        return rows, draws.evidence(f"{why}; {reason}" if why else reason)

    def at_the_point(self, options: Sequence[int]) -> tuple[Rows, Evidence]:
        """Ranks at the only admissible weights, which a single draw is: none are left untried."""
        rows, _ = replace(self, samples=1).sampled(options)
        rows = {i: replace(row, kind="numeric") for i, row in rows.items()}
        return rows, Evidence("numeric", tolerance=TOLERANCE)


def _some(model: Model, places: Sequence[int]) -> str:
    """A few options by name, and how many more."""
    named = ", ".join(model.options[i] for i in places[:3])
    return f"{named} and {len(places) - 3} more" if len(places) > 3 else named


def _result(model: Model, found: Rows, evidence: Evidence) -> RankRanges:
    rows = [found[i] for i in range(len(model.options))]
    nothing = [None] * len(model.parameters)
    proved = any(row.proof for row in rows)
    exact = {
        "best_witness": [row.best_at if row.proof else nothing for row in rows],
        "worst_witness": [row.worst_at if row.proof else nothing for row in rows],
    }
    return RankRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=evidence,
        kinds=tuple(row.kind for row in rows),
        best=np.array([row.best for row in rows]),
        worst=np.array([row.worst for row in rows]),
        best_witness=np.array([row.best_at for row in rows], dtype=float),
        worst_witness=np.array([row.worst_at for row in rows], dtype=float),
        exact=exact if proved else {},
        certificates=tuple(row.proof or None for row in rows) if proved else (),
    )
