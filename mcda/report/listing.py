"""`.written.json`: which files of a folder this library wrote there, and what it wrote into them.

It lists, for each format, its stamp, and its files with their digests. A stamp there says too which
date the files were told to claim, if any.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from mcda.errors import OutputError
from mcda.files.place import place

LIST = ".written.json"
SCHEMA = 1
DATE = "date"
"""In a stamp: what SOURCE_DATE_EPOCH stated."""
_NAMED = 5
"""Files that a message names."""


@dataclass(frozen=True)
class Listing:
    """What the list of `folder` says: by format, `{"stamp": ..., "files": {name: digest}}`.

    strange : whether something lies in its place that this library did not write
    """

    folder: Path
    formats: Mapping[str, dict[str, Any]]
    strange: bool = False

    @classmethod
    def of(cls, folder: Path) -> Listing:
        """The folder's list, without what is no entry; an empty one where none can be read."""
        path = folder / LIST
        if not path.is_file():
            return cls(folder, {}, _lies_there(path))
        try:
            said = json.loads(path.read_bytes())
            entries = dict(said["formats"]) if said["schema"] == SCHEMA else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            entries = None
        if entries is None:
            return cls(folder, {}, strange=True)
        return cls(folder, {name: entry for name, entry in entries.items() if _is_entry(entry)})

    def digests(self, file: str) -> list[Any]:
        """What was written into a file, as the formats say that have it."""
        entries = (entry["files"] for entry in self.formats.values())
        return [files[file] for files in entries if file in files]

    def holds(self, file: str, digest: Any) -> bool:
        """Whether a file is there as it was written."""
        try:
            return bool(digest_of((self.folder / file).read_bytes()) == digest)
        except (OSError, ValueError):
            return False

    def lines(self) -> bytes:
        """The list as it stands in its file."""
        formats = {name: self.formats[name] for name in sorted(self.formats)}
        return (json.dumps({"schema": SCHEMA, "formats": formats}, indent=1) + "\n").encode()


def _is_entry(entry: Any) -> bool:
    """Whether it says of a format what every entry does."""
    if not isinstance(entry, dict) or not isinstance(entry.get("stamp"), dict):
        return False
    files = entry.get("files")
    return isinstance(files, dict) and all(isinstance(digest, str) for digest in files.values())


def _lies_there(path: Path) -> bool:
    """Whether something is there that a file would replace; a folder never is replaced."""
    return os.path.lexists(path) and not path.is_dir()


def digest_of(data: bytes) -> str:
    """What the list says of contents."""
    return sha256(data).hexdigest()


@dataclass(frozen=True)
class Written:
    """What a list says of one of its files: its format, its name there and the format's stamp."""

    folder: Path
    form: str
    name: str
    stamp: Any


def written_as(file: Path) -> Written | None:
    """What the list beside a file says of it, or that of the folder above, as of a figure's."""
    path = file.absolute()
    for folder in (path.parent, path.parent.parent):
        name = path.relative_to(folder).as_posix()
        for form, entry in Listing.of(folder).formats.items():
            if name in entry["files"]:
                return Written(folder, form, name, entry["stamp"])
    return None


def keep_others_work(files: Mapping[str, bytes], listing: Listing) -> None:
    """Raise OutputError where writing `files` would destroy what anybody else wrote or changed.

    What is as this library wrote it may be replaced, and so may what already holds the same.
    """
    strange = [listing.folder / LIST] if listing.strange else []
    edited: list[Path] = []
    for file, data in files.items():
        path, known = listing.folder / file, listing.digests(file)
        same = path.is_file() and any(listing.holds(file, x) for x in (*known, digest_of(data)))
        if _lies_there(path) and not same:
            (edited if known else strange).append(path)
    if edited or strange:
        raise refusal(strange, edited)


def refusal(strange: list[Path], edited: list[Path]) -> OutputError:
    """The error about files that are not ours to replace, or not any more."""
    return OutputError("; ".join(_kept(edited, strange)))


def _kept(edited: list[Path], strange: list[Path]) -> Iterator[str]:
    """What is in the way, that nothing was done, and what can be."""
    if edited:
        verb = "has" if len(edited) == 1 else "have"
        yield f"{_few(edited)} {verb} been changed since mcda wrote {_it(edited)}"
    if strange:
        verb = "was" if len(strange) == 1 else "were"
        yield f"{_few(strange)} {verb} not written by mcda"
    both = [*edited, *strange]
    books = [path for path in edited if path.suffix == ".xlsx"]
    bring = f"bring its changes into the study with mcda import {books[0]}, " if books else ""
    yield (
        f"nothing was written. To go on, {bring}move {_it(both)} away, write to another folder "
        f"with --out, or replace {_it(both)} with --overwrite"
    )


def _it(paths: list[Path]) -> str:
    return "it" if len(paths) == 1 else "them"


def _few(paths: list[Path]) -> str:
    more = len(paths) - _NAMED
    return ", ".join([*map(str, paths[:_NAMED]), *([f"and {more} more"] if more > 0 else [])])


def take_in(file: Path) -> None:
    """Note that a changed file's changes are kept elsewhere, so that it may be replaced.

    Where there is no list beside the file, or one that cannot be written, nothing is noted.
    """
    listing = Listing.of(file.parent)
    if not listing.digests(file.name):
        return
    now = digest_of(file.read_bytes())
    for entry in listing.formats.values():
        if file.name in entry["files"]:
            entry["files"][file.name] = now
    with suppress(OutputError):
        place({file.parent / LIST: listing.lines()})
