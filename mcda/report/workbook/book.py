"""The workbook of a study: which sheets it has, and the manifest that lets it come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from mcda.files.exchange.manifest import SHEET, Manifest
from mcda.files.study import Study
from mcda.report.bench import Bench
from mcda.report.say import words
from mcda.report.workbook.binder import Binder
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.plan import SHEETS, Plan, tabs, titles
from mcda.report.workbook.styles import ACCENT, ENTRY_RULE, RULE

_ENTRIES, _LIVE = ("weights", "scores"), ("summary", "values", "result", "views", "checks")
TABS = {key: ENTRY_RULE if key in _ENTRIES else ACCENT if key in _LIVE else RULE for key in SHEETS}
"""Colours of the sheets' tabs: what is to change, what follows, what stays."""


@dataclass(eq=False, kw_only=True)
class Book(Binder):
    """A workbook being made; `bench` answers questions about the study."""

    bench: Bench

    @property
    def study(self) -> Study:
        """The study it is about."""
        return self.bench.study

    @cached_property
    def plan(self) -> Plan:
        """Where the live tables lie."""
        return Plan(self.study, tabs())

    def grid(self, key: str) -> Grid:
        """The sheet with this key, which has to be in the workbook."""
        return self.grids[key]

    def made(self) -> bytes:
        """Every sheet that has something to say, in order, as one file."""
        fillers = {key: _filler(key) for key in SHEETS}
        for key, (_, needed) in fillers.items():
            if needed(self):
                self.add(key, self.plan.tabs[key], titles()[key]).sheet.set_tab_color(TABS[key])
        for key in self.grids:
            fillers[key][0](self)
            self.grids[key].bounded()
        self._hide_manifest()
        self.grids["summary"].sheet.activate()
        return self.closed()

    def _hide_manifest(self) -> None:
        """Last, since it holds all that stands in the other sheets."""
        sheet = self.writer.add_worksheet(SHEET)
        for row, piece in enumerate(self._manifest().pieces()):
            sheet.write_string(row, 0, piece)
        said = words(
            "Inputs have been changed here. What is on this sheet is still about the study as it "
            "was; import the changes and make the report again."
        )
        sheet.write_string(self.plan.stale.top, self.plan.stale.left, said)
        sheet.protect()
        sheet.hide()

    def _manifest(self) -> Manifest:
        study, criteria = self.study, self.study.problem.criteria
        return Manifest(
            study=study.id,
            path=study.inputs[0].path,
            files={file.path: file.sha256 for file in study.inputs},
            scales={c.id: c.scale for c in criteria if c.scale and not c.levels},
            levels={c.id: tuple(x for x, _ in c.levels.levels) for c in criteria if c.levels},
            inputs=tuple(x for grid in self.grids.values() for x in grid.inputs),
            fixed={grid.tab: grid.fixed for grid in self.grids.values()},
        )


def _filler(key: str) -> tuple[Callable[[Book], None], Callable[[Book], bool]]:
    """What fills a sheet, and whether a study has anything for it."""
    module = import_module(f"mcda.report.workbook.{key}")
    return getattr(module, key), getattr(module, "needed", lambda _: True)
