"""XMCDA 3 and 4 in: alternatives, criteria, scales, performances and weights of a study.

Nothing is guessed: what a study needs and the file does not say is refused, and what the file says
and a study has no place for is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from mcda.errors import McdaError
from mcda.files.exchange.xmcda_unread import unread
from mcda.files.exchange.xmcda_values import (
    Number,
    called,
    cells,
    functions,
    once,
    scale_entry,
    text_at,
)
from mcda.files.exchange.xml import xml_root
from mcda.files.faults import printable, quoted
from mcda.files.names import as_id
from mcda.files.schema.base import is_id

_ROOT = re.compile(r"\{http://www\.decision-deck\.org/\d+/XMCDA-[34][\d.]*\}XMCDA")
_MARKING = re.compile(rb"<!-- Marking: ([^\r\n]{1,2000}?)\. -->")
_LEFT_OUT = re.compile(rb"<!-- Left out: (?!nothing)([^<>]{1,2000})\. -->")
LONGEST = 60
"""Characters of an id that is made of a name; options' files are called by them."""
Table = dict[tuple[str, str], Any]
"""Performances by alternative and criterion, by the ids of the file."""


@dataclass
class Read:
    """What a study's files are to hold, and remarks on what stayed behind."""

    criteria: list[dict[str, Any]] = field(default_factory=list)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    options: list[dict[str, Any]] = field(default_factory=list)
    marking: str = ""
    remarks: list[str] = field(default_factory=list)


def read_xmcda(path: Path, *, scales_from_data: bool = False) -> Read:
    """What an XMCDA file says.

    scales_from_data : a scale without ends runs from the lowest to the highest performance
    Raises McdaError where it is no such file, is not safe to read, or lacks what a study needs.
    """
    root = xml_root(path)
    if _ROOT.fullmatch(root.tag) is None:
        raise McdaError(f"{path} is no XMCDA 3 or 4 file: its root is {quoted(root.tag, 90)}")
    found = _Reader(root, str(path)).read(scales_from_data)
    found.marking = _said(path, _MARKING)
    if behind := _said(path, _LEFT_OUT):
        found.remarks.append(f"not in the file, by its own words: {behind}")
    return found


def _said(path: Path, remark: re.Pattern[bytes]) -> str:
    """What our export says in a remark at the head of its file; '' where it says nothing."""
    said = remark.search(path.read_bytes())
    return printable(said[1].decode(errors="replace")) if said else ""


