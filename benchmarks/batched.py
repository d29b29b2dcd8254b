"""SAW and TOPSIS over many weight vectors: the library against three peers, per weight vector.

A model is compiled once and asked of a batch; a peer is called once for each weight vector, which
is how it works, with its table and its settings made beforehand where it allows that. All score
the same table by the same formula: shares of the sum for SAW, vectors of length 1 for TOPSIS, all
criteria gains. Each peer runs in a process of its own; all have one thread, processor seconds are
counted, and the fastest round counts.

    python benchmarks/batched.py [pymcdm|skcriteria|pyrepo=the python of its environment ...]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from time import process_time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for all: a thread that waits counts as time

import numpy as np

import mcda

SIZES = ((1_000, 10), (10_000, 20))
ROUNDS = 5
OURS = {"saw": {"normalization": "sum"}, "topsis": {"normalization": "vector"}}
HEAD = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np
asked = json.load(sys.stdin)
n, m = asked["size"]
x = np.random.default_rng(0).random((n, m)) + 0.1
weights = np.random.default_rng(1).dirichlet(np.ones(m), asked["count"])
gains = np.ones(m, dtype=int)
"""
TAIL = """
best = np.inf
for _ in range(3):
    start = time.process_time()
    for w in weights:
        found = score(w)
    best = min(best, time.process_time() - start)
print(json.dumps([best / len(weights), np.asarray(found, dtype=float).tolist()]))
"""
PEERS = {
    "pymcdm": """
from pymcdm.methods import TOPSIS, WSM
from pymcdm.normalizations import sum_normalization, vector_normalization
made = {"saw": lambda: WSM(sum_normalization), "topsis": lambda: TOPSIS(vector_normalization)}
method = made[asked["method"]]()
score = lambda w: method(x, w, gains)
""",
    "skcriteria": """
import skcriteria as skc
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.preprocessing.scalers import SumScaler, VectorScaler
scaler, kind = {
    "saw": (SumScaler, WeightedSumModel), "topsis": (VectorScaler, TOPSIS)
}[asked["method"]]
scaled = scaler("matrix").transform(skc.mkdm(x, [max] * m, weights=np.ones(m) / m))
method, key = kind(), {"saw": "score", "topsis": "similarity"}[asked["method"]]
score = lambda w: method.evaluate(scaled.copy(weights=w)).e_[key]
""",
    "pyrepo": """
from pyrepo_mcda.mcda_methods import SAW, TOPSIS
from pyrepo_mcda.normalizations import sum_normalization, vector_normalization
made = {"saw": lambda: SAW(sum_normalization), "topsis": lambda: TOPSIS(vector_normalization)}
method = made[asked["method"]]()
score = lambda w: method(x, w, gains)
""",
}


def main(*peers: str) -> None:
    pythons = dict(peer.split("=", 1) for peer in peers)
    print(f"{'options':>7} {'criteria':>8}  {'method':7} {'mcda, us':>9}", end="")
    print("".join(f" {name:>18}" for name in pythons))
    for n, m in SIZES:
        for name in OURS:
            ours, found = batch(n, m, name)
            print(f"{n:7} {m:8}  {name:7} {1e6 * ours:9.2f}", end="")
            for peer, python in pythons.items():
                theirs, other = asked(python, PEERS[peer], (n, m), name)
                apart = np.max(np.abs(found / found.max() - other / other.max()))
                same = "" if apart < 1e-9 else f" (other by {apart:.0e})"
                print(f" {f'{1e6 * theirs:.0f} us, {theirs / ours:.0f}x':>18}{same}", end="")
            print()


def count(n: int) -> int:
    """Weight vectors in a batch of ours: what fills half a megabyte of scores, or a few."""
    return max(8, 65_536 // n)


def batch(n: int, m: int, name: str) -> tuple[float, np.ndarray]:
    """Seconds for a weight vector, and the scores of the last one that the peers are asked for."""
    x = np.random.default_rng(0).random((n, m)) + 0.1
    model = mcda.method(name, **OURS[name]).compile(mcda.Problem(x, [f"c{j}" for j in range(m)]))
    w = np.random.default_rng(1).dirichlet(np.ones(m), count(n))
    best, calls = np.inf, max(1, 2_000_000 // (n * count(n)))
    for _ in range(ROUNDS):
        start = process_time()
        for _ in range(calls):
            model(w)
        best = min(best, (process_time() - start) / (calls * len(w)))
    few = np.random.default_rng(1).dirichlet(np.ones(m), asked_for(n))
    return best, model(few[-1])


def asked_for(n: int) -> int:
    """Weight vectors that a peer is called for."""
    return 20 if n <= 10_000 else 5


def asked(python: str, peer: str, size: tuple[int, int], name: str) -> tuple[float, np.ndarray]:
    question = {"size": size, "method": name, "count": asked_for(size[0])}
    done = subprocess.run(
        [python, "-c", HEAD + peer + TAIL],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, answer = json.loads(done.stdout.splitlines()[-1])
    return seconds, np.array(answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
