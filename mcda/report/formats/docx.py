"""A Word document: real headings, captions, contents, tables and described pictures."""

from __future__ import annotations

from importlib.util import find_spec

from mcda.errors import McdaError
from mcda.report.report import Report


def docx(report: Report) -> dict[str, bytes]:
    """`report.docx`; raises McdaError where python-docx or resvg-py is not installed."""
    if find_spec("docx") is None or find_spec("resvg_py") is None:
        raise McdaError(
            "the Word report needs python-docx and resvg-py: pip install 'mcda-toolkit[office]'"
        )
    from mcda.report.word.document import written

    return {"report.docx": written(report)}
