import numpy as np
import pytest

from mcda.report.blocks import plain_text
from mcda.report.figures.contributions import compute, contributions
from tests.report.figures.case import CRITERIA, GROUPS, OPTIONS, VALUES, VIEW
from tests.report.figures.layout import words


def test_options_come_best_first_and_parts_add_up():
    record = compute(OPTIONS, CRITERIA, GROUPS, VALUES, VIEW)
    assert [o.name for o in record.options][:2] == ["Four-star commander", "Coordination centre"]
    assert [o.index for o in record.options] == [4, 2, 3, 1, 5, 0]
    np.testing.assert_allclose(record.totals, np.sort(VALUES @ VIEW)[::-1])
    np.testing.assert_allclose(record.parts.sum(axis=1), record.totals)
    assert not any(record.tied)


def test_criteria_stay_together_by_group_whatever_their_order():
    shuffled = [7, 0, 4, 1, 6, 2, 5, 3]
    record = compute(
        OPTIONS,
        [CRITERIA[j] for j in shuffled],
        [GROUPS[j] for j in shuffled],
        VALUES[:, shuffled],
        VIEW[shuffled],
    )
    assert list(record.groups) == ["Feasibility"] * 2 + ["Effectiveness"] * 4 + ["Legitimacy"] * 2
    places = [record.criteria.index(CRITERIA[j]) for j in range(8)]
    by_value = compute(OPTIONS, CRITERIA, GROUPS, VALUES, VIEW)
    np.testing.assert_allclose(record.parts[:, places], by_value.parts)


def test_criteria_without_weight_vanish_and_are_named():
    weights = np.where(np.arange(8) == 6, 0, VIEW)
    record = compute(OPTIONS, CRITERIA, GROUPS, VALUES, weights)
    assert "Cost" not in record.criteria
    assert record.idle == ("Cost",)
    figure = contributions(record)
    assert "Cost" not in words(figure.wide)
    assert "Cost" not in [column.title for column in figure.table.columns]
    assert plain_text(figure.note) == "Without weight here: Cost."


def test_ties_are_said():
    record = compute(["A", "B", "C"], ["x"], [""], [[0.5], [0.5], [0.2]], [1.0])
    assert record.tied == (True, True, False)
    assert words(contributions(record).wide).count("tied") == 2
    assert "A 0.500 (most from x, 0.500), tied" in contributions(record).description


def test_the_drawing_the_table_and_the_description_carry_the_same_numbers():
    record = compute(OPTIONS, CRITERIA, GROUPS, VALUES, VIEW)
    figure = contributions(record)
    for total, row in zip(record.totals, figure.table.rows, strict=True):
        assert plain_text(row[-1]) == f"{total:.3f}"
        assert f"{total:.3f}" in words(figure.narrow)
        assert f"{total:.3f}" in figure.description
    assert plain_text(figure.table.rows[0][1]) == f"{record.parts[0, 0]:.3f}"


def test_bars_are_as_long_as_the_scores():
    record = compute(["A", "B"], ["x", "y"], ["g", "g"], [[1, 0.5], [0.5, 0.25]], [0.5, 0.5])
    drawn = contributions(record).wide
    runs = [float(run) for d in drawn.split(' d="')[1:] for run in _widths(d.split('"')[0])]
    assert runs[0] + 1 == pytest.approx(2 * (runs[1] + 1), abs=0.05)


def test_figures_share_an_axis_that_is_asked_for():
    def ticks(**more):
        figure = contributions(compute(["A"], ["x"], [""], [[0.31]], [1.0], **more))
        return [words(svg).split() for svg in (figure.wide, figure.narrow)]

    for drawn in ticks(axis_end=0.7):
        assert {"0.2", "0.4", "0.6"} <= set(drawn)
    for drawn in ticks(axis_end=0.2):
        assert "0.3" in drawn


@pytest.mark.parametrize("high", [0.2, 0.35, 0.5, 0.647, 0.7, 0.99, 1.0])
def test_three_ticks_at_least(high):
    figure = contributions(compute([OPTIONS[4]], ["x"], [""], [[high]], [1.0]))
    assert figure.narrow.count('font-size="11"') >= 3


def _widths(d):
    return [part.split("v")[0] for part in d.split("h")[1::2]] if "h" in d else []
