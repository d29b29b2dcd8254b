"""One PDF for print and the archive: tagged, A4, a contents list, faces embedded."""

from __future__ import annotations

from importlib.util import find_spec

from mcda.errors import McdaError
from mcda.report.report import Report


def pdf(report: Report) -> dict[str, bytes]:
    """`report.pdf`; raises McdaError where typst is not installed."""
    if find_spec("typst") is None:
        raise McdaError("the PDF needs typst: pip install 'mcda-toolkit[pdf]'")
    from mcda.report.print.setting import printed

    return {"report.pdf": printed(report)}
