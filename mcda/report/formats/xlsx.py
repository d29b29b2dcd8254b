"""An Excel workbook: weights and scores to change, live formulas, and results with their kinds."""

from __future__ import annotations

from mcda.report.report import Report


def xlsx(report: Report) -> dict[str, bytes]:
    """`report.xlsx`; of a report without a study, its words and tables alone."""
    from mcda.report.workbook.book import Book
    from mcda.report.workbook.plain import plain

    if report.bench is None:
        return {"report.xlsx": plain(report)}
    return {"report.xlsx": Book(report, bench=report.bench).made()}
