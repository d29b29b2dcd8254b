"""YAML: core scalars of version 1.2, places, and what is refused."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda.files.yaml as reader
from mcda.files.log import Log
from mcda.files.nodes import Members, Pairs, Scalar, Tree
from mcda.files.reading import decode
from mcda.files.yaml import Document, parse, scalar

LOADERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}


@pytest.fixture(params=LOADERS)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LOADER", LOADERS[request.param])


def read(text: str | bytes) -> tuple[Document | None, list[str]]:
    log = Log()
    data = text if isinstance(text, bytes) else text.encode()
    source = decode(Path("a.yaml"), "a.yaml", 0, data, log)
    document = parse(source, log) if source else None
    return document, [f"{f.line}:{f.column}: {f.message}" for f in log.faults]


def value(text: str) -> Any:
    document, faults = read(text)
    assert faults == []
    assert document is not None
    assert document.root is not None
    return document.root.plain()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("-5", -5),
        ("+5", 5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.inf", -math.inf),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2024-04-05", "2024-04-05"),
        ("0,35", "0,35"),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_rules(text: str, expected: Any) -> None:
    found = scalar(text)
    assert found == expected
    assert type(found) is type(expected)


def test_not_a_number_is_read_as_such() -> None:
    assert math.isnan(scalar(".nan"))


def test_an_integer_too_long_for_python_is_a_float() -> None:
    assert scalar("9" * 5000) == math.inf


@pytest.mark.usefixtures("_loader")
def test_keys_are_text_as_written() -> None:
    assert value("1: a\ntrue: b\n~: c\n1.0: d\nno: e") == {
        "1": "a",
        "true": "b",
        "~": "c",
        "1.0": "d",
        "no": "e",
    }


@pytest.mark.usefixtures("_loader")
def test_quoted_scalars_are_text() -> None:
    assert value("- '35'\n- \"true\"\n- |\n  12\n- ''\n") == ["35", "true", "12\n", ""]


SYNTAX = [
    ("a:\n\t- b\n", "2:1: a tab cannot indent YAML; use spaces"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1: a tab cannot indent YAML; use spaces"),
    ("a:\n  - b\n  \t- c: 2\n    d: 1\n", "3:3: a tab cannot indent YAML; use spaces"),
    ("a: 'x\nb: 1\n", "1:4: the text that starts here is never closed with a quote"),
    ("a: b: c\n", "1:5: a second ':' in one value; text that holds ': ' needs quotes"),
    (
        "a 1\nb: 1\n",
        "2:2: a ':' where none can stand: one may be missing on the line before, or the keys of "
        "one mapping do not start in one column",
    ),
    ("a: [1, 2\nb: 1\n", "2:2: expected ',' or ']' in the list that starts on line 1"),
    ("a: {b: 1\n", "2:1: expected ',' or '}' in the mapping that starts on line 1"),
    ("a: @x\n", "1:4: unquoted text cannot start with this character; use quotes"),
    ("a: %x\n", "1:4: unquoted text cannot start with this character; use quotes"),
    ("- a\nb: 1\n", "2:1: expected '- ' as in the rest of this list; check the indentation"),
    ("a: - b\n", "1:4: a list cannot start here; put '- ' on a new line"),
    ("a: }\n", "1:4: expected a value here"),
    ("a: 1\n---\nb: 1\n", "2:1: a second document; a file holds one"),
    ("a: *x\n", "1:4: alias '*x' is not allowed; write the value out"),
    ("b: 1\na: &x 1\n", "2:4: anchor '&x' is not allowed; take it out"),
    ("a: !!str 5\n", "1:4: tag '!!str' is not allowed; take it out"),
    ("a: !!python/object:os.system x\n",
     "1:4: tag '!!python/object:os.system' is not allowed; take it out"),
    ("a: ! x\n", "1:4: tag '!' is not allowed; take it out"),
    ("? [a]\n: 1\nb: 2\n", "1:3: a key is plain text"),
    ("{a: 1}: 2\n", "1:1: a key is plain text"),
    ("a: 1\nb: 2\na: 3\n", "3:1: duplicate key 'a' (first on line 1)"),
    ("a: {b: 1, b: 2}\n", "1:11: duplicate key 'b' (first on line 1)"),
    ('a: "\\0"\n', "1:4: the text holds the character U+0000, which cannot be shown; take it out"),
    ('"\\e[1m": 1\n',
     "1:1: the text holds the character U+001B, which cannot be shown; take it out"),
    ("", "1:1: the file is empty"),
    ("# nothing\n", "1:1: the file is empty"),
    ("---\n", "1:1: the file is empty"),
    ("[" * 5000, "1:31: nested deeper than 30 levels"),
    ("- " * 5000, "1:61: nested deeper than 30 levels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), SYNTAX)
@pytest.mark.usefixtures("_loader")
def test_what_is_refused(text: str, fault: str) -> None:
    assert read(text)[1] == [fault]


@pytest.mark.usefixtures("_loader")
def test_faults_do_not_hide_each_other() -> None:
    document, faults = read("a: &x 1\nb: *x\na: 3\nc: !t [1]\n")
    assert [fault.split(":")[0] for fault in faults] == ["1", "2", "3", "4"]
    assert document is not None
    assert document.complete


@pytest.mark.usefixtures("_loader")
def test_what_stands_before_a_syntax_fault_is_kept() -> None:
    document, faults = read("a: 1\nb: {c: 2}\nd: [3, 4\ne: 5\n")
    assert len(faults) == 1
    assert document is not None
    assert document.root is not None
    assert not document.complete
    assert document.root.plain()["b"] == {"c": 2}


BYTES = [
    (b"name: caf\xe9\n", "1:10: byte 0xe9 is no UTF-8 text; save the file as UTF-8"),
    (b"\xef\xbb\xbfa: 1\nb: \xff", "2:4: byte 0xff is no UTF-8 text; save the file as UTF-8"),
    ("a: 1".encode("utf-16"), "1:1: the file is UTF-16 text; save it as UTF-8"),
    ("a: 1".encode("utf-16-le"), "1:1: the file is UTF-16 text; save it as UTF-8"),
    ("a: 1".encode("utf-16-be"), "1:1: the file is UTF-16 text; save it as UTF-8"),
    (b"a: 1\nb: \0\n", "2:4: control character U+0000; take it out"),
    (b"a: \x1b[1m\n", "1:4: control character U+001B; take it out"),
]


@pytest.mark.parametrize(("data", "fault"), BYTES)
def test_bytes_that_are_no_text(data: bytes, fault: str) -> None:
    assert read(data) == (None, [fault])


def test_a_byte_order_mark_moves_no_column() -> None:
    document, faults = read(b"\xef\xbb\xbfa: 1\n")
    assert faults == []
    assert document is not None
    assert document.root is not None
    assert document.root.plain() == {"a": 1}
    assert document.root.start == 0


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_NODES", 5)
    assert read("[1, 2, 3, 4, 5]")[1] == ["1:14: more than 5 keys and values in one file"]


def test_faults_of_one_file_are_told_up_to_a_limit() -> None:
    _, faults = read("a: 1\n" * 1000)
    assert len(faults) == 201
    assert faults[-1] == "202:1: and more faults in this file, beyond the first 200"


PRINTED = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
TEXTS = st.one_of(
    st.text(PRINTED, max_size=8).filter(lambda text: scalar(text) == text),  # unlike version 1.1
    st.sampled_from(["a b", "35", "true", "# no", "- x", "é😀", "it's", '"', "x: y", "a\nb", ""]),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-999, 999), st.floats(-9, 9), TEXTS)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(TEXTS, inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(tree=TREES, flow=st.sampled_from([True, False, None]), crlf=st.booleans())
def test_the_text_between_two_marks_is_the_value(tree: Any, flow: bool | None, crlf: bool) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    text = "# a comment\n" + text.replace("...\n", "")
    document, faults = read(text.replace("\n", "\r\n") if crlf else text)
    assert document is not None
    if tree is None or faults:
        assert faults == ["1:1: the file is empty"]
        return
    assert document.root is not None
    assert document.root.plain() == tree
    for node in walk(document.root):
        piece = node.source.text[node.start : node.end]
        line, column = node.source.place(node.start)
        assert node.source.line(line)[column - 1 :].startswith(piece.split("\r")[0].split("\n")[0])
        if isinstance(node, Scalar):
            again, _ = read(piece or "~")
            assert again is not None
            assert (again.root.plain() if again.root else None) == node.value


def walk(node: Tree) -> list[Tree]:
    """The node with all values inside it."""
    inner: list[Tree] = []
    if isinstance(node, Pairs):
        inner = [value for _, value in node.entries.values()]
    elif isinstance(node, Members):
        inner = node.nodes
    return [node, *(deep for part in inner for deep in walk(part))]
