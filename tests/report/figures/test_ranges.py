import re

import numpy as np

from mcda.report.blocks import plain_text
from mcda.report.figures.ranges import compute, ranges
from tests.report.figures.layout import words

NAN = np.nan


def plain(text):
    return text.replace("\u00a0", " ")


def record(**more):
    lower = [[0, 0.1], [NAN, NAN], [0.2, 0.2], [NAN, NAN]]
    upper = [[0.4, 0.3], [NAN, NAN], [0.2, 0.2], [NAN, NAN]]
    status = ["strict", "never", "tie", "unknown"]
    return compute(["A", "B", "C", "D"], ["x", "y"], lower, upper, [0.5, 0.5], status, **more)


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


def test_table_has_the_view_and_every_option():
    made = record(view="my view")
    rows = [[plain(plain_text(c)) for c in row] for row in ranges(made).table.rows]
    assert rows[0] == ["My view", "50.0 %", "50.0 %"]
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
    assert ranges(made).description.endswith("The table has the rest.")
    assert "A: x 0.0 % to 40.0 %; y 10.0 % to 30.0 %." in plain(ranges(record()).description)


def capped(**more):
    lower, upper = np.zeros((2, 3)), np.array([[0.4, 0.4, 0.1], [0.2, 0.4, 0.4]])
    return compute(["A", "B"], "xyz", lower, upper, [0.3, 0.3, 0.4], ["strict"] * 2, **more)


def test_a_common_cap_is_said_once_and_only_where_it_is_one():
    made = capped()
    assert made.cap == 0.4
    for svg in (ranges(made).wide, ranges(made).narrow):
        assert plain(words(svg)).count("a criterion may weigh at most 40 %") == 1
    assert "A: z 0.0 % to 10.0 %; the others 0.0 % to 40.0 %." in plain(ranges(made).description)
    assert record().cap is None


def test_panels_follow_the_order_asked_for():
    assert [o.index for o in capped(order=[1, 0]).options] == [1, 0]
    rows = ranges(capped(order=[1, 0])).table.rows
    assert [plain_text(row[0]) for row in rows] == ["Now", "B", "A"]


def test_ends_of_bars_lie_above_halos_and_ticks_above_all():
    drawn = ranges(capped()).wide
    halo, end, tick = (drawn.index(f'stroke="var(--{role}"') for role in ("bg)", "o1)", "ink)"))
    assert drawn.index('fill="var(--o1)"') < halo < end < tick


def test_neighbouring_panels_leave_their_last_number_out():
    figure = ranges(capped())
    assert "40 %" not in plain(words(figure.wide)).split("Weight of")[0]
    assert "40 %" in plain(words(figure.narrow)).split("Weight of")[0]
