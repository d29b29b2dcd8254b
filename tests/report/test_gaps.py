"""Differences of scores as readers see them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.report.sections._common import gap


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (0, "0.000"),
        (0.0635, "0.064"),
        (-0.5, "\N{MINUS SIGN}0.500"),
        (9e-5, "0.00009"),
        (-9.2e-5, "\N{MINUS SIGN}0.000092"),
        (1.5e-6, "0.0000015"),
        (9.99e-7, "1×10⁻⁶"),
        (-3.26e-9, "\N{MINUS SIGN}3.3×10⁻⁹"),
    ],
)
def test_small_differences_are_written_out(x: float, shown: str) -> None:
    assert gap(x) == shown


@given(st.floats(-10, 10).filter(bool))
def test_no_difference_reads_as_none_or_as_a_program_writes_it(x: float) -> None:
    shown = gap(x)
    assert re.search("[1-9]", shown)
    assert "e" not in shown
    assert shown.startswith("\N{MINUS SIGN}") == (x < 0)
