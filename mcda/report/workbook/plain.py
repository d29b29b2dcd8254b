"""A workbook of words and tables alone, of a report that comes without its study."""

from __future__ import annotations

from mcda.report.blocks import plain_text
from mcda.report.report import Report
from mcda.report.workbook.binder import Binder
from mcda.report.workbook.plan import tabs, titles
from mcda.report.workbook.prose import COLUMNS, prepare, prose


def plain(report: Report) -> bytes:
    """One sheet with all sections below each other."""
    binder = Binder(report)
    grid = binder.add("summary", tabs()["summary"], titles()["summary"])
    prepare(grid)
    row = grid.across(3, COLUMNS - 1, report.subtitle, "note")
    row = grid.across(row, COLUMNS - 1, plain_text(report.notice), "note")
    for section in report.sections:
        grid.text(row + 1, 0, section.title, "title")
        grid.sheet.set_row_pixels(row + 1, 34)
        row = prose(grid, row + 2, section.blocks)
    return binder.closed()
