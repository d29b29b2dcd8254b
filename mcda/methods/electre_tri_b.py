"""ELECTRE TRI-B: ordered classes by outranking the profiles that part them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import MethodError
from mcda.methods._classes import Classes, Rows, Rule, highest_passed
from mcda.methods._credibility import Thresholds, exact_rows, rows
from mcda.methods._sorting import CONSTANT, UNWEIGHED, Sorting, share, sorted_by
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class ElectreTriB(Sorting):
    """ELECTRE TRI-B, with limiting profiles b_1 .. b_k between k + 1 classes.

    a S b where s(a, b) >= lambda, s = C prod_(d_j > C) (1 - d_j) / (1 - C), C = sum_j w_j c_j / W,
    W = sum_j w_j; c_j falls from 1 to 0 and d_j rises from 0 to 1 as b is ahead of a by q to p,
    and by p to v. Pessimistic: the best class whose lower profile a outranks. Optimistic: the
    worst class whose upper profile b is preferred to a (b S a and not a S b).

    categories, profiles : the classes, worst first, and the profiles between them: as many less
        one, each at least as good as the one before on every criterion. Without profiles each
        criterion's scale is parted equally
    lambda_ : the cut, above 0, usually 0.5 to 1 (`lambda` in a file)
    q, p, v : indifference, preference and veto thresholds: a number for all criteria, m numbers
        (null for none) or `{criterion: number}`; without any q = p = 0 and nothing vetoes
    rule : pessimistic or optimistic, which gives the score; both are in the details

    All weights zero outrank everything. Where a criterion on which d_j = 1 has no weight and all
    others agree, C = 1 and the formula has no factor left, so a S b.

    Source: Mousseau, Slowinski & Zielniewicz 2000, Computers & Operations Research 27:757-777,
    after Yu 1992, thesis, Universite Paris-Dauphine, and Roy & Bouyssou 1993.
    Not for ranking: inside a class all options tie, and classes depend on where profiles are.
    """

    lambda_: float = 0.75
    q: Any = None
    p: Any = None
    v: Any = None
    rule: Literal["pessimistic", "optimistic"] = "pessimistic"

    source: ClassVar[str] = "Mousseau, Slowinski & Zielniewicz 2000"
    family: ClassVar[str] = "sorting"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"q": 0.0625, "p": 0.25, "lambda_": 0.6},
        {"q": 0.0625, "p": 0.125, "v": 0.25, "rule": "optimistic"},
        {"categories": 5, "v": 0.25, "lambda_": 0.55},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason=CONSTANT,
            source="the rule recomputed: 0.7 is short of 0.75, 0.525 + 0.25 is not",
            performance=((0.4, 0.1), (0.1, 0.1)),
            weights=(0.7, 0.3),
            directions=("max", "max"),
        ),
        "ignores_a_criterion_without_weight": Break(
            reason=UNWEIGHED,
            source="the credibility recomputed: with d = 1 it is 0 wherever C is below 1",
            performance=((0.9, 0.6),),
            weights=(0.8, 0.2),
            directions=("max", "max"),
            params={"v": 0.25},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        share(self.lambda_, "lambda")
        if self.rule not in ("pessimistic", "optimistic"):
            raise MethodError(f"rule is pessimistic or optimistic, found {self.rule!r}", "rule")

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Conditions a S b_h and b_h S a, each linear in the weights (see `_credibility`)."""
        x, limits = self.read_profiles(problem, performance)
        k, names = limits.shape[-2], self.names
        thresholds = self._thresholds(problem)
        one, other = x[..., None, :, :], limits[..., :, None, :]
        one, other = np.broadcast_arrays(one, other)
        cut = float(self.lambda_)
        table = np.concatenate(
            [rows(thresholds, one, other, cut), rows(thresholds, other, one, cut)], axis=-3
        )
        exact = cache(partial(self._exact, problem))
        by = {
            "pessimistic": Classes(names, highest_passed(range(k)), frozen(table), exact),
            "optimistic": Classes(names, lowest_preferred(k), frozen(table), exact),
        }
        return sorted_by(self, problem, performance, by[self.rule], by)

    def _thresholds(self, problem: Problem) -> Thresholds:
        given = {"q": self.q, "p": self.p, "v": self.v}
        return Thresholds.of(*(self.by_criterion(x, problem, key) for key, x in given.items()))

    def _exact(self, problem: Problem) -> Rows:
        x, limits = self.exact_profiles(problem)
        level: list[Table] = [(b,) * problem.n for b in limits]
        pairs = [*((x, b) for b in level), *((b, x) for b in level)]
        return exact_rows(self._thresholds(problem), pairs, decimal(self.lambda_))


def lowest_preferred(k: int) -> tuple[tuple[Rule, ...], ...]:
    """Optimistic rules: conditions 0 .. k - 1 say a S b_h, k .. 2k - 1 say b_h S a.

    The profile below is not preferred: b_h S a fails, or a S b_h holds as well. Profiles get
    better, so neither is then one further below.
    """

    def above(h: int) -> Rule:
        return ((k + h, True), (h, False)) if h < k else ()

    def below(h: int) -> tuple[Rule, ...]:
        return ((((k + h - 1, False),), ((k + h - 1, True), (h - 1, True)))) if h else ((),)

    return tuple(tuple((*above(h), *rule) for rule in below(h)) for h in range(k + 1))
