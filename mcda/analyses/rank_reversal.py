"""Does the order of the others change when an option is dropped, added, cloned or split?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses.base import Array, Evidence, Result, axis, require, weight_vector
from mcda.errors import EvidenceError, MethodError, ProblemError
from mcda.methods.base import TIE, Model
from mcda.problem.problem import Problem

COMMAND = "reversals"
APART = 0.05
"""By how much of a criterion's range the two parts of a split option differ from it."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class RankReversal(Result):
    """What becomes of the other options' order when one option is changed, at fixed weights.

    dropped, cloned, added, split : (n,) pairs of other options whose strict order is reversed when
        the option is left out; is there twice; is joined by one halfway between it and the worst on
        every criterion, which it dominates; is replaced by two, a little better on every other
        criterion and a little worse on the rest; between levels there is nothing
    leader_kept : (n,) whether the leaders among the others lead in all four cases
    beats : (n, n) whether i is ahead of k where these two are the only options
    cyclic : (n,) whether the option is in a cycle of `beats`, so that pairs do not make an order
    """

    analysis: ClassVar[str] = "rank_reversal"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("beats",),)
    dropped: Ints = axis("n")
    cloned: Ints = axis("n")
    added: Ints = axis("n")
    split: Ints = axis("n")
    leader_kept: NDArray[np.bool_] = axis("n")
    beats: NDArray[np.bool_] = axis("nn")
    cyclic: NDArray[np.bool_] = axis("n")


def rank_reversal(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> RankReversal:
    """The four tests of rank reversal and that of transitivity, at weights (p,).

    No change here says anything of the others' own merits: a reversal is the method's doing.

    Source: Belton & Gear 1983, Omega 11(3):228-230 (a copy added); Wang & Triantaphyllou 2008,
    Omega 36(1):45-63 (pairs alone, transitivity). What is added and how an option is split is ours.
    Raises EvidenceError where the method cannot be applied to the changed options.
    """
    needs_model(model)
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    tests = _Tests(model, w)
    n = len(model.options)
    counts = np.zeros((4, n), dtype=np.int64)
    kept = np.ones(n, dtype=bool)
    for i in range(n):
        others = np.arange(n) != i
        for k, rows in enumerate(tests.changed(i)):
            before, after = tests.ranks[others], tests.of(rows)[: n - 1]
            counts[k, i] = reversed_pairs(before, after)
            kept[i] &= n == 1 or bool(np.array_equal(before == before.min(), after == after.min()))
    beats = tests.pairs()
    return RankReversal(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE),
        dropped=counts[0],
        cloned=counts[1],
        added=counts[2],
        split=counts[3],
        leader_kept=kept,
        beats=beats,
        cyclic=in_cycles(beats),
    )


class _Tests:
    """A model's method on options other than its own, at one weight vector."""

    def __init__(self, model: Model, w: Array) -> None:
        self.model, self.w = model, w
        self.x = model.problem.performance
        self.ranks = model.ranks(w)
        gains = self.x * model.problem.sign
        self._worst = gains.min(axis=0) * model.problem.sign
        self._between = np.array([c.levels is None for c in model.problem.criteria])
        step = APART * np.ptp(self.x, axis=0) * (-1.0) ** np.arange(self.x.shape[1])
        self._step = np.where(self._between, step, 0.0)

    def changed(self, i: int) -> tuple[Array, Array, Array, Array]:
        """Tables of the other options first: i dropped, cloned, with a worse one, split."""
        own, others = self.x[i], np.delete(self.x, i, axis=0)
        middle = np.where(self._between, (own + self._worst) / 2, self._worst)
        low, high = self.x.min(axis=0), self.x.max(axis=0)
        parts = np.clip([own + self._step, own - self._step], low, high)
        return (
            others,
            np.vstack([others, own, own]),
            np.vstack([others, own, middle]),
            np.vstack([others, parts]),
        )

    def of(self, rows: Array) -> Ints:
        """Ranks of the options with these performances, by the same method; of none, none."""
        if not len(rows):
            return np.zeros(0, dtype=np.int64)
        try:
            return self.model.method.compile(Problem(rows, self.model.problem.criteria)).ranks(
                self.w
            )
        except (MethodError, ProblemError) as error:
            raise EvidenceError(f"it cannot be asked of other options: {error}") from None

    def pairs(self) -> NDArray[np.bool_]:
        """(n, n) who is ahead of whom where two options are all there are."""
        n = len(self.x)
        beats = np.zeros((n, n), dtype=bool)
        for i in range(n):
            for k in range(i + 1, n):
                one, other = self.of(self.x[[i, k]])
                beats[i, k], beats[k, i] = one < other, other < one
        return beats


def reversed_pairs(before: Ints, after: Ints) -> int:
    """How many pairs have one order in ranks (n,) and the opposite in others."""
    one = np.sign(before[:, None] - before[None, :])
    other = np.sign(after[:, None] - after[None, :])
    return int(np.sum(one * other < 0) // 2)


def in_cycles(beats: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(n,) options that a chain of `beats` (n, n) leads back to."""
    reach = beats.copy()
    for k in range(len(reach)):
        reach |= reach[:, k : k + 1] & reach[k : k + 1, :]
    return np.asarray(np.diagonal(reach).copy())
