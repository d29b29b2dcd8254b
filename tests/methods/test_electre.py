"""The ELECTRE methods against their definitions, option by option, and their degenerate cases."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import mcda
from mcda.errors import MethodError
from mcda.methods._outranking import distilled, kernel

NET = Path(__file__).parent.parent / "published" / "electre-net-jmcdm-4x8.json"
FIVE = [  # Wang & Triantaphyllou 2008, Omega 36(1):45-63
    [1, 2, 1, 5, 2, 2, 4],
    [3, 5, 3, 5, 3, 3, 3],
    [3, 5, 3, 5, 3, 2, 2],
    [1, 2, 2, 5, 1, 1, 1],
    [1, 1, 3, 5, 4, 1, 5],
]


def model(name: str, x: list[list[float]], **params: object):
    criteria = [mcda.Criterion(f"c{j}") for j in range(1, len(x[0]) + 1)]
    return mcda.method(name, **params).compile(mcda.Problem(x, criteria))


def graph(n: int, *arcs: tuple[int, int]) -> np.ndarray:
    s = np.zeros((1, n, n), dtype=bool)
    for a, b in arcs:
        s[0, a, b] = True
    return s


@pytest.mark.parametrize(
    ("n", "arcs", "inside"),
    [
        (3, [], [0, 1, 2]),
        (3, [(0, 1), (1, 2)], [0, 2]),
        (3, [(0, 1), (1, 2), (0, 2)], [0]),
        (3, [(0, 1), (1, 0), (1, 2)], [0, 1]),
        (4, [(0, 1), (1, 2), (2, 0), (3, 2)], [3]),
        (5, [(0, 1), (1, 2), (2, 1), (2, 3), (3, 4)], [0, 3]),
    ],
)
def test_kernels(n: int, arcs: list[tuple[int, int]], inside: list[int]) -> None:
    assert np.flatnonzero(kernel(graph(n, *arcs))[0]).tolist() == inside


def test_electre1_at_its_thresholds() -> None:
    """0.1 + 0.2 of the weights is 0.3: a concordance at the threshold is enough.

    a is behind by 0.5 of the largest range, so it outranks b at d = 0.5; b is behind by all of it.
    """
    x, w = [[2.0, 2.0, 1.0], [1.0, 1.0, 1.5]], [0.1, 0.2, 0.7]
    for c, d, chosen in ((0.3, 0.5, [1, 0]), (0.31, 0.5, [1, 1]), (0.3, 0.49, [1, 1])):
        assert model("electre1", x, c_threshold=c, d_threshold=d)(w).tolist() == chosen


def test_electre2_of_five() -> None:
    """The ranks from the top and from the bottom, followed by hand.

    B outranks all but E, C and E outrank A and D, A outranks D; so from the top B and E, then C,
    A, D; from the bottom D, A, then C and E, then B.
    """
    w = [0.078, 0.118, 0.157, 0.314, 0.235, 0.039, 0.059]
    found = model("electre2", FIVE).details(w)
    assert found["rank_from_top"].tolist() == [3, 1, 2, 4, 1]
    assert found["rank_from_bottom"].tolist() == [3, 1, 2, 4, 2]
    assert found["mean_rank"].tolist() == [3, 1, 2, 4, 1.5]


def by_hand(s: list[list[float]], best: bool) -> list[int]:
    """Distillation one option at a time: classes, 1 for the first taken."""
    left, rank, turn = set(range(len(s))), [0] * len(s), 0
    while left:
        turn += 1
        d, level = set(left), max([s[a][b] for a in left for b in left if a != b], default=0)
        while True:
            cut = level - (0.3 - 0.15 * level) - 1e-12
            low = max([s[a][b] for a in d for b in d if a != b and s[a][b] < cut], default=0)
            quality = dict.fromkeys(d, 0)
            for a in d:
                for b in d - {a}:
                    if s[a][b] > low + 1e-12 and s[a][b] - s[b][a] > 0.3 - 0.15 * s[a][b] + 1e-12:
                        quality[a] += 1
                        quality[b] -= 1
            end = max(quality.values()) if best else min(quality.values())
            d, level = {a for a in d if quality[a] == end}, low
            if len(d) == 1 or low == 0:
                break
        for a in d:
            rank[a] = turn
        left -= d
    return rank


def test_distillations_step_by_step() -> None:
    s = np.random.default_rng(0).integers(0, 21, (60, 5, 5)) / 20
    down = distilled(s, lambda c: 0.3 - 0.15 * c, best=True)
    up = distilled(s, lambda c: 0.3 - 0.15 * c, best=False)
    for table, first, last in zip(s, down, up, strict=True):
        assert first.tolist() == by_hand(table.tolist(), best=True)
        worst_first = by_hand(table.tolist(), best=False)
        assert last.tolist() == [1 + max(worst_first) - r for r in worst_first]


def test_electre3_credibility_term_by_term() -> None:
    """Option b is ahead of a by 3 and 1: c = 0 and 1/2, d = 1/2 and 0, C = 1/4 of equal weights."""
    given = {"q": [0, 0.5], "p": [2, 1.5], "v": {"c1": 4}}
    found = model("electre3", [[1.0, 1.0], [4.0, 2.0]], **given).details([0.5, 0.5])
    np.testing.assert_allclose(found["concordance"], [[1, 0.25], [1, 1]])
    np.testing.assert_allclose(found["credibility"], [[1, 0.25 * 0.5 / 0.75], [1, 1]])
    assert found["discordance_sum"] == 0.5
    assert found["descending"].tolist() == found["ascending"].tolist() == [2, 1]


def test_electre1s_reinforced_veto() -> None:
    """C = 0.7, c = 0.6, w = 0.3: e = (1 - 0.7 - 0.3) / 0.1 = 0, so b may be ahead by v itself.

    With w = 0.2 and 0.1 against, e = (1 - 0.7 - 0.2) / 0.2 = 1/2: no more than v - q / 2.
    """
    given = {"c_threshold": 0.6, "q": [0, 0, 1], "p": [0, 0, 1], "v": [None, None, 3]}
    for w, ahead, outranked in (
        ([0.5, 0.2, 0.3], 3.0, True),
        ([0.5, 0.2, 0.3], 3.1, False),
        ([0.7, 0.1, 0.2], 2.5, True),
        ([0.7, 0.1, 0.2], 2.6, False),
    ):
        second = 2.0 if w[1] == 0.1 else 0.0
        x = [[1.0, 1.0, 0.0], [0.0, second, ahead]]
        found = model("electre1s", x, **given).details(w)
        assert found["outranks"][0, 1] == outranked, (w, ahead)


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ([[1.5, 1.5, 0.0], [0.0, 0.0, 0.0]], (1.0, 0.0)),  # quasi, and P = 2
        ([[0.0, 0.0, 0.0], [0.3, 0.0, 0.0]], (0.6, 1.0)),  # I = 1 and no other: pseudo
        ([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], (0.6, 0.6)),
        ([[0.0, 1.5, 0.2], [0.7, 0.0, 0.0]], (0.8, 0.0)),  # Q = 1 = P', I' = 1: canonical
        ([[0.0, 1.5, 0.0], [0.7, 0.0, 0.0]], (0.6, 0.0)),  # Q = 1 is not below P' = 1
        ([[0.0, 0.0, 0.0], [0.7, 0.0, 0.0]], (0.4, 1.0)),  # Q = 1 and nothing for it: sub
        ([[1.5, 0.0, 0.0], [0.0, 1.5, 1.5]], (0.0, 0.2)),  # P = 1, P' = 2 of 3: veto-dominance
        ([[2.5, 0.0, 0.0], [0.0, 1.5, 1.5]], (0.0, 0.0)),  # behind by more than v
    ],
)
def test_electre4_relations(x: list[list[float]], expected: tuple[float, float]) -> None:
    s = model("electre4", x, q=0.5, p=1.0, v=2.0).details([1, 1, 1])["credibility"]
    assert (s[0, 1], s[1, 0]) == expected


def test_electre4_on_a_table_another_implementation_answers() -> None:
    """The PUT's ELECTRE library (after Wolny 2015) has these; there a step of p itself is strict.

    It is so here with a threshold that is smaller by less than anything the table can show.
    """
    x = [[90, 4, -600], [58, 0, -200], [66, 7, -400], [74, 8, -800], [98, 6, -800]]
    given = {"q": [4, 1, 100], "p": [11.9, 1.9, 199.9], "v": [28, 8, 600]}
    found = model("electre4", [[float(y) for y in row] for row in x], **given).details([1, 1, 1])
    assert found["credibility"].tolist() == [
        [1.0, 0.2, 0.0, 0.2, 0.0],
        [0.0, 1.0, 0.0, 0.0, 0.0],
        [0.2, 0.0, 1.0, 0.6, 0.0],
        [0.0, 0.2, 0.0, 1.0, 0.0],
        [0.0, 0.2, 0.0, 0.0, 1.0],
    ]


def test_electre_net_pair_by_pair() -> None:
    case = json.loads(NET.read_text(encoding="utf-8"))
    x, w = case["matrix"], [c["weight"] for c in case["criteria"]]
    share = [p / sum(w) for p in w]
    length = [sum(y * y for y in column) ** 0.5 for column in zip(*x, strict=True)]
    v = [[y * p / c for y, p, c in zip(row, share, length, strict=True)] for row in x]
    n = range(len(x))
    c = [
        [sum(p for y, z, p in zip(v[a], v[b], share, strict=True) if y >= z) for b in n] for a in n
    ]
    d = [[0.0 for _ in n] for _ in n]
    for a in n:
        for b in n:
            steps = [z - y for y, z in zip(v[a], v[b], strict=True)]
            d[a][b] = max(0.0, *steps) / (max(map(abs, steps)) or 1.0)
    found = model("electre_net", x).details(w)
    for table, key in ((c, "net_concordance"), (d, "net_discordance")):
        net = [sum(table[a][b] - table[b][a] for b in n) for a in n]
        np.testing.assert_allclose(found[key], net, atol=1e-12)
        np.testing.assert_allclose(case["expected"][key], net, atol=1e-6)
    assert model("electre_net", x)(w).tolist() == [-2.5, -2.5, -4, -1]


@pytest.mark.parametrize("name", ["electre1", "electre1s", "electre2", "electre3", "electre4"])
def test_nothing_to_tell_apart(name: str) -> None:
    """Options that are all equal, and weights that are all zero, tie all."""
    assert set(model(name, [[1.0, 2.0]] * 3).ranks([0.5, 0.5])) == {1}
    assert set(model(name, [[1.0, 2.0], [2.0, 1.0]]).ranks([0.0, 0.0])) == {1}


@pytest.mark.parametrize(
    ("name", "params", "parameter"),
    [
        ("electre1", {"c_threshold": 1.1}, "c_threshold"),
        ("electre1", {"d_threshold": True}, "d_threshold"),
        ("electre1", {"normalization": "ratio"}, "normalization"),
        ("electre1s", {"q": 2, "p": 1}, "q"),
        ("electre2", {"p1": 0.8}, "p1"),
        ("electre2", {"q1": 0.8}, "q1"),
        ("electre3", {"q": [0, 0, 0]}, "q"),
        ("electre3", {"p": {"c3": 1}}, "p"),
        ("electre3", {"v": -1}, "v"),
        ("electre3", {"p": 2, "v": 1}, "v"),
        ("electre3", {"q": "much"}, "q"),
        ("electre3", {"alpha": 2}, "alpha"),
        ("electre3", {"beta": -0.5}, "beta"),
        ("electre4", {"v": [1, True]}, "v"),
    ],
)
def test_refuses_thresholds_that_make_no_sense(name: str, params: dict, parameter: str) -> None:
    with pytest.raises(MethodError) as refused:
        model(name, [[1.0, 2.0], [2.0, 1.0]], **params)
    assert refused.value.parameter == parameter


def test_a_later_rank_has_options_before_it() -> None:
    found = model("electre3", FIVE, q=0.5, p=1).details([1 / 7] * 7)
    for key in ("descending", "ascending"):
        assert all(b - a == 1 for a, b in pairwise(sorted(set(found[key].tolist()))))
