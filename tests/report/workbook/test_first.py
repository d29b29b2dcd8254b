"""The first by formula: who, and how many more are level."""

from __future__ import annotations

from mcda.files.catalogue import Catalogue
from mcda.report.say import speaking
from mcda.report.workbook.first import first_by_formula, first_in_words

ONE, MANY = "INDEX(A1:A3,MATCH(1,B1:B3,0))", "COUNTIF(B1:B3,1)"


def test_one_leader_is_the_name_alone() -> None:
    assert first_in_words(["Ferry"]) == "Ferry"


def test_leaders_that_are_level_are_counted() -> None:
    assert first_in_words(["Ferry", "Bridge", "Tunnel"]) == "Ferry (level with 2 more)"
    formula = first_by_formula("A1:A3", "B1:B3")
    assert formula == f'=IF({MANY}>1,{ONE}&" (level with "&({MANY}-1)&" more)",{ONE})'


def test_a_translation_may_turn_the_parts_round_and_quote() -> None:
    said = {"{name} (level with {count} more)": '{count} "=" {name}'}
    with speaking(Catalogue("xx", "Test", said)):
        assert first_in_words(["Ferry", "Bridge"]) == '1 "=" Ferry'
        formula = first_by_formula("A1:A3", "B1:B3")
    assert formula == f'=IF({MANY}>1,({MANY}-1)&" ""="" "&{ONE},{ONE})'
