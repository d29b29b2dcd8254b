from __future__ import annotations

from pathlib import Path

import mcda
from mcda.files.scenarios import in_scenario
from tests.case import write_study

PLAN = """scenarios:
  - id: dry
    name: A dry year
    scores: {o01: {c1: 2}, o02: {c2: 9}}
"""


def test_cells_of_a_scenario_replace_best_and_widen_the_range(tmp_path: Path) -> None:
    study = mcda.load_study(write_study(tmp_path, [[8, 3], [4, 5]], {"v": [1, 1]}, extra=PLAN))
    found = in_scenario(study, study.scenarios[0])
    assert found.problem.performance.tolist() == [[2, 3], [4, 9]]
    assert found.problem.low.tolist() == [[2, 3], [4, 5]]
    assert found.problem.high.tolist() == [[8, 3], [4, 9]]
    assert found.scores["o01"]["c1"].best == 2
    assert study.problem.performance.tolist() == [[8, 3], [4, 5]]


def test_without_a_scenario_the_study_is_as_it_was(tmp_path: Path) -> None:
    study = mcda.load_study(write_study(tmp_path, [[8, 3], [4, 5]], {"v": [1, 1]}))
    assert in_scenario(study, None) is study
