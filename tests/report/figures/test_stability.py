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
        assert "now 10.0 %" in drawn
    assert "z, now 40.0 %: nobody else at any weight" in plain(stability(made).description)


def test_a_line_in_the_rivals_colour_only_where_there_is_a_rival():
    drawn = stability(record()).wide
    assert drawn.count('stroke="var(--o1)"') == 0
    assert drawn.count('stroke="var(--o2)"') == 1
    assert drawn.count('stroke="var(--o3)"') == 1
    assert drawn.count('fill="var(--safe)"') == 3


def test_table():
    row = stability(record()).table.rows[0]
    assert [plain(plain_text(cell)) for cell in row] == [
        "y", "10.0 %", "6.0 %", "A", "100.0 %", "nobody else",
    ]  # fmt: skip


def restricted():
    return record(space_lower=[0.4, 0.08, np.nan], space_upper=[0.9, 0.5, np.nan], view="mine")


def test_limits_beyond_the_admissible_stretch_come_last_and_are_told_apart():
    made = restricted()
    assert made.criteria == ("x", "y", "z")
    np.testing.assert_allclose(made.slack, [0.3, np.inf, np.inf])
    description = plain(stability(made).description)
    assert "y, mine 10.0 %: A below 6.0 % (not admissible)" in description
    assert "x, mine 50.0 %: B above 80.0 %;" in description


def test_what_is_not_admissible_is_pale_or_dotted():
    drawn = stability(restricted()).wide
    dotted = 'stroke-dasharray="1.5 3"'
    assert drawn.count(dotted) == 2  # B beyond 90 %, A below 6 %
    assert drawn.count('fill="var(--grid)"') == 2
    assert "what is pale or dotted is not" in words(drawn)
    free = stability(record())
    assert dotted not in free.wide
    assert "dotted" not in words(free.wide)
    assert 'fill="var(--grid)"' not in free.wide


def test_the_table_has_the_admissible_stretch():
    table = stability(restricted()).table
    assert [column.title for column in table.columns] == [
        "Criterion", "Mine", "Holds from", "Leads below", "Holds to", "Leads above",
        "Admissible from", "Admissible to",
    ]  # fmt: skip
    assert [plain(plain_text(cell)) for cell in table.rows[1]] == [
        "y", "10.0 %", "6.0 %", "A", "100.0 %", "nobody else", "8.0 %", "50.0 %",
    ]  # fmt: skip
    assert plain_text(table.rows[2][-1]) == "nowhere"
    assert [c.align for c in table.columns[2:6]] == ["right", "left", "right", "left"]
