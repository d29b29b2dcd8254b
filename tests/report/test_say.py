"""Templates, their parts, and a catalogue that changes the order."""

from __future__ import annotations

import pytest

from mcda.report.blocks import OptionName, Strong
from mcda.report.say import holes, say, speaking, words

FIRST, SECOND = OptionName("Fleet", 0), OptionName("Command", 1)


def test_parts_take_their_places_with_their_markers() -> None:
    said = say("{leader} leads {rival} by {gap}.", leader=FIRST, rival=SECOND, gap="0.02")
    assert said == (FIRST, " leads ", SECOND, " by 0.02.")


def test_a_phrase_is_a_part_and_words_join() -> None:
    inner = say("{n} of {of}", n="2", of="3")
    assert say("In {what} views, {who}.", what=inner, who=Strong("yes")) == (
        "In 2 of 3 views, ",
        Strong("yes"),
        ".",
    )


def test_a_catalogue_may_change_the_order() -> None:
    with speaking({"{a} leads {b}.": "{b}より{a}が上位。"}):
        assert words("{a} leads {b}.", a=FIRST, b=SECOND) == "CommandよりFleetが上位。"
    assert words("{a} leads {b}.", a=FIRST, b=SECOND) == "Fleet leads Command."


def test_hostile_parts_are_no_templates() -> None:
    assert words("{a} {{b}}", a="{c} {{") == "{c} {{ {b}"


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("{a}")


def test_holes() -> None:
    assert holes("{a} and {{b}} and {c_d}") == {"a", "c_d"}
