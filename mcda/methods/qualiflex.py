"""QUALIFLEX: the order of all options that agrees most with the criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.errors import DataRefusedError
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.methods.regime import guides
from mcda.problem.problem import Problem

OPTIONS = 12
"""Options whose orders are searched at most: 2 ** 12 sets of them at each weight vector."""


@dataclass(frozen=True, kw_only=True)
class Qualiflex(Method):
    """Qualitative flexible multiple criteria method.

    I(order) = sum_j w_j I_j(order), with I_j the number of pairs that the order puts as criterion j
    does, less those that it puts the other way round; pairs that tie on j count 0. The order of
    highest I is the ranking. The score of an option is minus its place in that order, and where
    several orders are best minus the mean of its places in all of them.

    Every order is taken into account, by sets of options instead of one by one, which bounds the
    method to 12 options; more are refused. `details`: index (the highest I) and concordance (n, n).

    Source: Paelinck 1976, Papers of the Regional Science Association 36(1):59-74.
    Only which option is better is read, not by how much. The best order can change all at once.
    """

    source: ClassVar[str] = "Paelinck 1976"
    family: ClassVar[str] = "outranking"

    @property
    def ranks_only(self) -> bool:
        """A score is a place in the best order."""
        return True

    @property
    def scale_free(self) -> bool:
        """Orders have no unit."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Dynamic programming over sets of options, for all weight vectors at once.

        Raises DataRefusedError for more than 12 options.
        """
        n, m = problem.n, problem.m
        if n > OPTIONS:
            raise DataRefusedError(
                f"qualiflex looks at every order of the options, at most {OPTIONS} of them, found "
                f"{n}; screen some out, or use the same signs without orders: add 'method: "
                "{regime: {index: guide}}' to the study"
            )
        x, sign = self.read(problem, performance)
        gains = x * sign
        kernel = partial(_scores, steps=list(_steps(n)))

        def details(w: Array) -> Mapping[str, Array]:
            g = guides(gains, w[None])
            best, _ = _best(g, list(_steps(n)))
            return {"index": np.asarray(best[-1, 0]), "concordance": g[0]}

        return Nonlinear(
            self,
            problem,
            in_blocks(kernel, gains, 2**n * (n + 6) + n * n * m),
            draws=None if performance is None else len(performance),
            details_of=details,
        )


@dataclass(frozen=True, eq=False)
class _Step:
    """Option i comes next: the sets before, those after, as bits, and who is then left (k, n)."""

    i: int
    place: int
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    left: Array


def _steps(n: int) -> Iterator[_Step]:
    """All ways to lengthen an order by one option, by its place, the first places first."""
    sets = np.arange(2**n)
    inside = (sets[:, None] >> np.arange(n)) & 1
    size = inside.sum(axis=1)
    for place in range(1, n + 1):
        for i in range(n):
            after = sets[(size == place) & (inside[:, i] == 1)]
            yield _Step(i, place, after - 2**i, after, (1 - inside[after]).astype(float))


def _best(g: Array, steps: list[_Step]) -> tuple[Array, list[Array]]:
    """The highest index that the orders of each set, put first, give (2^n, s), and the gains.

    The gain of each step (k, s): how much its option is ahead of all that are left.
    """
    gains = [step.left @ g[:, step.i, :].T for step in steps]
    best = np.full((2 ** g.shape[1], len(g)), -np.inf)
    best[0] = 0
    for step, gain in zip(steps, gains, strict=True):
        best[step.after] = np.maximum(best[step.after], best[step.before] + gain)
    return best, gains


def _scores(x: Array, w: Array, steps: list[_Step]) -> Array:
    """(s, n) minus the mean place in all best orders: how many there are is counted both ways."""
    g = guides(x, w)
    best, gains = _best(g, steps)
    rest = np.full_like(best, -np.inf)
    rest[-1] = 0
    for step, gain in zip(reversed(steps), reversed(gains), strict=True):
        rest[step.before] = np.maximum(rest[step.before], rest[step.after] + gain)
    n = g.shape[1]
    least = best[-1] - TIE * n * n * np.abs(w).sum(axis=1)
    fit = [
        best[step.before] + gain + rest[step.after] >= least
        for step, gain in zip(steps, gains, strict=True)
    ]
    ahead, behind = np.zeros_like(best), np.zeros_like(best)
    ahead[0] = behind[-1] = 1
    for step, on in zip(steps, fit, strict=True):
        ahead[step.after] += on * ahead[step.before]
    for step, on in zip(reversed(steps), reversed(fit), strict=True):
        behind[step.before] += on * behind[step.after]
    places = np.zeros((len(w), n))
    for step, on in zip(steps, fit, strict=True):
        count = np.sum(on * ahead[step.before] * behind[step.after], axis=0)
        places[:, step.i] += step.place * count
    return np.asarray(-places / ahead[-1][:, None])
