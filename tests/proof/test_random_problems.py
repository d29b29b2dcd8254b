"""Random problems of the kind analysts write: nothing that is called exact may be wrong.

2-12 options on 2-8 criteria, whole scores 0-5, so that ties abound; half of them with statements,
equalities among them, which may be implied; often a copy of an option, or an empty criterion.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from inspect import signature

import numpy as np
import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import Result
from mcda.analyses.win_ranges import WinRanges
from mcda.analyses.win_shares import WinShares
from mcda.errors import EmptySpaceError
from mcda.methods.base import Linear
from mcda.verify import RefusedError, check
from tests.analyses.small import additive
from tests.proof.checking import check_ranges
from tests.proof.reporting import report
from tests.weights.brute import Vector

CLOSE = 1e-9
SAYINGS = (
    "{a} >= {b}",
    "{a} >= 2 * {b}",
    "{a} = {b}",
    "{a} = 2 * {b}",
    "{a} <= 0.4",
    "{a} >= 0.1",
    "{a} in [0.1, 0.3]",
    "{a} = 0.15",
    "{a} + {b} <= 0.6",
    "{a} - {b} <= 0.2",
    "all <= 0.6",
)


LATER = ("acceptability", "joint_ranges", "rank_ranges", "win_ranges", "win_shares")
OTHERS = [
    name for name in ANALYSES.names() if name not in LATER and not ANALYSES.constant(name, "FAMILY")
]


@dataclass(frozen=True)
class Drawn:
    """A random problem: its model, space and weights, and its values (n, m) in fractions."""

    model: Linear
    space: mcda.WeightSpace
    weights: Vector
    values: list[Vector]

    @classmethod
    def of(cls, seed: int) -> Drawn:
        rng = np.random.default_rng(seed)
        n, m = int(rng.integers(2, 13)), int(rng.integers(2, 9))
        x = rng.integers(0, 6, (n, m))
        if rng.random() < 0.3:
            x[rng.integers(n)] = x[rng.integers(n)]
        if rng.random() < 0.2:
            x[:, rng.integers(m)] = rng.integers(0, 6)
        points = rng.integers(0, 10, m) + np.eye(m, dtype=int)[0]
        return cls(
            additive(x, 5),
            space(m, rng) if seed % 2 else mcda.WeightSpace(m),
            tuple(Fraction(int(p), int(points.sum())) for p in points),
            [tuple(Fraction(int(y), 5) for y in row) for row in x],
        )


def space(m: int, rng: np.random.Generator) -> mcda.WeightSpace:
    """The simplex with one to four statements that leave something."""
    found = mcda.WeightSpace(m)
    for _ in range(rng.integers(1, 5)):
        a, b = (f"c{j + 1}" for j in rng.choice(m, 2, replace=False))
        try:
            found = found.where(str(rng.choice(SAYINGS)).format(a=a, b=b))
        except EmptySpaceError:
            continue
    return found


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_claimed_that_does_not_hold(seed: int) -> None:
    check_problem(Drawn.of(seed), every_question=seed % 8 == 0)


@pytest.mark.slow
@pytest.mark.parametrize("hundred", range(10))
def test_of_a_thousand_problems(hundred: int) -> None:
    """Of 95 % intervals of shares at most 5 in 100 may miss, and none by as much again."""
    missed = 0
    for seed in range(100 * hundred, 100 * hundred + 100):
        try:
            missed += check_problem(Drawn.of(seed), every_question=seed % 4 == 0)
        except (AssertionError, RefusedError) as error:
            raise AssertionError(f"problem {seed}") from error
    assert missed <= 5


def check_problem(drawn: Drawn, *, every_question: bool) -> bool:
    """All that is claimed of one problem; whether a share is outside its sampled interval."""
    ranges, shares = (f(drawn.model, drawn.space) for f in (mcda.win_ranges, mcda.win_shares))
    check_ranges(ranges, drawn.values, drawn.space)
    check_numeric(ranges, drawn)
    check_sampled(ranges, drawn)
    results = [ask(name, drawn) for name in OTHERS] if every_question else []
    found = check(report(drawn.model, drawn.space, drawn.weights, [ranges, shares, *results]))
    wins = sum(status != "never" for status in ranges.status)
    assert found.proved["ends of weight ranges"] == 2 * drawn.model.problem.m * wins
    return check_shares(shares, ranges, drawn)


def check_shares(exact: WinShares, ranges: WinRanges, drawn: Drawn) -> bool:
    """A share for who wins strictly, and near what a sample sees; whether it is outside of that."""
    assert exact.evidence.kind == "exact"
    for i, share in enumerate(exact.exact["share"]):
        assert (share > 0) == (ranges.status[i] == "strict")
        if share > 0:
            assert np.all(ranges.lower[i] <= exact.centroid[i] + 1e-15)
            assert np.all(exact.centroid[i] <= ranges.upper[i] + 1e-15)
    seen = mcda.win_shares(drawn.model, drawn.space, evidence="sampled", samples=1_000)
    off = np.abs(exact.share - seen.share)
    assert np.all(off <= 2 * seen.error)
    return bool(np.any(off > seen.error))


def ask(analysis: str, drawn: Drawn) -> Result:
    """The strongest answer, from few draws where there is none but a sampled one."""
    function = ANALYSES.load(analysis)
    known = {
        "model": drawn.model, "space": drawn.space, "weights": drawn.weights, "samples": 200,
    }  # fmt: skip
    takes = signature(function).parameters
    found: Result = function(**{name: x for name, x in known.items() if name in takes})
    return found


def check_numeric(exact: WinRanges, drawn: Drawn) -> None:
    """Floating point says the same."""
    near = mcda.win_ranges(drawn.model, drawn.space, evidence="numeric")
    assert list(near.status) == list(exact.status)
    for name in ("margin", "lower", "upper"):
        np.testing.assert_allclose(getattr(near, name), getattr(exact, name), rtol=0, atol=CLOSE)


def check_sampled(exact: WinRanges, drawn: Drawn) -> None:
    """No win that a sample sees is denied, and none lies outside its range."""
    w = drawn.space.sample(400, 1)
    scores = w @ drawn.model.values.T
    for i, status in enumerate(exact.status):
        lead = np.min(scores[:, [i]] - np.delete(scores, i, axis=1), axis=1)
        if np.any(lead > CLOSE):
            assert status == "strict"
        if status != "never":
            won = w[lead >= -1e-12]
            assert np.all(won >= exact.lower[i] - CLOSE)
            assert np.all(won <= exact.upper[i] + CLOSE)
        assert np.all(lead <= exact.margin[i] + CLOSE) or np.isinf(exact.margin[i])
        assert status == "strict" or np.all(lead <= CLOSE)
