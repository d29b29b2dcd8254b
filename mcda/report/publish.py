"""Write a report in some formats, and know later which files of the folder are a report's own.

`.written.json` in the folder lists, for each format, its stamp, and its files with their digests.
So a figure that a new report no longer has is taken away, and nothing that anybody else wrote or
changed is; and `mcda verify` finds the stamp of a file that cannot hold its own.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

from mcda.report.formats import FORMATS
from mcda.report.report import Report
from mcda.report.write import write

LIST = ".written.json"
SCHEMA = 1


@dataclass(frozen=True)
class Published:
    """What was done to a folder.

    written, removed : paths;  older : files of formats that were not made now, from other inputs
    """

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    older: tuple[Path, ...]


def publish(report: Report, formats: Iterable[str], folder: Path | str) -> Published:
    """Write the report into `folder` in these formats, all together or not at all.

    Raises UnknownNameError for a format that does not exist, OutputError as `write` does.
    """
    folder = Path(folder)
    made = {name: FORMATS.load(name)(report) for name in dict.fromkeys(formats)}
    earlier = _earlier(folder)
    files = {name: data for output in made.values() for name, data in output.items()}
    left = {name: entry for name, entry in earlier.items() if name not in made}
    own = {
        name: {
            "stamp": dict(report.stamp),
            "files": {file: _digest(x) for file, x in output.items()},
        }
        for name, output in made.items()
    }
    gone = [
        file
        for name in made
        for file, digest in earlier.get(name, {}).get("files", {}).items()
        if file not in files and _holds(folder / file, digest) and not _is_one(file, files, folder)
    ]
    written = write({**files, LIST: _listed({**left, **own})}, folder, without=gone)
    _empty(folder, gone)
    older = [
        folder / file
        for entry in left.values()
        for file, digest in entry["files"].items()
        if entry["stamp"] != dict(report.stamp)
        and file not in files
        and _holds(folder / file, digest)
        and not _is_one(file, files, folder)
    ]
    return Published(written[:-1], tuple(folder / file for file in gone), tuple(older))


def _is_one(file: str, files: Iterable[str], folder: Path) -> bool:
    """Whether the name of a file that is there leads to one of `files`, spelt in another way."""
    path = folder / file
    return any(
        path.resolve() == (folder / name).resolve()
        or (_spelt(file) == _spelt(name) and _same(path, folder / name))
        for name in files
    )


def _spelt(name: str) -> str:
    """One spelling for names that some disks do not tell apart: a and A, é and e with an accent."""
    return posixpath.normpath(normalize("NFC", name).casefold())


def _same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)


def _listed(entries: Mapping[str, Any]) -> bytes:
    whole = {"schema": SCHEMA, "formats": {name: entries[name] for name in sorted(entries)}}
    return (json.dumps(whole, indent=1) + "\n").encode()


def _earlier(folder: Path) -> dict[str, Any]:
    """What the folder's list says; nothing where there is none that can be read."""
    try:
        said = json.loads((folder / LIST).read_bytes())["formats"]
        return {
            str(name): {"stamp": entry["stamp"], "files": dict(entry["files"])}
            for name, entry in said.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def stamp_beside(file: Path) -> dict[str, Any] | None:
    """The stamp of the report that a file belongs to, by the list beside it; None without one."""
    for entry in _earlier(file.parent).values():
        if file.name in entry["files"]:
            found: dict[str, Any] = entry["stamp"]
            return found
    return None


def _holds(path: Path, digest: Any) -> bool:
    """Whether a file is there as it was written."""
    try:
        return bool(_digest(path.read_bytes()) == digest)
    except (OSError, ValueError):
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove folders below `folder` that hold nothing any more."""
    for path in {(folder / file).parent for file in gone} - {folder}:
        with suppress(OSError):
            path.rmdir()
