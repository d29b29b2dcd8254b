"""Changed inputs in words: weights, performances, and everything else that was entered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from mcda.files.numbers import decimal
from mcda.report.blocks import Block
from mcda.report.changes.inputs import Entry
from mcda.report.changes.tables import Names, before_and_after, said, told_apart
from mcda.report.say import numeral, say, words
from mcda.report.words import percent

LONGEST = 200
"""Characters of a text that is shown."""
_FRACTION = re.compile(r"-?[0-9]+/[1-9][0-9]*")
_ENDS = (("low",), ("best",), ("high",))


def changed_inputs(entries: Iterable[Entry], names: Names) -> Iterator[Block]:
    """Tables of what was entered differently."""
    entries = tuple(entries)
    weights = [e for e in entries if e.path[0] == "views" and e.path[2:3] != () and
               e.path[2] in ("points", "weights")]  # fmt: skip
    cells = [e for e in entries if e.path[2:3] == ("performance",) and _is_number(e)]
    rest = [e for e in entries if e not in weights and e not in cells]
    yield from before_and_after(
        [words("View"), words("Criterion"), words("Points before"), words("Points after"),
         words("Weight before"), words("Weight after")],
        _weights(weights, names), say("Weights as entered and normalised"), 4,
    )  # fmt: skip
    yield from before_and_after(
        [words("Option"), words("Criterion"), words("Before"), words("After")],
        _performances(cells, names),
        say("Performances: best (low to high)"),
    )
    yield from before_and_after(
        [words("Input"), words("Before"), words("After")],
        [(_place(e.path, names), *_values(e)) for e in rest],
        say("Other inputs"),
        0,
    )


def _is_number(entry: Entry) -> bool:
    return len(entry.path) == 4 or entry.path[4] in ("low", "best", "high", "labels")


def _weights(entries: Iterable[Entry], names: Names) -> Iterator[tuple[str, ...]]:
    found = {(e.path[1], e.path[3]) for e in entries}
    for view, criterion in sorted(found, key=lambda pair: _order(names, *pair)):
        points, shares = (
            [_number(side, "views", view, part, criterion) for side in (names.before, names.after)]
            for part in ("points", "weights")
        )
        yield (
            names.of("views", view),
            names.of("criteria", criterion),
            *(said(x, _plainly, 0) for x in points),
            *told_apart(shares[0], shares[1], percent, 1),
        )


def _order(names: Names, view: str, criterion: str) -> tuple[int, int]:
    """Where the view and the criterion stand in the inputs; what is gone stands last."""
    places = []
    for part, name in (("views", view), ("criteria", criterion)):
        known = list(names.after.inputs.get(part, ()))
        places.append(known.index(name) if name in known else len(known))
    return places[0], places[1]


def _performances(entries: Iterable[Entry], names: Names) -> Iterator[tuple[str, ...]]:
    for option, criterion in dict.fromkeys((e.path[1], e.path[3]) for e in entries):
        cells = [_cell(_ends(side, option, criterion)) for side in (names.before, names.after)]
        yield (names.of("options", option), names.of("criteria", criterion), *cells)


def _ends(side: Any, option: str, criterion: str) -> list[str | None]:
    """A performance's low, best and high: the labels of its levels, or numbers."""
    cell = side.inputs.get("options", {}).get(option, {}).get("performance", {}).get(criterion)
    labels = cell.get("labels", {}) if isinstance(cell, dict) else {}
    found: list[str | None] = []
    for end in ("low", "best", "high"):
        x = _number(side, "options", option, "performance", criterion, end)
        found.append(labels.get(end, None if x is None else _plainly(x)))
    return found


def _cell(ends: list[str | None]) -> str:
    low, best, high = ends
    if best is None or low is None or high is None:
        return words("none")
    if low == best == high:
        return best
    return words("{best} ({low} to {high})", best=best, low=low, high=high)


def _plainly(x: float, _: int = 0) -> str:
    return numeral(decimal(x))


def _number(side: Any, *path: str) -> float | None:
    """A number of the inputs, which are fractions in text; None where there is none."""
    found: Any = side.inputs
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return None if found is None else float(Fraction(found))


def _place(path: tuple[str, ...], names: Names) -> str:
    """The place of an input: the names of what it belongs to, then its key."""
    part, *rest = path
    if part not in ("options", "criteria", "views", "methods"):
        return ": ".join([_part(part), *(rest if part not in _TEXTS else ())])
    known = names.method(rest[0]) if part == "methods" else names.of(part, rest[0])
    found = [_part(part), known]
    if rest[1:2] == ["performance"]:
        return ": ".join([*found, names.of("criteria", rest[2]), *rest[3:]])
    return ": ".join([*found, *rest[1:]])


_TEXTS = ("assumptions", "left_out", "statements")
"""Parts whose members are their own names."""


def _part(key: str) -> str:
    known = {
        "title": words("Title"), "view": words("View of the headline"),
        "method": words("Method of the headline"), "methods": words("Method"),
        "criteria": words("Criterion"), "options": words("Option"), "views": words("View"),
        "statements": words("Statement about weights"), "assumptions": words("Assumption"),
        "left_out": words("Left out"), "sources": words("Source"), "seed": words("Seed"),
        "samples": words("Samples"), "software": words("Software"),
        "scenarios": words("Scenario"), "phases": words("Phase"),
        "combinations": words("Combinations"), "marking": words("Handling marking"),
        "language": words("Language"),
    }  # fmt: skip
    return known.get(key, key)


def _values(entry: Entry) -> tuple[str, str]:
    """What stood there and stands there; what is long is cut, what has parts is named as there."""
    show = _quantity if _is_quantity(entry.path) else _value
    was, now = show(entry.before), show(entry.after)
    if was == now:
        was, now = (json.dumps(x, ensure_ascii=False) for x in (entry.before, entry.after))
    return was, now


def _is_quantity(path: tuple[str, ...]) -> bool:
    """Whether a text there is a number; elsewhere 24/12 is a date, or whatever was meant."""
    part, inner = path[0], path[2:3]
    return (
        part == "methods"
        or (part == "views" and inner in (("points",), ("weights",), ("groups",)))
        or (part == "criteria" and inner in (("scale",), ("value",)))
        or (part == "options" and inner == ("performance",) and path[4:5] in _ENDS)
    )


def _quantity(x: Any) -> str:
    if isinstance(x, str) and _FRACTION.fullmatch(x):
        return _plainly(float(Fraction(x)))
    return _value(x)


def _value(x: Any) -> str:
    if x is None or x == "":
        return words("none")
    if isinstance(x, dict):
        return str(x["text"]) if "text" in x else words("there")
    shown = x if isinstance(x, str) else json.dumps(x, ensure_ascii=False)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
