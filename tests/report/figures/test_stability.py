import numpy as np

from mcda.report.blocks import plain_text
from mcda.report.figures.stability import compute, stability
from tests.report.figures.layout import words

LOWER, WEIGHT, UPPER = [0.0, 0.06, 0.0], [0.5, 0.1, 0.4], [0.8, 1.0, 1.0]


def record(**more):
    return compute(
        ["x", "y", "z"],
        LOWER,
        WEIGHT,
        UPPER,
        [None, 2, None],
        [1, None, None],
        ["-", "B", "A"],
        **more,
    )


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_least_slack_comes_first_and_ends_without_a_rival_do_not_count():
    made = record()
    assert made.criteria == ("y", "x", "z")
    np.testing.assert_allclose(made.slack, [0.04, 0.3, np.inf])


def test_rivals_are_named_with_the_weight_at_which_they_take_over():
    made = record()
    assert made.below[0].name == "A"
    assert made.above[0] is None
    assert made.above[1].index == 1
    for svg in (stability(made).wide, stability(made).narrow):
        drawn = plain(words(svg))
        assert "A below 6.0 %" in drawn
        assert "B above 80.0 %" in drawn
        assert "10.0 % today" in drawn
    assert "z, today 40.0 %: nobody else at any weight" in plain(stability(made).description)


def test_a_line_in_the_rivals_colour_only_where_there_is_a_rival():
    drawn = stability(record()).wide
    assert drawn.count('stroke="var(--o1)"') == 0
    assert drawn.count('stroke="var(--o2)"') == 1
    assert drawn.count('stroke="var(--o3)"') == 1
    assert drawn.count('fill="var(--safe)"') == 3


def test_table():
    row = stability(record()).table.rows[0]
    assert [plain(plain_text(cell)) for cell in row] == [
        "y", "6.0 %", "10.0 %", "100.0 %", "A", "nobody else",
    ]  # fmt: skip
