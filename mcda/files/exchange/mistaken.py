"""What a file is that was taken for another kind, by how it begins, and what to do about it."""

from __future__ import annotations

import zipfile
from pathlib import Path

_XML = "it holds XML or HTML; an XMCDA file is to end in .xml"
_BOOK = "it is a packed file such as an Excel workbook, which is to end in .xlsx"
_LEGACY = (
    "it is protected by a password, or of Excel before 2007; open it in Excel or LibreOffice, take "
    "the password out and save it as .xlsx"
)
_CUT = "it is damaged or was cut off; copy or download it again"
_OPEN = "it is an OpenDocument file; save it as .xlsx in LibreOffice"
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


def no_workbook(path: Path) -> str:
    """Why a file is no Excel workbook."""
    start = _start(path)
    if start.startswith(_STARTS):
        return _packed(path)
    return _unpacked(start) or "no Excel workbook (.xlsx)"


def no_xml(path: Path) -> str:
    """Why a file is no XML, where its beginning tells; else ''."""
    start = _start(path)
    return _BOOK if start.startswith(_STARTS) else _unpacked(start).replace(_XML, "")


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _unpacked(start: bytes) -> str:
    if not start:
        return "the file is empty"
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _LEGACY
    return _XML if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ""


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return _CUT
    if "xl/workbook.xml" in names:
        return _CUT
    opened = "mimetype" in names and "content.xml" in names
    return _OPEN if opened else "it is a packed file, but no Excel workbook (.xlsx)"
