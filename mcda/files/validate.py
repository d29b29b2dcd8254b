"""From a tree to a shape: what pydantic finds wrong, at its place and in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from mcda.errors import did_you_mean
from mcda.files.faults import quoted
from mcda.files.log import MAX_FAULTS, Log
from mcda.files.names import comma_slip, id_problem, nearest, unknown_key
from mcda.files.nodes import UNREAD, Members, Pairs, Scalar, Tree
from mcda.files.numbers import described
from mcda.files.schema.base import ID, Shape
from mcda.files.yaml import Document

S = TypeVar("S", bound=Shape)
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "bool_type": "true or false",
}


def validate(shape: type[S], document: Document, log: Log) -> S | None:
    """The file as `shape`; None where it is not one, with every fault in `log`."""
    if document.root is None or not document.complete:
        return None
    data = document.root.plain()
    keys: dict[int, list[str]] = {}
    try:
        return shape.model_validate(data, context=keys)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    meant = {
        (*loc[:-1], nearest(str(loc[-1]), keys.get(id(_follow(data, loc[:-1])), ())))
        for loc in unknown[:MAX_FAULTS]
    }
    for fault in errors[: MAX_FAULTS + 1]:
        if not (fault["type"] == "missing" and fault["loc"] in meant):
            _tell(fault, document.root, _follow(data, fault["loc"][:-1]), keys, log)
    return None


def sound(shape: type[S], node: Tree) -> S | None:
    """One part of a file as `shape`, or None; its faults are told when the file is validated."""
    try:
        return shape.model_validate(node.plain(), context={})
    except ValidationError:
        return None


def _tell(error: Any, root: Tree, parent: Any, keys: Mapping[int, Sequence[str]], log: Log) -> None:
    """Put one of pydantic's errors into the log."""
    key, node = _locate(root, error["loc"])
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    if kind != "extra_forbidden" and isinstance(node, Scalar) and _told(node, key):
        return
    if kind == "extra_forbidden" and key:
        log.fault(key, unknown_key(key, keys.get(id(parent), ())))
    elif kind == "missing" and isinstance(loc[-1], int):
        log.fault(node, "expected two numbers, [performance, value]")
    elif kind == "missing":
        log.missing(node, f"missing key '{loc[-1]}'")
    elif loc[-1:] == ("[key]",) and key:
        log.fault(key, _message(kind, error, context))
    elif kind != "too_short" or len(error["input"]) < context["min_length"]:
        log.fault(node, _message(kind, error, context))


def _told(node: Scalar, key: Scalar | None) -> bool:
    """Whether the reason why a value cannot be used is told elsewhere."""
    return node.value is UNREAD or (node.value is None and key is not None and comma_slip(key))


def _message(kind: str, error: Any, context: Mapping[str, Any]) -> str:
    value = error["input"]
    if kind == "said":
        return str(context["message"])
    if kind == "expected":
        return f"{error['msg']}, found {described(value)}"
    if kind in _EXPECTED:
        return f"expected {_EXPECTED[kind]}, found {described(value)}{_remedy(kind, value)}"
    if kind == "literal_error":
        return _choice(value, re.findall(r"'([^']*)'", context["expected"]))
    if kind == "string_pattern_mismatch" and context["pattern"] == ID:
        return id_problem(value)
    if kind == "string_pattern_mismatch":
        return f"expected a language tag such as en or pt-BR, found {quoted(value)}"
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length" if kind == "too_short" else "max_length")
        words = "at least" if kind == "too_short" else "at most"
        return f"expected {words} {limit} {'entry' if limit == 1 else 'entries'}"
    return _limit(kind, value, context) or str(error["msg"])


def _limit(kind: str, value: Any, context: Mapping[str, Any]) -> str:
    limits = {
        "greater_than_equal": ("of at least", "ge"),
        "less_than_equal": ("of at most", "le"),
        "greater_than": ("above", "gt"),
    }
    if kind not in limits:
        return ""
    words, bound = limits[kind]
    return f"expected a number {words} {context[bound]:g}, found {described(value)}"


def _choice(value: Any, choices: Sequence[str]) -> str:
    listed = ", ".join(choices[:-1]) + " or " * (len(choices) > 1) + choices[-1]
    near = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"expected {listed}, found {described(value)}{near}"


def _remedy(kind: str, value: Any) -> str:
    """What to do about a value of the wrong kind, where that is plain."""
    if kind == "string_type" and isinstance(value, int | float):
        return "; put it in quotes"
    if kind == "string_type" and isinstance(value, dict):
        return "; text that holds ': ' needs quotes"
    if kind == "tuple_type" and isinstance(value, str):
        return "; a list is written [a, b]"
    return ""


def _locate(root: Tree, loc: Sequence[str | int]) -> tuple[Scalar | None, Tree]:
    """The node that `loc` leads to, with its key; tags of unions and missing keys are skipped."""
    key, node = None, root
    for part in loc:
        if isinstance(node, Pairs) and part in node.entries:
            key, node = node.entries[str(part)]
        elif isinstance(node, Members) and isinstance(part, int) and part < len(node.nodes):
            key, node = None, node.nodes[part]
    return key, node


def _follow(data: Any, loc: Sequence[str | int]) -> Any:
    """The same for plain data."""
    for part in loc:
        if isinstance(data, dict):
            data = data.get(part, data)
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data
