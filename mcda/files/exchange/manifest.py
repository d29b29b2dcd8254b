"""What a workbook was made from: its inputs with their places, and all else that stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

Target = tuple[str, ...]
"""What an input is: `("points", view, criterion)`, `("groups", view, group)` or
`("score", option, criterion, "low" | "best" | "high")`."""
Cell = float | str | None

SHEET = "mcda"
"""The hidden sheet that holds the manifest: its digest, then its text in pieces, down column A."""
VERSION = 1
PIECE = 30_000
"""Characters of a piece; a cell takes 32,767."""


@dataclass(frozen=True)
class Input:
    """A cell that is for the analyst to change, and what stood in it; None where it was empty."""

    sheet: str
    cell: str
    target: Target
    value: Cell


@dataclass
class Fixed:
    """What else stands in a sheet, by cell; `free` are cells whose content does not matter."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)
    free: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Manifest:
    """A workbook's inputs and everything in it that is none.

    study, path : the study's id, and its file from the folder that holds reports/
    files : digests of the files it was made from, by path
    scales : by criterion, lowest and highest performance;  levels : or the labels of its levels
    """

    study: str
    path: str
    files: Mapping[str, str]
    scales: Mapping[str, tuple[float, float]]
    levels: Mapping[str, tuple[str, ...]]
    inputs: tuple[Input, ...]
    fixed: Mapping[str, Fixed]

    def pieces(self) -> Iterator[str]:
        """The manifest's digest, then its text in pieces that fit into cells."""
        text = json.dumps({"version": VERSION, **asdict(self)}, separators=(",", ":"))
        text = text.replace("_x", "\\u005fx")  # `_x0041_` is an A to some programs
        yield _digest(text)
        for start in range(0, len(text), PIECE):
            yield text[start : start + PIECE]


def assembled(pieces: Iterable[object]) -> Manifest | None:
    """The manifest from its digest and pieces; None where they are not what was written."""
    digest, *parts = [str(piece) for piece in pieces] or [""]
    text = "".join(parts)
    if digest != _digest(text):
        return None
    said: dict[str, Any] = json.loads(text)
    if said.pop("version") != VERSION:
        return None
    inputs = (Input(**{**item, "target": tuple(item["target"])}) for item in said.pop("inputs"))
    fixed = {sheet: Fixed(**cells) for sheet, cells in said.pop("fixed").items()}
    levels = {name: tuple(labels) for name, labels in said.pop("levels").items()}
    scales = {name: (low, high) for name, (low, high) in said.pop("scales").items()}
    return Manifest(inputs=tuple(inputs), fixed=fixed, levels=levels, scales=scales, **said)


def _digest(text: str) -> str:
    return f"sha256:{sha256(text.encode()).hexdigest()}"
