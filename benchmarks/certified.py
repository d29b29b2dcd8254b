"""Certified win ranges of methods that are not linear, against what a sampler sees of them.

Ours are brackets: no weight of a region is outside the outer range, the ends of the inner one are
attained. A plain sampler draws weights for as many seconds and keeps the extremes of those that
each option wins. It can only see too little, and says nothing of how much: `missed` is how far its
range of a weight falls short of one that is proved to be attained, at the worst and the median end,
and `blind` counts options that win somewhere of which it saw nothing. `outside` counts those of
200,000 weights, drawn apart, at which the winner's outer range leaves one out: it must be 0.

The alliance is the shipped study with its limits on the weights. The other data are whole numbers
1-100 on all weights. Times are those of this machine, less what is loaded once.

    python benchmarks/certified.py [options criteria [method [seconds]]]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import numpy as np

import mcda
from mcda.methods.base import Model

STUDY = Path(__file__).parent.parent / "reports" / "alliance.yaml"
METHODS = ("topsis", "waspas", "vikor")
LARGER = (20, 6, "topsis")
SECONDS = 20.0
"""What the library allows by itself; what is still open then is left wider, and counted."""
TOLERANCE = 0.005
APART = 200_000
BLOCK = 20_000
HEAD = (
    f"{'method':8} {'size':>6} {'seconds':>8} {'closed':>12} {'widest':>8} {'outside':>8}"
    f"   {'draws':>10} {'missed, worst':>14} {'median':>8} {'blind':>6}"
)


def main(*asked: str) -> None:
    print(HEAD)
    if len(asked) > 1:
        name, seconds = (*asked[2:], *("topsis", str(SECONDS))[len(asked) - 2 :])
        compare(*drawn(int(asked[0]), int(asked[1]), name), name, float(seconds))
        return
    study = mcda.load_study(STUDY)
    for name in METHODS:
        compare(study.compile(name), study.space, name, SECONDS)
    compare(*drawn(*LARGER), LARGER[2], SECONDS)


def drawn(n: int, m: int, name: str) -> tuple[Model, mcda.WeightSpace]:
    """Integer performances 1-100, of use to every method, and all weights."""
    performance = np.random.default_rng(0).integers(1, 101, (n, m))
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 100)) for j in range(m)]
    model = mcda.method(name).compile(mcda.Problem(performance, criteria))
    return model, model.space()


def compare(model: Model, space: mcda.WeightSpace, name: str, limit: float) -> None:
    start = perf_counter()
    found = mcda.win_ranges(
        model, space, evidence="certified", tolerance=TOLERANCE, time_limit=limit
    )
    seconds = perf_counter() - start
    wins = found.status != "never"
    proved = found.inner_lower, found.inner_upper
    assert proved[0] is not None
    assert proved[1] is not None
    gaps = np.concatenate([(proved[0] - found.lower)[wins], (found.upper - proved[1])[wins]])
    ends, closed = 2 * found.lower.size, int(np.sum(gaps <= TOLERANCE))
    closed += ends - gaps.size  # an option that never wins has nothing left open
    low, high, draws = sampled(model, space, seconds)
    short = np.concatenate([(low - proved[0])[wins], (proved[1] - high)[wins]])
    seen = np.isfinite(short)
    blind = int(np.sum(~np.isfinite(low[:, 0]) & np.isfinite(found.witness[:, 0])))
    missed = short[seen]
    beyond = outside(model, space, found.lower, found.upper)
    size = f"{len(model.options)}x{len(model.parameters)}"
    print(
        f"{name:8} {size:>6} {seconds:8.1f} {f'{closed} of {ends}':>12} {gaps.max():8.4f} "
        f"{beyond:8}   {draws:10,} {missed.max():14.3f} "
        f"{np.median(missed):8.3f} {blind:6}"
    )


def sampled(
    model: Model, space: mcda.WeightSpace, seconds: float
) -> tuple[np.ndarray, np.ndarray, int]:
    """Extremes (n, p) of the weights that each option wins, drawn until time is up."""
    shape = len(model.options), len(model.parameters)
    low, high, draws = np.full(shape, np.inf), np.full(shape, -np.inf), 0
    until = perf_counter() + seconds
    while perf_counter() < until:
        w = space.sample(BLOCK, np.random.default_rng(draws))
        winner = model(w).argmax(axis=1)
        np.minimum.at(low, winner, w)
        np.maximum.at(high, winner, w)
        draws += BLOCK
    return low, high, draws


def outside(model: Model, space: mcda.WeightSpace, low: np.ndarray, high: np.ndarray) -> int:
    """How many weights, drawn apart, are outside what was proved of the option that wins there."""
    w = space.sample(APART, np.random.default_rng(2**31))
    winner = model(w).argmax(axis=1)
    inside = (low[winner] <= w) & (w <= high[winner])
    return int(np.sum(~inside.all(axis=1)))


if __name__ == "__main__":
    main(*sys.argv[1:])
