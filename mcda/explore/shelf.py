"""The study's files as they were read: again whenever they change, earlier readings kept."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any, TypeVar

from mcda.errors import StudyError
from mcda.explore.state import State
from mcda.explore.whatif import what_if
from mcda.files.faults import Fault
from mcda.files.load import check
from mcda.files.study import Study
from mcda.files.workspace import Workspace

T = TypeVar("T")
EDITIONS = 50
"""Readings that are kept, so that what changed since can be shown."""
WHILE = 2.0
"""Seconds for which files that cannot be read are left alone where they do not change."""
STUDIES = 100
"""Studies of states that are kept with their compiled models."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A study as its files were at one time.

    files : bytes by path, as the user would type it;  digest : of all of them
    """

    study: Study
    files: dict[Path, bytes]
    digest: str

    @property
    def whole(self) -> bool:
        """Whether the bytes are those that the study was made from."""
        pairs = zip(self.files.values(), self.study.inputs, strict=True)
        return all(sha256(data).hexdigest() == entry.sha256 for data, entry in pairs)


@dataclass(frozen=True)
class Failed:
    """When files could not be read, and their traces then."""

    files: frozenset[Path] = frozenset()
    traces: tuple[Any, ...] = ()
    when: float = -math.inf

    @classmethod
    def at(cls, files: Iterable[Path]) -> Failed:
        """Files that could not be read now."""
        found = frozenset(files)
        return cls(found, _traces(found), monotonic())

    @property
    def is_over(self) -> bool:
        """Whether to read again: they have changed, or some time has gone by.

        What is wrong can also be mended in a file that is not among them.
        """
        return monotonic() - self.when > WHILE or _traces(self.files) != self.traces


class Kept:
    """What was made lately, by key; the oldest goes first. Safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = RLock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, or what `make` gives now."""
        with self._lock:
            if key not in self._found:
                self._found[key] = make()
            self._found.move_to_end(key)
            found: T = self._found[key]
            while len(self._found) > self._most:
                self._found.popitem(last=False)
            return found

    def put(self, key: Hashable, found: Any) -> None:
        """Keep something under the key, unless something is there."""
        self.get(key, lambda: found)

    def held(self, key: Hashable) -> Any:
        """What is kept under the key, or None."""
        with self._lock:
            return self._found.get(key)


class Shelf:
    """Readings of one study's files, and the studies that states make of them.

    trouble : why the files, changed meanwhile, cannot be read now; the last reading is used then
    """

    def __init__(self, path: Path) -> None:
        """Read the study at `path`; raises StudyError with its faults."""
        self.path = path
        self.trouble: StudyError | None = None
        self._editions = Kept(EDITIONS)
        self._studies = Kept(STUDIES)
        self._lock = RLock()
        self._last, self._seen = self._read()
        self._failed = Failed()

    def current(self) -> Edition:
        """The files as they are now; as they were where they cannot be read."""
        with self._lock:
            if _traces(self._last.files) == self._seen:
                self.trouble = None
            elif self.trouble is None or self._failed.is_over:
                try:
                    self._last, self._seen = self._read()
                    self.trouble = None
                except StudyError as error:
                    self.trouble = error
                    self._failed = Failed.at({*self._last.files, *_faulty(error)})
            return self._last

    def edition(self, digest: str) -> Edition | None:
        """An earlier reading that is still kept."""
        found: Edition | None = self._editions.held(digest)
        return found

    def study(self, edition: Edition, state: State) -> Study:
        """The study of a state, its model compiled; points are left out of it."""
        shape = replace(state, points=(), groups=())

        def made() -> Study:
            study = what_if(edition.study, shape)
            _ = study.model
            return study

        return self._studies.get((edition.digest, shape), made)

    def _read(self) -> tuple[Edition, tuple[Any, ...]]:
        """The files and their traces; once more where they change while they are read."""
        while True:
            found = check(self.path)
            if found.study is None:
                raise StudyError(found.faults)
            edition = _edition(found.study)
            traces = _traces(edition.files)
            if edition.whole:
                self._editions.put(edition.digest, edition)
                return edition, traces


def _edition(study: Study) -> Edition:
    base = Workspace.around(study.path).base
    files: dict[Path, bytes] = {}
    for entry in study.inputs:
        path = base / entry.path
        try:
            files[path] = path.read_bytes()
        except OSError:  # gone since it was read: the digests will not agree
            files[path] = b""
    whole = sha256("".join(f"{e.path} {e.sha256}\n" for e in study.inputs).encode())
    return Edition(study, files, whole.hexdigest()[:16])


def _faulty(error: StudyError) -> Iterable[Path]:
    """The files in which something is wrong; they may be others than those read before."""
    return (Path(fault.file) for fault in error.faults if isinstance(fault, Fault))


def _traces(files: Iterable[Path]) -> tuple[Any, ...]:
    """What tells cheaply that a file or its folder was changed."""
    paths = set(files)
    paths |= {path.parent for path in paths}
    return tuple(sorted((str(path), *_trace(path)) for path in paths))


def _trace(path: Path) -> tuple[int, int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)
