"""Write a report in some formats, and know later which files of the folder are a report's own.

So a figure that a new report no longer has is taken away, and nothing that anybody else wrote or
changed is; nor is it written over unless that is asked for.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from mcda.errors import OutputError
from mcda.files.lock import locked
from mcda.report.clock import seconds
from mcda.report.formats import FORMATS
from mcda.report.listing import DATE, LIST, Listing, digest_of, keep_others_work
from mcda.report.report import Report
from mcda.report.write import write

LOCK = ".writing.lock"
Made = Mapping[str, Mapping[str, bytes]]
"""By format, its files by their names."""


@dataclass(frozen=True)
class Published:
    """What was done to a folder.

    written, removed : paths;  older : files of formats that were not made now, from other inputs
    """

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    older: tuple[Path, ...]


def publish(
    report: Report, formats: Iterable[str], folder: Path | str, *, overwrite: bool = False
) -> Published:
    """Write the report into `folder` in these formats, all together or not at all.

    overwrite : replace files too that this library did not write, or that were changed since
    Raises UnknownNameError for a format that does not exist, OutputError as `write` does, and
    where a file would be replaced that is not the library's own.
    """
    made = {name: FORMATS.load(name)(report) for name in dict.fromkeys(formats)}
    return put(made, dict(report.stamp), Path(folder), overwrite=overwrite)


def put(made: Made, stamp: Mapping[str, Any], folder: Path, *, overwrite: bool) -> Published:
    """Write the files of some formats, as `publish` does; `stamp` says what they are made from."""
    base = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), folder)
    if not base.is_dir():
        raise OutputError(f"cannot write {folder}: {base} is not a folder; nothing was written")
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(folder / LOCK, base))
        except OutputError as error:
            reason = str(error).rpartition(": ")[2]
            raise OutputError(f"cannot write into {folder}: {reason}") from None
        return _put(made, stamp, Listing.of(folder), overwrite=overwrite)


def _put(made: Made, stamp: Mapping[str, Any], earlier: Listing, *, overwrite: bool) -> Published:
    folder = earlier.folder
    files = {name: data for output in made.values() for name, data in output.items()}
    date = seconds()
    dated = dict(stamp) if date is None else {**stamp, DATE: date}
    if not overwrite:
        keep_others_work(files, earlier)
    left = {name: entry for name, entry in earlier.formats.items() if name not in made}
    own = {
        name: {"stamp": dated, "files": {file: digest_of(x) for file, x in output.items()}}
        for name, output in made.items()
    }
    gone = [
        file
        for name in made
        for file, digest in earlier.formats.get(name, {}).get("files", {}).items()
        if file not in files and earlier.holds(file, digest) and not _is_one(file, files, folder)
    ]
    listing = Listing(folder, {**left, **own})
    written = write({**files, LIST: listing.lines()}, folder, without=gone)
    _empty(folder, gone)
    older = [
        folder / file
        for entry in left.values()
        for file, digest in entry["files"].items()
        if _undated(entry["stamp"]) != _undated(stamp)
        and file not in files
        and earlier.holds(file, digest)
        and not _is_one(file, files, folder)
    ]
    return Published(written[:-1], tuple(folder / file for file in gone), tuple(older))


def _undated(stamp: Mapping[str, Any]) -> dict[str, Any]:
    """What a report was made from; its date says nothing of that."""
    return {key: said for key, said in dict(stamp).items() if key != DATE}


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


def _empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove folders below `folder` that hold nothing any more."""
    for path in {(folder / file).parent for file in gone} - {folder}:
        with suppress(OSError):
            path.rmdir()
