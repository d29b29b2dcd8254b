"""What the one page says of methods that agree, by how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import plain_text
from mcda.report.sections._brief_dissent import dissent
from mcda.report.sections._outside import outside
from mcda.report.sections._views import in_each_view
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


def test_a_view_outside_the_admissible_weights_is_no_ordinary_dissenter(tmp_path: Path) -> None:
    path = write_study(
        tmp_path,
        [[8, 2], [3, 9]],
        {"v": [3, 2], "w": [1, 4]},
        statements=["c2 in [0.1, 0.6]"],
    )
    bench = Bench(mcda.load_study(path))
    said = [
        plain_text(one).replace("\u00a0", " ") for one in dissent(bench, facts.lead(bench.rank()))
    ]
    assert said[0] == (
        "Of the two views, this one alone puts Option 1 first: w (outside the admissible weights: "
        "c2 weighs from 10 % to 60 %, here 80.0 %) puts Option 2 first."
    )
    assert "w (outside the admissible weights)" in plain_text(in_each_view(bench))
    (note,) = outside(bench)
    assert plain_text(note.text).replace("\u00a0", " ") == (
        "w is outside the admissible weights: c2 weighs from 10 % to 60 %, here 80.0 %."
    )


@pytest.mark.parametrize(
    ("bare", "said"),
    [
        ("Odd", "differ most in the weights of the criteria without a group and Even:"),
        ("Even", "differ most in the weights of Odd and the criterion without a group:"),
    ],
)
def test_criteria_of_no_group_are_not_called_no_group(tmp_path: Path, bare: str, said: str) -> None:
    path = write_study(tmp_path, [[9, 1, 9], [1, 9, 1]], {"v": [2, 1, 2], "w": [1, 8, 1]})
    criteria = tmp_path / "criteria/small.yaml"
    text = criteria.read_text("utf-8").replace(f"    group: {bare}\n", "")
    criteria.write_text(text, "utf-8")
    assert said in plain_text(in_each_view(Bench(mcda.load_study(path))))
