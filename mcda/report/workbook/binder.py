"""Sheets bound to one file: page set-up, styles and names, whatever the sheets hold."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from mcda.errors import McdaError
from mcda.report.clock import moment
from mcda.report.formats.base import clean
from mcda.report.report import Report
from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.styles import FONT, SIZE, properties

_A4, _LONGEST_NAME = 9, 255
_RUNNING = 60
_OPEN = (
    *("format_cells", "format_columns", "format_rows", "objects", "scenarios", "autofilter"),
    *("sort", "pivot_tables", "select_locked_cells", "select_unlocked_cells"),
)
"""What stays allowed on a protected sheet; the protection has no password."""
_LITERAL = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": SIZE},
}


@dataclass(eq=False)
class Binder:
    """A workbook being written about a report. The same sheets make the same bytes."""

    report: Report
    grids: dict[str, Grid] = field(default_factory=dict)
    _formats: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _stream: BytesIO = field(default_factory=BytesIO)

    @cached_property
    def writer(self) -> Any:
        """The file; raises McdaError where the library that writes it is missing."""
        try:
            import xlsxwriter
        except ImportError:
            raise McdaError(
                "workbooks need XlsxWriter, which is not installed; "
                "run: pip install 'mcda-toolkit[office]'"
            ) from None
        # A copy: XlsxWriter writes into the options it is given, so a second book would differ.
        book = xlsxwriter.Workbook(self._stream, deepcopy(_LITERAL))
        about = {"title": self.report.title, "subject": self.report.subtitle}
        about |= {"comments": self.report.marking}
        shown = {key: clean(text)[:200] for key, text in about.items()}
        book.set_properties({**shown, "created": moment().replace(tzinfo=None)})
        book.set_calc_mode("auto")
        return book

    def style(self, name: str, **more: Any) -> Any:
        """The format of a style, made once."""
        key = (name, *sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self.writer.add_format(properties(name, **more))
        return self._formats[key]

    def define(self, name: str, area: Area) -> None:
        """Give cells a name, the same in every language; none where it is too long or taken."""
        if len(name) > _LONGEST_NAME or name.casefold() in self._names:
            return
        self._names.add(name.casefold())
        self.writer.define_name(name, f"={area.whole}")

    def add(self, key: str, tab: str, title: str) -> Grid:
        """A new sheet on A4, with its title, the study's and the marking in its first rows."""
        sheet = self.writer.add_worksheet(tab)
        sheet.hide_gridlines(2)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", dict.fromkeys(_OPEN, True))
        _running(sheet, self.report)
        grid = self.grids[key] = Grid(tab, sheet, self.style)
        grid.text(0, 0, title, "title")
        sheet.set_row_pixels(0, 34)
        grid.text(1, 0, self.report.title, "study")
        grid.text(2, 0, self.report.marking, "marking")
        return grid

    def closed(self) -> bytes:
        """The file as bytes; nothing can be added any more."""
        self.writer.close()
        return self._stream.getvalue()


def _running(sheet: Any, report: Report) -> None:
    """Marking above and below every printed page, title and page number below."""
    marking, title = _safe(report.marking), _safe(report.title)
    page = words("Page {page} of {pages}", page="&P", pages="&N")
    middle = f'&C&"Arial,Bold"&9 {marking}' if marking else ""
    if middle:
        sheet.set_header(middle)
    sheet.set_footer(f'&L&"Arial"&8 {title}{middle}&R&"Arial"&8 {page}')


def _safe(text: str) -> str:
    """One short line that a header takes literally."""
    line = " ".join(clean(text).split())
    short = line if len(line) <= _RUNNING else f"{line[:_RUNNING]}…"
    return short.replace("&", "&&")
