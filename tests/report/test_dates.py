"""Dates of sources, in the reader's language."""

from __future__ import annotations

import pytest

from mcda.files.languages import shipped
from mcda.report.dates import date_words
from mcda.report.say import speaking


@pytest.mark.parametrize(
    ("entered", "english", "japanese"),
    [
        ("2024-03-05", "5 March 2024", "2024年3月5日"),
        ("2024-12", "December 2024", "2024年12月"),
        ("2024", "2024", "2024"),
        ("spring 2024", "spring 2024", "spring 2024"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("", "", ""),
    ],
)
def test_a_date_is_written_as_the_language_has_it(
    entered: str, english: str, japanese: str
) -> None:
    assert date_words(entered) == english
    with speaking(shipped("ja")):
        assert date_words(entered) == japanese
