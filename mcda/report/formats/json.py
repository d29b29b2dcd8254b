"""Every number with its evidence, for programs: report.json."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from json import dumps
from typing import Any

from mcda.analyses.base import plain
from mcda.report.blocks import plain_text
from mcda.report.report import Report

SCHEMA = 1


def json(report: Report) -> dict[str, bytes]:
    """`report.json`: the study's id, inputs, results, stamp; what does not apply is null.

    The stamp holds a digest of the inputs.
    """
    inputs = _plain({"notice": plain_text(report.notice) or None, **report.inputs})
    whole = {
        "schema": SCHEMA,
        "study": report.id,
        "inputs": inputs,
        "results": report.results,
        "stamp": {**report.stamp, "inputs": digest(inputs)},
    }
    text = _written(_plain(whole))
    # A lone surrogate has no UTF-8; its backslash form is the same character in JSON.
    return {"report.json": (text + "\n").encode("utf-8", "backslashreplace")}


def digest(inputs: Any) -> str:
    """SHA-256 of plain JSON values, written without spaces and with sorted keys."""
    return sha256(dumps(inputs, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _written(thing: Any, key: str = "", margin: str = "") -> str:
    """JSON with a line for each item that holds others; what holds none, and proofs, on one."""
    inner = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    if key == "certificate" or not any(isinstance(item, (dict, list)) for item in inner):
        separators = (",", ":") if key == "certificate" else (", ", ": ")
        return dumps(thing, ensure_ascii=False, allow_nan=False, separators=separators)
    deeper = f"{margin}  "
    if isinstance(thing, list):
        lines = [_written(item, "", deeper) for item in thing]
        return _between("[", lines, "]", margin)
    lines = [
        f"{dumps(name, ensure_ascii=False)}: {_written(item, name, deeper)}"
        for name, item in thing.items()
    ]
    return _between("{", lines, "}", margin)


def _between(start: str, lines: list[str], end: str, margin: str) -> str:
    return f"{start}\n{margin}  " + f",\n{margin}  ".join(lines) + f"\n{margin}{end}"


def _plain(thing: Any) -> Any:
    if isinstance(thing, Mapping):
        return {str(key): _plain(item) for key, item in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [_plain(item) for item in thing]
    return plain(thing)
