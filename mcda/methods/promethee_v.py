"""PROMETHEE V: the selection of options with the largest net flow under constraints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._preference import check_functions
from mcda.methods._selection import Selection, check_constraints, rows_of
from mcda.methods.base import Array, Method, Nonlinear
from mcda.methods.promethee import Promethee
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class PrometheeV(Method):
    """PROMETHEE V, choosing several options under constraints.

    max sum_i phi_i(w) x_i subject to sum_i a_ki x_i <=, >= or = b_k and x_i in {0, 1}, with phi
    the net flows of PROMETHEE II. The score of an option is s_i = 1 where every best selection
    holds it, 1/2 where some do and 0 where none does, so that options that could be exchanged tie.
    `details` has the net flows, one best selection as `selected`, and whether it is `unique`.

    functions, divide_by : of the net flows, as for `promethee`
    constraints : a list of `{coef, op, rhs}` with op `<=`, `>=` or `=`, and coef one number for
        all options, a list of n, or `{option: number}`; without any, whoever has a positive net
        flow is selected

    Up to 16 options all selections are tried, for many weight vectors at once; beyond, each weight
    vector is a whole-number programme. Refused where no selection meets the constraints.

    Source: Brans & Mareschal 1992, INFOR 30(2):85-96.
    Net flows are relative to all options, so a selection of many weak ones may cost a strong one;
    and options with a negative flow are selected only if a constraint asks for them.
    """

    functions: Any = "usual"
    divide_by: float | None = None
    constraints: Any = ()

    source: ClassVar[str] = "Brans & Mareschal 1992"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"functions": "usual"},
        {
            "functions": {"type": "linear", "q": 0.125, "p": 0.5},
            "constraints": [{"coef": 1, "op": "<=", "rhs": 2}],
        },
        {"functions": "usual", "constraints": [{"coef": 1, "op": "=", "rhs": 1}]},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_functions(self.functions)
        check_constraints(self.constraints)
        _ = self._complete

    @property
    def ranks_only(self) -> bool:
        """A score says whether an option is selected."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Net flows are a matrix product; what is selected by them is a programme."""
        flows = self._complete.compile(problem, performance)
        selection = Selection(*rows_of(problem.option_ids, self.constraints))

        def details(w: Array) -> Mapping[str, Array]:
            net = flows.raw(w[None, :])[0]
            selected, unique = selection.best(net, float(flows.compared(w[None, :])[1][0, 0]))
            return {"net_flows": net, "selected": selected, "unique": np.array(unique)}

        return Nonlinear(
            self,
            problem,
            lambda w: selection.scores(flows.raw(w), flows.compared(w)[1]),
            draws=None if performance is None else len(performance),
            details_of=details,
        )

    @property
    def _complete(self) -> Promethee:
        return Promethee(
            input=self.input,
            shift=self.shift,
            functions=self.functions,
            divide_by=self.divide_by,
        )
