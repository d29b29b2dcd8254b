"""Selections of options under constraints: the best by the sum of what each is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import DataRefusedError, McdaError, MethodError, one_of
from mcda.methods._blocks import BYTES
from mcda.methods._ties import TIE

Array = NDArray[np.float64]
Chosen = NDArray[np.bool_]
OPS = ("<=", ">=", "=")
FEW = 16
"""Options of which all selections are tried."""
NODES = 100_000


def check_constraints(given: Any) -> None:
    """Raise MethodError unless `given` is a list of `{coef, op, rhs}`."""
    if isinstance(given, (str, Mapping)) or not isinstance(given, Sequence):
        raise MethodError(f"constraints are a list, found {given!r}", "constraints")
    for one in given:
        if not isinstance(one, Mapping) or set(one) != {"coef", "op", "rhs"}:
            raise MethodError(f"a constraint is {{coef, op, rhs}}, found {one!r}", "constraints")
        if one["op"] not in OPS:
            raise MethodError(one_of(str(one["op"]), OPS, "op of a constraint"), "constraints")
        coef = one["coef"]
        if isinstance(coef, Mapping):
            coef = list(coef.values())
        _numbers([*(coef if isinstance(coef, Sequence) else [coef]), one["rhs"]])


def rows_of(options: Sequence[str], given: Any) -> tuple[Array, tuple[str, ...], Array]:
    """Coefficients (k, n), signs and right sides (k,) of constraints on n options.

    Raises MethodError for coefficients of other options.
    """
    rows = np.zeros((len(given), len(options)))
    for row, one in zip(rows, given, strict=True):
        coef = one["coef"]
        if isinstance(coef, Mapping):
            for name, x in coef.items():
                if name not in options:
                    raise MethodError(one_of(str(name), options, "option"), "constraints")
                row[options.index(name)] = x
        elif isinstance(coef, Sequence) and len(coef) != len(options):
            message = f"{len(coef)} coefficients for {len(options)} options"
            raise MethodError(message, "constraints")
        else:
            row[:] = coef
    ops = tuple(str(one["op"]) for one in given)
    return rows, ops, np.array([float(one["rhs"]) for one in given])


def _numbers(given: Sequence[Any]) -> None:
    for x in given:
        if isinstance(x, bool) or not isinstance(x, (int, float)) or not np.isfinite(x):
            raise MethodError(f"constraints are of finite numbers, found {x!r}", "constraints")


@dataclass(frozen=True, eq=False)
class Selection:
    """Which options (n,) may be selected together: rows (k, n) of coefficients, ops, rhs (k,)."""

    rows: Array
    ops: tuple[str, ...]
    rhs: Array

    def scores(self, worth: Array, size: Array) -> Array:
        """(s, n) 1, 1/2 or 0: options in every, in some or in no best selection.

        worth : (s, n);  size : (s, 1) of its terms, for the tie rule
        """
        if worth.shape[1] <= FEW:
            step = max(1, BYTES // (16 * len(self._allowed)))
            parts = [slice(k, k + step) for k in range(0, len(worth), step)]
            found = [self._tried(worth[at], size[at]) for at in parts]
            return np.concatenate([np.empty((0, worth.shape[1])), *found])
        return np.array(
            [self._solved(*row) for row in zip(worth, size[:, 0].tolist(), strict=True)]
        ).reshape(worth.shape)

    def best(self, worth: Array, size: float) -> tuple[Chosen, bool]:
        """One best selection (n,) by worth (n,), and whether there is no other."""
        if len(worth) <= FEW:
            optimal = self._optimal(worth[None, :], np.array([[size]]))[0]
            return self._allowed[int(np.argmax(optimal))], bool(optimal.sum() == 1)
        chosen, total = self._programme(worth, {})
        return chosen, self._alone(worth, chosen, total - self._slack(worth, size))

    @cached_property
    def _allowed(self) -> Chosen:
        """(f, n) all selections that meet the constraints, those of the first options first."""
        n = self.rows.shape[1]
        every = (np.arange(2**n)[::-1, None] >> np.arange(n)[::-1]) & 1 == 1
        sums = every @ self.rows.T
        slack = TIE * (np.abs(self.rows).sum(axis=1) + np.abs(self.rhs))
        below, above = sums <= self.rhs + slack, sums >= self.rhs - slack
        held = np.ones(len(every), dtype=bool)
        for k, op in enumerate(self.ops):
            held &= {"<=": below[:, k], ">=": above[:, k], "=": below[:, k] & above[:, k]}[op]
        if not held.any():
            raise DataRefusedError(NOTHING)
        return np.asarray(every[held])

    def _optimal(self, worth: Array, size: Array) -> Chosen:
        """(s, f) which of the selections are best."""
        totals = worth @ self._allowed.T
        slack = TIE * np.maximum(np.abs(worth).sum(axis=1, keepdims=True), size)
        return np.asarray(totals >= totals.max(axis=1, keepdims=True) - slack)

    def _tried(self, worth: Array, size: Array) -> Array:
        optimal = self._optimal(worth, size).astype(float)
        share = optimal @ self._allowed / optimal.sum(axis=1, keepdims=True)
        return np.where(share > 1 - 1e-9, 1.0, np.where(share > 1e-9, 0.5, 0.0))

    def _solved(self, worth: Array, size: float) -> Array:
        chosen, total = self._programme(worth, {})
        enough = total - self._slack(worth, size)
        found = chosen.astype(float)
        if self._alone(worth, chosen, enough):
            return found
        for i in range(len(worth)):
            other = self._programme(worth, {i: not chosen[i]})[1]
            found[i] = 0.5 if other >= enough else found[i]
        return found

    @staticmethod
    def _slack(worth: Array, size: float) -> float:
        return max(1e-9, TIE * max(float(np.abs(worth).sum()), size))

    def _alone(self, worth: Array, chosen: Chosen, enough: float) -> bool:
        return self._programme(worth, {}, chosen)[1] < enough

    def _programme(
        self, worth: Array, fixed: Mapping[int, bool], but: Chosen | None = None
    ) -> tuple[Chosen, float]:
        """The best selection and its worth, -inf where there is none.

        fixed : options that are in or out;  but : a selection that it must not be
        """
        import pulp

        from mcda.weights.lp import minimise_whole, weighted_sum

        model = pulp.LpProblem("selection", pulp.LpMinimize)
        ends = [(int(fixed.get(i, 0)), int(fixed.get(i, 1))) for i in range(len(worth))]
        x = [
            model.add_variable(f"x{i:04d}", low, high, pulp.LpInteger)
            for i, (low, high) in enumerate(ends)
        ]
        model += weighted_sum((0.0 - worth).tolist(), x)
        for row, op, rhs in zip(self.rows, self.ops, self.rhs.tolist(), strict=True):
            left = weighted_sum(row.tolist(), x)
            model += {"<=": left <= rhs, ">=": left >= rhs, "=": left == rhs}[op]
        if but is not None:
            signs = np.where(but, 1.0, -1.0)
            model += weighted_sum(signs.tolist(), x) <= float(but.sum()) - 1
        settled = minimise_whole(model, NODES)
        values = [variable.varValue for variable in x]
        if not settled and values[0] is not None:
            raise McdaError(f"no best selection was proved within {NODES:,} branchings")
        if values[0] is None:
            if not fixed and but is None:
                raise DataRefusedError(NOTHING)
            return np.zeros(len(worth), dtype=bool), -np.inf
        chosen = np.array(values) > 0.5
        return chosen, float(worth[chosen].sum())


NOTHING = (
    "promethee_v finds no selection that meets the constraints; change them in "
    "'method: {promethee_v: {constraints: [{coef: 1, op: <=, rhs: 2}]}}'"
)
