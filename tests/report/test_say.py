"""Templates, their parts, and a catalogue that changes the order."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from mcda.files.catalogue import Catalogue, holes
from mcda.report.blocks import OptionName, Strong
from mcda.report.say import numeral, say, speaking, words

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
    with speaking(Catalogue("ja", sentences={"{a} leads {b}.": "{b}より{a}が上位。"})):
        assert words("{a} leads {b}.", a=FIRST, b=SECOND) == "CommandよりFleetが上位。"
    assert words("{a} leads {b}.", a=FIRST, b=SECOND) == "Fleet leads Command."


def test_hostile_parts_are_no_templates() -> None:
    assert words("{a} {{b}}", a="{c} {{") == "{c} {{ {b}"


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("{a}")


def test_holes() -> None:
    assert holes("{a} and {{b}} and {c_d}") == {"a", "c_d"}


def test_numbers_take_the_signs_of_the_language() -> None:
    assert numeral("1,234.5") == "1,234.5"
    with speaking(Catalogue("de", decimal=",", thousands=".")):
        assert numeral("1,234.5") == "1.234,5"


def test_two_languages_at_once_do_not_mix() -> None:
    said: dict[str, list[str]] = {"en": [], "ja": []}
    both = Barrier(2)

    def speak(tag: str, sentences: dict[str, str]) -> None:
        with speaking(Catalogue(tag, sentences=sentences)):
            for _ in range(20):
                both.wait(5)
                said[tag].append(words("yes"))

    threads = [Thread(target=speak, args=(t, s)) for t, s in (("en", {}), ("ja", {"yes": "可"}))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == {"en": ["yes"] * 20, "ja": ["可"] * 20}
