"""Branch and bound that is given no time: nothing is claimed, and nothing breaks."""

from __future__ import annotations

import numpy as np
import pytest

import mcda


@pytest.mark.parametrize("name", ["topsis", "vikor", "waspas"])
def test_without_time_nothing_is_claimed(name: str) -> None:
    x = np.random.default_rng(3).integers(1, 9, (5, 4))
    model = mcda.method(name).compile(mcda.Problem(x, [f"c{j}" for j in range(4)]))
    found = mcda.win_ranges(model, model.space(), evidence="certified", time_limit=1e-9)
    assert set(found.status) <= {"strict", "tie", "never", "unknown"}
    whole = found.status == "unknown"
    assert np.all(found.lower[whole] == 0)
    assert np.all(found.upper[whole] == 1)
    assert found.evidence.reason
