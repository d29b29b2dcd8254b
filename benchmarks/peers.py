"""Scores, rankings, weights and measures side by side with four peers, where both define them.

Two fixed and ten drawn problems, gains and costs mixed, go to each peer in a process of its own,
in its own environment; what it answers is compared with ours. The table that is printed says:

    same      the same numbers to 1e-9 of the largest, on every problem
    scaled    the same after one factor and one constant a problem, so the same ranking
    ranking   other numbers, but the same ranking on every problem
    differs   another ranking (other numbers, where these are weights) on so many problems
    refuses   it raised an error, or gave no number, on so many problems

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
VERDICTS = ("differs", "refuses", "ranking", "scaled", "same")
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
    x, sign, w = np.array(p["x"]), np.array(p["sign"]), np.array(p["w"])
    pairs = np.clip(np.round(w[:, None] / w), 1, 9)
    wide = np.random.default_rng(0).uniform(0.01, 0.2, (2, *x.shape))
    low, high = x.min(axis=0) * 0.9, x.max(axis=0) * 1.1
    middle = (low + high) / 2
    best, worst = np.where(sign > 0, high, low), np.where(sign > 0, low, high)
    return {
        **p,
        "bounds": np.stack([low, high], axis=1).tolist(),
        "best": best.tolist(),
        "worst": worst.tolist(),
        "middle": middle.tolist(),
        "profiles": [(worst + t * (best - worst)).tolist() for t in (1 / 3, 2 / 3)],
        "limits": [(worst + t * (best - worst)).tolist() for t in (0, 1 / 3, 2 / 3, 1)],
        "low": (x * (1 - wide[0])).tolist(),
        "high": (x * (1 + wide[1])).tolist(),
        "pairs": np.where(pairs > 1, pairs, 1 / pairs.T).tolist(),
        "ranks": (1 + np.sum(np.round(w, 1) > np.round(w, 1)[:, None], axis=1)).tolist(),
        "order": [f"c{j + 1}" for j in np.argsort(-w, kind="stable")],
        "values": np.stack([low, middle, high], axis=1).tolist(),
        "around": np.stack([middle * 0.95, middle * 1.05], axis=1).tolist(),
    }


PARAMS: dict[str, Callable[[Problem], dict[str, Any]]] = {
    "aroman, costs added": lambda _: {"costs": "added"},
    "comet": lambda p: {"characteristic_values": p["values"]},
    "electre3, credibility": lambda _: {"q": 1, "p": 2, "v": 5},
    "electre_tri_b": lambda p: {"profiles": p["profiles"], "q": 0.5, "p": 1, "v": 4},
    "flowsort": lambda p: {"profiles": p["limits"]},
    "ervd": lambda p: {"reference": p["middle"]},
    "lopm": lambda p: {"limits": p["best"]},
    "multimoora, weights as factors": lambda _: {"fmf": "weighted_values"},
    "multimoora, ranks added": lambda _: {"fmf": "weighted_values", "aggregation": "rank_sum"},
    "oreste, R = 1": lambda _: {"R": 1},
    "promethee": lambda _: {"functions": "usual"},
    **{
        f"promethee, {kind}": lambda _, given=given: {"functions": given}
        for kind, given in {
            "gaussian": {"type": "gaussian", "sigma": 2},
            "level": {"type": "level", "q": 1, "p": 4},
            "linear": {"type": "linear", "q": 1, "p": 4},
            "u-shape": {"type": "u-shape", "q": 1},
            "v-shape": {"type": "v-shape", "p": 4},
        }.items()
    },
    "rafsi": lambda p: {"ideal": p["best"], "anti_ideal": p["worst"]},
    "rim": lambda p: {"range": p["bounds"], "ideal": p["around"]},
    "saw, shares of the sum": lambda _: {"normalization": "sum_reciprocal"},
    "spotis": lambda p: {"bounds": p["bounds"]},
    "spotis, expected solution": lambda p: {"bounds": p["bounds"], "esp": p["middle"]},
    "topsis, min-max": lambda _: {"normalization": "minmax"},
    "weighted_product, shares of the sum": lambda _: {"normalization": "sum_reciprocal"},
}
"""Of a row of the comparison; its first word is our method, alone where it needs no parameter."""
DETAILS = {"electre3, credibility": "credibility", "mpsi, criterion weights": "criterion_weights"}
JUDGED = {
    "ahp": "pairs",
    "rancom": "ranks",
    **dict.fromkeys(("rank_reciprocal", "rank_sum", "roc"), "order"),
}
"""What ways that ask a person are told; it fits the problem's weights more or less."""
WEIGHTS: dict[str, dict[str, Any]] = {
    "ahp, geometric mean": {"prioritization": "geometric"},
    "ahp, column mean": {"prioritization": "column_mean"},
    "critic, without directions": {"ignore_direction": True},
    "std, not normalised": {"normalization": "none"},
}


