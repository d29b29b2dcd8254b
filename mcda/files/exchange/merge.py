"""Three ways: an input as it was made, as the workbook has it, and as the files have it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mcda.files.exchange.compare import Entry
from mcda.files.exchange.entries import GONE, Gone, same, stands
from mcda.files.exchange.manifest import Cell, Input
from mcda.files.exchange.refusal import shown
from mcda.files.study import Study

State = Literal["as it was", "edited", "in both", "in the files", "conflict"]


@dataclass(frozen=True)
class Outcome:
    """What becomes of an input.

    here : in the workbook;  there : in the files
    state : `edited` is written, `in the files` changed there alone and stays, `in both` was changed
        to the same, a `conflict` was changed to different values
    """

    input: Input
    here: Cell
    there: Cell | Gone
    state: State

    def __str__(self) -> str:
        place = f"{self.input.sheet}!{self.input.cell}"
        there = "not there any more" if isinstance(self.there, Gone) else shown(self.there)
        was = f"made with {shown(self.input.value)}"
        return f"{place} ({said(self.input)}): {was}, here {shown(self.here)}, files {there}"


def outcomes(study: Study, entries: Iterable[Entry]) -> tuple[Outcome, ...]:
    """What becomes of every input, given the study as its files are now."""
    return tuple(_outcome(study, entry) for entry in entries)


def _outcome(study: Study, entry: Entry) -> Outcome:
    there = stands(study, entry.input.target)
    return Outcome(entry.input, entry.now, there, _state(entry.input.value, entry.now, there))


def _state(was: Cell, here: Cell, there: Cell | Gone) -> State:
    if same(was, here):
        return "as it was" if same(was, there) else "in the files"
    if same(was, there):
        return "edited"
    return "in both" if there is not GONE and same(here, there) else "conflict"


def said(item: Input) -> str:
    """An input by its ids: `balanced: cost`, `hq-upgrade: cost, low`."""
    kind, whose, what, *end = item.target
    if kind == "groups":
        return f"{whose}: group {what}"
    return f"{whose}: {', '.join([what, *end])}"
