"""What somebody put into a workbook that no file of the study has a place for."""

from __future__ import annotations

import re
import zipfile

from mcda.files.exchange.reading import Opened
from mcda.files.faults import quoted

_COMMENTS = re.compile(r"xl/(.*/)?comments?\d*\.xml")
_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")


def beside(book: Opened) -> list[str]:
    """Sheets and comments that were added, each kind with its count."""
    added = {tab: cells for tab, cells in book.sheets.items() if tab not in book.manifest.fixed}
    told = [f"the sheet {quoted(tab)} ({_count(len(x), 'cell')})" for tab, x in added.items()]
    comments = _comments(book)
    return [*told, *([_count(comments, "comment")] if comments else [])]


def _comments(book: Opened) -> int:
    with zipfile.ZipFile(book.path) as archive:
        parts = (name for name in archive.namelist() if _COMMENTS.fullmatch(name))
        return sum(len(_COMMENT.findall(archive.read(name))) for name in parts)


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
