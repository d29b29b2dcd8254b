import numpy as np

from mcda.report.blocks import plain_text
from mcda.report.figures.flips import compute, flips
from tests.report.figures.layout import words


def plain(text):
    return text.replace("\u00a0", " ")


def test_half_of_the_l1_distance_nearest_first():
    record = compute(["A", "B", "C"], [0.4, 0.0, 0.072])
    assert [o.name for o in record.options] == ["B", "C", "A"]
    np.testing.assert_allclose(record.moved, [0, 0.036, 0.2])
    assert [plain(w) for w in record.words] == [
        "leads now",
        "3.6 percentage points",
        "20.0 percentage points",
    ]
    assert "B leads now; C 3.6 percentage points; A 20.0 percentage points." in plain(
        flips(record).description
    )


def test_those_never_first_and_those_unknown_are_said_in_words():
    record = compute(["A", "B", "C"], [0, np.nan, np.nan], unknown=[False, False, True])
    figure = flips(record)
    for svg in (figure.wide, figure.narrow):
        assert "First under no admissible weights: B." in words(svg)
        assert "Not known: C." in words(svg)
    assert [plain_text(row[1]) for row in figure.table.rows] == [
        "leads now",
        "never first",
        "not known",
    ]


def test_several_leaders_are_tied_and_a_tiny_move_is_no_tie():
    record = compute(["A", "B", "C"], [0, 0, 1e-6])
    assert [plain(w) for w in record.words] == [
        "leads now, tied",
        "leads now, tied",
        "under 0.1 percentage points",
    ]


def test_nobody_ever_first():
    figure = flips(compute(["A"], [np.nan]))
    assert "First under no admissible weights: A." in words(figure.wide)


def test_sampled_distances_are_bounds():
    record = compute(["A", "B"], [0, 0.058], at_most=True)
    assert [plain(w) for w in record.words] == ["leads now", "at most 2.9 percentage points"]


def test_a_leader_at_inadmissible_weights_is_called_so():
    figure = flips(compute(["A", "B", "C"], [0.1, 0.04, np.nan], inadmissible=[0, 2]))
    for svg in (figure.wide, figure.narrow):
        drawn = plain(words(svg))
        assert "5.0 percentage points; leads now, at inadmissible weights" in drawn
        assert "C leads now, at inadmissible weights." in drawn
    assert plain(plain_text(figure.table.rows[0][1])) == "2.0 percentage points"
