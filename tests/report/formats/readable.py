"""All the text that a file of a report holds, whichever its format."""

from __future__ import annotations

import io
import subprocess
import zipfile
from html import unescape
from pathlib import PurePath

from tests.report.formats import pdfs


def text_of(name: str, data: bytes) -> str:
    """Everything that can be read in a file without a program for its format.

    Of a PDF that is what it says of itself and of its figures: its pages hold drawn letters.
    """
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(_plain(packed.read(member)) for member in packed.namelist())
    if data.startswith(b"%PDF"):
        keys = ("Title", "Author", "Subject", "Keywords", "Alt", "Contents", "ActualText")
        return "\n".join(
            [_plain(pdfs.opened(data)), *(s for k in keys for s in pdfs.strings(data, k))]
        )
    assert PurePath(name).suffix in (".html", ".md", ".json", ".svg"), f"how is {name} read?"
    return _plain(data)


def pages_of(pdf: bytes) -> list[str]:
    """The words on each page of a PDF, as Poppler reads them."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


def _plain(data: bytes) -> str:
    return unescape(data.decode(errors="replace"))
