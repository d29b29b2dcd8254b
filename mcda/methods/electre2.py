"""ELECTRE II: a ranking by strong and weak outranking, from the top and from the bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError
from mcda.methods._outranking import Bools, check_level, others, outranking
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.methods.electre1 import ALLOWED, concordance, discordance
from mcda.problem.normalise import NORMALISATIONS, check_normalization
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Electre2(Method):
    """ELECTRE II, a complete ranking.

    Strong: a S b where (C >= p0 and D <= q0) or (C >= p1 and D <= q1). Weak: C >= p2 and D <= q0.
    Both need C(a, b) > C(b, a). C and D are those of ELECTRE I. From the top: of the options that
    none left strongly outranks, those that none of these weakly outranks have the next rank; where
    there are none (a circuit) all of them have it, or all that are left. From the bottom: the same
    with both relations turned round. The mean rank is v = (v1 + v2) / 2, and the score is -v.

    p0, p1, p2 : concordance, 1 >= p0 >= p1 >= p2 >= 0
    q0, q1 : discordance, 1 >= q0 >= q1 >= 0
    normalization : what differences are taken of: none, sum (x / sum x), vector, max or minmax
    With all options equal, or no weights, all have rank 1.

    Source: Roy & Bertier 1973, OR'72, 291-302; with the thresholds of Gomes, Araya & Carignano
    2004, Tomada de decisoes em cenarios complexos.
    Not where options may be incomparable: the mean of both rankings hides it. An irrelevant option
    can change the order of others.
    """

    p0: float = 0.65
    p1: float = 0.5
    p2: float = 0.35
    q0: float = 0.65
    q1: float = 0.35
    normalization: str = "none"

    source: ClassVar[str] = "Roy & Bertier 1973"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"normalization": "sum", "p0": 0.8, "p1": 0.7, "p2": 0.6},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="all options agree on it, so every concordance rises, but not the thresholds",
            source="weak outranking becomes strong when all concordances C become 0.75 C + 0.25",
            performance=((0.5, 0.3), (0.2, 0.7), (0.7, 0.1)),
            weights=(0.45, 0.55),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("p0", "p1", "p2", "q0", "q1"):
            check_level(getattr(self, name), name)
        if not self.p0 >= self.p1 >= self.p2:
            found = f"{self.p0}, {self.p1}, {self.p2}"
            raise MethodError(f"p0 >= p1 >= p2 is needed, found {found}", "p1")
        if self.q0 < self.q1:
            raise MethodError(f"q0 >= q1 is needed, found {self.q0}, {self.q1}", "q1")
        check_normalization(self.normalization, ALLOWED)

    @property
    def ranks_only(self) -> bool:
        """A score is a mean of two places."""
        return True

    @property
    def scale_free(self) -> bool:
        """All normalisations but none divide the unit out."""
        return self.normalization != "none"

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All weight vectors are ranked one place at a time."""
        r = NORMALISATIONS[self.normalization](*self.read(problem, performance))
        return outranking(self, problem, performance, r, self._scores, self._details)

    def _relations(self, r: Array, w: Array) -> tuple[Bools, Bools]:
        """(s, n, n) strong and weak outranking."""
        c, d = concordance(r, w), discordance(r, w)
        ahead = (c - np.swapaxes(c, 1, 2) > TIE) & others(r.shape[-2])
        low, lower = d <= self.q0 + TIE, d <= self.q1 + TIE
        strong = ((c >= self.p0 - TIE) & low) | ((c >= self.p1 - TIE) & lower)
        return strong & ahead, (c >= self.p2 - TIE) & low & ahead

    def _rankings(self, r: Array, w: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        strong, weak = self._relations(r, w)
        back = _peeled(np.swapaxes(strong, 1, 2), np.swapaxes(weak, 1, 2))
        return _peeled(strong, weak), 1 + back.max(axis=1, keepdims=True, initial=0) - back

    def _scores(self, r: Array, w: Array) -> Array:
        down, up = self._rankings(r, w)
        return np.asarray(-(down + up) / 2)

    def _details(self, r: Array, w: Array) -> Mapping[str, Array]:
        down, up = self._rankings(r, w)
        strong, weak = self._relations(r, w)
        return {
            "concordance": concordance(r, w)[0],
            "discordance": discordance(r, w)[0],
            "strong": strong[0],
            "weak": weak[0],
            "rank_from_top": down[0],
            "rank_from_bottom": up[0],
            "mean_rank": (down[0] + up[0]) / 2,
        }


def _peeled(strong: Bools, weak: Bools) -> NDArray[np.int64]:
    """(s, n) ranks from the top of two relations (s, n, n)."""
    rank = np.zeros(strong.shape[:2], dtype=np.int64)
    place = 0
    while np.any(rank == 0):
        place += 1
        left = rank == 0
        free = left & ~np.any(strong & left[:, :, None], axis=1)
        free = np.where(free.any(axis=1, keepdims=True), free, left)
        best = free & ~np.any(weak & free[:, :, None], axis=1)
        best = np.where(best.any(axis=1, keepdims=True), best, free)
        rank[best] = place
    return rank
