import re

import numpy as np

from mcda.report.blocks import plain_text
from mcda.report.figures.ranges import compute, ranges
from tests.report.figures.layout import words

NAN = np.nan


def plain(text):
    return text.replace("\u00a0", " ")


def record():
    lower = [[0, 0.1], [NAN, NAN], [0.2, 0.2], [NAN, NAN]]
    upper = [[0.4, 0.3], [NAN, NAN], [0.2, 0.2], [NAN, NAN]]
    status = ["strict", "never", "tie", "unknown"]
    return compute(["A", "B", "C", "D"], ["x", "y"], lower, upper, [0.5, 0.5], status)


def test_only_winners_have_panels_the_others_words():
    made = record()
    assert [o.name for o in made.options] == ["A"]
    for svg in (ranges(made).wide, ranges(made).narrow):
        assert "First under no admissible weights: B." in words(svg)
        assert "First only in a tie with others: C." in words(svg)
        assert "Not known: D." in words(svg)


def test_a_strict_winner_without_a_range_is_not_called_never():
    made = compute(["A"], ["x"], [[NAN]], [[NAN]], [1], ["strict"])
    assert list(made.rest) == ["unknown"]


def test_table_has_today_and_every_option():
    rows = [[plain(plain_text(c)) for c in row] for row in ranges(record()).table.rows]
    assert rows[0] == ["Today", "50.0 %", "50.0 %"]
    assert rows[1] == ["A", "0.0 % to 40.0 %", "10.0 % to 30.0 %"]
    assert rows[2][1] == "first only in a tie with others"
    assert len(rows) == 5


def test_criteria_keep_their_order_and_bars_their_proportion():
    drawn = ranges(record()).wide
    (bars,) = re.findall(r'<path d="(M[^"]*)" fill="var\(--o1\)"/>', drawn)
    first, second = (float(run) for run in re.findall(r"h([\d.]+)v", bars))
    assert abs(first - 2 * second) < 0.05
    assert words(drawn).index("x") < words(drawn).index("y")


def test_long_descriptions_point_to_the_table():
    many = np.zeros((61, 2))
    made = compute([f"o{i}" for i in range(61)], "xy", many, many, [1, 0], ["strict"] * 61)
    assert "The table holds the ranges." in ranges(made).description
    assert "A: x 0.0 % to 40.0 %; y 10.0 % to 30.0 %." in plain(ranges(record()).description)
