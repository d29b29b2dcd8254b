"""ELECTRE TRI-C: ordered classes by resemblance to one characteristic action each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError
from mcda.methods._classes import Classes, Rows, Rule, passes
from mcda.methods._credibility import Thresholds, credibility, exact_rows, rows
from mcda.methods._sorting import CONSTANT, UNWEIGHED, Sorting, share, sorted_by
from mcda.methods._ties import TIE
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal

Rules = tuple[tuple[Rule, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ElectreTriC(Sorting):
    """ELECTRE TRI-C, with characteristic actions b_1 .. b_c, one a class.

    r(a, b) = min(s(a, b), s(b, a)), with s the credibility of `electre_tri_b`. Descending: b_t is
    the best with s(a, b_t) >= lambda; a is in class t if r(a, b_t) > r(a, b_(t+1)), else in t + 1.
    Ascending: b_k is the worst with s(b_k, a) >= lambda; a is in class k if r(a, b_k) >
    r(a, b_(k-1)), else in k - 1. Without such a b_t it is in the worst class, without b_k in the
    best. The two together are the answer: the classes between them.

    categories, profiles : the classes, worst first, and their characteristic actions, each at
        least as good as the one before. Without profiles they are the middles of equal parts of
        each criterion's scale
    lambda_ : the cut, 0.5 to 1 (`lambda` in a file)
    q, p, v : thresholds, as in `electre_tri_b`
    rule : descending or ascending, which gives the score; both are in the details

    Source: Almeida-Dias, Figueira & Roy 2010, EJOR 204(3):565-580.
    Not where classes are known by their limits: that is `electre_tri_b`. With vetoes r is not
    linear in the weights.
    """

    lambda_: float = 0.75
    q: Any = None
    p: Any = None
    v: Any = None
    rule: Literal["descending", "ascending"] = "descending"

    source: ClassVar[str] = "Almeida-Dias, Figueira & Roy 2010"
    family: ClassVar[str] = "sorting"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"q": 0.0625, "p": 0.25, "lambda_": 0.6, "rule": "ascending"},
        {"q": 0.0625, "p": 0.125, "v": 0.5},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason=CONSTANT,
            source="the rule recomputed: found by search",
            performance=((0.4,), (0.8,)),
            weights=(1.0,),
            directions=("max",),
        ),
        "ignores_a_criterion_without_weight": Break(
            reason=UNWEIGHED,
            source="the rule recomputed: found by search",
            performance=((0.4, 0.9), (0.6, 0.9)),
            weights=(0.1, 0.9),
            directions=("max", "max"),
            params={"v": 0.5},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        share(self.lambda_, "lambda")
        if self.lambda_ < 0.5:
            raise MethodError(f"lambda is 0.5 to 1, found {self.lambda_:g}", "lambda")
        if self.rule not in ("descending", "ascending"):
            raise MethodError(f"rule is descending or ascending, found {self.rule!r}", "rule")

    def wanted(self, classes: int) -> tuple[int, ...]:
        """One characteristic action a class."""
        return (classes,)

    def parts(self, count: int) -> list[Fraction]:
        """Middles of equal parts."""
        return [Fraction(2 * h + 1, 2 * count) for h in range(count)]

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Without vetoes s is the concordance, so that all conditions are linear in the weights."""
        x, actions = self.read_profiles(problem, performance)
        c, limits = actions.shape[-2], self._thresholds(problem)
        one, other = np.broadcast_arrays(x[..., None, :, :], actions[..., :, None, :])
        cut, exact = float(self.lambda_), cache(partial(self._exact, problem))
        both = np.concatenate(
            [limits.concordance(one, other), limits.concordance(other, one)], axis=-3
        )
        table = np.concatenate(
            [rows(limits, one, other, cut), rows(limits, other, one, cut), _differences(both, c)],
            axis=-3,
        )
        holds, why = None, ""
        if any(v is not None for v in limits.v):
            against = np.concatenate(
                [limits.discordance(one, other), limits.discordance(other, one)], axis=-3
            )
            holds = _Vetoed(table[..., : 2 * c, :, :], both, against, c)
            why = "with vetoes resemblance is not linear in the weights"
        by = {
            name: Classes(self.names, rules(c), frozen(table), exact, holds, why)
            for name, rules in (("descending", _descending), ("ascending", _ascending))
        }
        return sorted_by(self, problem, performance, by[self.rule], by)

    def _thresholds(self, problem: Problem) -> Thresholds:
        given = {"q": self.q, "p": self.p, "v": self.v}
        return Thresholds.of(*(self.by_criterion(x, problem, key) for key, x in given.items()))

    def _exact(self, problem: Problem) -> Rows:
        x, actions = self.exact_profiles(problem)
        level: list[Table] = [(b,) * problem.n for b in actions]
        pairs = [*((x, b) for b in level), *((b, x) for b in level)]
        found = exact_rows(self._thresholds(problem), pairs, decimal(self.lambda_))
        c = len(actions)
        differences = [
            [[u - v for u, v in zip(f, g, strict=True)] for f, g in zip(found[a], found[b],
                                                                        strict=True)]
            for a, b in _compared(c)
        ]  # fmt: skip
        return [*found, *differences]


