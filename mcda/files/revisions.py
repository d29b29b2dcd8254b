"""Files as they were at a revision that git holds, read without touching the work tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mcda.errors import McdaError, UnknownNameError
from mcda.files.own import PYTHON, TEMPLATE
from mcda.files.table import SUFFIXES

WANTED = (".yaml", ".yml", *SUFFIXES, PYTHON, PurePosixPath(TEMPLATE).suffix)
"""Endings of the files that a study may be made of; nothing of them is run here."""
_LINK = "120000"
_FILES = ("100644", "100755", _LINK)


@dataclass(frozen=True)
class _Blob:
    """One file of a revision: its mode, git's name for its contents, and its path."""

    mode: str
    name: str
    path: PurePosixPath


def unpack(revision: str, folder: Path) -> Path:
    """Write the files that a study may be made of into `folder`, as they were.

    Returns where the working directory lies in it. Raises UnknownNameError where git knows
    no such revision, McdaError where there is no git or no repository here.
    """
    commit = _commit(revision)
    base = folder / os.fsdecode(_git("rev-parse", "--show-prefix").rstrip(b"\n"))
    base.mkdir(parents=True, exist_ok=True)
    # Links come last, so that no file is written through one.
    blobs = sorted(_wanted(commit), key=lambda blob: blob.mode == _LINK)
    for blob, data in zip(blobs, _contents(blobs), strict=True):
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode == _LINK:
            target.symlink_to(data.decode())
        else:
            target.write_bytes(data)
    return base


def _wanted(commit: str) -> Iterator[_Blob]:
    """The files to write, each once; McdaError for a path that git itself would not write."""
    seen: set[PurePosixPath] = set()
    for blob in _blobs(commit):
        if blob.path.suffix not in WANTED:
            continue
        if blob.path.is_absolute() or ".." in blob.path.parts or blob.path in seen:
            raise McdaError(f"git: the revision holds a path that no folder can: '{blob.path}'")
        seen.add(blob.path)
        yield blob


def is_repository() -> bool:
    """Whether git is here and the working directory lies in a repository of its."""
    try:
        _git("rev-parse", "--git-dir")
    except McdaError:
        return False
    return True


def _commit(revision: str) -> str:
    """Git's own name for a revision."""
    _git("rev-parse", "--git-dir")
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(*asked).decode().strip()
    except McdaError:
        raise UnknownNameError(f"git knows no revision '{revision}' here") from None


def _blobs(commit: str) -> Iterator[_Blob]:
    for entry in _git("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        about, _, path = entry.partition(b"\t")
        if path:
            mode, _, name = about.decode().split()
            if mode in _FILES:
                yield _Blob(mode, name, PurePosixPath(os.fsdecode(path)))


def _contents(blobs: list[_Blob]) -> Iterator[bytes]:
    """What the files hold, in one call."""
    asked = "".join(f"{blob.name}\n" for blob in blobs)
    rest = _git("cat-file", "--batch", given=asked.encode())
    for _ in blobs:
        head, _, rest = rest.partition(b"\n")
        size = int(head.split()[2])
        yield rest[:size]
        rest = rest[size + 1 :]


def _git(*arguments: str, given: bytes = b"") -> bytes:
    """What git prints; raises McdaError with its own words where it fails."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *arguments], input=given, capture_output=True, env=environment, check=False
        )
    except FileNotFoundError:
        raise McdaError("git is not installed; name files or folders to compare") from None
    except OSError as error:
        raise McdaError(f"cannot run git: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise McdaError(f"git: {said[0] if said else 'failed'}")
    return done.stdout
