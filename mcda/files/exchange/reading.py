"""The cells of a workbook: what each shows, and the formula behind it."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcda.errors import McdaError
from mcda.files.exchange.manifest import SHEET, Manifest, assembled
from mcda.files.exchange.mistaken import no_workbook
from mcda.files.exchange.refusal import WorkbookError
from mcda.files.faults import printable

MAX_BYTES = 300 * 2**20
"""Largest sum of a workbook's parts, unpacked; 60 options by 25 criteria take some 10 MB."""


@dataclass(frozen=True)
class Content:
    """What stands in a cell; `value` is what a formula was last computed to."""

    value: Any
    formula: str | None = None


Sheets = Mapping[str, Mapping[str, Content]]
"""By sheet and cell; cells that are empty are left out."""


@dataclass(frozen=True)
class Opened:
    """A workbook of ours: where it lies, what it was made from, and what stands in it now."""

    path: Path
    manifest: Manifest
    sheets: Sheets


def open_book(path: Path) -> Opened:
    """Read the workbook at `path`.

    Raises WorkbookError where there is none, or none that `mcda report` has made, and McdaError
    where the library that reads workbooks is missing.
    """
    _measured(path)
    shown, behind = _loaded(path, values=True), _loaded(path, values=False)
    if SHEET not in shown:
        raise WorkbookError(
            f"{path}: the sheet '{SHEET}' is missing, which says what the workbook was made from; "
            "expected one that 'mcda report --format xlsx' made"
        )
    sheets = {tab: dict(_contents(cells, behind[tab])) for tab, cells in shown.items()}
    hidden = sheets.pop(SHEET)
    manifest = assembled(_column(hidden))
    if manifest is None:
        raise WorkbookError(
            f"{path}: the hidden sheet '{SHEET}' is not as it was made, so nothing can be brought "
            "back; make the workbook again and repeat the changes there"
        )
    return Opened(path, manifest, sheets)


def _measured(path: Path) -> None:
    """Refuse what is no file, no archive, or would not fit."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise WorkbookError(f"{path}: {no_workbook(path)}") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WorkbookError(f"{path}: cannot be read: {reason}") from None
    if size > MAX_BYTES:
        raise WorkbookError(f"{path}: unpacks to {size:,} bytes; at most {MAX_BYTES:,} are read")
    if "xl/workbook.xml" not in names:
        raise WorkbookError(f"{path}: {no_workbook(path)}")


def _loaded(path: Path, *, values: bool) -> dict[str, dict[str, Any]]:
    """By sheet and cell what is there: results of formulas, or the formulas themselves."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise McdaError(
            "reading workbooks needs openpyxl, which is not installed; "
            "run: pip install 'mcda-toolkit[office]'"
        ) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep: we do not save
        try:
            with path.open("rb") as file:  # of a path, it would judge the ending
                book = load_workbook(file, data_only=values, read_only=True)
                return {sheet.title: dict(_cells(sheet)) for sheet in book.worksheets}
        # Whatever is wrong inside the archive: openpyxl lets errors of all kinds through.
        except Exception as error:
            reason = printable(str(error).strip().partition("\n")[0])
            raise WorkbookError(f"{path}: {no_workbook(path)} ({reason})") from None


def _cells(sheet: Any) -> Iterator[tuple[str, Any]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.coordinate, cell.value


def _contents(shown: Mapping[str, Any], behind: Mapping[str, Any]) -> Iterator[tuple[str, Content]]:
    for cell, said in behind.items():
        value = shown.get(cell)
        is_formula = isinstance(said, str) and said.startswith("=") and value != said
        yield cell, Content(value, said if is_formula else None)


def _column(hidden: Mapping[str, Content]) -> Iterator[object]:
    """What stands in the cells A1, A2, ..."""
    row = 1
    while f"A{row}" in hidden:
        yield hidden[f"A{row}"].value
        row += 1
