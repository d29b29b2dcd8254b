"""The bench: one answer a question, and another question is another answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

import mcda
from mcda.report.bench import Bench
from tests.case import write_study


def test_other_arguments_are_another_question(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[8, 3, 5], [4, 9, 5]], {"e": [2, 1, 1]})))
    asked: Any = bench.ask("flips", options={"norm": "linf"})
    assert np.nanmax(bench.flips().distance) > np.nanmax(asked.distance)
    assert bench.ask("flips", options={"norm": "linf"}) is asked
