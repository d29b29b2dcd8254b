"""What makes this workbook again: command, seed, files by digest, versions."""

from __future__ import annotations

from mcda.report.say import words
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import explained


def stamp(book: Book) -> None:
    """Names and values below each other."""
    grid, said = book.grid("stamp"), book.report.stamp
    grid.columns(260, 560)
    explained(
        grid, words("The same files, versions and seed make the same workbook, byte for byte."), 700
    )
    row = _part(
        grid, 5, words("Run"),
        {
            words("Command"): str(said.get("command", "")),
            words("Seed"): str(said.get("seed", "")),
            words("Samples"): str(said.get("samples", "")),
            words("Method"): book.bench.method_name(book.study.method.name),
            words("View"): book.bench.view_name(book.study.view),
        },
    )  # fmt: skip
    row = _part(grid, row, words("Files, by SHA-256"), said.get("files", {}))
    _part(grid, row, words("Versions"), said.get("versions", {}))


def _part(grid: Grid, row: int, title: str, pairs: dict[str, str]) -> int:
    grid.text(row, 0, title, "heading")
    row += 1
    for name, value in pairs.items():
        grid.text(row, 0, name, "name")
        grid.text(row, 1, value, "code")
        grid.tall(row, [(value, 560, "code")])
        row += 1
    return row + 1
