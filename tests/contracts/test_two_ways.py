"""Kinds of evidence against one another: every analysis, every method.

What is exact, certified or numeric is the same; no sample goes beyond it; shares are within
their errors. A new method or analysis is held to this without a line of its own, but an analysis
has to say here what a sample of each of its fields is to the truth.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import STRENGTH, Result
from tests.contracts.two_ways import (
    AT_LENGTH,
    CLOSE,
    FEATURES,
    LEVEL,
    Drawn,
    below_the_tie_rule,
    features,
    in_turn,
    near_twins,
    rounds,
    table_of,
    told_apart,
)

FEW, MANY = 2, max(3, 140 // len(mcda.list_methods()))
PAIRS = in_turn(ANALYSES.names(), mcda.list_methods())
every_analysis = pytest.mark.parametrize("analysis", ANALYSES.names())
ARBITRARY = (
    *("witness", "necessary_witness", "best_witness", "worst_witness", "weights", "mixture"),
    *("rival", "rival_below", "rival_above"),
)
"""Any of many right answers."""
AT_LEAST = (
    *("lower", "necessary_lower", "lowest", "least_lead", "distance", "distance_simplex", "best"),
    *("missing", "missing_anywhere", "necessary", "absolute"),
)
"""A minimum, or what holds everywhere: no sample finds a smaller one, or an exception."""
AT_MOST = (
    *("upper", "necessary_upper", "highest", "margin", "necessary_margin", "max_regret", "worst"),
    *("lead", "possible", "adjacent"),
)
"""A maximum, or what holds somewhere: no sample finds a larger one, or a case of it elsewhere."""
WITHIN = {
    "share": "error",
    "tied": "error",
    "rank_shares": "error",
    "pairwise": "pairwise_error",
    "expected_rank": "expected_rank_error",
}
"""Estimates, and where their errors are."""
OPEN = (
    *("maximin", "maximax", "minimax", "dominates", "twin_of", "weight", "holistic", "confidence"),
    *("central_weights", "centroid", "confidence_error", "inner_margin", "inner_lower"),
    *("inner_upper", "needed", "on_scale", "needed_anywhere", "on_scale_anywhere"),
    *("assigned", "space_lower", "space_upper", "score", "rank", "contribution", *WITHIN.values()),
    *("absolute_top", "percent_top", "absolute_any", "percent_any"),
    *("benefit", "cost", "ratio", "place"),
)
"""A sample need not be near these, or on one side of them."""
AROUND_A_VIEW = ("stability", "win_box")
"""Their ends are where something ends to hold, not where it is seen to."""


@pytest.mark.parametrize(("analysis", "method"), PAIRS)
def test_kinds_of_evidence(analysis: str, method: str) -> None:
    rounds(lambda drawn: check(drawn, analysis), method, FEW, analysis)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("analysis", "method"), in_turn(ANALYSES.names(), mcda.list_methods(), AT_LENGTH)
)
def test_kinds_of_evidence_at_length(analysis: str, method: str) -> None:
    rounds(lambda drawn: check(drawn, analysis), method, MANY, analysis)


def test_there_is_trouble_of_every_kind() -> None:
    """Each in at least one problem of thirty, or all of this tests little."""
    seen: Counter[str] = Counter()
    for method in mcda.list_methods()[::8]:
        rounds(lambda drawn: seen.update(("all", *features(drawn))), method, 15)
    assert {name for name in FEATURES if 30 * seen[name] < seen["all"]} == set()


@every_analysis
def test_every_field_is_placed(analysis: str) -> None:
    """Where there are two kinds to compare."""
    problem = mcda.Problem([[0.1, 0.4], [0.3, 0.2]], [mcda.Criterion("a", scale=(0, 1)), "b"])
    model = mcda.method("saw").compile(problem)
    drawn = Drawn(model, model.space(), np.array([0.5, 0.5]))
    found = [result for kind in STRENGTH if (result := drawn.ask(analysis, kind)) is not None]
    placed = {"status", *ARBITRARY, *AT_LEAST, *AT_MOST, *WITHIN, *OPEN}
    names = {name for result in found for name in table_of(result)}
    assert len(found) < 2 or names <= placed


def check(drawn: Drawn, analysis: str) -> None:
    check_kinds(drawn, analysis)
    check_sample(drawn, analysis)


def check_kinds(drawn: Drawn, analysis: str) -> None:
    """All that needs no sample says the same."""
    if analysis == "win_box" or not told_apart(drawn.model):
        return  # a box ends at a multiple of 0.001, and may jump to the next
    found = [drawn.ask(analysis, kind) for kind in STRENGTH[:-1]]
    blur = near_twins(drawn)  # numeric ranks take leads of 1e-8 for none
    for one, other in combinations([result for result in found if result is not None], 2):
        assert one.evidence.kind != other.evidence.kind
        same(one, other, blur)


def same(strong: Result, weak: Result, blur: int) -> None:
    """Equal but for the tolerances that both state; a bracket holds the other's number."""
    slack = CLOSE + sum(x.evidence.tolerance or 0.0 for x in (strong, weak))
    one, other = table_of(strong), table_of(weak)
    for name in {*one} & {*other} - {*ARBITRARY, *WITHIN.values()}:
        if one[name].dtype.kind == "f":
            off = one[WITHIN[name]] + other[WITHIN[name]] if name in WITHIN else 0.0
            close = np.isclose(one[name], other[name], rtol=0, atol=slack + off, equal_nan=True)
        elif one[name].dtype.kind == "i":
            close = np.abs(one[name] - other[name]) <= blur
        else:
            unknown = (one[name] == "unknown") | (other[name] == "unknown")
            close = unknown | (one[name] == other[name])
        assert np.all(close), (name, one[name], other[name])


def check_sample(drawn: Drawn, analysis: str) -> None:
    """No sample goes beyond what is proved or computed, and none misses by more than it says."""
    best, seen = drawn.ask(analysis), drawn.ask(analysis, "sampled")
    if best is None or seen is None or best.evidence.kind == "sampled":
        return
    if below_the_tie_rule(drawn.model):
        return
    assert seen.evidence.kind == "sampled"
    slack = LEVEL if "near twin" in features(drawn) else CLOSE
    truth, sample = table_of(best), table_of(seen)
    for name in {*truth} & {*sample}:
        one, other = truth[name], sample[name]
        if name in WITHIN:
            assert np.all(np.abs(one - other) <= 3 * sample[WITHIN[name]] + CLOSE), name
        elif one.dtype.kind == "U":
            check_words(one, other)
        elif analysis not in AROUND_A_VIEW and name in AT_LEAST:
            assert np.all(not_above(one, other, slack)), (name, one, other)
        elif analysis not in AROUND_A_VIEW and name in AT_MOST:
            assert np.all(not_above(other, one, slack)), (name, one, other)


def not_above(one: np.ndarray, other: np.ndarray, slack: float) -> np.ndarray:
    """Where both are known, `one <= other`, and of what holds or not: one implies the other."""
    if one.dtype.kind == other.dtype.kind == "f":
        return np.asarray((one <= other + slack) | np.isnan(one) | np.isnan(other))
    unknown = np.equal(one, None) | np.equal(other, None)
    return np.asarray(unknown | (np.where(unknown, 0, one) <= np.where(unknown, 0, other)))


def check_words(known: np.ndarray, seen: np.ndarray) -> None:
    """What is seen is possible; what is not seen is not excluded."""
    assert "never" not in seen
    assert np.all(np.isin(known[seen == "strict"], ["strict", "unknown"]))
    for word in ("tie", "somewhere", "everywhere"):
        assert "never" not in known[seen == word]
