"""Put files in place all together, or leave everything as it was."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from mcda.errors import OutputError


@dataclass(frozen=True)
class _Step:
    """One file's way into place.

    shown : its path as given;  target : where it lies
    fresh : where the new contents wait;  kept : a second name of the earlier file
    existed : whether there was an earlier file;  data : the contents, None to take the file away
    new : whether its name must still be free when its turn comes
    reached : holds something once the target itself is about to be touched
    """

    shown: Path
    target: Path
    fresh: Path
    kept: Path
    existed: bool
    data: bytes | None
    new: bool
    reached: list[bool] = field(default_factory=list)


def place(
    contents: Mapping[Path, bytes | None],
    *,
    follow: bool = False,
    new: Set[Path] = frozenset(),
) -> None:
    """Write `{path: contents}`, folders included, in that order; None takes a file away.

    Contents are first written and flushed beside their targets, then put in place by renaming, an
    earlier file's mode kept. Whatever fails, Ctrl-C included, the earlier files are there
    unchanged and nothing else is.

    follow : write where a link leads, instead of in the link's place
    new : paths at which nothing may lie, not even what somebody puts there in the meantime
    Raises OutputError, naming the path and the reason.
    """
    mark = secrets.token_hex(6)
    steps = [
        _step(path, path.resolve() if follow else path, f"{mark}-{i}", data, path in new)
        for i, (path, data) in enumerate(contents.items())
    ]
    made: list[Path] = []
    placed = False
    try:
        _stage_all(steps, made)
        for step in steps:
            with _naming(step.shown):
                _put(step)
        placed = True
        _tidy(steps, made)
    except BaseException:
        if not placed:
            _undo(steps)
        _tidy(steps, made)
        raise


def _step(shown: Path, target: Path, mark: str, data: bytes | None, new: bool) -> _Step:
    fresh, kept = (target.parent / f".{mark}.{end}" for end in ("new", "old"))
    existed = os.path.lexists(target)
    return _Step(shown, target, fresh, kept, existed, data, new)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn the system's errors into one that names the file and the reason."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"cannot write {path}: {reason}; what was there before is untouched"
        ) from error


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Create `folder` and its parents, noting in `made` each one that was not there."""
    missing = []
    for path in (folder, *folder.parents):
        if path.is_dir():
            break
        if os.path.lexists(path):
            raise NotADirectoryError(f"{path} is not a folder")
        missing.append(path)
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _stage_all(steps: list[_Step], made: list[Path]) -> None:
    for step in steps:
        with _naming(step.shown):
            if step.data is not None:
                _make_folder(step.target.parent, made)
                _stage(step, step.data)


def _stage(step: _Step, data: bytes) -> None:
    if step.target.is_dir():
        raise IsADirectoryError("a folder has that name")
    with step.fresh.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if step.existed and not step.target.is_symlink():
        step.fresh.chmod(step.target.stat().st_mode & 0o7777)


def _put(step: _Step) -> None:
    """Give the earlier file a second name, then the new one its place."""
    if step.new and _linked(step):
        return
    if step.existed:
        try:
            os.link(step.target, step.kept, follow_symlinks=False)
        # A file system may have no hard links, a platform none that are to a link itself. Of any
        # other reason, such as a full disk, the copy fails too and tells it.
        except (OSError, NotImplementedError):
            shutil.copy2(step.target, step.kept, follow_symlinks=False)
    step.reached.append(True)
    if step.data is not None:
        step.fresh.replace(step.target)
    elif step.existed:
        step.target.unlink(missing_ok=True)


def _linked(step: _Step) -> bool:
    """Give new contents their name if it is free; no where the file system has no second names."""
    try:
        os.link(step.fresh, step.target)
    except FileExistsError:
        raise
    # Whatever else kept the name from being given, renaming comes next and tells its own reason.
    except (OSError, NotImplementedError):
        if os.path.lexists(step.target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        return False
    return True


def _undo(steps: list[_Step]) -> None:
    """Go by what lies on the disk, since the error may have struck between any two calls.

    A target that was never reached is left alone: what lies there now is somebody else's.
    """
    for step in steps:
        with suppress(OSError):
            if step.new and step.fresh.samefile(step.target):
                step.target.unlink()
        if not step.reached or os.path.lexists(step.fresh):
            continue  # not yet in place
        with suppress(OSError):
            if os.path.lexists(step.kept):
                step.target.unlink(missing_ok=True)
                step.kept.rename(step.target)
            elif not step.existed and step.data is not None:
                step.target.unlink(missing_ok=True)


def _tidy(steps: list[_Step], made: list[Path]) -> None:
    """Remove what was only there on the way; of the folders made, those that stayed empty."""
    for step in steps:
        for path in (step.fresh, step.kept):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
