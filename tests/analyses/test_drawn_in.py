"""Flips that were looked for are drawn in to where linear programmes have them."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.analyses._flips_seen import nearest_seen, seen_first
from mcda.analyses._sampled import draw
from mcda.analyses.flips import NORMS
from tests.analyses.small import additive
from tests.turns import in_turn

TABLE = [[9, 2, 3, 1, 4], [1, 8, 2, 5, 3], [3, 3, 9, 2, 2], [2, 4, 1, 9, 3], [4, 4, 4, 4, 6]]
SPACES = {
    "whole": mcda.WeightSpace(5),
    "statements": mcda.WeightSpace(5).where("c1 >= c2", "all <= 0.5", "c3 in [0.05, 0.3]"),
    "flat": mcda.WeightSpace(5).where("c1 = 2 * c2"),
    "locked": mcda.WeightSpace(5).bounds(lower={"c4": 0.1}, upper={"c4": 0.1}),
}


VIEWS = ([0.3, 0.15, 0.2, 0.1, 0.25], [0.1, 0.6, 0.1, 0.1, 0.1])


@pytest.mark.parametrize(("norm", "name", "view"), in_turn(2, NORMS, SPACES, VIEWS))
def test_what_a_few_draws_lead_to_is_the_nearest(norm: str, name: str, view: list[float]) -> None:
    """Of a linear model, whose nearest weights are known; the second view is outside two spaces."""
    model, space, w = additive(TABLE, 10), SPACES[name], np.array(view)
    known = mcda.flips(model, w, space, norm)
    draws = draw(model, space, 500, 1)
    near = nearest_seen(model, w, seen_first(draws, None), space, norm, NORMS[norm])
    seen = ~np.isnan(near).any(axis=1)
    assert seen.sum() > 2
    away = NORMS[norm](near[seen] - w)
    np.testing.assert_allclose(away, known.distance[seen], rtol=0, atol=2e-5)
    assert space.contains(near[seen]).all()
    assert model.first(near[seen])[np.arange(seen.sum()), np.flatnonzero(seen)].all()


def test_a_nearer_flip_of_topsis_is_found() -> None:
    """At weights 0.2174 away another option is first, on three sides of the space at once."""
    rows = [[4.6, 260, 62, 3.5, 350], [3.5, 480, 82, 0.2, 1100], [4.0, 450, 75, 0.2, 800],
            [7.2, 400, 63, 0.3, 600], [6.0, 500, 60, 0.0, 280]]  # fmt: skip
    criteria = [mcda.Criterion(c, direction="min") for c in ("cost", "range", "noise", "t", "co2")]
    criteria[1] = mcda.Criterion("range")
    model = mcda.method("topsis").compile(mcda.Problem(rows, criteria))
    space = model.space().where("all >= 0.05", "cost >= noise")
    w, near = np.array([0.2, 0.12, 0.2, 0.08, 0.4]), np.array([0.3087, 0.05, 0.2, 0.05, 0.3913])
    assert model.first(near)[0]
    assert space.contains(near)
    found = mcda.flips(model, w, space, samples=3_000)
    assert found.distance[0] <= np.abs(near - w).sum()
    assert model.first(found.weights[0])[0]
    assert found.evidence.reason == "upper bounds: a nearer flip may exist"
