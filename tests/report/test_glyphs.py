"""Widths and line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.report.glyphs import ROOM, clean, clusters, ellipsis, text_width, wrap


def test_widths_are_those_of_arial_with_room_for_wider_faces():
    # advance widths of the font in 1/2048 em
    assert text_width("Hill", 2048 / ROOM) == pytest.approx(1479 + 3 * 455, rel=2e-3)
    assert text_width("WAVE", 2048 / ROOM, bold=True) == pytest.approx(6144, rel=2e-3)
    assert text_width("", 12) == 0


def test_accents_take_no_room_and_wide_scripts_more():
    assert text_width("é") == text_width("e") == text_width("e\u0301")
    assert text_width("日本") > 2 * text_width("M") * 0.9
    assert text_width("👩‍👩‍👧‍👦") == text_width("🙂") > 12
    assert 1 < ROOM < 1.2


def test_clusters_keep_marks_joined_emoji_and_flags_together():
    assert clusters("ae\u0301👩‍👩‍👧‍👦🇯🇵🇺🇸👍🏽") == ["a", "e\u0301", "👩‍👩‍👧‍👦", "🇯🇵", "🇺🇸", "👍🏽"]


@given(st.text(max_size=200), st.floats(40, 300))
def test_lines_fit_and_lose_nothing(words, width):
    lines = wrap(words, width, most=10_000)
    assert all(text_width(part) <= width + 1e-9 for part in lines)
    assert "".join(lines).replace(" ", "") == clean(words).replace(" ", "")


@given(st.text(max_size=300), st.floats(40, 300), st.integers(1, 4))
def test_no_more_lines_than_asked_for(words, width, most):
    lines = wrap(words, width, most=most)
    assert 1 <= len(lines) <= most
    assert all(text_width(part) <= width + 1e-9 for part in lines)
    if lines != wrap(words, width, most=10_000):
        assert lines[-1].endswith("…")


def test_words_are_broken_only_where_they_must_be():
    assert wrap("a Unbreakable", text_width("Unbreakable")) == ("a", "Unbreakable")
    first, *rest = wrap("W" * 30, 100)
    assert len(first) == int(100 / text_width("W"))
    assert "".join([first, *rest]) == "W" * 30


def test_no_break_space_holds_a_number_and_its_unit_together():
    assert wrap("12\u00a0% of it", text_width("12\u00a0%")) == ("12\u00a0%", "of it")


def test_ellipsis_cuts_only_what_does_not_fit():
    assert ellipsis("short", 100) == "short"
    cut = ellipsis("a very long name indeed", 60)
    assert cut.endswith("…")
    assert text_width(cut) <= 60


def test_clean_shows_what_xml_cannot_hold():
    assert clean(" a\n\tb\x00\ud800\ufffe ") == "a b\ufffd\ufffd\ufffd"


def test_japanese_breaks_between_its_letters_but_not_before_punctuation():
    text = "各選択肢が首位となる割合（許容される重みに占める割合）。"
    lines = wrap(text, 84)
    assert "".join(lines) == text
    assert len(lines) > 3
    assert all(text_width(line) <= 84 for line in lines)
    assert not any(line[0] in "）。、ー" or line[-1] in "（「" for line in lines)


def test_a_latin_word_among_japanese_stays_whole():
    lines = wrap("手法PROMETHEEによる順位", 90)
    assert lines == ("手法", "PROMETHEE", "による順位")


def test_a_long_english_word_is_cut_as_before():
    assert "".join(wrap("x" * 40, 50)) == "x" * 40
