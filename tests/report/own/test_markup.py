"""Simple text to blocks: whatever is printed as text stays text."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.report.blocks import Bullets, Note, Paragraph, Table, plain_text
from mcda.report.own.markup import MarkupError, literal, read_markup

MARKS = st.text("\\`*_{}[]()#+-.!|<>~@1a é:\n", max_size=30)


@given(MARKS)
def test_what_is_literal_is_shown_as_it_is(text: str) -> None:
    shown = re.sub(r"\s+", " ", text).strip()
    if not shown:
        return
    said = literal(shown)
    _, (block, *others) = read_markup(f"# T\n\n{said}\n", {})
    assert not others
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == shown
    _, (listed,) = read_markup(f"# T\n- {said}\n", {})
    assert isinstance(listed, Bullets)
    assert plain_text(listed.items[0]) == shown
    _, (note,) = read_markup(f"# T\n> a {said}\n", {})
    assert isinstance(note, Note)
    assert plain_text(note.text) == f"a {shown}"
    _, (table,) = read_markup(f"# T\n| a | b |\n|---|---|\n| {said} | {said} |\n", {})
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.rows[0]] == [shown, shown]


@given(MARKS)
def test_any_text_is_blocks_or_is_refused(text: str) -> None:
    with suppress(MarkupError):
        title, blocks = read_markup(f"# T\n{text}", {})
        assert title == "T"
        assert all(not isinstance(block, Paragraph) or block.text for block in blocks)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        ("||b|", ["", "b"]),
        (r"| a | b\|", ["a", "b|"]),
        (r"| a | b\\|", ["a", "b\\"]),
    ],
)
def test_cells_of_a_row(row: str, cells: list[str]) -> None:
    _, (table,) = read_markup(f"# T\n| x | y |\n|---|---|\n{row}", {})
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.rows[0]] == cells


@pytest.mark.parametrize("text", ["", "T", "## T", "#T", "\n\n"])
def test_a_title_comes_first(text: str) -> None:
    with pytest.raises(MarkupError, match="begin it with a line '# Title'"):
        read_markup(text, {})
