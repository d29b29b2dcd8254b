import numpy as np

from mcda.report.blocks import plain_text
from mcda.report.figures.agreement import agreement, compute
from tests.report.figures.layout import words

RANK = [[2, 1, 3], [1, 1, np.nan], [3, 3, 1]]


def record():
    return compute(["A", "B", "C"], ["Additive", "Product", "Other"], RANK)


def test_rows_follow_the_first_method_and_ties_keep_their_rank():
    made = record()
    assert [o.name for o in made.options] == ["B", "A", "C"]
    assert made.words == (("1st", "1st=", "–"), ("2", "1st=", "3"), ("3", "3", "1st"))
    assert [o.name for o in made.first(1)] == ["B", "A"]


def test_first_places_are_told_by_words_weight_and_ground():
    drawn = agreement(record()).wide
    assert drawn.count('font-weight="bold" fill="var(--bg)"') == 4
    assert words(drawn).count("1st") == 4


def test_signs_are_explained_where_they_are_used():
    figure = agreement(record())
    assert "= shares its place." in words(figure.wide)
    assert "the method does not apply" in words(figure.narrow)
    plain = agreement(compute(["A", "B"], ["Additive"], [[1], [2]]))
    assert "=" not in words(plain.wide)


def test_table_and_description():
    figure = agreement(record())
    assert [plain_text(cell) for cell in figure.table.rows[0]] == ["B", "1st", "1st=", "–"]
    assert "Additive: B; Product: B and A; Other: C" in figure.description


def test_many_methods_stand_in_several_bands():
    methods = [f"Method number {k}" for k in range(15)]
    figure = agreement(compute(["A", "B"], methods, np.tile([[1], [2]], 15)))
    for svg in (figure.wide, figure.narrow):
        assert words(svg).count("1st") == 15
