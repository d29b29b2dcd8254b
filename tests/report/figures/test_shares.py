import math
import re

import numpy as np
import pytest

from mcda.report.blocks import plain_text
from mcda.report.figures.shares import compute, shares
from tests.report.figures.case import OPTIONS
from tests.report.figures.layout import words

SHARE = [0.106, 0.015, 0.188, 0.000077, 0.666, 0.0249]
ERROR = [0.001, 0.001, 0.002, 0.00001, 0.0019, 0.001]


def plain(text):
    return text.replace("\u00a0", " ")


def test_largest_first_with_the_share_in_words():
    record = compute(OPTIONS, SHARE, ["strict"] * 6, error=ERROR)
    assert [o.index for o in record.options] == [4, 2, 0, 5, 1, 3]
    assert plain(record.words[0]) == "66.6 % ± 0.2"
    assert record.words[-1] == "at most 1 in 11,000"
    figure = shares(record)
    for svg in (figure.wide, figure.narrow):
        assert "66.6 % ± 0.2" in plain(words(svg))
        assert "at most 1 in 11,000" in words(svg)


def test_what_a_share_of_zero_means_depends_on_the_status():
    status = ["strict", "never", "unknown", "tie", "strict", "never"]
    record = compute(OPTIONS, [0.6, 0, 0, 0, 0.4, 0], status, error=[0.01] * 6)
    said = {o.name: w for o, w in zip(record.options, record.words, strict=True)}
    assert said["HQ upgrade"] == "never"
    assert said["Coordination centre"] == "not seen"
    assert said["Fleet task force"] == "only in ties"
    assert [o.index for o in record.options] == [0, 4, 2, 3, 1, 5]


def test_a_seen_possibility_that_was_not_hit_is_not_called_never():
    record = compute(["A", "B"], [1, 0], ["strict", "strict"], error=[0.01, 0.01])
    assert record.words[1] == "not seen"


def test_ties_are_shown_beside_sole_wins():
    record = compute(["A", "B"], [0.6, 0.0], ["strict", "tie"], tied=[0.4, 0.4])
    assert plain(record.words[0]) == "60.0 %, 40.0 % tied"
    assert plain(record.words[1]) == "40.0 % tied"
    assert 'fill-opacity="0.35"' in shares(record).wide
    assert shares(record).table.columns[-1].title == "Tied"


def test_the_interval_is_in_the_table_only_where_there_is_one():
    sampled = shares(compute(OPTIONS, SHARE, ["strict"] * 6, error=ERROR))
    assert plain(plain_text(sampled.table.rows[0][2])) == "66.4 % to 66.8 %"
    exact = shares(compute(OPTIONS, SHARE, ["strict"] * 6))
    assert [column.title for column in exact.table.columns] == ["Option", "Share won"]
    assert "±" not in exact.description


def test_twins_are_named_in_the_note():
    record = compute(["A", "B"], [1, 1], ["strict"] * 2, twins=[("A", "B")], note=("Sampled.",))
    assert plain_text(shares(record).note) == (
        "A and B always score the same; each is shown with the share of all of them. Sampled."
    )


def test_an_unknown_share_is_not_drawn_as_zero():
    record = compute(["A", "B"], [math.nan, 0.5], ["unknown", "strict"])
    assert record.words[1] == "not known"
    assert "not known" in words(shares(record).wide)


@pytest.mark.parametrize("least", [1e-3, 1e-6, 1e-12])
def test_the_log_axis_reaches_the_smallest_share(least):
    record = compute(["A", "B"], [1 - least, least], ["strict"] * 2)
    dotted = re.findall(
        r'x1="([\d.]+)"[^>]* x2="([\d.]+)"[^>]*dasharray="1 3"', shares(record).wide
    )
    assert len(dotted) == 2
    assert all(float(start) < float(end) for start, end in dotted)


def test_beyond_twelve_options_those_that_win_nowhere_are_listed():
    names = [f"Option {i}" for i in range(14)]
    share = np.zeros(14)
    share[3] = 1
    record = compute(names, share, ["never" if i != 3 else "strict" for i in range(14)])
    drawn = words(shares(record).wide)
    assert "Never: Option 0, Option 1," in drawn
    assert len(shares(record).table.rows) == 14


def test_an_interval_lies_above_its_marker():
    figure = shares(compute(["A", "B"], [0.999875, 0.000125], ["strict"] * 2, error=[5e-5] * 2))
    drawn = figure.wide.split("logarithmic scale")[1]
    halo = drawn.rindex('paint-order="stroke"', 0, drawn.index('stroke="var(--o2)"'))
    assert drawn.index('stroke="var(--o2)"') > halo
    assert drawn.count('stroke="var(--o2)"') == 3
    assert 'stroke="var(--o1)"' not in drawn
    assert plain(plain_text(figure.table.rows[1][2])) == "1 in 13,000 to 1 in 5,700"
