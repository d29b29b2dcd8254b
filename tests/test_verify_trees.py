"""The checker of branch-and-bound trees: true ones pass, tightened bounds and cut trees do not."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.analyses.base import lowest
from mcda.report.formats.json import digest
from mcda.verify import RefusedError, Report, check
from mcda.verify_boxes import GRID, Trees
from mcda.verify_trees import squares
from tests.proof.reporting import report

CORNERS = [[9, 1, 1], [1, 9, 1], [1, 1, 9], [4, 4, 3], [0, 0, 0]]
NORMALIZATIONS = ("vector", "max", "sum", "minmax", "none")


def made(
    rows: list[list[int]],
    where: tuple[str, ...] = (),
    normalization: str = "vector",
    least: tuple[int, ...] = (),
) -> dict[str, Any]:
    """A report with certified ranges by TOPSIS; least : criteria where less is better."""
    criteria = [
        mcda.Criterion(f"c{j}", scale=(0, 10), direction="min" if j in least else "max")
        for j in range(len(rows[0]))
    ]
    problem = mcda.Problem(rows, criteria)
    space = mcda.WeightSpace([c.id for c in criteria]).where(*where)
    model = mcda.method("topsis", normalization=normalization).compile(problem)
    answer = mcda.win_ranges(model, space, evidence="certified", tolerance=0.01)
    additive = mcda.method("additive").compile(problem).linear
    assert additive is not None
    weights = [Fraction(1, len(criteria))] * len(criteria)
    whole = report(additive, space, weights, [answer])
    whole["inputs"]["methods"] = {"topsis": {"input": "raw", "normalization": normalization}}
    whole["stamp"]["inputs"] = digest(whole["inputs"])
    whole["results"][0]["method"] = "topsis"
    return whole


def sealed(proof: dict[str, Any]) -> dict[str, Any]:
    """A certificate with the digest that fits it."""
    body = {key: x for key, x in proof.items() if key != "digest"}
    return {**body, "digest": digest(body)}


def refused(whole: dict[str, Any], option: str, **cells: Any) -> None:
    forged = copy.deepcopy(whole)
    row = forged["results"][0]["options"][option]
    row |= copy.deepcopy(cells)
    if "digest" in row["certificate"]:
        row["certificate"] = sealed(row["certificate"])
    with pytest.raises(RefusedError):
        check(forged)


@pytest.fixture(scope="module")
def corners() -> dict[str, Any]:
    return made(CORNERS, ("c0 >= c1",))


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
@pytest.mark.parametrize(
    "where", [(), ("c0 >= c1", "all <= 0.7"), ("c0 = c1",), ("c0 >= 2*c1", "c2 >= 0.1")]
)
def test_what_branch_and_bound_proves_holds(normalization: str, where: tuple[str, ...]) -> None:
    whole = made(CORNERS, where, normalization, least=(2,))
    options = whole["results"][0]["options"].values()
    twins = [row for row in options if "twin" in row["certificate"]]
    own = [row for row in options if row not in twins]
    wins = [row for row in own if row["status"] != "never"]
    found = check(whole)
    assert found.proved["ends of weight ranges, between bounds"] == 2 * 3 * len(wins)
    assert found.proved["options that never win"] == len(own) - len(wins)
    assert found.proved["options that share the region of one with a tree"] == len(twins)
    assert len(twins) == (where == ("c0 = c1",))


@pytest.mark.parametrize("seed", [5, *(pytest.param(s, marks=pytest.mark.slow) for s in (6, 7, 8))])
def test_on_random_problems_with_ties_and_twins(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(3 if seed == 5 else 12):
        rows = [[rng.randint(0, 2) for _ in range(3)] for _ in range(4)]
        check(made(rows, rng.choice([(), ("c0 >= c1",), ("c1 = c2",)]), least=(1,)))


def test_a_twin_has_the_numbers_of_the_option_it_is_level_with() -> None:
    whole = made([[9, 1, 1], [1, 9, 1], [9, 1, 1], [1, 1, 9]])
    assert "pairs said to be level on these weights alone" not in check(whole).trusted
    options = whole["results"][0]["options"]
    (twin,) = (o for o, row in options.items() if "twin" in row["certificate"])
    other = next(o for o in options if o not in (twin, options[twin]["certificate"]["twin"]))
    refused(whole, twin, status="tie")
    refused(whole, twin, margin=options[twin]["margin"] / 2)
    refused(whole, twin, **{**options[other], "certificate": {"twin": other}})


def ends(whole: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for option, row in whole["results"][0]["options"].items():
        if row["lower"]:
            yield from product([option], ("lower", "upper"), row["lower"])


def test_no_bound_can_be_tightened_past_where_the_option_is_first(corners: dict[str, Any]) -> None:
    tried = 0
    for option, side, c in ends(corners):
        row, sign = corners["results"][0]["options"][option], 1 if side == "upper" else -1
        at = Fraction(row["certificate"][side][c]["at"].get(c, "0/1"))
        bound = at - sign * Fraction(1, 100)
        if not 0 < bound < 1:
            continue
        proof = copy.deepcopy(row["certificate"])
        proof[side][c]["bound"] = lowest(bound)
        near = float(bound)
        outer = near if (Fraction(near) - bound) * sign >= 0 else np.nextafter(near, sign * np.inf)
        tight = {name: {**row[name], c: float(outer)} for name in (side, f"inner_{side}")}
        refused(corners, option, certificate=proof, **tight)
        tried += 1
    assert tried >= 10


def test_a_wider_bound_is_proved_too_but_the_number_shown_must_be_it(
    corners: dict[str, Any],
) -> None:
    for option, side, c in list(ends(corners))[:6]:
        row = corners["results"][0]["options"][option]
        refused(corners, option, **{side: {**row[side], c: row[side][c] + 1e-6}})
        refused(corners, option, **{f"inner_{side}": {**row[f"inner_{side}"], c: 0.123}})


def test_a_status_without_its_tree_or_witness_is_refused(corners: dict[str, Any]) -> None:
    rows = corners["results"][0]["options"]
    nothing = dict.fromkeys(("lower", "upper", "witness", "inner_lower", "inner_upper"))
    (never,) = (o for o, row in rows.items() if row["status"] == "never" and o.endswith("5"))
    winner = next(o for o, row in rows.items() if row["status"] == "strict")
    refused(corners, winner, status="never", **nothing)
    refused(corners, winner, status="tie")
    refused(corners, never, status="strict")
    borrowed = {**rows[winner], "status": "strict"}
    refused(corners, never, **borrowed)


def test_a_tree_that_leaves_something_out_is_refused(corners: dict[str, Any]) -> None:
    for option, row in corners["results"][0]["options"].items():
        proof = row["certificate"]
        for box in (proof["box"][:-1], [], [["outside"]], [*proof["box"], ["rest"]]):
            refused(corners, option, certificate={**proof, "box": box})
        kinds = [entry[0] for entry in proof["box"]]
        for place in (k for k, kind in enumerate(kinds) if kind == "refuted"):
            others = [*proof["box"][:place], ["refuted", {}], *proof["box"][place + 1 :]]
            refused(corners, option, certificate={**proof, "box": others})


def test_a_digit_altered_without_the_digest_is_refused(corners: dict[str, Any]) -> None:
    forged = copy.deepcopy(corners)
    proof = next(iter(forged["results"][0]["options"].values()))["certificate"]
    c = next(iter(proof["witness"]))
    proof["witness"][c] = lowest(Fraction(proof["witness"][c]) / 2)
    with pytest.raises(RefusedError, match="altered since"):
        check(forged)


def trees(whole: dict[str, Any]) -> Trees:
    found = Report(json.loads(json.dumps(whole)))
    option, row = next(iter(whole["results"][0]["options"].items()))
    a, b = squares(found, whole["inputs"]["methods"]["topsis"])
    return Trees(found, a, b, option, row["certificate"])


def highest(mix: list[int], box: list[tuple[int, int]], p: int) -> Fraction:
    """The largest value of a mix over a box, from all ends and turning points."""
    best = []
    for s in box[p]:
        total = Fraction(mix[-1])
        for j, (low, high) in enumerate(box[:p]):
            g, e = mix[j] + Fraction(s, GRID) * mix[p + j], Fraction(mix[2 * p + j])
            points = [Fraction(low, GRID), Fraction(high, GRID)]
            if g and points[0] < -e / (2 * g) < points[1]:
                points.append(-e / (2 * g))
            total += max(g * w * w + e * w for w in points)
        best.append(total)
    return max(best)


def test_a_box_is_refuted_where_the_largest_value_is_below_0(corners: dict[str, Any]) -> None:
    tree, rng, seen = trees(corners), random.Random(3), {True: 0, False: 0}
    for _ in range(600):
        box = [tuple(sorted(rng.choices(range(0, GRID + 1, GRID // 8), k=2))) for _ in range(4)]
        mix = [rng.randint(-40, 40) for _ in range(9)]
        least = floor(-highest([*mix, 0], box, 3))
        for constant in (least, least + 1):  # as near 0 as whole numbers come
            below = highest([*mix, constant], box, 3) < 0
            assert tree.refuted([*mix, constant], box) is below
            seen[below] += 1
    assert min(seen.values()) > 300
    flat = [0] * 10
    assert not tree.refuted(flat, [(0, GRID)] * 4)  # 0 is not below 0


def test_multipliers_are_whole_and_not_negative_unless_of_an_equality(
    corners: dict[str, Any],
) -> None:
    tree = trees(corners)
    (free,) = tree.free
    assert tree.mixed({str(free): -1}) == [-x for x in tree.rows[free]]
    for place, times in (("0", -1), ("1", -1), ("0", 0.5), ("0", True)):
        with pytest.raises(RefusedError):
            tree.mixed({place: times})


def test_parts_of_a_tree_are_whole_and_say_all(corners: dict[str, Any]) -> None:
    tree, box = trees(corners), [(0, GRID)] * 4
    assert tree.walk([["rest"]], box, None) == box
    for first in ((0, 0), (0, 1), (0, 2)):
        with pytest.raises(RefusedError, match="left open"):  # nothing is to be shown
            tree.walk([["outside"]], [first, *box[1:]], None)
    half = ["split", 0, GRID // 2]
    for wrong in (
        [half, ["rest"]],  # half is left
        [half, ["rest"], ["rest"]],
        [["open"]],
        [["split", 0, 0.5], ["rest"], ["rest"]],
        [["cut", {}, [[0, "low", 1]]], ["rest"]],
    ):
        with pytest.raises(RefusedError):
            tree.walk(wrong, box, None)
    done = tree.walk([half, ["outside"], ["rest"]], box, (0, 1, GRID // 2))
    assert done == [(GRID // 2, GRID), *box[1:]]
    with pytest.raises(RefusedError, match="left open"):
        tree.walk([half, ["outside"], ["rest"]], box, (0, 1, GRID // 2 - 1))
    done = tree.walk([half, ["rest"], ["outside"]], box, (0, -1, GRID // 2))
    assert done == [(0, GRID // 2), *box[1:]]
    with pytest.raises(RefusedError, match="left open"):
        tree.walk([half, ["rest"], ["outside"]], box, (0, -1, GRID // 2 + 1))


def test_a_witness_where_a_rival_is_ahead_or_level_is_no_win(corners: dict[str, Any]) -> None:
    """o1 and o2 have the first two criteria swapped, so they are level where these weigh alike."""
    row = corners["results"][0]["options"]["o1"]
    halves = {"c0": "1/2", "c1": "1/2"}
    for point in (halves, {"c2": "1/1"}, {"c0": "1/4", "c1": "1/4", "c2": "1/2"}):
        shown = {c: float(Fraction(point.get(c, "0/1"))) for c in row["witness"]}
        proof = {**row["certificate"], "witness": point}
        refused(corners, "o1", certificate=proof, witness=shown)


def test_an_end_is_attained_where_the_option_is_first(corners: dict[str, Any]) -> None:
    row = corners["results"][0]["options"]["o1"]
    for point in ({"c2": "1/1"}, {"c0": "1/4", "c1": "1/4", "c2": "1/2"}):
        proof = copy.deepcopy(row["certificate"])
        proof["lower"]["c0"]["at"] = point
        inner = {**row["inner_lower"], "c0": float(Fraction(point.get("c0", "0/1")))}
        refused(corners, "o1", certificate=proof, inner_lower=inner)


def test_rows_of_statements_are_multiples_of_what_is_said() -> None:
    whole = made(CORNERS, ("c0 + 3*c1 <= 0.9", "2*c2 >= 0.5*c0"))
    found, tree = Report(json.loads(json.dumps(whole))), trees(whole)
    names = next(iter(whole["results"][0]["options"].values()))["certificate"]["rows"]
    assert {"statement:0:0", "statement:1:0"} <= set(names)
    for name, row in zip(names, tree.rows[len(tree.rows) - len(names) :], strict=True):
        g, h, _ = found.rows[name]
        said, kept = [*(-x for x in g), h], row[2 * tree.p :]
        size = next(Fraction(x) / y for x, y in zip(kept, said, strict=True) if y)
        assert size > 0
        assert kept == [size * y for y in said]
