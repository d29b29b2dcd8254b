"""Acceptability analysis: draws as the source made them, or its distribution."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import problem


def acceptability(model: Any, space: Any, **given: Any) -> dict[str, Any]:
    found = mcda.acceptability(model, space, **given)
    return {
        "acceptability": found.rank_shares,
        "central_weights": found.central_weights,
        "confidence_factors": found.confidence,
    }


def smaa2(case: Case) -> dict[str, Any]:
    """Partial values (s, n, m), higher better, and weights (s, m) as the source drew them."""
    return drawn(Path(case["folder"]), **case["params"])


def drawn(folder: Path, data: str, fixed_weights: list[float] | None = None) -> dict[str, Any]:
    with np.load(folder / data) as source:
        values = source["meas"]
        w = source["weights"] if fixed_weights is None else np.tile(fixed_weights, (len(values), 1))
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 1)) for j in range(w.shape[1])]
    model = mcda.method("additive").compile(mcda.Problem(np.zeros(values.shape[1:]), criteria))
    return acceptability(model, w, performance=values)


def smaa2_mc(case: Case) -> dict[str, Any]:
    """Certain scores, and weights of a symmetric Dirichlet distribution: at 1, uniform."""
    given = dict(case["params"])
    concentration = given.pop("dirichlet", 1.0)
    assert not given
    model = mcda.method("saw", normalization="none").compile(problem(case))
    if concentration == 1:
        return acceptability(model, model.space())
    m = model.problem.m
    draws = np.random.default_rng(0).dirichlet(np.full(m, concentration), 400_000)
    return acceptability(model, draws)


ANSWERS: dict[str, Answer] = {"smaa2": smaa2, "smaa2_mc": smaa2_mc}
