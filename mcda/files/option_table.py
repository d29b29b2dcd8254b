"""Options in one CSV or TSV file: a row an option, as if each had a YAML file of its own.

The first row names the columns: `id`, `name`, `description`; for every criterion its id, and where
wanted `ID.low`, `ID.high`, `ID.grade`, `ID.note`, `ID.source`, `ID.where` (`ID.source2` ...).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mcda.errors import did_you_mean
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.nodes import Members, Pairs, Scalar, Tree
from mcda.files.source import Source
from mcda.files.table import Cell, read_rows, separator, unguarded
from mcda.files.yaml import Document, scalar

OWN = ("id", "name", "description")
PARTS = ("low", "high", "grade", "note", "source", "where")
_PART = re.compile(r"(low|high|grade|note|source\d*|where\d*)")


@dataclass(frozen=True)
class Row(Document):
    """An option's row as a document.

    cells : those of all columns, empty ones too;  short : columns that the row ends before
    """

    cells: Mapping[str, Cell] = field(default_factory=dict)
    short: tuple[str, ...] = ()


def option_rows(source: Source, log: Log) -> tuple[tuple[Row, ...], tuple[str, ...] | None]:
    """The rows of a table of options, and their ids; what is wrong with the table goes to `log`.

    None in place of the ids where they cannot be told.
    """
    before = log.faults
    rows = read_rows(source, log)
    if not rows:
        log.fault_at(source, 0, "the table is empty")
    elif log.faults == before:
        _check_heads(rows[0], source, log)
    if log.faults != before:
        return (), None
    heads, bodies = rows[0], rows[1:]
    if not bodies:
        log.fault_at(source, len(source.text), "the table holds no option, only its first row")
    made = [_row(heads, body, source, log) for body in bodies]
    _tell_doubles(made, source, log)
    return tuple(made), tuple(row.cells["id"].text for row in made)


def _check_heads(heads: Sequence[Cell], source: Source, log: Log) -> None:
    """Faults where columns cannot be told apart, belong to none, or none holds ids."""
    names = [head.text for head in heads]
    for j, head in enumerate(heads):
        if not head.text.strip():
            log.fault_at(source, head.start, "a column without a name; name it or take it out")
        elif head.text in names[:j]:
            log.fault_at(source, head.start, f"two columns are called {quoted(head.text)}")
        elif "." in head.text and not _PART.fullmatch(head.text.partition(".")[2]):
            near = did_you_mean(head.text.partition(".")[2], PARTS)
            known = ", ".join(f".{part}" for part in PARTS)
            said = f"unknown part of a score in {quoted(head.text)}{near} (known: {known})"
            log.fault_at(source, head.start, said)
        elif "." in head.text and head.text.partition(".")[0] not in names:
            owner = quoted(head.text.partition(".")[0])
            log.fault_at(
                source, head.start, f"no column is called {owner}, of which this is a part"
            )
    if "id" not in names:
        marks = {",": "commas", ";": "semicolons", "\t": "tabs"}[separator(source)]
        said = (
            f"no column is called 'id'; columns are separated by {marks} here, and ids are needed"
        )
        log.fault_at(source, 0, said)


def _row(heads: Sequence[Cell], body: Sequence[Cell], source: Source, log: Log) -> Row:
    names = tuple(head.text for head in heads)
    if len(body) > len(heads):
        counts = f"{len(body)} cells, the first row {len(heads)}"
        hint = "decimals take a point, and text that holds a separator double quotes"
        log.fault_at(source, body[len(heads)].start, f"the row has {counts}; {hint}")
        return Row(source, None, False, dict(zip(names, body, strict=False)))
    end = body[-1].end
    rest = [Cell("", end, end)] * (len(heads) - len(body))
    cells = dict(zip(names, [*body, *rest], strict=True))
    start = body[0].start
    root = Pairs(source, start, end, start)
    scores = Pairs(source, start, end, 0)
    for head in heads:
        name, _, part = head.text.partition(".")
        key = Scalar(source, head.start, head.end, head.start, head.text, head.text)
        here = cells[head.text]
        if name in OWN:
            if here.text or name == "id":
                root.entries[name] = (key, _text(source, here))
        elif not part:
            scores.gaps[name] = here.start
            found = _score(source, name, cells)
            if found is not None:
                scores.entries[name] = (key, found)
    root.entries["scores"] = (Scalar(source, 0, 0, 0, "scores", "scores"), scores)
    return Row(source, root, True, cells, names[len(body) :])


def _score(source: Source, name: str, cells: Mapping[str, Cell]) -> Tree | None:
    """A score from its cells: a bare value, or a mapping where it has more than one."""
    best = cells[name]
    more = {part: cells[f"{name}.{part}"] for part in PARTS[:4] if _is_filled(cells, name, part)}
    cited = _evidence(source, name, cells)
    if not best.text.strip() and not more and not cited:
        return None
    value = _value(source, best)
    if not more and not cited:
        return value
    score = Pairs(source, best.start, best.end, best.start)
    parts: dict[str, Tree] = {} if value is None else {"best": value}
    for part, here in more.items():
        number = _value(source, here) if part in ("low", "high") else _text(source, here)
        if number is not None:
            parts[part] = number
    if cited:
        start = cited[0].start
        parts["evidence"] = Members(source, start, cited[-1].end, start, list(cited))
    score.entries.update({part: (_key(source, node, part), node) for part, node in parts.items()})
    return score


def _is_filled(cells: Mapping[str, Cell], name: str, part: str) -> bool:
    return bool(cells.get(f"{name}.{part}", Cell("", 0, 0)).text.strip())


def _evidence(source: Source, name: str, cells: Mapping[str, Cell]) -> list[Tree]:
    """What `ID.source` and `ID.where`, `ID.source2` and `ID.where2` ... say."""
    found: list[Tree] = []
    for column in cells:
        owner, _, part = column.partition(".")
        if owner != name or not re.fullmatch(r"source\d*", part) or not cells[column].text.strip():
            continue
        here = cells[column]
        entry = Pairs(source, here.start, here.end, here.start)
        where = cells.get(f"{name}.where{part.removeprefix('source')}")
        cited = {"source": here} | ({"where": where} if where and where.text else {})
        for key, cell in cited.items():
            node = _text(source, cell)
            entry.entries[key] = (_key(source, node, key), node)
        found.append(entry)
    return found


def _key(source: Source, node: Tree, name: str) -> Scalar:
    return Scalar(source, node.start, node.end, node.start, name, name)


def _text(source: Source, cell: Cell) -> Scalar:
    text = unguarded(cell.text)
    return Scalar(source, cell.start, cell.end, cell.start, text, text)


def _value(source: Source, cell: Cell) -> Scalar | None:
    """A number, or a text that may be a level's label; None where the cell is empty."""
    text = unguarded(cell.text).strip()
    if not text:
        return None
    number = scalar(text)
    plain = isinstance(number, int | float) and not isinstance(number, bool)
    return Scalar(source, cell.start, cell.end, cell.start, number if plain else text, text)


def _tell_doubles(rows: Sequence[Row], source: Source, log: Log) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        name, start = row.cells["id"].text, row.cells["id"].start
        if name in seen:
            first = source.place(seen[name])[0]
            log.fault_at(source, start, f"{quoted(name)} is there twice (first on line {first})")
        seen.setdefault(name, start)
