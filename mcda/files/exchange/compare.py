"""A workbook against what was made: what was entered, and every cell that should not differ."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mcda.files.exchange.entries import kept, same
from mcda.files.exchange.formulas import alike
from mcda.files.exchange.manifest import Cell, Fixed, Input, Manifest
from mcda.files.exchange.reading import Content, Opened
from mcda.files.exchange.refusal import Refusal, refused, shown
from mcda.files.numbers import decimal
from mcda.problem.value import LARGEST

_EMPTY = Content(None)


@dataclass(frozen=True)
class Entry:
    """An input, and what stands in its cell now."""

    input: Input
    now: Cell


def entries(book: Opened) -> tuple[Entry, ...]:
    """Every input as it is now.

    Raises WorkbookError with every cell that holds no such input, and every other cell that is
    not as it was made.
    """
    found: list[Entry] = []
    refusals = list(_missing(book))
    for item in book.manifest.inputs:
        content = book.sheets.get(item.sheet, {}).get(item.cell, _EMPTY)
        read = _read(item, content, book.manifest)
        if isinstance(read, Refusal):
            refusals.append(read)
        else:
            found.append(Entry(item, read))
    refusals += _disorder(found)
    for sheet, fixed in book.manifest.fixed.items():
        ours = {item.cell for item in book.manifest.inputs if item.sheet == sheet}
        refusals += _elsewhere(sheet, fixed, ours, book.sheets.get(sheet))
    if refusals:
        raise refused(str(book.path), refusals)
    return tuple(found)


def _missing(book: Opened) -> Iterator[Refusal]:
    for sheet in book.manifest.fixed:
        if sheet not in book.sheets:
            yield Refusal(sheet, "A1", "no such sheet", "the sheet under the name it was given")


def _read(item: Input, content: Content, manifest: Manifest) -> Cell | Refusal:
    expected = _expected(item, manifest)
    if content.formula is not None and content.value is None:
        found = f"the formula {shown(content.formula)} without its result"
        return Refusal(item.sheet, item.cell, found, f"{expected}; calculate and save the workbook")
    value = content.value
    if value is None:
        ends = item.target[-1] in ("low", "high") and item.target[0] == "score"
        fits = ends or item.value is None
        return None if fits else Refusal(item.sheet, item.cell, "nothing", expected)
    read = (
        _label(item, value, manifest)
        if _by_levels(item, manifest)
        else _number(item, value, manifest)
    )
    return Refusal(item.sheet, item.cell, shown_value(value), expected) if read is None else read


def shown_value(value: object) -> str:
    """What was found, with its kind where that is what is wrong."""
    if isinstance(value, bool | int | float):
        return shown(value)
    return f"the text {shown(value)}" if isinstance(value, str) else f"the date {shown(value)}"


def _by_levels(item: Input, manifest: Manifest) -> bool:
    return item.target[0] == "score" and item.target[2] in manifest.levels


def _expected(item: Input, manifest: Manifest) -> str:
    kind, _, what, *end = item.target
    if kind != "score":
        return "a number from 0 up"
    if what in manifest.levels:
        said = f"one of {', '.join(manifest.levels[what])}"
    else:
        low, high = manifest.scales[what]
        said = f"a number from {decimal(low)} to {decimal(high)}"
    return said if end[0] == "best" else f"{said}, or nothing where it is the best estimate"


def _number(item: Input, value: object, manifest: Manifest) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    low, high = (0.0, LARGEST)
    if item.target[0] == "score":
        low, high = manifest.scales[item.target[2]]
    return kept(value) if low <= kept(value) <= high else None


def _label(item: Input, value: object, manifest: Manifest) -> str | None:
    """The level that is meant; a program may have made a number or a truth value of its name."""
    labels = manifest.levels[item.target[2]]
    text = value if isinstance(value, str) else None
    if isinstance(value, bool):
        text = next((x for x in labels if x.lower() == str(value).lower()), None)
    elif isinstance(value, int | float) and math.isfinite(value):
        text = decimal(kept(value))
    return text if text in labels else None


def _disorder(found: list[Entry]) -> Iterator[Refusal]:
    """Low ends above their best estimates, and high ends below."""
    cells = {entry.input.target: entry for entry in found if entry.input.target[0] == "score"}
    for target, entry in cells.items():
        *of, end = target
        middle = cells.get((*of, "best"))
        if middle is None or not (isinstance(entry.now, float) and isinstance(middle.now, float)):
            continue
        beyond = {"low": entry.now - middle.now, "high": middle.now - entry.now}.get(end, 0.0)
        if beyond > 0:
            side = "at most" if end == "low" else "at least"
            expected = f"{side} the best estimate {decimal(middle.now)}"
            yield Refusal(entry.input.sheet, entry.input.cell, decimal(entry.now), expected)


def _elsewhere(
    sheet: str, fixed: Fixed, inputs: set[str], cells: Mapping[str, Content] | None
) -> Iterator[Refusal]:
    """Cells of a sheet that are no inputs and not as they were made."""
    if cells is None:
        return
    known = {**fixed.texts, **fixed.numbers, **fixed.formulas}
    aside = inputs | set(fixed.free)
    for cell in (*known, *(cell for cell in cells if cell not in known)):
        content = cells.get(cell, _EMPTY)
        if cell in aside or _as_made(cell, content, fixed):
            continue
        found = shown(content.formula or content.value)
        expected = shown(known[cell]) if cell in known else "nothing; this is no cell to change"
        yield Refusal(sheet, cell, found, expected)


def _as_made(cell: str, content: Content, fixed: Fixed) -> bool:
    if cell in fixed.formulas:
        return content.formula is not None and alike(content.formula, fixed.formulas[cell])
    if content.formula is not None:
        return False
    value = content.value
    if cell in fixed.texts:
        return isinstance(value, str) and _line_ends(value) == _line_ends(fixed.texts[cell])
    if cell in fixed.numbers:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and same(value, fixed.numbers[cell])
    return value is None or value == ""


def _line_ends(text: str) -> str:
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