def problem(p: Problem, *, fuzzy: bool = False) -> mcda.Problem:
    directions = ["max" if s > 0 else "min" for s in p["sign"]]
    criteria = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(directions, 1)]
    ends = {"low": p["low"], "high": p["high"]} if fuzzy else {}
    return mcda.Problem(p["x"], criteria, **ends)


def ours(row: str, p: Problem) -> np.ndarray:
    """What we say for a row: scores (n,), weights (m,), or one number of two rankings."""
    kind, _, name = row.rpartition(": ")
    if kind == "weights":
        return weights(name, p)
    if kind == "measure":
        first, second = (np.argsort(np.argsort(c)) + 1 for c in np.array(p["x"]).T[:2])
        return np.array([mcda.compare(first, second, name)])
    method = mcda.method(row.split(",")[0], **PARAMS.get(row, lambda _: {})(p))
    model = method.compile(problem(p, fuzzy=row.startswith("fuzzy")))
    equal = row.endswith(("equal weights", "criterion weights"))
    found = mcda.rank(model, np.full(len(p["w"]), 1 / len(p["w"])) if equal else p["w"])
    return np.asarray(found.details[DETAILS[row]] if row in DETAILS else found.score).ravel()


def weights(name: str, p: Problem) -> np.ndarray:
    way = name.split(",")[0]
    given = p[JUDGED[way]] if way in JUDGED else problem(p)
    found = mcda.elicit(way, given, **WEIGHTS.get(name, {}))
    by = dict(zip(found.criteria, found.weights, strict=True))
    return np.array([by[f"c{j}"] for j in range(1, len(p["w"]) + 1)])


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
        return
    pythons = dict(given.split("=", 1) for given in peers)
    answers = {peer: asked(peer, python, problems) for peer, python in pythons.items()}
    rows = sorted({row for found in answers.values() for row in found}, key=place)
    print("| | " + " | ".join(answers) + " |")
    print("|---" * (len(answers) + 1) + "|")
    for row in rows:
        own = [ours(row, p) for p in problems]
        cells = [cell(row, own, found.get(row)) for found in answers.values()]
        print(f"| {row} | " + " | ".join(cells) + " |")


def place(row: str) -> tuple[int, str]:
    """Methods, then weights, then measures, by name."""
    return (("weights" in row.split(":")) + 2 * ("measure" in row.split(":")), row)


def cell(row: str, own: list[np.ndarray], theirs: Answers | None) -> str:
    if theirs is None:
        return ""
    return summed([compared(row, x, y) for x, y in zip(own, theirs, strict=True)])


def compared(row: str, our: np.ndarray, their: list[float] | str) -> str:
    """One problem's verdict."""
    if isinstance(their, str) or not np.all(np.isfinite(their)):
        return "refuses"
    other, size = np.array(their, dtype=float), SAME * max(np.max(np.abs(our)), 1)
    if np.max(np.abs(our - other)) <= size:
        return "same"
    if ":" in row or row in DETAILS:
        return "differs"
    leads = [np.sign(np.round(x[:, None] - x, 10)) for x in (our, other)]
    if not np.array_equal(*leads):
        return "differs"
    a = np.stack([other, np.ones_like(other)], axis=1)
    fit = np.linalg.lstsq(a, our, rcond=None)[0]
    return "scaled" if np.max(np.abs(a @ fit - our)) <= size else "ranking"


def summed(verdicts: list[str]) -> str:
    bad = [f"{kind} {verdicts.count(kind)}" for kind in VERDICTS[:2] if kind in verdicts]
    if bad:
        return ", ".join(bad) + f" of {len(verdicts)}"
    return next(kind for kind in VERDICTS if kind in verdicts)


if __name__ == "__main__":
    main(*sys.argv[1:])
