"""Ranks, pairs and central weights over sampled weights: the library against a loop over draws.

Both count who has which rank, who ranks before whom and the weights of those who are first, and
both draw their own weights: the library its Sobol' points, with an interval for every share, the
loop independent ones, without. `same error` compares the draws needed for the same error: by how
much the loop's squared error exceeds the library's, measured over several seeds, times the ratio.
All are timed in turns; the fastest turn counts.

    python benchmarks/smaa.py [options criteria]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

import mcda
from mcda.methods.base import Linear

SIZES = ((6, 4), (6, 8), (12, 8), (50, 10))
ROUNDS = 5
SEEDS = 8
DRAWS = 400_000
FEWER = 3_000  # draws of the loop: its time is theirs, scaled up


@dataclass(frozen=True)
class Size:
    model: Linear
    truth: np.ndarray

    @classmethod
    def of(cls, n: int, m: int) -> Size:
        performance = np.random.default_rng(n * m).random((n, m))
        criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 1)) for j in range(m)]
        model = mcda.method("additive").compile(mcda.Problem(performance, criteria))
        assert isinstance(model, Linear)
        return cls(model, ours(model, 4_000_000 if n < 50 else 500_000, 99))

    def error(self, way: Callable[[Linear, int, int], np.ndarray], draws: int) -> float:
        """Mean squared error of the rank shares, per draw."""
        found = [way(self.model, draws, seed) for seed in range(SEEDS)]
        return float(np.mean([np.square(x - self.truth).mean() for x in found])) * draws


def ours(model: Linear, draws: int, seed: int) -> np.ndarray:
    space = model.space()
    found = mcda.acceptability(model, space, evidence="sampled", samples=draws, rng=seed)
    return found.rank_shares


def naive(model: Linear, draws: int, seed: int) -> np.ndarray:
    n, m = model.values.shape
    rank, better, first = np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, m))
    each = np.arange(n)
    for w in np.random.default_rng(seed).dirichlet(np.ones(m), draws):
        order = np.argsort(-(model.values @ w))
        place = np.empty(n, dtype=int)
        place[order] = each
        rank[each, place] += 1
        better += place[:, None] < place
        first[order[0]] += w
    return rank / draws


def main(*sizes: tuple[int, int]) -> None:
    print(
        f"{'options':>7} {'criteria':>8} {'ours, M/s':>10} {'loop, M/s':>10} {'ratio':>7}", end=""
    )
    print(f" {'same error':>11}")
    for n, m in sizes:
        size = Size.of(n, m)
        fast = slow = np.inf
        for _ in range(ROUNDS):
            fast = min(fast, timed(lambda size=size: ours(size.model, DRAWS, 0)))
            slow = min(slow, timed(lambda size=size: naive(size.model, FEWER, 0)))
        ratio = slow / FEWER / (fast / DRAWS)
        gain = size.error(naive, FEWER) / size.error(ours, 32 * 1024)
        rates = f"{DRAWS / fast / 1e6:10.2f} {FEWER / slow / 1e6:10.3f}"
        print(f"{n:7} {m:8} {rates} {ratio:6.0f}x {ratio * gain:10.0f}x")


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    asked = tuple(map(int, sys.argv[1:]))
    main(*([asked] if asked else SIZES))
