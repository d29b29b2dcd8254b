"""Exact shares of the simplex and centroids: the library against pysensmcda, and how far it goes.

At 20 options and 7 criteria both answer the same problems, in turns, each in a process of its own
that times the call alone; the fastest turn of each counts. The larger sizes are the library's
alone: the last is declined, and sampled. Scores are whole numbers 0-100, so that ties occur.

    python benchmarks/shares.py [the python of an environment with requirements-pysensmcda.txt]
"""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from time import perf_counter
from typing import Any

import numpy as np

import mcda

SIZES = ((20, 7), (50, 8), (20, 12), (50, 10))
COMPARED = (20, 7)
PROBLEMS = 3
ROUNDS = 2
PEER = """
import json, sys, time
import numpy as np
from pysensmcda.smaa import exact_acceptability
values = np.array(json.load(sys.stdin))
start = time.perf_counter()
try:
    found = exact_acceptability(
        values, np.ones(values.shape[1]), scaling="none", weight_bounds=False
    )
    answer = found.acceptability.tolist()
except Exception as error:
    answer = f"{type(error).__name__}: {error}"
print(json.dumps([time.perf_counter() - start, answer]))
"""


def main(peer: str | None = None) -> None:
    print(f"{'options':>7} {'criteria':>8} {'seconds':>8}  {'kind':8} what")
    timed(3, 3, 0)  # what is loaded once is not timed
    for n, m in SIZES:
        seconds, found = min((timed(n, m, 0) for _ in range(ROUNDS)), key=lambda x: x[0])
        print(f"{n:7} {m:8} {seconds:8.2f}  {found.evidence.kind:8} {said(found)}")
    if peer is None:
        print("\nno peer: give the python of an environment that has pysensmcda")
        return
    print(f"\npysensmcda at {COMPARED[0]} options and {COMPARED[1]} criteria, in turns")
    for seed in range(PROBLEMS):
        compare(peer, seed)


def said(found: Any) -> str:
    """What the result claims, checked where that can be checked."""
    if found.evidence.kind != "exact":
        return str(found.evidence.reason)
    total = sum(found.exact["share"], Fraction(0))
    digits = max(len(hex(x.denominator)) for x in found.exact["share"]) * 1.204
    return f"shares sum to {total}; the longest fraction has {digits:,.0f} digits below the line"


def table(n: int, m: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 101, (n, m))


def timed(n: int, m: int, seed: int) -> tuple[float, Any]:
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 100)) for j in range(m)]
    problem = mcda.Problem(table(n, m, seed), criteria, [f"o{i + 1}" for i in range(n)])
    model = mcda.method("additive").compile(problem)
    start = perf_counter()
    found = mcda.win_shares(model, model.space())
    return perf_counter() - start, found


def compare(peer: str, seed: int) -> None:
    n, m = COMPARED
    ours, theirs = np.inf, np.inf
    found, answer = None, None
    for _ in range(ROUNDS):
        seconds, found = timed(n, m, seed)
        ours = min(ours, seconds)
        seconds, answer = asked(peer, table(n, m, seed) / 100)
        theirs = min(theirs, seconds)
    assert found is not None
    if isinstance(answer, list):
        apart = np.max(np.abs(np.array(answer) - found.share))
        what = f"largest difference {apart:.0e}, its shares sum to {sum(answer):.9f}"
    else:
        what = str(answer).partition("\n")[0]  # it gives up
    print(
        f"problem {seed}: mcda {ours:.3f} s (exact), pysensmcda {theirs:.2f} s, "
        f"{theirs / ours:.0f}x; {what}"
    )


def asked(peer: str, values: np.ndarray) -> tuple[float, list[float] | str]:
    done = subprocess.run(
        [peer, "-c", PEER],
        input=json.dumps(values.tolist()),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, answer = json.loads(done.stdout.splitlines()[-1])
    return seconds, answer


if __name__ == "__main__":
    main(*sys.argv[1:2])