def _compared(c: int) -> list[tuple[int, int]]:
    """Pairs of concordances that are compared: of each two neighbours all four with all four.

    Number t is that of s(a, b_t), c + t that of s(b_t, a). Of neighbours t and t + 1 with the four
    numbers (t, c + t, t + 1, c + t + 1) all ordered pairs are there, 12 in a row.
    """
    found = []
    for t in range(c - 1):
        four = (t, c + t, t + 1, c + t + 1)
        found += [(a, b) for a in four for b in four if a != b]
    return found


def _differences(both: Array, c: int) -> Array:
    pairs = _compared(c)
    first, second = (np.array([pair[k] for pair in pairs], dtype=int) for k in (0, 1))
    return np.asarray(both[..., first, :, :] - both[..., second, :, :])


def _least(c: int, t: int, *, above: bool) -> list[tuple[Rule, bool]]:
    """Disjoint rules that say whether r(a, b_t) > r(a, b_(t+1)), or with `above` the other way.

    Both of the ones ahead must be above the smaller, x, of the two that are to be behind.
    """
    ahead, behind = (t, c + t), (t + 1, c + t + 1)
    if above:
        ahead, behind = behind, ahead
    number = {pair: 2 * c + k for k, pair in enumerate(_compared(c))}
    found: list[tuple[Rule, bool]] = []
    for x, first in ((behind[0], True), (behind[1], False)):
        smaller = (number[behind[1], behind[0]], first)
        one, other = (number[x, u] for u in ahead)
        found += [
            ((smaller, (one, False), (other, False)), True),
            ((smaller, (one, True)), False),
            ((smaller, (one, False), (other, True)), False),
        ]
    return found


def _descending(c: int) -> Rules:
    found: list[list[Rule]] = [[] for _ in range(c)]
    for t in range(-1, c):
        here: Rule = (*([(t, True)] if t >= 0 else []), *((g, False) for g in range(t + 1, c)))
        if t in (-1, c - 1):
            found[max(t, 0)].append(here)
            continue
        for rule, stays in _least(c, t, above=False):
            found[t if stays else t + 1].append((*here, *rule))
    return tuple(map(tuple, found))


def _ascending(c: int) -> Rules:
    found: list[list[Rule]] = [[] for _ in range(c)]
    for k in range(c + 1):
        below: Rule = tuple((c + g, False) for g in range(k))
        here: Rule = (*([(c + k, True)] if k < c else []), *below)
        if k in (0, c):
            found[min(k, c - 1)].append(here)
            continue
        for rule, stays in _least(c, k - 1, above=True):
            found[k if stays else k - 1].append((*here, *rule))
    return tuple(map(tuple, found))


@dataclass(frozen=True, eq=False)
class _Vetoed:
    """Whether conditions hold where credibilities are compared that are not linear."""

    enough: Array
    concordance: Array
    discordance: Array
    c: int

    def __call__(self, w: Array) -> NDArray[np.bool_]:
        total = np.maximum(np.sum(w, axis=1), np.finfo(float).tiny)
        share = w / total[:, None]
        drawn = self.concordance.ndim == 4
        s = []
        for k in range(2 * self.c):
            c, d = self.concordance[..., k, :, :], self.discordance[..., k, :, :]
            mean = np.einsum("snm,sm->sn", c, share) if drawn else share @ c.T
            s.append(credibility(mean, d if drawn else d[None]))
        pairs = _compared(self.c)
        ahead = [s[a] - s[b] >= -TIE for a, b in pairs]
        own = passes(self.enough, w)
        return np.concatenate(
            [own, np.array(ahead, dtype=bool).reshape(len(pairs), *own.shape[1:])]
        )
