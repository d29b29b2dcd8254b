"""A small study to start from: the files of `starter/` under a name and a title of one's own."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mcda.errors import McdaError
from mcda.files.faults import printable
from mcda.files.log import Log
from mcda.files.names import as_id
from mcda.files.nodes import text_of
from mcda.files.reading import decode
from mcda.files.schema.base import is_id
from mcda.files.schema.editor import SHAPES, editor_schema
from mcda.files.yaml import parse, scalar

_NAME = "office"
"""What the study in `starter/` is called, in its files and in their names."""
_HOMES = ("reports", "criteria", "options")


def starter(name: str, title: str = "") -> dict[str, bytes]:
    """`{relative path: contents}` of a study called `name`, with the schemas that editors read.

    Raises McdaError for a title that a file cannot hold.
    """
    if title and printable(title) != title:
        raise McdaError("the title holds a character that cannot be shown; take it out")
    folder = files("mcda.files") / "starter"
    found = {
        f"{home}/{path}".replace(_NAME, name): _renamed(text, name)
        for home in _HOMES
        for path, text in _texts(folder / home).items()
    }
    if title:
        study = f"reports/{name}.yaml"
        found[study] = re.sub(
            "^title: .*$", lambda _: f"title: {_quoted(title)}", found[study], flags=re.MULTILINE
        )
        _check_title(found[study], title)
    schemas = {
        f"schema/{kind}.json": json.dumps(editor_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in SHAPES
        if kind != "language"  # long, and wanted by few
    }
    return {path: text.encode() for path, text in (found | schemas).items()}


def study_name(folder: Path) -> str:
    """The name of a study that starts in `folder`: the folder's own, as an id."""
    name = as_id(Path(os.path.normpath(folder.absolute())).name)
    return name if is_id(name) else "study"


def in_the_way(folder: Path, wanted: dict[str, bytes]) -> Path | None:
    """A file of a study in `folder`, or one that is called as one of those to be written."""
    studies = (p for home in _HOMES for p in sorted((folder / home).glob("**/*.y*ml")))
    same = (folder / path for path in wanted if os.path.lexists(folder / path))
    return next(studies, None) or next(same, None)


def _texts(folder: Traversable) -> dict[str, str]:
    """The files in a folder of the package and below it, by relative path."""
    found: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            found |= {f"{entry.name}/{path}": text for path, text in _texts(entry).items()}
        elif entry.name.endswith(".yaml"):
            found[entry.name] = entry.read_text(encoding="utf-8")
    return found


def _renamed(text: str, name: str) -> str:
    """A file in which the study has another name; words that only hold the name stay.

    As a value, a name that YAML takes for a number or for none, such as 2026, stands in quotes.
    """
    value = name if scalar(name) == name else f'"{name}"'
    return re.sub(
        rf"(?P<value>(?<=: ){_NAME}(?=\s+#))|\b{_NAME}\b(?=[./]|\s+#)",
        lambda found: value if found["value"] else name,
        text,
    )


def _quoted(title: str) -> str:
    """A title as YAML text in quotes; what could break or hide in a line is written by number."""
    return "".join(
        f"\\U{ord(letter):08x}" if unicodedata.category(letter) in ("Zl", "Zp", "Cf") else letter
        for letter in json.dumps(title, ensure_ascii=False)
    )


def _check_title(text: str, title: str) -> None:
    log = Log()
    source = decode(Path("study"), "study", 0, text.encode(), log)
    root = parse(source, log).root if source else None
    if log.faults or text_of(root.get("title") if root else None) != title:
        raise McdaError("the title holds a character that no file can hold; take it out")
