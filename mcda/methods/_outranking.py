"""What the ELECTRE methods share: thresholds, concordance and discordance, kernels, distillation.

Arrays over pairs have axes (..., a, b): how far "a is at least as good as b" holds. Arrays by
criterion have that axis last. A criterion without weight is none: it opposes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError, did_you_mean
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.problem.problem import Problem

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Thresholds:
    """(m,) indifference q, preference p >= q and veto v >= p, infinite where there is none."""

    q: Array
    p: Array
    v: Array

    @classmethod
    def of(cls, problem: Problem, q: Any, p: Any, v: Any) -> Thresholds:
        """From what an analyst gives; None is q = 0, p = q and no veto.

        Each is a number for all criteria, m numbers (None for none) or {criterion: number}.
        Raises MethodError naming the parameter.
        """
        low = np.nan_to_num(_row(problem, q, "q"), nan=0.0)
        high = _row(problem, p, "p")
        high = np.where(np.isnan(high), low, high)
        veto = np.nan_to_num(_row(problem, v, "v"), nan=np.inf)
        if np.any(low > high):
            raise MethodError(f"q is at most p, found {_shown(low)} and {_shown(high)}", "q")
        if np.any(high > veto):
            raise MethodError(f"v is at least p, found {_shown(veto)} and {_shown(high)}", "v")
        return cls(low, high, veto)

    def concordance(self, behind: Behind) -> Array:
        """(..., n, n, m) 1 where a is behind b by no more than q, 0 from p on."""
        return _falling(behind, self.q, self.p)

    def discordance(self, behind: Behind) -> Array:
        """(..., n, n, m) 0 where a is behind b by no more than p, 1 from v on."""
        return np.where(np.isfinite(self.v), 1 - _falling(behind, self.p, self.v), 0.0)


@dataclass(frozen=True, eq=False)
class Behind:
    """By how much b is better than a on each criterion (..., n, n, m), and what rounding is."""

    by: Array
    noise: Array

    @classmethod
    def of(cls, gains: Array) -> Behind:
        """From gains (..., n, m), higher better."""
        noise = TIE * np.max(np.abs(gains), axis=-2)[..., None, None, :]
        return cls(gains[..., None, :, :] - gains[..., :, None, :], noise)


def _falling(behind: Behind, low: Array, high: Array) -> Array:
    wide = (high > low) & np.isfinite(high)
    span = np.where(wide, high - low, 1.0)
    end = np.where(wide, high, 0.0)
    sloped = np.clip((end - behind.by) / span, 0.0, 1.0)
    return np.where(wide, sloped, behind.by <= low + behind.noise)


def check_thresholds(**given: Any) -> None:
    """Raise MethodError, naming the parameter, unless thresholds are numbers, none negative."""
    for name, x in given.items():
        entries = x.values() if isinstance(x, Mapping) else x if _is_list(x) else [x]
        for y in entries:
            _number(y, name)


def check_level(x: Any, name: str, *, low: float = 0.0) -> None:
    """Raise MethodError unless x is a number from `low` to 1."""
    real = isinstance(x, (int, float)) and not isinstance(x, bool)
    if not (real and low <= x <= 1):
        raise MethodError(f"{name} is a number from {low:g} to 1, found {x!r}", name)


def _is_list(x: Any) -> bool:
    return isinstance(x, (Sequence, np.ndarray)) and not isinstance(x, str)


def _number(x: Any, name: str) -> float:
    if x is None:
        return np.nan
    real = isinstance(x, (int, float, np.number)) and not isinstance(x, bool)
    if not (real and 0 <= x < np.inf):
        raise MethodError(f"{name} has a threshold >= 0 for each criterion, found {x!r}", name)
    return float(x)


def _row(problem: Problem, given: Any, name: str) -> Array:
    """(m,) numbers, NaN where there is none."""
    if isinstance(given, Mapping):
        for key in given:
            if key not in problem.criterion_ids:
                near = did_you_mean(str(key), problem.criterion_ids)
                raise MethodError(f"{name} names no criterion '{key}'{near}", name)
        given = [given.get(c) for c in problem.criterion_ids]
    if not _is_list(given):
        given = [given] * problem.m
    if len(given) != problem.m:
        raise MethodError(f"{name} has {len(given)} numbers for {problem.m} criteria", name)
    return np.array([_number(x, name) for x in given])


def _shown(x: Array) -> str:
    return "[" + ", ".join(f"{y:g}" for y in x) + "]"


def summed(by: Array, w: Array) -> Array:
    """(s, n, n) sums over criteria of by (n, n, m) or (s, n, n, m) times w (s, m)."""
    if by.ndim == 4:
        return np.asarray(np.einsum("sikm,sm->sik", by, w))
    n, m = by.shape[-2:]
    return np.asarray((w @ by.reshape(n * n, m).T).reshape(len(w), n, n))


def shares(w: Array) -> Array:
    """(s, m) weights as shares of their sum; all zero stays all zero."""
    total = w.sum(axis=1, keepdims=True)
    return np.asarray(w / np.where(total > 0, total, 1.0))


def largest(by: Array, w: Array) -> Array:
    """(s, n, n) largest of by (n, n, m) or (s, n, n, m) among criteria with weight, at least 0."""
    worst = np.zeros((len(w), *by.shape[-3:-1]))
    for j in range(w.shape[1]):
        np.maximum(worst, (w[:, j] > 0)[:, None, None] * by[..., j], out=worst)
    return worst


def others(n: int) -> Bools:
    """(n, n) where two options are different."""
    return np.asarray(~np.eye(n, dtype=bool))


def kernel(s: Bools) -> Bools:
    """(s, n) the kernel of each outranking graph (s, n, n), its circuits taken as one option.

    Nothing inside is outranked from inside, everything outside is.
    """
    reach = s | ~others(s.shape[-1])
    for _ in range(int(np.ceil(np.log2(max(s.shape[-1], 2))))):
        reach = _joined(reach, reach)
    same = reach & np.swapaxes(reach, 1, 2)
    above = _joined(_joined(same, s), same) & ~same
    inside = np.zeros(s.shape[:2], dtype=bool)
    left = ~inside
    while left.any():
        new = left & ~np.any(above & left[:, :, None], axis=1)
        inside |= new
        left &= ~new & ~np.any(above & new[:, :, None], axis=1)
    return inside


def _joined(one: Bools, other: Bools) -> Bools:
    return np.asarray(one.astype(np.float32) @ other.astype(np.float32) > 0.5)


def distilled(s: Array, spread: Callable[[Array], Array], *, best: bool) -> NDArray[np.int64]:
    """(s, n) classes 1, 2 ... by distillation of credibilities (s, n, n); 1 is the best.

    best : descending, the best is taken first; else ascending, the worst first
    spread : the discrimination threshold at a credibility
    All weight vectors take one step at a time, so steps, not vectors, are looped over.
    """
    count, n = s.shape[:2]
    s = np.where(others(n), s, 0.0)
    beats = s - np.swapaxes(s, 1, 2) > spread(s) + TIE
    rank = np.zeros((count, n), dtype=np.int64)
    inside, level, turn = np.ones((count, n), dtype=bool), np.full(count, np.nan), np.ones(count)
    turn = turn.astype(np.int64)
    open_ = np.arange(count)
    while len(open_):
        for some in _alike(open_, inside):
            pairs, wins, members = _among(s, beats, some, inside[some])
            best_there, lower = _step(pairs, wins, members, level[some], spread, 1 if best else -1)
            chosen = np.zeros((len(some), n), dtype=bool)
            chosen[np.nonzero(best_there)[0], members[best_there]] = True
            done = (lower <= TIE) | (chosen.sum(axis=1) == 1)
            rank[some] += np.where(done[:, None] & chosen, turn[some, None], 0)
            turn[some] += done
            inside[some] = np.where(done[:, None], rank[some] == 0, chosen)
            level[some] = np.where(done, np.nan, lower)
        open_ = open_[(rank[open_] == 0).any(axis=1)]
    return rank if best else 1 + rank.max(axis=1, keepdims=True, initial=0) - rank


def _alike(open_: NDArray[np.int64], inside: Bools) -> list[NDArray[np.int64]]:
    """The weight vectors in groups with about as many options inside, from (s, n)."""
    _, doublings = np.frexp(inside[open_].sum(axis=1))
    return [open_[doublings == x] for x in np.unique(doublings)]


def _among(
    s: Array, beats: Bools, some: NDArray[np.int64], d: Bools
) -> tuple[Array, Bools, NDArray[np.int64]]:
    """Pairs (r, k, k) among the options inside d (r, n), whether one beats the other, and who.

    Pairs with options outside are 0; (r, k) places of the options, -1 for none.
    """
    n, k = d.shape[1], int(d.sum(axis=1).max())
    if 2 * k > n:  # most of them: to blank out the rest is quicker than to pick them
        both = d[:, :, None] & d[:, None, :]
        return s[some] * both, beats[some] & both, np.where(d, np.arange(n), -1)
    first = np.argsort(~d, axis=1, kind="stable")[:, :k]
    held = np.take_along_axis(d, first, axis=1)
    row = (some[:, None] * n + first) * n
    at = row[:, :, None] + first[:, None, :]
    both = held[:, :, None] & held[:, None, :]
    return np.take(s, at) * both, np.take(beats, at) & both, np.where(held, first, -1)


def _step(
    pairs: Array,
    beats: Bools,
    members: NDArray[np.int64],
    level: Array,
    spread: Callable[[Array], Array],
    sign: int,
) -> tuple[Bools, Array]:
    """Who of (s, k) is best qualified, and the level that was gone down to from `level` (s,)."""
    start = np.where(np.isnan(level), pairs.max(axis=(1, 2)), level)
    cut = (start - spread(start))[:, None, None] - TIE
    lower = (pairs * (pairs < cut)).max(axis=(1, 2))
    wins = (beats & (pairs > lower[:, None, None] + TIE)).astype(np.float32)
    ones = np.ones(wins.shape[1], dtype=np.float32)
    quality = sign * (wins @ ones - ones @ wins)
    top = np.where(members >= 0, quality, -np.inf)
    return np.asarray(top == top.max(axis=1, keepdims=True)), lower


def above(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """(s, n) how many options are above each in the intersection of two rankings (s, n)."""
    no_worse = (one[:, :, None] <= one[:, None, :]) & (other[:, :, None] <= other[:, None, :])
    return np.asarray((no_worse & ~np.swapaxes(no_worse, 1, 2)).sum(axis=1))


def outranking(
    method: Method,
    problem: Problem,
    performance: Array | None,
    gains: Array,
    scores: Callable[[Array, Array], Array],
    details: Callable[[Array, Array], Mapping[str, Array]],
) -> Nonlinear:
    """The model of a kernel over pairs, `scores(gains, W)`, run in blocks of bounded memory."""
    n, m = problem.n, problem.m
    return Nonlinear(
        method,
        problem,
        in_blocks(scores, gains, n * n * (8 if performance is None else 4 * m + 8)),
        draws=None if performance is None else len(performance),
        details_of=lambda w: details(gains, w[None]),
    )
