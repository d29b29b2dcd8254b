"""Which set of options is worth a budget, and which other may be better, scores being intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._portfolio import FEW, Choice, Set, better_somewhere, largest
from mcda.analyses._sampled import whole_number
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Result,
    axis,
    matching,
    require,
    weight_vector,
)
from mcda.errors import ProblemError
from mcda.methods.base import Model, ranks
from mcda.problem.labels import named, unmasked
from mcda.problem.value import LARGEST
from mcda.weights.sampling import as_rng
from mcda.weights.space import WeightSpace

SEARCHED = 30
"""Draws at which programmes look for sets, where they are too many to be listed."""
WIDEST = 12
"""Dimensions of a space cut by statements up to which its vertices are listed."""


@dataclass(frozen=True)
class Portfolio:
    """A set of options, what it costs, and its benefit: the sum of its options' scores."""

    options: tuple[str, ...]
    cost: float
    benefit: float


@dataclass(frozen=True, eq=False, kw_only=True)
class RobustPortfolio(Result):
    """The proposed set, and its competitors.

    benefit, cost : (n,) of each option;  ratio : (n,) benefit over cost, NaN where it costs nothing
    place : (n,) by the ratio, 1 is best; options that cost nothing come first
    proposed : the set with the most benefit that may be chosen
    competitors : sets that cost no more and have a higher benefit at some admissible weights and
        scores; those that are part of another are left out
    complete : whether these are all, as far as the evidence goes
    """

    analysis: ClassVar[str] = "robust_portfolio"
    benefit: Array = axis("n")
    cost: Array = axis("n")
    ratio: Array = axis("n")
    place: NDArray[np.int64] = axis("n")
    proposed: Portfolio
    competitors: tuple[Portfolio, ...] = ()
    complete: bool = True
    budget: float = 1.0

    def asked(self) -> dict[str, Any]:
        """The budget, and the sets."""
        sets = {"proposed": self.proposed, "competitors": list(self.competitors)}
        return {"budget": self.budget, "complete": self.complete} | {
            key: [vars(y) for y in x] if isinstance(x, list) else vars(x) for key, x in sets.items()
        }


def robust_portfolio(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace,
    *,
    costs: ArrayLike | Mapping[str, float] | None = None,
    budget: float = 1.0,
    groups: Sequence[str] = (),
    most: int = 100,
    evidence: str | None = None,
    samples: int = 1_000,
    rng: np.random.Generator | int | None = None,
) -> RobustPortfolio:
    """The set of options with the most benefit within a budget, and what competes with it.

    The benefit of a set is the sum of its options' scores at weights (p,). A competitor is compared
    with the proposed set where the scores of what only the proposed one holds are at their worse
    ends (`low` and `high` of the problem), and those of what only the other holds at the better.
    costs : (n,) or {option: cost}, 1 each unless given; with the default budget that is a choice
        of one;  groups : (n,) the group of each option; a set then holds one or more of each
    most : how many competitors are looked for
    evidence : `numeric` for linear models whose options depend on their own performances alone: the
        most that a competitor can gain is at a vertex of the space; of others `sampled`, with more
        than 12 options at 30 draws at most

    Source: Lourenco, Morton & Bana e Costa 2012, Decision Support Systems 54(1):534-550.
    Raises ProblemError where no set may be chosen, or costs or groups do not fit.
    """
    needs_model(model)
    matching(model, space)
    whole = model.linear is not None and model.method.rowwise
    whole &= not space.statements or space.dimension <= WIDEST
    require(evidence, ["numeric", "sampled"] if whole else ["sampled"])
    w = weight_vector(weights, model.parameters)
    count, seed = whole_number(samples), as_rng(rng)
    choice = Choice(_costs(costs, model.options), _budget(budget), _groups(groups, model.options))
    benefit = model(w)
    own = choice.best(benefit)
    if whole and evidence != "sampled":
        points = space.vertices()
        found = Evidence("numeric", tolerance=TOLERANCE)
    else:
        count = min(count, SEARCHED) if len(own) > FEW else count
        drawn = space.draw(count, seed[0])
        points = drawn.weights
        found = Evidence("sampled", count, seed[1], drawn.how)
    others, complete = _competing(model, choice, own, points, whole_number(most))

    def told(members: Set) -> Portfolio:
        names = (o for o, on in zip(model.options, members.tolist(), strict=True) if on)
        return Portfolio(tuple(names), float(members @ choice.costs), float(members @ benefit))

    free = choice.costs == 0
    ratio = np.where(free, np.nan, benefit / np.where(free, 1.0, choice.costs))
    return RobustPortfolio(
        options=model.options,
        parameters=model.parameters,
        evidence=found,
        benefit=benefit,
        cost=choice.costs,
        ratio=ratio,
        place=1 + np.where(free, 0, free.sum() + _behind(ratio, free)),
        proposed=told(own),
        competitors=tuple(told(x) for x in others),
        complete=complete,
        budget=choice.budget,
    )


def _behind(ratio: Array, free: NDArray[np.bool_]) -> NDArray[np.int64]:
    """(n,) how many of those that cost something have a better ratio."""
    found = np.zeros(len(ratio), dtype=np.int64)
    if not free.all():
        found[~free] = ranks(ratio[~free]) - 1
    return found


def _competing(
    model: Model, choice: Choice, own: Set, points: Array, most: int
) -> tuple[list[Set], bool]:
    problem = model.problem
    ends = np.where(own[:, None], problem.worse_end, problem.better_end)
    scores = model.method.compile(problem.with_performance(ends))(points)
    found, complete = better_somewhere(choice.within(float(own @ choice.costs)), own, scores, most)
    return largest(found), complete


def _costs(costs: Any, options: tuple[str, ...]) -> Array:
    if costs is None:
        return np.ones(len(options))
    costs = named(unmasked(costs), ProblemError, options, "costs")
    if isinstance(costs, Mapping):
        costs = [costs.get(name) for name in options]
    try:
        found = np.array(costs, dtype=float)
    except (TypeError, ValueError, OverflowError):
        found = np.array([])
    if found.shape != (len(options),) or not np.all(np.isfinite(found)) or np.any(found < 0):
        raise ProblemError(f"costs are one number >= 0 for each option, found {costs!r}")
    return found


def _budget(budget: float) -> float:
    if (
        isinstance(budget, bool)
        or not isinstance(budget, (int, float))
        or not 0 <= budget <= LARGEST
    ):
        raise ProblemError(f"a budget is a number from 0 to 1e100, found {budget!r}")
    return float(budget)


def _groups(groups: Sequence[str], options: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(groups, (list, tuple)):
        raise ProblemError(f"groups are a list of names, one an option, found {groups!r}")
    if groups and len(groups) != len(options):
        raise ProblemError(f"groups are one an option, found {len(groups)} for {len(options)}")
    return tuple(map(str, groups))
