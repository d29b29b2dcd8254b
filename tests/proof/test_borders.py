"""A border is the same from both sides."""

from __future__ import annotations

import numpy as np

import mcda
from mcda.proof.borders import border, mirrored, winners
from mcda.proof.region import exact_regions


def test_seen_from_the_other_side() -> None:
    """What is written down from one side is what the other would have found, row by row."""
    for n, m, seed in ((5, 3, 3), (7, 4, 1), (9, 5, 2)):
        x = np.random.default_rng(seed).integers(0, 101, (n, m))
        criteria = [mcda.Criterion(f"c{j}", scale=(0, 100)) for j in range(m)]
        problem = mcda.Problem(x, criteria, [mcda.Option(f"o{i}") for i in range(n)])
        model = mcda.method("additive").compile(problem)
        space = mcda.WeightSpace(criteria).where("c0 >= c1", "c2 <= 0.6")
        assert model.linear is not None
        regions = exact_regions(model.linear, space)
        won = winners(regions)
        assert len(won) > 1
        for i in won:
            for k in won:
                if i == k:
                    continue
                here, there = border(regions, i, k, won), border(regions, k, i, won)
                turned = mirrored(here, i, k)
                assert turned.lead == there.lead
                assert turned.proof.at == there.proof.at
                assert list(turned.proof.by.items()) == list(there.proof.by.items())
