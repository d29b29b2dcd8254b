"""`win_shares` by proof: what it claims, what its certificates prove, when it declines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from time import process_time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.analyses.win_shares import WinShares
from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.weights.space import WeightSpace
from tests.analyses.small import Small, additive, smalls
from tests.proof.checking import base_rows, rival_rows
from tests.proof.corners import Row, nudge, region, whole
from tests.weights.brute import dot, independent

ZERO = Fraction(0)
SIX = [[5, 1, 1, 2], [1, 5, 2, 1], [3, 3, 2, 3], [2, 2, 5, 1], [1, 2, 2, 5], [4, 3, 1, 1]]


class Checker:
    """A result's certificates against the values and the space, read as they are said."""

    def __init__(self, model: Linear, space: WeightSpace) -> None:
        self.values, self.options = model.exact().table, model.options
        self.said = base_rows(space)
        largest = max(abs(x) for row in self.values for x in row)
        self.size = largest or Fraction(1, model.exact().denominator)

    def rows(self, i: int) -> dict[str, Row]:
        """Rows of option i's region in whole numbers, by name."""
        found = {}
        for k, (name, (a, b, _)) in enumerate(self.said.items()):
            found[name] = whole(a, b, max(map(abs, a)) * nudge(2 * k + 1))
        for k, (name, (a, b, _)) in enumerate(rival_rows(self.options, self.values, i).items()):
            found[name] = whole(a, b, self.size * (nudge(2 * k) - nudge(2 * i)))
        return found

    def equal(self, certificate: Mapping[str, Any]) -> list[Row]:
        """Independent equalities: written, and those shown to have no room."""
        for name, by in certificate.get("equal", {}).items():
            a, b, _ = self.said[name]
            y = {row: Fraction(x) for row, x in by.items()}
            assert all(x > 0 or self.said[row][2] for row, x in y.items())
            assert sum((x * self.said[row][1] for row, x in y.items()), ZERO) == -b
            for j in range(len(a)):
                assert sum((x * self.said[row][0][j] for row, x in y.items()), ZERO) == -a[j]
        flat = [
            (a, b)
            for name, (a, b, equality) in self.said.items()
            if equality or name in certificate.get("equal", {})
        ]
        return [whole(a, b, ZERO) for a, b in independent(flat)]

    def check(self, result: WinShares) -> int:
        """Re-derives every share and centroid; returns how many."""
        done, groups = 0, ZERO
        for i, certificate in enumerate(result.certificates):
            if certificate is None:
                assert result.share[i] == 0
            elif "twin" in certificate:
                k = self.options.index(certificate["twin"])
                assert result.certificates[k] is not None
                assert result.exact["share"][i] == result.exact["share"][k]
            else:
                groups += self._one(result, i, certificate)
                done += 1
        assert groups == 1
        return done

    def _one(self, result: WinShares, i: int, certificate: Mapping[str, Any]) -> Fraction:
        rows, equal = self.rows(i), self.equal(certificate)
        everything, _ = self._measured(rows, equal, certificate["whole"], self.said)
        volume, moment = self._measured(rows, equal, certificate, rows)
        share: Fraction = result.exact["share"][i]
        assert share == volume / everything
        assert list(result.exact["centroid"][i]) == [x / volume for x in moment]
        return share

    def _measured(
        self, rows: dict[str, Row], equal: list[Row], listed: Mapping[str, Any], relevant: Any
    ) -> tuple[Fraction, list[Fraction]]:
        others = [row for name, row in rows.items() if name in relevant]
        return region([rows[name] for name in listed["rows"]], equal, listed["bases"], others)


def shares(rows: object, space: WeightSpace | None = None, **given: Any) -> WinShares:
    model = additive(rows, 8)
    return mcda.win_shares(model, model.space() if space is None else space, **given)


def test_the_case_has_shares_with_certificates_that_hold() -> None:
    study = mcda.load_study("reports/alliance.yaml")
    model = study.model.linear
    assert model is not None
    space = study.space.without_statements()
    found = mcda.win_shares(model, space)
    assert found.evidence.kind == "exact"
    assert found.exact["share"][found.options.index("fleet-task-force")] == Fraction(
        96527, 1281440160
    )
    assert sum(found.exact["share"]) == 1
    assert Checker(model, space).check(found) == 6
    own = mcda.win_shares(model, study.space)
    assert own.evidence.kind == "exact"
    assert sum(own.exact["share"]) == 1
    assert len(own.certificates) == 6