class _Reader:
    """Reads one file; `criteria` and `options` give ids of ours by those of the file."""

    def __init__(self, root: Element, file: str) -> None:
        self.root = root
        self.file = file
        self.found = Read()
        self.ids: dict[str, set[str]] = {}
        self.criteria = self._ids("criterion", root.findall("criteria/criterion"))
        self.options = self._ids("alternative", root.findall("alternatives/alternative"))

    def read(self, scales_from_data: bool) -> Read:
        """Everything, in the shape of a study's files."""
        tables = self._tables()
        self._put_criteria(tables["best"], scales_from_data)
        self._put_options(tables)
        self._put_views()
        others = unread(self.root)
        if others:
            self.tell(f"not read: {', '.join(map(printable, others))}")
        return self.found

    def refuse(self, what: str) -> McdaError:
        """The error that says what is wrong with the file."""
        return McdaError(f"{self.file}: {what}")

    def tell(self, what: str) -> None:
        """A remark on something that stayed behind or was read in a way to be known."""
        if what not in self.found.remarks:
            self.found.remarks.append(what)

    def _ids(self, kind: str, entries: list[Element]) -> dict[str, str]:
        """Ids of the active entries, each with an id of ours."""
        ids: dict[str, str] = {}
        seen: set[str] = set()
        for entry in entries:
            name = entry.get("id", "")
            if not name or name in seen:
                wrong = f"the id {quoted(name)} is there twice" if name else "one has no id"
                raise self.refuse(f"of its {kind} elements, {wrong}")
            seen.add(name)
            if text_at(entry, "active") in ("false", "0"):
                self.tell(f"left out, since not active: {kind} {quoted(name)}")
            else:
                ids[name] = _free(name, ids.values())
        self.ids[kind] = seen
        if not ids:
            raise self.refuse(f"it holds no active {kind}")
        return ids

    def _tables(self) -> dict[str, Table]:
        """The performances: best, and low and high where told."""
        found: dict[str, Table] = {}
        for table in self.root.findall("performanceTable"):
            concept = table.get("mcdaConcept", "")
            end = concept if concept in ("low", "high") else "best"
            if end in found:
                raise self.refuse("it holds several performance tables; keep the one that is meant")
            found[end] = once(self._performances(table), _cell_words, self.refuse)
        if "best" not in found:
            raise self.refuse("it holds no performance table")
        return found

    def _performances(self, table: Element) -> Iterator[tuple[tuple[str, str], Any]]:
        """The cells of a table, those of no alternative or criterion of the file told."""
        for row in table.findall("alternativePerformances"):
            option = text_at(row, "alternativeID")
            self._known("alternative", option, "performances")
            for name, x in cells(row, "performance", self.refuse):
                self._known("criterion", name, "performances")
                yield (option, name), x

    def _known(self, kind: str, name: str, what: str) -> None:
        """Tell where what is said is of nothing in the file; what is not active was told."""
        if name not in self.ids[kind]:
            self.tell(f"not read: {what} of {quoted(name)}, which is no {kind} of the file")

    def _put_criteria(self, best: Table, scales_from_data: bool) -> None:
        groups, scales = self._groups(), self._scales()
        curves = functions(self.root.findall("criteriaFunctions"), self.refuse, self.tell)
        for name in curves:
            self._known("criterion", name, "a function")
        for entry in self.root.findall("criteria/criterion"):
            name = entry.get("id", "")
            if name not in self.criteria:
                continue
            if name not in scales:
                raise self.refuse(f"criterion {quoted(name)} has no scale, or several")
            said = _named(entry, self.criteria[name])
            said |= {"group": groups[name]} if groups.get(name) else {}
            said |= scale_entry(scales[name], name, self.refuse, self.tell)
            if "scale" in said and not {"min", "max"} <= set(said["scale"]):
                said["scale"] |= self._ends(name, best, scales_from_data)
            said |= {"value": {"points": curves[name]}} if name in curves else {}
            self.found.criteria.append(said)

    def _ends(self, name: str, best: Table, from_data: bool) -> dict[str, Any]:
        numbers = [x for (_, on), x in best.items() if on == name and isinstance(x, Number)]
        if not from_data or len(set(numbers)) < 2:
            raise self.refuse(
                f"the scale of criterion {quoted(name)} has no minimum and maximum; write them "
                "into the file, or say --scales-from-data to take the ends of its data"
            )
        self.tell(f"the scale of {quoted(name)} is taken from the data; set the ends you mean")
        return {"min": min(numbers), "max": max(numbers)}

    def _scales(self) -> dict[str, Element]:
        """The criteria that have one scale, with it; XMCDA 4 says `criterionScales`."""
        found: dict[str, list[Element]] = {}
        for holder in self.root.findall("criteriaScales"):
            for one in (*holder.findall("criterionScale"), *holder.findall("criterionScales")):
                name = text_at(one, "criterionID")
                self._known("criterion", name, "a scale")
                found.setdefault(name, []).extend(one.findall("scales/scale"))
        return {name: scales[0] for name, scales in found.items() if len(scales) == 1}

    def _groups(self) -> dict[str, str]:
        """The criteria's groups, where no criterion is in two of them."""
        groups: dict[str, str] = {}
        for one in self.root.findall("criteriaSets/criteriaSet"):
            for name in (text_at(member, "criterionID") for member in one.findall("element")):
                self._known("criterion", name, "a group")
                if name in groups:
                    self.tell("criteriaSets overlap, so they make no groups and are not read")
                    return {}
                groups[name] = one.get("name") or one.get("id") or ""
        return groups

    def _put_options(self, tables: dict[str, Table]) -> None:
        for entry in self.root.findall("alternatives/alternative"):
            name = entry.get("id", "")
            if name not in self.options:
                continue
            said = _named(entry, self.options[name])
            about = text_at(entry, "description/comment")
            said |= {"description": about} if about else {}
            scores = {
                ours: score
                for criterion, ours in self.criteria.items()
                if (score := _score(tables, (name, criterion))) is not None
            }
            self.found.options.append(said | {"scores": scores})

    def _put_views(self) -> None:
        """A view for every set of weights that names all criteria."""
        for i, holder in enumerate(self.root.findall("criteriaValues"), 1):
            told = holder.get("name") or holder.get("id") or f"weights {i}"
            what = f"in criteriaValues {quoted(told)}, criterion"
            values = cells(holder, "criterionValue", self.refuse)
            points = once(values, called(what), self.refuse)
            for name in points:
                self._known("criterion", name, "criteriaValues")
            lacking = [x for x in self.criteria if not isinstance(points.get(x), Number)]
            if lacking:
                what = f"criteriaValues {quoted(told)} say nothing of {quoted(lacking[0])}"
                self.tell(f"{what}, so they are no weights and are not read")
                continue
            view = _free(holder.get("id") or told, self.found.views)
            ours = {mine: points[name] for name, mine in self.criteria.items()}
            self.found.views[view] = {"name": told, "points": ours}


def _cell_words(cell: tuple[str, str]) -> str:
    return f"the performance of alternative {quoted(cell[0])} on criterion {quoted(cell[1])}"


def _free(name: str, taken: Collection[str]) -> str:
    """An id of ours for a name of the file, with a number where another has it already."""
    base = as_id(name)[:LONGEST].rstrip("-")
    base = base if is_id(base) else "x"
    ours, number = base, 2
    while ours in taken:
        ours, number = f"{base}-{number}", number + 1
    return ours


def _named(entry: Element, ours: str) -> dict[str, Any]:
    said = entry.get("name") or entry.get("id") or ""
    return {"id": ours} | ({"name": said} if said != ours else {})


def _score(tables: dict[str, Table], cell: tuple[str, str]) -> Any:
    """A bare best estimate, or a mapping with the bounds that differ; None where there is none."""
    best = tables["best"].get(cell)
    ends = {end: tables[end].get(cell) for end in ("low", "high") if end in tables}
    more = {end: x for end, x in ends.items() if x is not None and x != best}
    if not more or best is None:
        return best
    parts = more | {"best": best}
    return {end: parts[end] for end in ("low", "best", "high") if end in parts}
