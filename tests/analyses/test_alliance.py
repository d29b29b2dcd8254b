"""The shipped case against other formulations and another solver, to 1e-9."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

import mcda
from mcda.files.study import Study
from mcda.methods.base import Linear
from tests.case import ROOT

CLOSE = 1e-9
Array = np.ndarray


@pytest.fixture(scope="module")
def study() -> Study:
    return mcda.load_study(ROOT / "reports" / "alliance.yaml")


@pytest.fixture(scope="module")
def model(study: Study) -> Linear:
    assert study.model.linear is not None
    return study.model.linear


def rows(study: Study, i: int, values: Array) -> tuple[Array, Array]:
    """Pairwise rows of the region of option i: statements typed out again, rivals one by one."""
    ids = study.problem.criterion_ids
    unit = {name: np.eye(len(ids))[k] for k, name in enumerate(ids)}
    said = [
        *((unit[name], 0.4) for name in ids),
        (unit["cost"] - unit["deterrence-credibility"], 0.0),
        (unit["trilateral-coordination"] - unit["sovereignty"], 0.0),
    ]
    rivals = [(values[k] - values[i], 0.0) for k in range(len(values)) if k != i]
    a, b = zip(*said, *rivals, strict=True)
    return np.array(a), np.array(b)


def solve(c: Array, a: Array, b: Array, bounds: list[tuple[float | None, float | None]]) -> Array:
    equal = np.array([[*np.ones(8), *np.zeros(len(c) - 8)]])
    found = linprog(c, A_ub=a, b_ub=b, A_eq=equal, b_eq=[1.0], bounds=bounds, method="highs-ds")
    assert found.status == 0, found.message
    return np.asarray(found.x)


WEIGHTS = [(0.0, 1.0)] * 8


def test_ranges_by_direct_rows(study: Study, model: Linear) -> None:
    found = mcda.win_ranges(model, study.space)
    assert list(found.status) == ["strict"] * 6
    for i in range(6):
        a, b = rows(study, i, model.values)
        for j, unit in enumerate(np.eye(8)):
            assert solve(unit, a, b, WEIGHTS)[j] == pytest.approx(found.lower[i, j], abs=CLOSE)
            assert solve(-unit, a, b, WEIGHTS)[j] == pytest.approx(found.upper[i, j], abs=CLOSE)


def test_margins_by_direct_rows(study: Study, model: Linear) -> None:
    found = mcda.win_ranges(model, study.space)
    for i in range(6):
        a, b = rows(study, i, model.values)
        slack = np.array([0.0] * 10 + [1.0] * 5)[:, None]
        best = solve(np.r_[np.zeros(8), -1.0], np.hstack([a, slack]), b, [*WEIGHTS, (None, None)])
        assert best[-1] == pytest.approx(found.margin[i], abs=CLOSE)


def test_witnesses_are_inside_and_win(study: Study, model: Linear) -> None:
    found = mcda.win_ranges(model, study.space)
    for i, w in enumerate(found.witness):
        a, b = rows(study, i, model.values)
        assert np.all(a @ w < b - 1e-12)
        assert w.sum() == pytest.approx(1.0, abs=1e-12)
        assert model.first(w).tolist() == [k == i for k in range(6)]


@pytest.mark.parametrize("norm", ["l1", "linf"])
def test_flips_by_direct_rows(study: Study, model: Linear, norm: str) -> None:
    view = study.views["balanced"]
    found = mcda.flips(model, view, study.space, norm)
    for i in range(6):
        a, b = rows(study, i, model.values)
        wide = 8 if norm == "l1" else 1
        part = np.eye(8) if norm == "l1" else np.ones((8, 1))
        apart = np.vstack([np.hstack([np.eye(8), -part]), np.hstack([-np.eye(8), -part])])
        best = solve(
            np.r_[np.zeros(8), np.ones(wide)],
            np.vstack([np.hstack([a, np.zeros((len(a), wide))]), apart]),
            np.r_[b, view, -view],
            [*WEIGHTS, *([(0.0, None)] * wide)],
        )
        assert best[8:].sum() == pytest.approx(found.distance[i], abs=CLOSE)
        if found.distance[i]:
            gap = model.values @ found.weights[i]
            assert gap[i] == pytest.approx(gap.max(), abs=CLOSE)


@pytest.mark.parametrize("view", ["balanced", "cautious-steps", "sovereignty-first"])
def test_stability_by_fractions(study: Study, model: Linear, view: str) -> None:
    points = [Fraction(str(x)) for x in study.points[view]]
    w = [x / sum(points) for x in points]
    values = [
        [Fraction(repr(float(x))).limit_denominator(1000) for x in row] for row in model.values
    ]
    found = mcda.stability(model, study.views[view])
    scores = [sum(v * x for v, x in zip(row, w, strict=True)) for row in values]
    leader = scores.index(max(scores))
    for h in range(8):
        rest = [s - w[h] * row[h] for s, row in zip(scores, values, strict=True)]
        low, high = Fraction(0), Fraction(1)
        for k in range(6):
            # (1 - a) / (1 - w_h) * rest + a * v_h: the leader's minus option k's, at a = 0 and 1
            at_0 = (rest[leader] - rest[k]) / (1 - w[h])
            at_1 = values[leader][h] - values[k][h]
            if at_0 < 0:
                low = max(low, at_0 / (at_0 - at_1))
            if at_1 < 0:
                high = min(high, at_0 / (at_0 - at_1))
        assert found.lower[h] == pytest.approx(float(low), abs=CLOSE)
        assert found.upper[h] == pytest.approx(float(high), abs=CLOSE)
        for end, rival in ((low, found.rival_below[h]), (high, found.rival_above[h])):
            if rival is None:
                assert end in (0, 1)
                continue
            k = model.options.index(rival)
            at = [(1 - end) / (1 - w[h]) * rest[o] + end * values[o][h] for o in (leader, k)]
            assert at[0] == at[1]


def test_shares_of_the_whole_simplex_hold_what_is_known_exactly(
    study: Study, model: Linear
) -> None:
    found = mcda.win_shares(model, model.space(), samples=400_000)
    i = model.options.index("fleet-task-force")
    assert abs(found.share[i] - 96527 / 1281440160) <= found.error[i]
    assert found.share.sum() == pytest.approx(1.0, abs=1e-12)


def test_shares_in_the_space_agree_with_rejection_of_our_own(study: Study, model: Linear) -> None:
    rng = np.random.default_rng(11)
    w = rng.dirichlet(np.ones(8), 1_000_000)
    ids = study.problem.criterion_ids
    at = {name: w[:, k] for k, name in enumerate(ids)}
    kept = np.all(w <= 0.4, axis=1) & (at["deterrence-credibility"] >= at["cost"])
    kept &= at["sovereignty"] >= at["trilateral-coordination"]
    best = np.argmax(w[kept] @ model.values.T, axis=1)
    share = np.bincount(best, minlength=6) / len(best)
    spread = 4 * np.sqrt(share * (1 - share) / len(best))
    found = mcda.win_shares(model, study.space, samples=200_000)
    assert np.all(np.abs(found.share - share) <= found.error + spread)


def test_the_plain_form_solved_anew_agrees(study: Study, model: Linear) -> None:
    import pulp

    found = mcda.win_ranges(model, study.space)
    for i in (1, 3):
        a, b = rows(study, i, model.values)
        for j in (0, 4, 7):
            problem = pulp.LpProblem("anew", pulp.LpMaximize)
            w = [problem.add_variable(f"w{k}", 0, 1) for k in range(8)]
            problem += w[j]
            problem += pulp.lpSum(w) == 1
            for row, limit in zip(a, b, strict=True):
                problem += pulp.lpSum(float(x) * v for x, v in zip(row, w, strict=True)) <= limit
            problem.solve(pulp.HiGHS(msg=False))
            assert w[j].value() == pytest.approx(found.upper[i, j], abs=1e-8)


def test_leave_one_out_and_equal_groups_are_the_briefs(study: Study, model: Linear) -> None:
    found = mcda.leave_one_out(model, study.views["balanced"])
    first = [[model.options[i] for i in found.leaders(j)] for j in range(8)]
    assert first == [["coordination-center"]] * 2 + [["four-star-commander"]] * 6


def test_cells_are_the_briefs(study: Study, model: Linear) -> None:
    found = mcda.cells(model, study.views["balanced"])
    i = model.options.index("four-star-commander")
    assert np.argwhere(found.changes_low).tolist() == [[i, 0]]
    assert np.argwhere(found.changes_high).tolist() == [[i, 1]]
    # proximity: 60 points of 560 on five zones make up a lead of 17 of 560
    assert found.break_high[i, 1] == pytest.approx(5 * 17 / 60, abs=1e-6)
    assert found.leader_high[i, 1] == "coordination-center"


def test_stress_is_the_interval_of_the_additive_score(study: Study, model: Linear) -> None:
    problem, w = study.problem, study.views["balanced"]
    found = mcda.stress(model, w)
    assert found.worst_score == pytest.approx(problem.value_of(problem.worse_end) @ w, abs=1e-12)
    assert found.best_score == pytest.approx(problem.value_of(problem.better_end) @ w, abs=1e-12)
