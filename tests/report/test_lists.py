"""Lists, clauses and sentences in a row."""

from __future__ import annotations

from mcda.files.catalogue import Catalogue
from mcda.files.languages import shipped
from mcda.report.blocks import OptionName, plain_text
from mcda.report.lists import all_of, and_more, any_of, clauses, in_a_row, run_on
from mcda.report.say import speaking

FLEET = OptionName("Fleet", 2)


def test_lists_in_english() -> None:
    assert all_of([]) == ()
    assert all_of([FLEET]) == (FLEET,)
    assert all_of([FLEET, "B"]) == (FLEET, " and B")
    assert plain_text(all_of(["A", "B", "C"])) == "A, B and C"
    assert plain_text(any_of(["A", "B", "C"])) == "A, B or C"
    assert plain_text(in_a_row(["A", "B", "C"])) == "A, B, C"
    assert plain_text(clauses(["a, b", "c"])) == "a, b; c"
    assert plain_text(and_more(["A", "B"], 1_200)) == "A, B and 1,200 more"
    assert plain_text(run_on("One.", "", (), "Two.")) == "One. Two."


def test_lists_in_japanese() -> None:
    with speaking(shipped("ja")):
        assert plain_text(all_of(["A", "B"])) == "A及びB"
        assert plain_text(all_of(["A", "B", "C"])) == "A、B及びC"
        assert plain_text(any_of(["A", "B"])) == "A又はB"
        assert plain_text(and_more(["A", "B"], 3)) == "A、Bほか3件"
        assert plain_text(run_on("一。", "二。")) == "一。二。"


def test_a_language_may_ask_for_a_comma_before_the_last() -> None:
    oxford = {"{list} and {last}": "{list}, and {last}"}
    with speaking(Catalogue("en", sentences=oxford)):
        assert plain_text(all_of(["A", "B", "C"])) == "A, B, and C"
        assert plain_text(all_of(["A", "B"])) == "A and B"
