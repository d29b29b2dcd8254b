"""Make a report again from its stamp, and say what is not the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from mcda.errors import McdaError
from mcda.files.faults import quoted
from mcda.files.study import Study
from mcda.report.clock import as_of
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.formats.html import STAMP
from mcda.report.listing import DATE, written_as
from mcda.report.stamp import made_by, versions

_KEYS = ("command", "versions", "files")
_PART = re.compile(r'<section id="([^"]+)"|^## <a id="([^"]+)">|^</(main)>', re.MULTILINE)
_Part = tuple[str, str]
_SOMEWHERE = "it is not the same, byte for byte"
_NAMED = {"": "what stands before the first section", "main": "what stands after the last section"}


def stamp_of(path: Path, data: bytes) -> Mapping[str, Any]:
    """The stamp of a report's file: in the page and the JSON themselves, else in the list beside.

    Raises McdaError where there is none.
    """
    listed = written_as(path)
    found = _stamp_in(path, data) or (listed.stamp if listed else None)
    if not isinstance(found, Mapping) or any(key not in found for key in _KEYS):
        raise McdaError(
            f"{path} carries no stamp, and none lies beside it: it cannot be made again"
        )
    if type(found.get(DATE, 0)) is not int:
        raise McdaError(f"{path} carries no stamp of a report: its '{DATE}' is no whole number")
    for key in ("versions", "files"):
        if not isinstance(found[key], Mapping):
            raise McdaError(f"{path} carries no stamp of a report: its '{key}' is no object")
    for name in found["files"]:
        if not _stays_inside(name):
            raise McdaError(f"{path} names a file that would leave the workspace: {quoted(name)}")
    return found


def _stays_inside(name: str) -> bool:
    """Whether a path leads nowhere but down, on any system."""
    kinds = (PurePosixPath(name), PureWindowsPath(name))
    return not any(path.anchor or ".." in path.parts for path in kinds)


def changed_files(stamp: Mapping[str, Any], base: Path) -> Iterator[str]:
    """What became of the files that the report was made from."""
    for name, digest in stamp["files"].items():
        try:
            now = sha256((base / name).read_bytes()).hexdigest()
        except (OSError, ValueError):
            yield f"{name} is not there any more"
            continue
        if now != digest:
            yield f"{name} has changed"


def new_files(stamp: Mapping[str, Any], study: Study) -> Iterator[str]:
    """Files of the study that the report was not made from."""
    yield from (f"{file.path} is new" for file in study.inputs if file.path not in stamp["files"])


def other_versions(stamp: Mapping[str, Any]) -> Iterator[str]:
    """Software that is not of the version that made the report."""
    now = versions()
    for name, was in stamp["versions"].items():
        if now.get(name) != was:
            yield f"made by {name} {was}, here is {now.get(name, 'none')}"


def differences(path: Path, data: bytes, stamp: Mapping[str, Any], study: Study) -> list[str]:
    """Make the report of the study again and say where the file differs from it, if anywhere.

    It is made to name the versions of the software that the stamp names, and to claim its date. Of
    a page that shows files beside it, such as figures, these are compared too.
    """
    kind = path.suffix.removeprefix(".")
    listed = written_as(path)
    form, name = (listed.form, listed.name) if listed else (kind, f"report.{kind}")
    made: dict[str, bytes] = {}
    if form in FORMATS.names():
        with made_by(stamp["versions"]), as_of(stamp.get(DATE)):
            made = FORMATS.load(form)(compose(study, stamp["command"]))
    if name not in made:
        known = ", ".join(f"report.{name}" for name in FORMATS.names())
        raise McdaError(f"{path} is no file that a report is made as ({known})")
    fresh = made.pop(name)
    found = list(_beside(made, path.parent)) if name == f"report.{form}" else []
    if fresh != data:
        found = [_first(kind, data, fresh), *found]
    return [*found, *other_versions(stamp)] if found else []


def _beside(made: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """What is not the same of the files that a page shows."""
    for name, fresh in made.items():
        try:
            same = (folder / name).read_bytes() == fresh
        except OSError:
            yield f"{name} is not there any more"
            continue
        if not same:
            yield f"{name} is not the same, byte for byte"


def _stamp_in(path: Path, data: bytes) -> Any:
    try:
        if path.suffix == ".json":
            whole = json.loads(data)
            return whole.get("stamp") if isinstance(whole, dict) else None
        if path.suffix == ".html":
            reader = _Stamp()
            reader.feed(data.decode())
            return json.loads(reader.found)
    except (ValueError, RecursionError):
        return None
    return None


class _Stamp(HTMLParser):
    """Finds the page's stamp."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "meta" and said.get("name") == STAMP and not self.found:
            self.found = said.get("content") or ""


def _first(kind: str, data: bytes, fresh: bytes) -> str:
    """The first difference, as near as a kind of file lets it be named."""
    if kind == "json":
        return _first_of_json(data, fresh)
    return _first_of_text(data, fresh) if kind in ("html", "md") else _SOMEWHERE


def _first_of_text(data: bytes, fresh: bytes) -> str:
    """The first part that differs; bytes that are no text differ as a whole."""
    try:
        one, other = (_parts(text.decode()) for text in (data, fresh))
    except UnicodeDecodeError:
        return _SOMEWHERE
    pairs = zip_longest(one, other)
    name = next((_name(a, b, one) for a, b in pairs if a != b), None)
    if name is None:
        return _SOMEWHERE
    return f"differs first in {_NAMED[name]}" if name in _NAMED else f"differs first in '{name}'"


def _name(here: _Part | None, there: _Part | None, found: list[_Part]) -> str:
    """What to call a difference; `here` is in the file, `there` in the report made again.

    A section that the file lacks is named itself, and so is one that it has twice.
    """
    lacking = there is not None and all(there[0] != name for name, _ in found)
    part = there if here is None or lacking else here
    return part[0] if part else ""


def _parts(text: str) -> list[_Part]:
    """A page's or a Markdown file's sections with their ids, in order; '' is before them."""
    starts = [(match.start(), match[match.lastindex or 0]) for match in _PART.finditer(text)]
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    head = text[: starts[0][0]] if starts else text
    return [("", head), *((n, text[a:b]) for (a, n), b in zip(starts, ends, strict=True))]


def _first_of_json(data: bytes, fresh: bytes) -> str:
    place = next(places(json.loads(data), json.loads(fresh)), None)
    if place is None:
        return "it is written differently, with the same contents"
    return f"differs first at {place}"


def places(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Where two JSON values differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from places(one[key], other[key], f"{place}/{key}".lstrip("/"))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for k, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from places(a, b, f"{place}/{k}".lstrip("/"))
    elif one != other:
        yield place
