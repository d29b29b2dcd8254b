"""SIMUS: each criterion in turn the objective of a linear programme, the others its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError, one_of
from mcda.methods._simus import efficient_results
from mcda.methods.base import Array, Break, Linear, Method
from mcda.problem.problem import Problem, Table, frozen

RANKS = ("sum", "dominance")


@dataclass(frozen=True, kw_only=True)
class Simus(Method):
    """Sequential interactive model for urban systems.

    S_i(w) = m p_i sum_j w_j e_ij, with e_ij the share of option i in the mixture x >= 0 that is
    best on criterion j, where mixtures of t_ij = x_ij / sum_k x_kj may not exceed the largest t of
    any other gain, nor fall below the smallest t of any other cost; p_i is the share of criteria
    with e_ij > 0. The paper asks for no weights: at equal weights S is its own score.
    Where the best mixture is not unique, e takes for each option the middle of all best ones. A
    cost without other costs is best at nothing at all, so its e are 0; a gain without other gains
    would have no limit, so all goes to the option best on it.

    rank_by : sum (as above) or dominance, n sum_j w_j e_ij m less the total, the paper's second
    limits : what each criterion may reach in its own unit where another is the objective, a list of
        m numbers or null, or `{criterion: number}`; else the largest or smallest performance

    `details`: efficient_results (n, m) and participation (n,).

    Source: Munier 2011, A Strategy for Using Multicriteria Analysis in Decision-Making, Springer,
    ch. 5; Munier, Carignano & Alberto 2016, Revista de la Escuela de Perfeccionamiento en
    Investigacion Operativa 24(39).
    Not where weights are to mean what a criterion is worth: one without weight still limits the
    mixtures of the others. Shares jump as vertices change, and an option that no mixture needs gets
    0 however good it is: a dominated one can come before it.
    """

    rank_by: str = "sum"
    limits: Any = None

    source: ClassVar[str] = "Munier 2011"
    family: ClassVar[str] = "value"
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="a mixture falls on few options, and a dominated one can lie at its corner",
            source="the programmes of 0.8, 0.6 and 0.87, 0.67 with two costs: the second option is "
            "the lighter way to keep the other cost's limit",
            performance=((0.8, 0.6),),
            weights=(0.8, 0.2),
            directions=("min", "min"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="it limits the mixtures of the other criteria",
            source="the paper's programmes with one condition more",
            performance=((0.4,), (0.3,), (0.8,)),
            weights=(1.0,),
            directions=("max",),
        ),
        "ignores_a_criterion_without_weight": Break(
            reason="it limits the mixtures of the others, and counts in the participation",
            source="the paper knows no weights: all criteria are conditions",
            performance=((0.7,),),
            weights=(1.0,),
            directions=("max",),
        ),
        "mirrors_costs": Break(
            reason="gains limit mixtures from above and costs from below",
            source="the programme of a cost alone, which is best at nothing at all",
            performance=((0.2,),),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.rank_by not in RANKS:
            raise MethodError(one_of(str(self.rank_by), RANKS, "rank_by"), "rank_by")
        given = self.limits
        if given is None:
            return
        if isinstance(given, str) or not isinstance(given, (Sequence, Mapping)):
            raise MethodError(f"limits is a list of numbers, found {given!r}", "limits")
        for x in given.values() if isinstance(given, Mapping) else given:
            number = isinstance(x, (int, float)) and not isinstance(x, bool) and 0 < x < np.inf
            if x is not None and not number:
                raise MethodError(f"a limit is a number above 0 or null, found {x!r}", "limits")

    @property
    def scale_free(self) -> bool:
        """Sums divide the unit out, of limits of one's own not, nor where a shift is added."""
        return self.limits is None and not self.shift

    @property
    def positive(self) -> bool:
        """Limits are sums over positive shares."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """The mixtures do not depend on w, so S is linear in it: its values are m p_i e_ij.

        Raises MethodError where no mixture keeps the limits given. Draws are solved one by one.
        """
        x, sign = self.read(problem, performance)
        limits = self._limits(problem)
        if x.ndim == 3:
            results = np.array([_results(table, sign, limits) for table in x])
        else:
            results = _results(x, sign, limits)
        part = (results > 0).mean(axis=-1, keepdims=True)
        if self.rank_by == "sum":
            values = part * results
        else:
            values = problem.n * results - results.sum(axis=-2, keepdims=True)
        return Linear(
            self,
            problem,
            frozen(problem.m * values),
            details_of=lambda w: {"efficient_results": results, "participation": part[..., 0]},
        )

    def exact_values(self, problem: Problem) -> Table:
        """None: raises EvidenceError, since the programmes are solved in floating point."""
        raise EvidenceError("simus solves linear programmes, so it has no rational values")

    def _limits(self, problem: Problem) -> list[float | None]:
        given = self.limits
        if isinstance(given, Mapping):
            for key in given:
                if key not in problem.criterion_ids:
                    what = "criterion in limits"
                    raise MethodError(one_of(str(key), problem.criterion_ids, what), "limits")
            return [given.get(c) for c in problem.criterion_ids]
        if given is not None and len(given) != problem.m:
            raise MethodError(f"{len(given)} limits for {problem.m} criteria", "limits")
        return [None] * problem.m if given is None else list(given)


def _results(x: Array, sign: Array, limits: list[float | None]) -> Array:
    """(n, m) shares e of performances (n, m)."""
    total = x.sum(axis=0)
    own = np.where(sign > 0, x.max(axis=0), x.min(axis=0))
    most = [o if limit is None else limit for o, limit in zip(own, limits, strict=True)]
    rows = tuple(map(tuple, (x / total).T.tolist()))
    found = efficient_results(rows, tuple(sign.tolist()), tuple((most / total).tolist()))
    return np.array(found).T
