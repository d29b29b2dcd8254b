import numpy as np
import pytest

from mcda.report.blocks import plain_text
from mcda.report.figures.verdict import MOST, compute, verdict
from tests.report.figures.layout import words


def record(score, share, rank=None, **more):
    score = np.asarray(score, dtype=float)
    ranks = [1 + int((score > x).sum()) for x in score] if rank is None else rank
    names = [f"Option {i}" for i in range(len(score))]
    won = [f"{100 * s:.0f} %" for s in share]
    return compute(names, score, ranks, share, won, [f"{x:.2f}" for x in score], **more)


def test_options_stand_by_score_and_the_table_has_all():
    found = record([0.2, 0.9, 0.5], [0, 0.4, 0.6], view="Mine")
    assert [o.name for o in found.options] == ["Option 1", "Option 2", "Option 0"]
    figure = verdict(found)
    rows = [[plain_text(cell) for cell in row] for row in figure.table.rows]
    assert rows[0] == ["Option 1", "0.90", "40 %"]
    assert "Score in Mine" in words(figure.wide)
    assert "Option 2 scores 0.50, first in 60 %" in figure.description


@pytest.mark.parametrize("said", ["never", "only in ties", "not seen"])
def test_an_option_without_a_share_is_not_first_in_never(said):
    found = compute(["A", "B"], [2, 1], [1, 2], [1, 0], ["100 %", said], ["2", "1"])
    description = verdict(found).description
    assert "A scores 2, first in 100 %" in description
    assert f"B scores 1, comes first: {said}" in description


def test_of_many_options_those_that_matter_have_a_row():
    score = np.linspace(1, 0, 40)
    share = np.zeros(40)
    share[[0, 30, 35]] = 0.2, 0.5, 0.3
    found = record(score, share)
    drawn = [found.options[i].name for i in found.shown]
    assert len(drawn) == MOST
    assert {"Option 0", "Option 30", "Option 35", "Option 1"} <= set(drawn)
    figure = verdict(found)
    assert "33 more options are in the table." in words(figure.narrow)
    assert len(figure.table.rows) == 40


@pytest.mark.parametrize("tied", [2, MOST, MOST + 5])
def test_those_that_lead_together_come_before_the_others(tied):
    found = record([0.9] * tied + [0.5] * 5, [0] * (tied + 4) + [1])
    leaders = [i for i in found.shown if found.options[i].index < tied]
    assert len(leaders) == min(tied, MOST)


def test_scores_below_zero_are_places_not_lengths():
    def rects(found):
        return verdict(found).wide.count("<rect")

    assert rects(record([-0.5, 0.5], [0, 0])) == 0
    assert rects(record([0.2, 0.5], [0, 0])) == 2
