"""What the one page says of methods that agree, by how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import plain_text
from mcda.report.sections._brief_dissent import dissent
from tests.case import write_study


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ("additive, topsis", "The other of the two methods also puts Option 1 first."),
        ("additive, topsis, promethee", "Both other methods also put Option 1 first."),
        ("additive, topsis, promethee, vikor", "All three other methods also put Option 1 first."),
    ],
)
def test_methods_that_agree_are_counted(tmp_path: Path, methods: str, said: str) -> None:
    extra = f"methods: [{methods}]\n"
    study = mcda.load_study(write_study(tmp_path, [[9, 9], [1, 1]], {"v": [1, 1]}, extra=extra))
    bench = Bench(study)
    assert said in [plain_text(one) for one in dissent(bench, facts.lead(bench.rank()))]
