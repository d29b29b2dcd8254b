"""How a fault is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcda.files.faults import Fault, Note, quoted
from mcda.files.source import Source


def shown(text: str, offset: int) -> list[str]:
    source = Source(Path("a"), "a.yaml", 0, text=text)
    return str(source.remark(Fault, offset, "wrong")).split("\n")


def test_the_line_and_a_caret() -> None:
    assert shown("x\nab: cd\ny", 6) == [
        "a.yaml:2:5: wrong",
        "    2 | ab: cd",
        "      |     ^",
    ]


def test_nothing_is_shown_of_an_empty_line() -> None:
    assert shown("", 0) == ["a.yaml:1:1: wrong"]


def test_a_caret_past_the_end() -> None:
    assert shown("ab", 2)[1:] == ["    1 | ab", "      |   ^"]


def test_wide_and_combining_characters_do_not_move_the_caret() -> None:
    assert shown("漢e\u0301: x", 5)[2] == "      | " + " " * 5 + "^"


def test_tabs_and_control_characters_are_one_column_each() -> None:
    assert shown("\ta\x1b[1m: x", 8)[1:] == ["    1 |  a\ufffd[1m: x", "      |         ^"]


@pytest.mark.parametrize("offset", [10, 79, 80, 500, 990])
def test_a_long_line_is_cut_around_the_place(offset: int) -> None:
    text = "".join(chr(33 + i % 90) for i in range(1000))
    _, line, caret = shown(text, offset)
    assert len(line) <= 8 + 100
    assert line[caret.index("^")] == text[offset]
    assert line.startswith("    1 | …") == (offset >= 80)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert shown(f"a{end}b{end}c", 2 * (1 + len(end)))[0] == "a.yaml:3:1: wrong"


def test_a_remark_as_json() -> None:
    note = Note("a.yaml", 2, 3, "odd", "line")
    assert note.to_dict() == {"file": "a.yaml", "line": 2, "column": 3, "message": "odd"}
    assert note != Fault("a.yaml", 2, 3, "odd", "line")


def test_quoted_text_is_short_and_on_one_line() -> None:
    assert quoted("a\nb\x1b") == "'a b\ufffd'"
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 59}…'"