@settings(max_examples=40, deadline=None)
@given(smalls())
def test_certificates_prove_every_share(small: Small) -> None:
    found = mcda.win_shares(small.model, small.space)
    assert found.evidence.kind == "exact"
    assert Checker(small.model, small.space).check(found) > 0


def test_what_is_listed_wrongly_is_refused() -> None:
    """A corner too few, one twice, another row: no list but the true one passes."""
    model = additive(SIX, 8)
    space = WeightSpace(4).where("c1 >= c2", "all <= 0.6")
    found = mcda.win_shares(model, space)
    checker = Checker(model, space)
    certificate = found.certificates[0]
    assert certificate is not None
    rows, equal = checker.rows(0), checker.equal(certificate)
    listed = [rows[name] for name in certificate["rows"]]
    bases = certificate["bases"]
    assert region(listed, equal, bases, [])[0] > 0
    changed = [bases[1:], [*bases, bases[0]]]
    for k, basis in enumerate(bases):
        for place, row in enumerate(basis.split()):
            other = basis.split()
            other[place] = str((int(row) + 1) % len(listed))
            changed.append([*bases[:k], " ".join(other), *bases[k + 1 :]])
    for wrong in changed:
        with pytest.raises(AssertionError):
            region(listed, equal, wrong, [])


@pytest.mark.parametrize("said", [(), ("c1 >= c2", "all <= 0.6"), ("c1 = c2",)])
def test_shares_lie_within_what_samples_say(said: tuple[str, ...]) -> None:
    space = WeightSpace(4).where(*said)
    exact, sampled = shares(SIX, space), shares(SIX, space, evidence="sampled", samples=50_000)
    assert np.all(np.abs(exact.share - sampled.share) <= sampled.error)
    seen = sampled.share > 0.01
    np.testing.assert_allclose(exact.centroid[seen], sampled.centroid[seen], atol=0.02)
    np.testing.assert_array_equal(exact.error, 0)
    np.testing.assert_array_equal(exact.tied, 0)


def test_the_order_of_options_is_irrelevant() -> None:
    order = [3, 0, 5, 1, 4, 2]
    first, again = shares(SIX), shares(np.array(SIX)[order])
    assert [first.exact["share"][i] for i in order] == list(again.exact["share"])
    assert [first.exact["centroid"][i] for i in order] == list(again.exact["centroid"])


def test_another_option_that_cannot_win_moves_nothing() -> None:
    first, more = shares(SIX), shares([*SIX, [1, 1, 1, 1]])
    assert list(more.exact["share"]) == [*first.exact["share"], 0]


def test_twins_show_the_share_of_their_group() -> None:
    found = shares([[1, 0], [1, 0], [0, 1]])
    assert found.exact["share"] == (Fraction(1, 2),) * 3
    assert list(found.twin_of) == ["o2", "o1", None]
    assert found.certificates[1] == {"twin": "o1"}
    tied = shares([[1, 0], [0, 1], [0.2, 0.2]], WeightSpace(2).where("c1 = 0.5"))
    assert tied.exact["share"] == (1, 1, 0)


def test_the_result_says_its_fractions() -> None:
    found = json.loads(json.dumps(shares([[1, 0], [0, 1], [0, 0]]).to_dict()))
    assert found["evidence"] == {"kind": "exact"}
    assert found["options"]["o1"]["share"] == {"value": 0.5, "exact": "1/2"}
    assert found["options"]["o1"]["centroid"]["c1"] == {"value": 0.75, "exact": "3/4"}
    assert found["options"]["o1"]["certificate"] == {
        "rows": ["rival:o2", "weight:c2"],
        "bases": ["0", "1"],
        "whole": {"rows": ["weight:c1", "weight:c2"], "bases": ["0", "1"]},
    }
    assert found["options"]["o3"]["share"] == {"value": 0.0, "exact": "0/1"}
    assert found["options"]["o3"]["centroid"] is None
    assert "certificate" not in found["options"]["o3"]


