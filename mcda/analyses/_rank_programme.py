"""Best and worst ranks in floating point, as mixed-integer linear programmes.

A binary b_k for each rival k that is ahead of option i at some weights and not at others. With
M_k and m_k the largest and the least (v_k - v_i) w over the space, each by a linear programme:

    best     minimise sum b_k     where (v_k - v_i) w <= M_k b_k
    worst    maximise sum b_k     where (v_k - v_i) w >= m_k (1 - b_k), and then the gap t where
             (v_k - v_i) w >= t for all k with b_k = 1: without one, of one rival fewer

The gap is maximised, since a fixed epsilon would miss near leads.

Source: Salo & Punkka 2011, Management Science 57(1):200-214; Kadzinski, Greco & Slowinski 2012,
Omega 40(4):488-503.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp
from numpy.typing import NDArray

from mcda.analyses._leads import least_leads
from mcda.analyses._region import CLEAR, scaled
from mcda.analyses.base import Array
from mcda.weights.lp import minimise, minimise_whole, weight_variables, weighted_sum
from mcda.weights.space import WeightSpace

NODES = 10_000
"""Branchings of all options together, about; fewer for each where there are many."""
FEWEST = 20


@dataclass(frozen=True, eq=False)
class Attained:
    """How many options are strictly ahead at weights (p,); whether the search was finished."""

    ahead: int
    w: Array
    settled: bool


@dataclass(frozen=True, eq=False)
class _Stated:
    model: Any
    w: list[Any]
    flags: dict[int, Any]  # b_k of the rivals that may or may not be ahead


class RankProgramme:
    """The programmes of values (n, p) over a space, no two of which are twins.

    sizes : (n,) how many options each row stands for
    """

    def __init__(self, values: Array, sizes: NDArray[np.int64], space: WeightSpace) -> None:
        self.values, _ = scaled(values)
        self.sizes = sizes
        self.space = space
        self.nodes = max(FEWEST, NODES // len(values))
        least, _ = least_leads(self.values, space)
        self.most, self.least = -least, least.T  # (i, k): of (v_k - v_i) w
        self.size = np.maximum(np.abs(self.most), np.abs(self.least))

    def best(self, i: int) -> Attained:
        """The fewest options strictly ahead of the one in row i."""
        stated = self._stated("best", i)
        model = stated.model
        for k, flag in stated.flags.items():
            gap = self._gap(i, k) / self.most[i, k]
            model += weighted_sum([*gap, -1.0], [*stated.w, flag]) <= 0
        model += self._count(stated)
        settled = minimise_whole(model, self.nodes) if stated.flags else True
        behind = [k for k, flag in stated.flags.items() if _is(flag, 0)]
        w, _ = self._clearest(i, behind, -1)
        return self._attained(i, [k for k in stated.flags if k not in behind], w, settled)

    def worst(self, i: int) -> Attained:
        """The most options strictly ahead of the one in row i."""
        stated = self._stated("worst", i)
        model = stated.model
        for k, flag in stated.flags.items():
            gap, least = self._gap(i, k) / self.size[i, k], self.least[i, k] / self.size[i, k]
            model += weighted_sum([*gap, least], [*stated.w, flag]) >= least
        model += -self._count(stated)
        settled = minimise_whole(model, self.nodes) if stated.flags else True
        ahead = [k for k, flag in stated.flags.items() if _is(flag, 1)]
        w, gap = self._clearest(i, ahead, 1)
        count = int(self.sizes[ahead].sum())
        while gap <= CLEAR and count:
            ahead, done = self._furthest(i, count)
            w, gap = self._clearest(i, ahead, 1)
            settled, count = settled and done, count - 1
        return self._attained(i, ahead if gap > CLEAR else [], w, settled)

    def _furthest(self, i: int, count: int) -> tuple[list[int], bool]:
        """At least `count` options that are ahead by the largest gap, in units of their sizes."""
        stated = self._stated("gap", i)
        model = stated.model
        t = model.add_variable("t", 0, 1)
        for k, flag in stated.flags.items():
            gap, least = self._gap(i, k) / self.size[i, k], self.least[i, k] / self.size[i, k]
            row = weighted_sum([*gap, least - 1, -1.0], [*stated.w, flag, t])
            model += row >= least - 1  # gap >= t - (1 - least)(1 - b), and t <= 1
        model += self._count(stated) >= count
        model += -t
        settled = minimise_whole(model, self.nodes)
        return [k for k, flag in stated.flags.items() if _is(flag, 1)], settled

    def _clearest(self, i: int, rivals: Sequence[int], sign: int) -> tuple[Array, float]:
        """Weights at which all these are ahead (sign 1) or behind by most, and by how much."""
        stated = self._stated("clearest", i)
        model = stated.model
        room = model.add_variable("room", -1, 1)
        model += -room
        for k in rivals:
            gap = sign * self._gap(i, k) / self.size[i, k]
            model += weighted_sum([*gap, -1.0], [*stated.w, room]) >= 0
        minimise(model)
        return np.array([v.varValue for v in stated.w]), float(room.varValue)

    def _stated(self, name: str, i: int) -> _Stated:
        model = pulp.LpProblem(name, pulp.LpMinimize)
        w = weight_variables(model, *self.space.inequalities, *self.space.equalities)
        flags = {int(k): model.add_variable(f"b{k:04d}", cat="Binary") for k in self._open(i)}
        return _Stated(model, w, flags)

    def _open(self, i: int) -> NDArray[np.int64]:
        """The rivals ahead at some weights and not at others."""
        return np.flatnonzero((self.least[i] <= 0) & (self.most[i] > 0))

    def _count(self, stated: _Stated) -> Any:
        return pulp.lpSum(int(self.sizes[k]) * flag for k, flag in stated.flags.items())

    def _gap(self, i: int, k: int) -> Array:
        return np.asarray(self.values[k] - self.values[i])

    def _attained(self, i: int, ahead: Sequence[int], w: Array, settled: bool) -> Attained:
        always = np.flatnonzero(self.least[i] > 0)
        return Attained(int(self.sizes[[*always, *ahead]].sum()), w, settled)


def _is(flag: Any, what: int) -> bool:
    """Whether a binary has this value; it has none where no solution was found in time."""
    return flag.varValue is not None and abs(flag.varValue - what) < 0.5
