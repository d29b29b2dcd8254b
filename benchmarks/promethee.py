"""PROMETHEE II net flows: the library against pymcdm, and its time and memory at 100,000 options.

At 1000 options and 10 criteria both compute the flows of the same table at the same weights, from
the table to the scores, in turns, each in a process of its own that times the calls alone in
processor seconds; the fastest call of each counts. Larger sizes are the library's alone: memory is
what compiling and scoring take at most beside the table. A gaussian preference looks at pairs, so
it is left out.

    python benchmarks/promethee.py [the python of an environment with requirements-pymcdm.txt]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from time import process_time
from typing import Any

import numpy as np

import mcda

COMPARED = (1_000, 10)
SIZES = ((1_000, 10), (10_000, 20), (100_000, 20))
ROUNDS, CALLS = 3, 5
FUNCTIONS: dict[str, Any] = {
    "usual": "usual",
    "u-shape": {"type": "u-shape", "q": 0.1},
    "v-shape": {"type": "v-shape", "p": 0.4},
    "level": {"type": "level", "q": 0.1, "p": 0.4},
    "linear": {"type": "linear", "q": 0.1, "p": 0.4},
}
PEERS = {"usual": "usual", "linear": "vshape_2"}
"""What the peer calls them."""
PEER = """
import json, sys, time
import numpy as np
from pymcdm.methods import PROMETHEE_II
asked = json.load(sys.stdin)
n, m = asked["size"]
x, w = np.random.default_rng(0).random((n, m)), np.full(m, 1 / m)
thresholds = {key: np.full(m, y) for key, y in asked["thresholds"].items()}
best = np.inf
for _ in range(asked["calls"]):
    method = PROMETHEE_II(asked["function"], **thresholds)  # with thresholds good for one call
    start = time.process_time()
    found = method(x, w, np.ones(m))
    best = min(best, time.process_time() - start)
print(json.dumps([best, found.tolist()]))
"""


def main(peer: str | None = None) -> None:
    print(f"{'options':>7} {'criteria':>8}  {'function':8} {'ms':>8} {'MB':>6}")
    for n, m in SIZES:
        problem = drawn(n, m)
        for name in FUNCTIONS:
            seconds, _ = timed(problem, name)
            print(f"{n:7} {m:8}  {name:8} {1e3 * seconds:8.1f} {memory(problem, name):6.1f}")
    if peer is None:
        print("\nno peer: give the python of an environment that has pymcdm")
        return
    print(f"\npymcdm at {COMPARED[0]} options and {COMPARED[1]} criteria, in turns")
    for name in PEERS:
        compare(peer, name)


def drawn(n: int, m: int) -> mcda.Problem:
    return mcda.Problem(np.random.default_rng(0).random((n, m)), [f"c{j + 1}" for j in range(m)])


def timed(problem: mcda.Problem, name: str) -> tuple[float, np.ndarray]:
    method, w = (
        mcda.method("promethee", functions=FUNCTIONS[name]),
        np.full(problem.m, 1 / problem.m),
    )
    best, found = np.inf, np.empty(0)
    for _ in range(CALLS):
        start = process_time()
        found = method.compile(problem)(w)
        best = min(best, process_time() - start)
    return best, found


def memory(problem: mcda.Problem, name: str) -> float:
    """Megabytes that compiling and scoring take at most."""
    method = mcda.method("promethee", functions=FUNCTIONS[name])
    tracemalloc.start()
    method.compile(problem)(np.full(problem.m, 1 / problem.m))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def compare(peer: str, name: str) -> None:
    problem = drawn(*COMPARED)
    ours, theirs, found, other = np.inf, np.inf, np.empty(0), np.empty(0)
    for _ in range(ROUNDS):
        seconds, found = timed(problem, name)
        ours = min(ours, seconds)
        seconds, other = asked(peer, name)
        theirs = min(theirs, seconds)
    print(
        f"{name:8}: mcda {1e3 * ours:.2f} ms, pymcdm {1e3 * theirs:.0f} ms, {theirs / ours:.0f}x; "
        f"largest difference {np.max(np.abs(found - other)):.0e}"
    )


def asked(peer: str, name: str) -> tuple[float, np.ndarray]:
    function = FUNCTIONS[name]
    given = function if isinstance(function, dict) else {}
    question = {
        "size": COMPARED,
        "function": PEERS[name],
        "thresholds": {key: y for key, y in given.items() if key != "type"},
        "calls": 2,
    }
    done = subprocess.run(
        [peer, "-c", PEER],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, answer = json.loads(done.stdout.splitlines()[-1])
    return seconds, np.array(answer)


if __name__ == "__main__":
    main(*sys.argv[1:2])