def test_endless_fractions_are_not_written() -> None:
    """Their floats are, and the sum is still 1."""
    rows = np.random.default_rng(0).integers(0, 101, (30, 8))
    model = additive(rows, 100)
    found = mcda.win_shares(model, model.space())
    assert found.evidence.kind == "exact"
    assert found.evidence.reason is not None
    assert sum(found.exact["share"]) == 1
    text = json.dumps(found.to_dict())
    assert max(map(len, re.findall(r"\d+", text))) <= 1_000
    assert not found.certificates
    assert np.all(np.isnan(found.centroid).all(axis=1) == (found.share == 0))


def test_at_50_options_and_10_criteria_it_declines_at_once_and_samples() -> None:
    rows = np.random.default_rng(0).integers(0, 101, (50, 10))
    model = additive(rows, 100)
    mcda.win_shares(additive(rows[:3], 100), model.space())  # libraries loaded
    start = process_time()
    found = mcda.win_shares(model, model.space(), samples=1_000)
    assert process_time() - start < 2
    assert found.evidence.kind == "sampled"
    assert "can have more than 500,000 corners, here up to" in str(found.evidence.reason)
    assert np.all(found.error > 0)


@pytest.mark.slow
@pytest.mark.parametrize(("n", "m", "seconds"), [(20, 12, 30), (50, 8, 10)])
def test_large_problems_are_exact_in_good_time(n: int, m: int, seconds: float) -> None:
    rows = np.random.default_rng(0).integers(0, 101, (n, m))
    model = additive(rows, 100)
    start = process_time()
    found = mcda.win_shares(model, model.space())
    assert process_time() - start < seconds
    assert found.evidence.kind == "exact"
    sampled = mcda.win_shares(model, model.space(), evidence="sampled", samples=20_000)
    assert np.all(np.abs(found.share - sampled.share) <= sampled.error)
    seen = sampled.share > 0.02
    np.testing.assert_allclose(found.centroid[seen], sampled.centroid[seen], atol=0.03)


@pytest.mark.slow
def test_who_asks_for_it_gets_more_than_the_default() -> None:
    rows = np.random.default_rng(0).integers(0, 101, (50, 10))
    model = additive(rows, 100)
    found = mcda.win_shares(model, model.space(), evidence="exact")
    sampled = mcda.win_shares(model, model.space(), evidence="sampled", samples=20_000)
    assert np.all(np.abs(found.share - sampled.share) <= sampled.error)


def test_what_is_beyond_any_patience_declines_before_it_starts() -> None:
    rows = np.random.default_rng(0).integers(0, 101, (4_000, 10))
    model = additive(rows, 100)
    found = mcda.win_shares(model, model.space(), samples=100)
    assert "4,000 options and 10 weights would take too long" in str(found.evidence.reason)
    with pytest.raises(EvidenceError, match=r"would take too long; available: sampled"):
        mcda.win_shares(model, model.space(), evidence="exact")


@pytest.mark.parametrize(("method", "why"), [("topsis", "not linear"), ("weighted_product", "")])
def test_what_cannot_be_exact_says_why(method: str, why: str) -> None:
    problem = additive(SIX, 8).problem
    model = mcda.method(method, input="value").compile(problem)
    with pytest.raises(EvidenceError, match=f"evidence 'exact' does not apply here: .*{why}"):
        mcda.win_shares(model, model.space(), evidence="exact")
    assert mcda.win_shares(model, model.space(), samples=100).evidence.kind == "sampled"


def test_a_centroid_is_admissible_and_won() -> None:
    """A region is convex, so its centroid is in it."""
    model, space = additive(SIX, 8), WeightSpace(4).where("c1 >= c2", "all <= 0.6")
    found = mcda.win_shares(model, space)
    table = model.exact().table
    for i, w in enumerate(found.exact["centroid"]):
        if w[0] is not None:
            assert space.contains([float(x) for x in w])
            assert all(dot(table[i], w) > dot(table[k], w) for k in range(6) if k != i)
            assert sum(w) == 1
