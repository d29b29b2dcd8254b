"""A performance in a file: a number on its criterion's scale, or the label of a level."""

from __future__ import annotations

from dataclasses import dataclass

from mcda.errors import did_you_mean
from mcda.files.checks.criteria import Known
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.nodes import UNREAD, Pairs, Scalar, Tree
from mcda.files.numbers import decimal, described, number_problem
from mcda.problem.criterion import Criterion

Cell = float | str


@dataclass(frozen=True)
class Range:
    """Low, best and high of one score, as numbers or labels."""

    low: Cell
    best: Cell
    high: Cell


def read_range(node: Tree, name: str, known: Known, log: Log) -> Range | None:
    """The score at `node` on the criterion called `name`; None where it cannot be told."""
    parts: dict[str, Tree] = {"best": node}
    if isinstance(node, Pairs):
        parts = {end: part for end in ("low", "best", "high") if (part := node.get(end))}
    found: dict[str, Cell] = {}
    for end, part in parts.items():
        cell = read_cell(part, name, known, log)
        if cell is not None:
            found[end] = cell
    if len(found) < len(parts) or "best" not in found:
        return None
    criterion, best = known.criteria[name], found["best"]
    for end, sign, word in (("low", 1.0, "above"), ("high", -1.0, "below")):
        if end in found and sign * (_code(found[end], criterion) - _code(best, criterion)) > 0:
            ends = f"{end} {described(found[end])} is {word} best {described(best)}"
            log.fault(parts[end], f"{ends}; expected low <= best <= high")
    return Range(found.get("low", best), best, found.get("high", best))


def read_cell(node: Tree, name: str, known: Known, log: Log) -> Cell | None:
    """The performance at `node` on the criterion called `name`.

    None with a fault where it is no performance, and without where that cannot be told.
    """
    if not isinstance(node, Scalar) or node.value is None or node.value is UNREAD:
        return None
    criterion = known.criteria.get(name)
    if criterion and criterion.levels:
        return _label(node, criterion, log)
    if (problem := number_problem(node.value)) and name in known.numeric:
        log.fault(node, problem)
    if problem or criterion is None:
        return None
    number = float(node.value)
    low, high = criterion.scale or (number, number)
    if not low <= number <= high:
        scale = f"{decimal(low)} to {decimal(high)} of {quoted(criterion.id)} ({known.lines[name]})"
        log.fault(node, f"{decimal(number)} is outside the scale {scale}")
        return None
    return number


def _label(node: Scalar, criterion: Criterion, log: Log) -> str | None:
    levels = criterion.levels
    names = [name for name, _ in levels.levels] if levels else []
    if node.text in names:
        return node.text
    near = did_you_mean(node.text, names)
    log.fault(node, f"unknown level {quoted(node.text)}{near} (levels: {', '.join(names)})")
    return None


def _code(cell: Cell, criterion: Criterion) -> float:
    return criterion.levels.code(cell) if criterion.levels else float(cell)
