"""Methods whose parameters are not the weights of criteria, and what is asked around them."""

from __future__ import annotations

from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import params, problem, ranked, same_set, weights

PRINTED = 1e-3
"""What increments printed to four digits may miss a ranking by, in all."""


def on_values(case: Case, low: float, high: float) -> tuple[mcda.Problem, float, float]:
    """The matrix as values, on one scale of all criteria that holds low, high and all of it."""
    x = np.array(case["matrix"], dtype=float)
    low, high = min(low, float(x.min())), max(high, float(x.max()))
    criteria = [
        mcda.Criterion(c["name"], c["direction"], scale=(low, high)) for c in case["criteria"]
    ]
    return mcda.Problem(x, criteria, case["options"]), low, high


def owa(case: Case) -> dict[str, Any]:
    """Arguments of one option; the weights are of places."""
    assert not case["params"]
    x = np.array(case["arguments"], dtype=float)
    low, high = min(0.0, x.min()), max(1.0, x.max())
    criteria = [mcda.Criterion(f"c{j}", scale=(low, high)) for j in range(1, len(x) + 1)]
    model = mcda.method("owa").compile(mcda.Problem([x], criteria))
    found = mcda.rank(model, case["owa_weights"])
    total = float(np.sum(case["owa_weights"]))
    return {"score": low * total + (high - low) * found.score[0], **found.details}


def choquet(case: Case) -> dict[str, Any]:
    """A capacity in full, over values as printed; and a weighted mean beside it."""
    assert set(case["params"]) <= {"linear_weights"}
    told, low, high = on_values(case, 0.0, 1.0)
    method = mcda.method("choquet", capacity=case["capacity"])
    found = mcda.rank(method.compile(told), method.point(told))
    answer = {"ranking": found.rank, "scores": low + (high - low) * found.score}
    if linear := case["params"].get("linear_weights"):
        mean = mcda.method("saw", normalization="none").compile(told)
        answer["weighted_mean"] = mean(np.array(linear, dtype=float) / sum(linear))
    return answer


def utastar(case: Case) -> dict[str, Any]:
    return learnt(case, **case["params"])


def learnt(
    case: Case,
    breakpoints: list[list[float]],
    ranking_pairs: list[list[Any]],
    delta: float = 0.05,
    epsilon: float = 0.0,
    marginal_steps: list[float] | None = None,
    postopt_vectors: list[list[float]] | None = None,
) -> dict[str, Any]:
    """Increments are in the order of criteria and pieces, from the worst piece on."""
    told = problem(case)
    signs = {"P": ">", "I": "="}
    names = told.option_ids
    method = mcda.method(
        "utastar",
        breakpoints=dict(zip(told.criterion_ids, breakpoints, strict=True)),
        ranking=[f"{names[a]} {signs[sign]} {names[b]}" for a, b, sign in ranking_pairs],
        delta=delta,
    )
    fit = method.fit(told, epsilon)
    answer: dict[str, Any] = {"optimum": fit.optimum, "max_weights": fit.max_weights}
    if marginal_steps is not None:
        missed = method.error(told, marginal_steps) - fit.optimum
        answer["printed_solution_optimal"] = bool(missed <= PRINTED)
    if postopt_vectors is not None:
        limit = fit.optimum + epsilon + PRINTED
        near = [bool(method.error(told, w) <= limit) for w in postopt_vectors]
        one_each = isinstance(case["expected"].get("postopt_feasible"), list)
        answer["postopt_feasible"] = near if one_each else all(near)
        mean = np.mean(postopt_vectors, axis=0)
        answer["average_solution_utilities"] = method.compile(told)(mean)
    return answer


def smarts(case: Case) -> dict[str, Any]:
    """The matrix holds values from 0 to 100; group and pair are names or places."""
    told, low, high = on_values(case, 0.0, 100.0)
    given = params(case)
    given |= {
        key: [known[x] if isinstance(x, int) else x for x in given[key]]
        for key, known in (("group", told.criterion_ids), ("pair", told.option_ids))
        if key in given
    }
    if not {"group", "pair"} <= given.keys():
        given = {key: x for key, x in given.items() if key not in ("group", "pair")}
    found = mcda.rank(mcda.method("smarts", **given).compile(told), weights(case))
    answer = {"scores": low + (high - low) * found.score / 100, "ranking": found.rank}
    if "efficient_frontier" in found.details:
        inside = zip(case["options"], found.details["efficient_frontier"], strict=True)
        answer["efficient_frontier"] = sorted(name for name, on in inside if on)
    if "break_even_weight_percent" in found.details:
        answer["break_even_weight_percent"] = found.details["break_even_weight_percent"]
    return answer


def robust_portfolio(case: Case) -> dict[str, Any]:
    return portfolio(case, **case["params"])


def portfolio(
    case: Case,
    costs: list[float],
    budget: float,
    groups: list[str] | None = None,
    weight_bounds: list[list[float]] | None = None,
    score_uncertainty: float = 0.0,
) -> dict[str, Any]:
    """Without groups, and with them; competitors are those of the latter."""
    x = np.array(case["matrix"], dtype=float)
    directed = [mcda.Criterion(f"c{j}", c["direction"]) for j, c in enumerate(case["criteria"], 1)]
    told = mcda.Problem(
        x, directed, case["options"], low=x - score_uncertainty, high=x + score_uncertainty
    )
    model = mcda.method("saw", normalization="none").compile(told)
    w, space = weights(case), model.space()
    if weight_bounds is not None:
        lower, upper = zip(*weight_bounds, strict=True)
        space = space.bounds(lower=lower, upper=upper)
    free, bound = (
        mcda.robust_portfolio(model, w, space, costs=costs, budget=budget, groups=g)
        for g in ((), groups or ())
    )
    order = np.argsort(free.place, kind="stable")
    printed = case["expected"]
    return {
        "scores": free.benefit,
        "ratios": free.ratio,
        "benefit_cost_order": [case["options"][i] for i in order],
        "optimal_portfolio": same_set(
            list(free.proposed.options), printed.get("optimal_portfolio")
        ),
        "optimal_cost": free.proposed.cost,
        "optimal_benefit": free.proposed.benefit,
        "constrained_portfolio": same_set(
            list(bound.proposed.options), printed.get("constrained_portfolio")
        ),
        "constrained_cost": bound.proposed.cost,
        "constrained_benefit": bound.proposed.benefit,
        "competitors": [[c.cost, c.benefit, list(c.options)] for c in bound.competitors],
    }


def weighted_sum(case: Case) -> dict[str, Any]:
    """The weights are those printed, unless the case says otherwise."""
    as_printed = {"renormalise_weights": False, **case["params"]}
    return ranked("saw", lambda: {"normalization": "none"})({**case, "params": as_printed})


ANSWERS: dict[str, Answer] = {
    "owa": owa,
    "choquet": choquet,
    "utastar": utastar,
    "smarts": smarts,
    "robust_portfolio": robust_portfolio,
    "weight_sensitivity_ts": weighted_sum,
}
