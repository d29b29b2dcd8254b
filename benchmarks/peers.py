"""Scores, rankings, weights and measures side by side with four peers, where both define them.

Two fixed and ten drawn problems, gains and costs mixed, go to each peer in a process of its own,
in its own environment; what it answers is compared with ours, method by method:

    numbers   the same to 1e-9 of the largest, on every problem
    scaled    the same after one factor and one constant a problem, so the same ranking
    ranking   other numbers, but the same ranking on every problem
    DIFFERS   another ranking on some problems (their count follows)
    REFUSED   it raised an error, or gave no number, on some problems

Where a peer has lower is better its score is turned round, so that a difference is one of formula.
`docs/peers.md` says whose formula is that of the source.

    python benchmarks/peers.py [pymcdm|skcriteria|pydecision|pyrepo=the python of its environment]
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import mcda

HERE = Path(__file__).parent / "peers"
PEERS = ("pymcdm", "skcriteria", "pydecision", "pyrepo")
DRAWN = 10
SAME = 1e-9
LINEAR = {"type": "linear", "q": 1, "p": 4}
Problem = dict[str, Any]
Answers = list[list[float] | str]


def fixed() -> list[Problem]:
    """A car's four criteria, and one with values that repeat."""
    return [
        {
            "x": [[250, 16, 12, 5], [200, 16, 8, 3], [300, 32, 16, 4], [275, 32, 8, 4]],
            "sign": [-1, 1, 1, 1],
            "w": [0.25, 0.25, 0.25, 0.25],
        },
        {
            "x": [[3, 7, 2], [5, 7, 4], [5, 2, 6], [8, 4, 6], [3, 9, 4]],
            "sign": [1, 1, -1],
            "w": [0.5, 0.3, 0.2],
        },
    ]


def drawn(seed: int) -> Problem:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(4, 11)), int(rng.integers(3, 7))
    sign = np.where(rng.random(m) < 0.5, 1, -1)
    sign[:2] = 1, -1
    x = rng.uniform(1, 10, (n, m)).round(2)
    return {"x": x.tolist(), "sign": sign.tolist(), "w": rng.dirichlet(np.ones(m)).tolist()}


def settings(p: Problem) -> Problem:
    """What some methods are told besides: the same for all who ask."""
    x, sign = np.array(p["x"]), np.array(p["sign"])
    low, high = x.min(axis=0) * 0.9, x.max(axis=0) * 1.1
    middle = (low + high) / 2
    return {
        **p,
        "bounds": np.stack([low, high], axis=1).tolist(),
        "best": np.where(sign > 0, high, low).tolist(),
        "worst": np.where(sign > 0, low, high).tolist(),
        "middle": middle.tolist(),
        "around": np.stack([middle * 0.95, middle * 1.05], axis=1).tolist(),
    }


PARAMS: dict[str, Callable[[Problem], dict[str, Any]]] = {
    "aroman added": lambda _: {"costs": "added"},
    "ervd": lambda p: {"reference": p["middle"]},
    "lopm": lambda p: {"limits": p["best"]},
    "multimoora weighted": lambda _: {"fmf": "weighted_values"},
    "oreste mean": lambda _: {"R": 1},
    "promethee": lambda _: {"functions": "usual"},
    "promethee linear": lambda _: {"functions": LINEAR},
    "rafsi": lambda p: {"ideal": p["best"], "anti_ideal": p["worst"]},
    "rim": lambda p: {"range": p["bounds"], "ideal": p["around"]},
    "saw sum_reciprocal": lambda _: {"normalization": "sum_reciprocal"},
    "spotis": lambda p: {"bounds": p["bounds"]},
    "spotis esp": lambda p: {"bounds": p["bounds"], "esp": p["middle"]},
    "topsis minmax": lambda _: {"normalization": "minmax"},
    "weighted_product sum_reciprocal": lambda _: {"normalization": "sum_reciprocal"},
}
"""Of a row of the comparison; its first word is our method, alone where it needs no parameter."""
WEIGHTS: dict[str, dict[str, Any]] = {
    "critic undirected": {"ignore_direction": True},
    "std raw": {"normalization": "none"},
}


def problem(p: Problem) -> mcda.Problem:
    directions = ["max" if s > 0 else "min" for s in p["sign"]]
    return mcda.Problem(p["x"], [mcda.Criterion(f"c{j}", d) for j, d in enumerate(directions, 1)])


def ours(row: str, p: Problem) -> np.ndarray:
    """What we say for a row: scores (n,), weights (m,), or one number of two rankings."""
    kind, _, name = row.rpartition(": ")
    if kind == "weights":
        way, params = name.split()[0], WEIGHTS.get(name, {})
        return np.asarray(mcda.elicit(way, problem(p), **params).weights)
    if kind == "measure":
        first, second = (np.argsort(np.argsort(c)) + 1 for c in np.array(p["x"]).T[:2])
        return np.array([mcda.compare(first, second, name)])
    model = mcda.method(row.split()[0], **PARAMS.get(row, lambda _: {})(p)).compile(problem(p))
    w = np.full(len(p["w"]), 1 / len(p["w"])) if row.endswith(" equal") else p["w"]
    return np.asarray(mcda.rank(model, w).score)


def asked(peer: str, python: str, problems: list[Problem]) -> dict[str, Answers]:
    done = subprocess.run(
        [python, str(HERE / f"with_{peer}.py")],
        input=json.dumps(problems),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Answers] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(*peers: str) -> None:
    problems = [settings(p) for p in [*fixed(), *map(drawn, range(DRAWN))]]
    if not peers:
        print("no peer: give NAME=PYTHON of an environment that has it, of " + ", ".join(PEERS))
    for peer, _, python in (given.partition("=") for given in peers):
        print(f"{peer}")
        for row, theirs in asked(peer, python, problems).items():
            verdicts = [
                compared(row, ours(row, p), t) for p, t in zip(problems, theirs, strict=True)
            ]
            print(f"  {row:28} {summed(verdicts)}")


def compared(row: str, our: np.ndarray, their: list[float] | str) -> str:
    """One problem's verdict; an error's words where there was one."""
    if isinstance(their, str):
        return f"REFUSED {their}"
    other = np.array(their, dtype=float)
    if not np.all(np.isfinite(other)):
        return "REFUSED no number"
    if np.max(np.abs(our - other)) <= SAME * max(np.max(np.abs(our)), 1):
        return "numbers"
    if ":" in row:
        return "DIFFERS"
    return same_order(our, other)


def same_order(our: np.ndarray, other: np.ndarray) -> str:
    a = np.stack([other, np.ones_like(other)], axis=1)
    fit = np.linalg.lstsq(a, our, rcond=None)[0]
    if fit[0] > 0 and np.max(np.abs(a @ fit - our)) <= SAME * max(np.max(np.abs(our)), 1):
        return "scaled"
    leads = [np.sign(np.round(x[:, None] - x, 10)) for x in (our, other)]
    return "ranking" if np.array_equal(*leads) else "DIFFERS"


def summed(verdicts: list[str]) -> str:
    for kind in ("DIFFERS", "REFUSED"):
        found = [v for v in verdicts if v.startswith(kind)]
        if found:
            return f"{kind} on {len(found)} of {len(verdicts)} {found[0][len(kind) :]}"
    return next(kind for kind in ("ranking", "scaled", "numbers") if kind in verdicts)


if __name__ == "__main__":
    main(*sys.argv[1:])
