"""What the file says of itself: title, subject, language, marking; nothing from the clock."""

from __future__ import annotations

from docx.document import Document

from mcda import __version__
from mcda.report.clock import moment
from mcda.report.formats.base import clean
from mcda.report.report import Report
from mcda.report.word.styles import full

_LONGEST = 255
"""Characters that a property may hold."""


def describe(document: Document, report: Report) -> None:
    """Set the core properties."""
    properties = document.core_properties
    made = moment().replace(tzinfo=None)
    properties.title = _short(report.title)
    properties.subject = _short(report.subtitle)
    properties.category = _short(report.marking)
    properties.language = full(report.language)
    properties.author = properties.last_modified_by = f"mcda-toolkit {__version__}"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _short(text: str) -> str:
    return clean(text)[:_LONGEST]
