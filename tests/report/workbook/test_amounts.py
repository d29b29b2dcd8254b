from __future__ import annotations

import pytest

from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem
from mcda.report.workbook.amounts import number_format

YEAR = Criterion("year", scale=(2025, 2040))
COST = Criterion("cost", scale=(0, 250_000))
SHARE = Criterion("share", scale=(0, 1))


@pytest.mark.parametrize(
    ("criterion", "x", "shown"),
    [
        (SHARE, 0.25, "General"),
        (YEAR, 2031, "General"),
        (COST, 17_000, "[>=1000]#,##0;[<=-1000]-#,##0;General"),
        (COST, 17_000.25, "[>=1000]#,##0.00;[<=-1000]-#,##0.00;General"),
        (COST, 0.25, "[>=1000]#,##0;[<=-1000]-#,##0;General"),
    ],
)
def test_large_numbers_have_their_thousands_set_apart(
    criterion: Criterion, x: float, shown: str
) -> None:
    assert number_format(Problem([[x]], [criterion], ["a"]), 0) == shown
