"""From files to a study: every number where it belongs."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import DataRefusedError, MethodError, UnknownNameError, WeightsError
from mcda.files.study import Citation
from tests.files.conftest import PARK, Desk

S, C, H, P = (
    "reports/town.yaml",
    "criteria/town.yaml",
    "options/town/hall.yaml",
    "options/town/park.yaml",
)


def test_the_problem(desk: Desk) -> None:
    study = mcda.load_study("reports/town.yaml")
    assert (study.id, study.title, study.path) == ("town", "Where to meet", Path(S))
    problem = study.problem
    assert problem.option_ids == ("hall", "park")
    assert [o.name for o in problem.options] == ["Town hall", "park"]
    assert problem.criterion_ids == ("price", "comfort", "view")
    price = problem.criteria[0]
    assert (price.name, price.group, price.unit) == ("Price", "Money", "euros")
    assert (price.direction, price.scale) == ("min", (0.0, 100.0))
    assert problem.performance.tolist() == [[20, 4, 0], [5, 7, 100]]
    assert problem.low.tolist() == [[20, 3, 0], [5, 7, 40]]
    assert problem.high.tolist() == [[20, 6, 0], [10, 7, 100]]
    np.testing.assert_allclose(problem.values, [[0.8, 0.4, 0.0], [0.95, 0.7, 1.0]])


def test_scores_as_entered(desk: Desk) -> None:
    desk.edit(H, "price: 20", "price: {best: 20, evidence: [{source: guide, where: 12}]}")
    scores = desk.study().scores
    assert scores["hall"]["price"].evidence == (Citation("guide", "12"),)
    comfort = scores["hall"]["comfort"]
    assert (comfort.low, comfort.best, comfort.high) == (3.0, 4.0, 6.0)
    assert (comfort.grade, comfort.note) == ("B", "Hard chairs")
    assert (scores["park"]["view"].low, scores["park"]["view"].high) == ("fair", "good")
    assert list(scores["park"]) == ["price", "comfort", "view"]


def test_views_as_entered_and_normalised(desk: Desk) -> None:
    study = desk.study()
    assert list(study.views) == ["even", "thrifty"]
    assert study.points["thrifty"].tolist() == [80, 15, 5]
    np.testing.assert_allclose(study.views["thrifty"], [0.8, 0.15, 0.05])
    assert study.view == "even"
    assert study.view_info["thrifty"].name == "Thrifty"
    assert study.view_info["even"].name == "even"


def test_without_a_view_the_first_is_the_default(desk: Desk) -> None:
    desk.edit(S, "view: even\n", "")
    assert desk.study().view == "even"
    desk.add(S, "views: [thrifty, even]\n")
    study = desk.study()
    assert (study.view, list(study.views)) == ("thrifty", ["thrifty", "even"])


def test_groups_times_members(desk: Desk) -> None:
    points = "    points: {price: 50, comfort: 30, view: 20}"
    desk.edit(C, points, points + "\n    groups: {Money: 1, Place: 3}")
    study = desk.study()
    np.testing.assert_allclose(study.views["even"], [0.25, 0.75 * 0.6, 0.75 * 0.4])
    assert study.points["even"].tolist() == [50, 30, 20]
    assert study.view_info["even"].groups == {"Money": 1, "Place": 3}
    changed = study.with_points("even", {"comfort": 20})
    np.testing.assert_allclose(changed.views["even"], [0.25, 0.375, 0.375])


def test_the_weight_space_keeps_the_statements_with_their_lines(desk: Desk) -> None:
    statements = desk.study().space.statements
    assert [(s.text, s.place) for s in statements] == [
        ("price >= view", f"{C}:25"),
        ("all <= 0.9", f"{C}:26"),
    ]


def test_labels_that_look_like_numbers_or_truth(desk: Desk) -> None:
    desk.edit(C, "{poor: 0, fair: 40, good: 100}", "{1: 0, no: 40, true: 100}")
    desk.edit(H, "view: poor", "view: 1")
    desk.edit(P, "{best: good, low: fair}", "{best: true, low: no}")
    study = desk.study()
    assert study.problem.performance[:, 2].tolist() == [0, 100]
    assert study.scores["park"]["view"].low == "no"


def test_a_piecewise_value(desk: Desk) -> None:
    curve = "\n    value: {points: [[0, 0], [5, 80], [10, 100]]}"
    desk.edit(C, "{min: 0, max: 10}", "{min: 0, max: 10}" + curve)
    np.testing.assert_allclose(desk.study().problem.values[:, 1], [0.64, 0.88])


def test_options_come_by_file_name(desk: Desk) -> None:
    desk.write("options/town/attic.yaml", PARK.replace("id: park", "id: attic"))
    assert desk.study().problem.option_ids == ("attic", "hall", "park")


def test_names_may_be_paths(desk: Desk) -> None:
    desk.write("lists/my criteria.yaml", desk.read(C))
    desk.edit(S, "criteria: town", "criteria: lists/my criteria.yaml")
    desk.edit(S, "options: town", "options: ./options/town")
    assert desk.study().inputs[1].path == "lists/my criteria.yaml"


def test_a_study_beside_its_folders(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("town.yaml", desk.read(S))
    monkeypatch.chdir(desk.base)
    assert mcda.load_study("town.yaml").inputs[0].path == "town.yaml"


def test_a_study_in_a_folder_under_reports(desk: Desk) -> None:
    desk.write("reports/2024/town.yaml", desk.read(S))
    assert mcda.load_study("reports/2024/town.yaml").inputs[0].path == "reports/2024/town.yaml"


def test_inputs_are_the_same_from_anywhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here = mcda.load_study(S).inputs
    monkeypatch.chdir(desk.base / "reports")
    assert mcda.load_study("town.yaml").inputs == here
    assert mcda.load_study(desk.base / S).inputs == here
    assert [i.path for i in here] == [S, C, H, P]
    assert len(here[0].sha256) == 64


def test_methods_as_stated(desk: Desk) -> None:
    desk.edit(
        S,
        "method: additive",
        "method: topsis\nmethods: [additive, {topsis: {normalization: max}}]\ninput: value\n"
        "positive: {shift: 0.01}",
    )
    study = desk.study()
    assert list(study.methods) == ["additive", "topsis"]
    assert study.method == mcda.method("topsis", normalization="max", input="value", shift=0.01)
    assert study.model.method == study.method
    assert study.compile("topsis").method == study.method
    assert study.compile("topsis", normalization="sum").method == mcda.method(
        "topsis", normalization="sum", input="value", shift=0.01
    )
    assert study.compile("weighted_product").method == mcda.method(
        "weighted_product", input="value", shift=0.01
    )


@pytest.mark.parametrize(
    ("said", "headline", "names"),
    [
        ("", "additive", ["additive"]),
        ("methods: [topsis, additive]", "topsis", ["topsis", "additive"]),
        ("method: topsis\nmethods: [additive]", "topsis", ["topsis", "additive"]),
        ("method: {topsis: {}}\nmethods: [additive, topsis]", "topsis", ["additive", "topsis"]),
    ],
)
def test_the_headline_method(desk: Desk, said: str, headline: str, names: list[str]) -> None:
    desk.edit(S, "method: additive", said)
    study = desk.study()
    assert (study.method.name, list(study.methods)) == (headline, names)


def test_methods_read_performances_unless_the_study_says_value(desk: Desk) -> None:
    desk.edit(S, "method: additive", "method: topsis")
    assert desk.study().method.input == "performance"
    assert desk.study().compile("additive").method.input == "value"


def test_compile_refuses(desk: Desk) -> None:
    study = desk.study()
    with pytest.raises(UnknownNameError, match="did you mean 'topsis'"):
        study.compile("topsi")
    with pytest.raises(MethodError, match="normalization"):
        study.compile("topsis", normalisation="max")
    with pytest.raises(DataRefusedError, match="hall / view"):
        study.compile("weighted_product", input="value")


def test_other_points_for_one_run(desk: Desk) -> None:
    study = desk.study()
    changed = study.with_points("even", {"price": 0, "view": 30})
    assert changed.points["even"].tolist() == [0, 30, 30]
    assert changed.views["even"].tolist() == [0, 0.5, 0.5]
    assert study.points["even"].tolist() == [50, 30, 20]
    assert changed.shares["thrifty"] is study.shares["thrifty"]
    assert not changed.views["even"].flags.writeable


def test_other_points_refused(desk: Desk) -> None:
    study = desk.study()
    with pytest.raises(UnknownNameError, match="unknown view 'evn'; did you mean 'even'"):
        study.with_points("evn", {"price": 1})
    with pytest.raises(UnknownNameError, match="unknown criterion 'prise'; did you mean 'price'"):
        study.with_points("even", {"prise": 1})
    with pytest.raises(WeightsError, match="view 'even': points of 'price'"):
        study.with_points("even", {"price": -1})


def test_what_is_said_is_kept(desk: Desk) -> None:
    desk.add(
        S,
        "seed: 7\nsamples: 1e3\nformats: [json]\nlanguage: ja-JP\nmarking: Draft\n"
        "sources: [{id: guide, date: 2024}]\nassumptions: [It rains]\nleft_out: [Noise]\n"
        "scenarios: [{id: rain, points: 3, scores: {park: {comfort: 0}}}]\n"
        "phases: [{id: now, year: 2025, zero: [price]}]\n"
        "combinations: {empty: hall, members: [park], rules: {price: add, comfort: max, view: "
        "min}, ceiling: {criterion: price, default: 5, sweep: {from: 0, to: 1, step: 0.25}}}\n",
    )
    study = desk.study()
    assert (study.seed, study.samples, study.formats) == (7, 1000, ("json",))
    assert (study.language, study.marking) == ("ja-JP", "Draft")
    assert (study.sources[0].id, study.sources[0].date) == ("guide", "2024")
    assert (study.assumptions, study.left_out) == (("It rains",), ("Noise",))
    assert study.scenarios[0].scores == {"park": {"comfort": 0.0}}
    assert study.phases[0].zero == ("price",)
    assert study.combinations is not None
    assert study.combinations.ceiling is not None
    sweep = study.combinations.ceiling.sweep
    assert not isinstance(sweep, tuple)
    assert sweep.numbers() == (0, 0.25, 0.5, 0.75, 1)


def test_line_ends_and_a_byte_order_mark_change_nothing(desk: Desk) -> None:
    before = desk.study()
    for name in (S, C, H, P):
        desk.write(name, "\ufeff" + desk.read(name).replace("\n", "\r\n"))
    after = desk.study()
    assert after.scores == before.scores
    assert after.problem.performance.tolist() == before.problem.performance.tolist()


def test_the_case_has_neither_faults_nor_notes() -> None:
    study = mcda.load_study(Path(mcda.__file__).parents[1] / "reports/alliance.yaml")
    assert study.notes == ()
    assert (study.problem.n, study.problem.m) == (6, 8)


def test_importing_the_reader_loads_nothing_heavy() -> None:
    code = (
        "import sys, mcda.files.load, mcda.files.edit; "
        "print({'scipy', 'pulp', 'highspy', 'pandas'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_a_study_is_the_same_after_a_pickle(desk: Desk) -> None:
    study = desk.study()
    back = pickle.loads(pickle.dumps(study))
    assert repr(back) == repr(study)
    assert len(repr(study)) < 200
    assert {view: x.tolist() for view, x in back.points.items()} == {
        view: x.tolist() for view, x in study.points.items()
    }
    assert not any(x.flags.writeable for x in back.points.values())
    assert copy.deepcopy(study) is study


@pytest.mark.parametrize("path", [None, 3, ["reports/town.yaml"]], ids=str)
def test_a_study_is_a_path(desk: Desk, path: Any) -> None:
    with pytest.raises(UnknownNameError, match="a study is the path of its file, found"):
        mcda.load_study(path)
