"""Ways from judgements to weights, against numbers worked out from their formulas by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pulp
import pytest

import mcda
from mcda.errors import EmptySpaceError, UnknownNameError, WeightsError
from mcda.weights.elicit._bwm import smallest_nonlinear
from mcda.weights.lp import minimise

A3 = [[1, 4, 1 / 5], [1 / 4, 1, 3], [5, 1 / 3, 1]]


def weights(way: str, *given: object, **params: object) -> list[float]:
    found = mcda.elicit(way, *given, **params).weights
    assert found is not None
    return found.tolist()


def test_places_in_an_order() -> None:
    # 1 + 1, 1/2 + 2/3, 1/3 + 1/3: 12, 7 and 4 sixths
    assert weights("sum_reciprocal", 3) == pytest.approx([12 / 23, 7 / 23, 4 / 23])
    assert weights("rank_exponent", 3) == pytest.approx([9 / 14, 4 / 14, 1 / 14])
    assert weights("rank_exponent", 3, exponent=1) == weights("rank_sum", 3)
    assert weights("rank_exponent", 3, exponent=0) == pytest.approx([1 / 3] * 3)


def test_criteria_not_told_apart_share_their_places() -> None:
    found = mcda.elicit("roc", ["a", ["b", "c"], "d"])
    assert found.details["exact"] == ("25/48", "5/24", "5/24", "1/16")
    assert found.statements == ("a >= b", "a >= c", "b >= d", "c >= d")
    assert found.evidence == "exact"
    inside = found.space.sample(40_000)
    np.testing.assert_allclose(inside.mean(axis=0), found.weights, atol=0.004)


def test_points_may_be_intervals() -> None:
    found = mcda.elicit("direct", {"a": (10, 20), "b": 30, "c": 5})
    assert found.yields == "statements"
    assert found.space.contains(np.array([20, 30, 5]) / 55)
    assert found.space.contains(np.array([10, 30, 5]) / 45)
    assert not found.space.contains(np.array([21, 30, 5]) / 56)
    assert mcda.elicit("fucom", [1, (2, 3)]).space.contains([0.7, 0.3])
    assert not mcda.elicit("fucom", [1, (2, 3)]).space.contains([0.6, 0.4])
    assert not mcda.elicit("swara", [0, (0.2, 0.5)]).space.contains([0.5, 0.5])


def test_swings_say_an_order_and_equal_ones_the_same() -> None:
    found = mcda.elicit("swing", {"a": 40, "b": 100, "c": 40})
    assert found.statements == ("b >= a", "a = c")
    np.testing.assert_allclose(found.weights, [40 / 180, 100 / 180, 40 / 180])


@pytest.mark.parametrize(
    ("way", "given"),
    [
        ("direct", ([0, 0],)),
        ("direct", ([-1, 2],)),
        ("direct", ([],)),
        ("direct", ([np.nan, 1],)),
        ("direct", ([(3, 2), 1],)),
        ("direct", ({"a": 1}, ["b"])),
        ("direct", ([1, 2], ["b"])),
        ("fucom", ([2, 3],)),
        ("swara", ([0.1, 0.2],)),
        ("piprecia", ([1, 2],)),
        ("roc", (["a", "a"],)),
        ("roc", ([],)),
        ("roc", (0,)),
        ("roc", ("cost",)),
        ("equal", (0,)),
        ("ahp", ([[1, 2], [2, 1]],)),
        ("ahp", ([[1, 2]],)),
        ("ahp", ([[1, -2], [-0.5, 1]],)),
        ("anp", ([[0, 1], [0, 0]],)),
        ("anp", ([[1, 0], [0, 1]],)),
        ("anp", ([[0, 1], [1, 0]],)),
        ("bwm", ([1, 2, 4], [4, 2, 2])),
        ("bwm", ([1, 2, 4], [3, 2, 1])),
        ("bwm", ([1, 0.5], [2, 1])),
        ("dematel", ([[0, 1], [1, 0]],)),
        ("dematel", ([[1, 1], [1, 0]],)),
        ("wings", ([[1, 0], [0, 0]],)),
        ("opa", ([0, 1],)),
        ("macbeth", ({("a", "b"): 7},)),
        ("macbeth", ({("a", "b"): "weak", ("b", "a"): "weak"},)),
        ("macbeth", ({("a", "b"): "no"},)),
    ],
)
def test_what_makes_no_weights_is_refused(way: str, given: tuple[object, ...]) -> None:
    with pytest.raises(WeightsError):
        mcda.elicit(way, *given)


def test_an_unknown_way_and_an_unknown_prioritization() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'entropy'"):
        mcda.elicit("entropie")
    with pytest.raises(WeightsError, match="did you mean 'geometric'"):
        mcda.elicit("ahp", A3, prioritization="geometrical")
    with pytest.raises(WeightsError, match="alonso_lamata"):
        mcda.elicit("ahp", A3, random_index="none")


def test_ahp_finds_the_judgement_that_hurts_most_and_mends() -> None:
    w = np.array([0.4, 0.3, 0.2, 0.1])
    a = w[:, None] / w
    a[0, 2], a[2, 0] = 9.0, 1 / 9
    found = mcda.elicit("ahp", a, ["a", "b", "c", "d"])
    assert found.details["worst"] == ("a", "c")
    assert found.details["worst_best"] == pytest.approx(2, abs=1e-4)
    assert found.details["worst_ratio"] == pytest.approx(0, abs=1e-8)
    assert "'a' against 'c' (9) hurts most: at 2 " in found.says
    assert found.weights.sum() == pytest.approx(1)


def test_ahp_repair_stops_at_a_tenth() -> None:
    found = mcda.elicit("ahp", A3)
    assert found.details["consistency_ratio"] > 0.1
    mended = mcda.elicit("ahp", found.details["repaired"])
    assert mended.details["consistency_ratio"] == pytest.approx(0.1, abs=1e-6)
    nearest = found.details["nearest_consistent"]
    agreed = mcda.elicit("ahp", nearest)
    assert agreed.details["consistency_ratio"] == pytest.approx(0, abs=1e-9)
    # geometric means of the rows, 0.8, 0.75 and 5/3 to the power 1/3
    root = np.cbrt([0.8, 0.75, 5 / 3])
    np.testing.assert_allclose(nearest, root[:, None] / root)


def test_ahp_reads_half_a_matrix_and_gives_a_space() -> None:
    found = mcda.elicit("ahp", [[1, 2, 6], [None, 1, 3], [None, None, 1]], within=1.2)
    np.testing.assert_allclose(found.weights, [0.6, 0.3, 0.1])
    assert found.space.contains([0.6, 0.3, 0.1])
    assert not found.space.contains([0.6, 0.2, 0.2])
    with pytest.raises(EmptySpaceError):
        mcda.elicit("ahp", A3, within=1.01)


@pytest.mark.parametrize("seed", range(4))
def test_bwm_bound_is_the_smallest_by_bisection(seed: int) -> None:
    rng = np.random.default_rng(seed)
    others, worst = np.array([1.0, *rng.integers(1, 9, 3), 8.0]), np.ones(5)
    worst[:4] = [8.0, *rng.integers(1, 9, 3)]
    found = smallest_nonlinear(others, worst, 0, 4)
    low, high = 0.0, 9.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if feasible(others, worst, middle) else (middle, high)
    assert found == pytest.approx(high, abs=1e-6)


def feasible(others: np.ndarray, worst: np.ndarray, xi: float) -> bool:
    model = pulp.LpProblem("bwm", pulp.LpMinimize)
    w = [model.add_variable(f"w{j}", 0) for j in range(5)]
    model += w[0]
    model += pulp.lpSum(w) == 1
    for j in range(5):
        for one, other, a in ((w[0], w[j], others[j]), (w[j], w[4], worst[j])):
            if one is not other:
                model += one - float(a + xi) * other <= 0
                model += one - float(a - xi) * other >= 0
    return minimise(model)


def test_bwm_space_holds_all_optima() -> None:
    found = mcda.elicit("bwm", [2, 1, 4, 3, 8], [4, 8, 2, 3, 1], model="nonlinear")
    assert found.yields == "weights and statements"
    # the judgements 3 and 3 against 8: (3 - xi)^2 = 8 + xi
    xi = (7 - np.sqrt(49 - 4)) / 2
    assert found.details["xi"] == pytest.approx(xi)
    assert found.details["consistency_ratio"] == pytest.approx(xi / (17 - np.sqrt(65)) * 2)
    w = found.space.sample(200)
    off = np.abs(w[:, [1]] / w - [2, 1, 4, 3, 8]), np.abs(w / w[:, [4]] - [4, 8, 2, 3, 1])
    assert np.max(off) <= xi + 1e-6


def test_bwm_linear_has_one_optimum() -> None:
    found = mcda.elicit("bwm", [2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    assert found.yields == "weights"
    w, xi = found.weights, found.details["xi"]
    off = np.abs(w[1] - np.array([2, 1, 4, 3, 8]) * w), np.abs(w - np.array([4, 8, 2, 3, 1]) * w[4])
    assert np.max([off[0][[0, 2, 3, 4]], off[1][[0, 1, 2, 3]]]) == pytest.approx(xi, abs=1e-9)


def test_srf_rounds_to_a_hundred() -> None:
    rng = np.random.default_rng(2)
    for _ in range(60):
        ranks = rng.integers(1, 9, rng.integers(1, 9))
        for decimals in (0, 1, 2):
            found = mcda.elicit("srf", ranks, z=float(rng.integers(1, 12)), decimals=decimals)
            rounded = found.details["rounded"]
            assert rounded.sum() == pytest.approx(100)
            assert np.all(np.abs(rounded - 100 * found.weights) < 10.0**-decimals + 1e-9)
            assert found.space.contains(found.weights)


def test_anp_limits() -> None:
    w = np.array([[0.2, 0.5], [0.8, 0.5]])
    found = mcda.elicit("anp", w, ["a", "b"])
    np.testing.assert_allclose(found.weights, np.linalg.matrix_power(w, 60)[:, 0])
    turn = [[0, 0, 1], [0, 0, 3], [2, 2, 0]]
    cyclic = mcda.elicit("anp", turn, ["a", "b", "c"], cyclic=True, criteria=["a", "b"])
    np.testing.assert_allclose(cyclic.details["limit_priorities"], [0.25, 0.75, 1])
    np.testing.assert_allclose(cyclic.weights, [0.25, 0.75])
    assert cyclic.criteria == ("a", "b")


def test_stepwise_by_hand() -> None:
    # k = 1, 1.25, 2: q = 1, 0.8, 0.4
    assert weights("swara", [0, 0.25, 1]) == pytest.approx([1 / 2.2, 0.8 / 2.2, 0.4 / 2.2])
    # k = 1, 1.25, 0.5: q = 1, 0.8, 1.6
    assert weights("piprecia", [1, 0.75, 1.5]) == pytest.approx([1 / 3.4, 0.8 / 3.4, 1.6 / 3.4])
    both = mcda.elicit("piprecia", [1, 0.75, 1.5], inverse=[1.2, 0.5, 1])
    # from the last: k = 1, 1.5, 0.8, so q = 1, 2/3, 5/6
    back = np.array([5 / 6, 2 / 3, 1]) / 2.5
    np.testing.assert_allclose(both.weights, (np.array([1, 0.8, 1.6]) / 3.4 + back) / 2)
    assert both.details["rho"] == pytest.approx(1)


def test_influences_by_hand() -> None:
    # N = [[0, 1], [.5, 0]]: T = N (I - N)^-1 = [[1, 2], [1, 1]]
    found = mcda.elicit("dematel", [[0, 2], [1, 0]], ["a", "b"], weigh="prominence")
    np.testing.assert_allclose(found.details["total"], [[1, 2], [1, 1]])
    np.testing.assert_allclose(found.details["relation"], [1, -1])
    np.testing.assert_allclose(found.weights, [0.5, 0.5])
    # S = [[.5, .25], [0, .25]]: T = [[1, 2/3], [0, 1/3]], r = 5/3, 1/3 and c = 1, 1
    strong = mcda.elicit("wings", [[2, 1], [0, 1]])
    np.testing.assert_allclose(strong.details["total"], [[1, 2 / 3], [0, 1 / 3]])
    np.testing.assert_allclose(strong.weights, [2 / 3, 1 / 3])


def test_dematel_by_the_largest_of_all_sums() -> None:
    """Celikbilek 2018, as in JMcDM, test/mcdm/testdematel.jl: rows up to 19, columns up to 30."""
    x = [[0, 3, 0, 2, 0, 0, 0, 0, 3, 0], [3, 0, 0, 0, 0, 0, 0, 0, 0, 2],
         [4, 1, 0, 2, 1, 3, 1, 2, 3, 2], [4, 1, 4, 0, 1, 2, 0, 1, 0, 0],
         [3, 2, 3, 1, 0, 3, 0, 2, 0, 0], [4, 1, 4, 4, 0, 0, 0, 1, 1, 3],
         [3, 0, 0, 0, 0, 2, 0, 0, 0, 0], [3, 0, 4, 3, 2, 3, 1, 0, 0, 0],
         [4, 3, 2, 0, 0, 1, 0, 0, 0, 2], [2, 1, 0, 0, 0, 0, 0, 0, 3, 0]]  # fmt: skip
    found = mcda.elicit("dematel", x, scale="both")
    printed = [0.1686569, 0.0799138, 0.1400620, 0.1074805, 0.0878902, 0.1252627, 0.0306792]
    np.testing.assert_allclose(found.weights[:7], printed, rtol=0, atol=6e-8)
    given = [0.3991458, 0.2261648, 1.0204318, 0.7538625, 0.8096760, 0.9780926, 0.2717874]
    np.testing.assert_allclose(found.details["total"].sum(axis=1)[:7], given, rtol=0, atol=6e-8)
    with pytest.raises(WeightsError, match="scale is rows or both"):
        mcda.elicit("dematel", x, scale="columns")


def test_rancom_by_hand() -> None:
    # rows of comparisons: 3.5, 2, 2, 0.5 of 8
    assert weights("rancom", [1, 2, 2, 4]) == pytest.approx([3.5 / 8, 2 / 8, 2 / 8, 0.5 / 8])


def test_opa_solves_its_linear_programme() -> None:
    experts, ranks = [1, 2], [[1, 2, 3], [2, 1, 3]]
    options = [[[1, 2, 3], [2, 1, 3], [3, 2, 1]], [[1, 3, 2], [2, 1, 3], [1, 2, 3]]]
    found = mcda.elicit("opa", ranks, experts=experts, options=options)
    model = pulp.LpProblem("opa", pulp.LpMinimize)
    z = model.add_variable("z")
    model += -1 * z
    w = {}
    for i, j, k in np.ndindex(2, 3, 3):
        w[i, j, options[i][j][k]] = model.add_variable(f"w{i}{j}{k}", 0)
    model += pulp.lpSum(w.values()) == 1
    for i, j in np.ndindex(2, 3):
        places = experts[i] * ranks[i][j]
        for k, after in pairwise((1, 2, 3)):
            model += z <= places * k * (w[i, j, k] - w[i, j, after])
        model += z <= places * 3 * w[i, j, 3]
    assert minimise(model)
    value = {key: x.value() for key, x in w.items()}
    by_criterion = [sum(x for (_, c, _), x in value.items() if c == j) for j in range(3)]
    np.testing.assert_allclose(found.weights, by_criterion, atol=1e-9)
    by_option = [sum(value[i, j, options[i][j][k]] for i, j in np.ndindex(2, 3)) for k in range(3)]
    np.testing.assert_allclose(found.details["options"], by_option, atol=1e-9)


def test_macbeth_by_hand() -> None:
    said = {("a", "b"): "weak", ("b", "c"): "strong", ("c", None): "moderate", ("a", None): 6}
    found = mcda.elicit("macbeth", said)
    # c >= 3, b - c >= 4 and 1 above it, a - b >= 2: 9, 7, 3
    np.testing.assert_allclose(found.details["scale"], [9, 7, 3], atol=1e-7)
    assert "b - c >= a - b" in found.statements
    loose = mcda.elicit("macbeth", {("a", "b"): (1, 4), ("b", None): "weak"})
    np.testing.assert_allclose(loose.details["scale"], [3, 2], atol=1e-7)


def test_weights_flow_into_the_proofs() -> None:
    found = mcda.elicit("roc", ["a", "b"])
    made = mcda.Problem([[1, 0], [0, 1]], ["a", "b"])
    model = mcda.method("saw", normalization="none").compile(made)
    assert mcda.win_ranges(model, found.space).status.tolist() == ["strict", "tie"]
