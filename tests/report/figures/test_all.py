"""What every figure holds to, for any size and any names."""

import re

import numpy as np
import pytest

from mcda.files.languages import shipped
from mcda.report.blocks import OptionName, plain_text
from mcda.report.figures import FIGURES
from mcda.report.palette import DARK, LIGHT
from mcda.report.say import speaking
from mcda.report.svg import literals
from tests.report.figures.cases import NAMES, all_records
from tests.report.figures.layout import check_figure

LARGE, SLOW = 60, pytest.mark.slow
SIZES = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 25), (6, 8), (60, 2), (60, 25)]
QUICK = [(1, 1), (2, 2), (6, 8)]


def draw(records):
    return {name: FIGURES.load(name)(record) for name, record in records.items()}


def test_every_figure_has_a_record_here():
    assert FIGURES.names() == tuple(sorted(all_records(2, 2)))
    assert all(FIGURES.about(name) for name in FIGURES.names())


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize(
    ("n", "m"),
    [size if size in QUICK else pytest.param(*size, marks=SLOW) for size in SIZES],
)
def test_nothing_is_cut_and_no_text_lies_on_text(n, m, names):
    with speaking(shipped("ja" if names == "japanese" else "en")):
        for figure in draw(all_records(n, m, names)).values():
            check_figure(figure)


@pytest.mark.parametrize("names", ["japanese", "long"])
def test_nothing_of_a_large_study_is_cut(names):
    with speaking(shipped("ja" if names == "japanese" else "en")):
        for figure in draw(all_records(LARGE, 25, names)).values():
            check_figure(figure)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(s, marks=SLOW) for s in range(4, 12))])
def test_layout_holds_whatever_the_numbers(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 12)), int(rng.integers(2, 10))
    for figure in draw(all_records(n, m, rng.choice(list(NAMES)), seed)).values():
        check_figure(figure)


def test_only_known_roles_are_used_and_files_hold_none():
    for figure in draw(all_records(60, 25)).values():
        for svg in (figure.wide, figure.narrow):
            assert set(re.findall(r"var\(--([a-z0-9-]+)\)", svg)) <= set(LIGHT)
            for theme in (LIGHT, DARK):
                assert "var(" not in literals(svg, theme)
            assert not re.search(r'(fill|stroke)="#', svg)


def test_same_record_same_bytes():
    first, second = (draw(all_records(6, 8)) for _ in range(2))
    for name in first:
        assert first[name] == second[name]


def test_every_option_is_in_the_table_with_its_place():
    for name, figure in draw(all_records(60, 8)).items():
        named = {
            part.index
            for row in figure.table.rows
            for cell in row
            for part in cell
            if isinstance(part, OptionName)
        }
        if name != "stability":
            assert named == set(range(60)), name


def test_hostile_names_stay_text():
    for figure in draw(all_records(6, 8, "script")).values():
        for svg in (figure.wide, figure.narrow):
            assert "<script" not in svg
            assert "&lt;script&gt;" in svg
        assert any("<script>" in plain_text(cell) for row in figure.table.rows for cell in row)


def test_a_name_cannot_pose_as_a_colour():
    records = all_records(2, 2)
    record = records["flips"]
    bad = OptionName('x fill="var(--bg)"', 0)
    figure = FIGURES.load("flips")(
        type(record)(name="f", title="t", options=(bad,), moved=np.array([0.1]))
    )
    assert "var(--bg)" in literals(figure.wide)
