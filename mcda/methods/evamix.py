"""EVAMIX: pairwise dominance on ordinal and on cardinal criteria, brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError, one_of
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.normalise import minmax
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Evamix(Method):
    """Evaluation of mixed data.

    A_i(w) = 1 / (1 + sum_k D_ki / D_ik) over the others k, which rises with the paper's appraisal
    score S_i = 1 / sum_k D_ki / D_ik and is finite where no other option has anything on i.
    D_ik = w_O a_ik + w_C g_ik: w_O and w_C are the weights of all ordinal and of all cardinal
    criteria; a_ik is (sum_j (w_j sgn(x_ij - x_kj)) ** c) ** (1 / c) over the ordinal criteria and
    g_ik the same with the difference of min-max values over the cardinal ones, both brought to 0-1
    between their smallest and largest over all pairs (1/2 where all are equal).
    A pair without any dominance counts as even. With one option A = 1.

    ordinal : ids of the criteria whose performances are ranks or grades, or `all`; those with named
        levels unless given
    c : odd whole number; above 1 the criteria of more weight count for more

    `details`: dominance (n, n), and appraisal, the S_i, where all are finite.

    Source: Voogd 1983, Multicriteria Evaluation for Urban and Regional Planning, ch. 10; appraisal
    scores as in Chatterjee, Athawale & Chakraborty 2011, Materials & Design 32(2):851-860.
    Standardised by the options at hand, so adding an irrelevant one can change the winner; the
    option that is worst of all in both parts scores 0 whatever it is like.
    """

    ordinal: Any = None
    c: int = 1

    source: ClassVar[str] = "Voogd 1983"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"c": 3},
        {"ordinal": "all"},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="the weight of its kind goes half to each option of a pair, and blurs the ratio",
            source="D recomputed: 3/4 a + 1/8 beside a, so D_ki / D_ik is another function of a",
            performance=((0.8,), (0.7,), (0.9,)),
            weights=(1.0,),
            directions=("min",),
            params={"ordinal": ("c1",)},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.c, bool) or not isinstance(self.c, int) or self.c < 1 or self.c % 2 == 0:
            raise MethodError(f"c is an odd whole number above 0, found {self.c!r}", "c")
        given = self.ordinal
        listed = isinstance(given, Sequence) and not isinstance(given, str)
        if not (given is None or given == "all" or listed):
            raise MethodError(f"ordinal is a list of criteria or all, found {given!r}", "ordinal")

    @property
    def scale_free(self) -> bool:
        """Signs have no unit, and min-max takes it out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Pairs of options are compared for all weight vectors at once, in blocks.

        Raises MethodError where `ordinal` names no criterion.
        """
        x, sign = self.read(problem, performance)
        ordinal = self._ordinal(problem)
        r = np.where(ordinal, x * sign, minmax(x, sign))
        n, m = problem.n, problem.m
        kernel = partial(_scores, ordinal=ordinal, c=self.c)

        def details(w: Array) -> Mapping[str, Array]:
            d = _dominance(r, w[None], ordinal, self.c)
            total = _ratios(d).sum(axis=2)[0]
            finite = np.all((total > 0) & (total < np.inf))
            return {"dominance": d[0], **({"appraisal": 1 / total} if finite else {})}

        return Nonlinear(
            self,
            problem,
            in_blocks(kernel, r, n * n * (6 if performance is None else m + 6)),
            draws=None if performance is None else len(performance),
            details_of=details,
        )

    def _ordinal(self, problem: Problem) -> Array:
        """(m,) whether a criterion is ordinal."""
        if self.ordinal is None:
            return np.array([c.levels is not None for c in problem.criteria])
        if self.ordinal == "all":
            return np.ones(problem.m, dtype=bool)
        for key in self.ordinal:
            if key not in problem.criterion_ids:
                what = "criterion in ordinal"
                raise MethodError(one_of(str(key), problem.criterion_ids, what), "ordinal")
        return np.array([c in self.ordinal for c in problem.criterion_ids])


def _scores(r: Array, w: Array, ordinal: Array, c: int) -> Array:
    total = _ratios(_dominance(r, w, ordinal, c)).sum(axis=2)
    return np.asarray(1 / (1 + total))


def _ratios(d: Array) -> Array:
    """(s, n, n) D_ki / D_ik: 0 on the diagonal, 1 where both are 0, else infinite at D_ik = 0."""
    back = np.swapaxes(d, 1, 2)
    ratio = np.divide(back, d, out=np.where(back > 0, np.inf, 1.0), where=d > 0)
    diagonal = np.arange(d.shape[1])
    ratio[:, diagonal, diagonal] = 0
    return ratio


def _dominance(r: Array, w: Array, ordinal: Array, c: int) -> Array:
    """(s, n, n) overall dominance D of options (n, m) or (s, n, m) at weights (s, m)."""
    d = r[..., :, None, :] - r[..., None, :, :]
    total = np.zeros((len(w), r.shape[-2], r.shape[-2]))
    for part, differences in ((ordinal, np.sign(d)), (np.logical_not(ordinal), d)):
        share = w * part
        total += share.sum(axis=1)[:, None, None] * _standard(differences**c, share**c, c)
    return total


def _standard(differences: Array, share: Array, c: int) -> Array:
    """(s, n, n) the sums over criteria, their root, and these between the smallest and largest."""
    if differences.ndim == 4:
        sums = np.einsum("sikm,sm->sik", differences, share)
    else:
        n = len(differences)
        sums = (share @ differences.reshape(n * n, -1).T).reshape(-1, n, n)
    slack = TIE * share.sum(axis=1)[:, None, None]  # a root would make much of rounding near 0
    roots = np.sign(sums) * np.where(np.abs(sums) > slack, np.abs(sums), 0) ** (1 / c)
    high = np.max(roots, axis=(1, 2), keepdims=True)
    half = np.full_like(roots, 0.5)
    return np.asarray(np.divide(roots + high, 2 * high, out=half, where=high > 0))
