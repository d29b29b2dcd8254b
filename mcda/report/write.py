"""Write a report's files all together, or leave what was there as it was."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mcda.errors import OutputError


@dataclass(frozen=True)
class _Step:
    """One file's way into place.

    fresh : where the new contents wait;  kept : a second name of the earlier file
    existed : whether there was an earlier file
    """

    target: Path
    fresh: Path
    kept: Path
    existed: bool


def write(files: Mapping[str, bytes], folder: Path | str) -> tuple[Path, ...]:
    """Write `{relative name: contents}` into `folder`, creating it; return the paths.

    Contents are first written and flushed beside their targets, then put in place by renaming.
    Whatever fails, Ctrl-C included, the earlier files are there unchanged and nothing else is.
    Raises OutputError, naming the path and the reason.
    """
    folder = Path(folder)
    mark = secrets.token_hex(6)
    steps = [_step(_inside(folder, name), f"{mark}-{i}") for i, name in enumerate(files)]
    made: list[Path] = []
    placed = False
    try:
        _stage_all(steps, files, made)
        for step in steps:
            with _naming(step.target):
                _put(step)
        placed = True
        _tidy(steps, made)
    except BaseException:
        if not placed:
            _undo(steps)
        _tidy(steps, made)
        raise
    return tuple(step.target for step in steps)


def _inside(folder: Path, name: str) -> Path:
    """The path of `name` in `folder`; refused where it is not a plain name below it."""
    path = PurePosixPath(name)
    plain = not any(letter in name for letter in "\\:\0")
    if not (plain and path.parts) or path.is_absolute() or ".." in path.parts:
        raise OutputError(f"cannot write '{name}': it would leave the folder {folder}")
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise OutputError(f"cannot write {target}: a link leads out of the folder {folder}")
    return target


def _step(target: Path, mark: str) -> _Step:
    beside = target.parent
    existed = os.path.lexists(target)
    return _Step(target, beside / f".{mark}.new", beside / f".{mark}.old", existed)


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Turn the system's errors into one that names the file and the reason."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"cannot write {target}: {reason}; what was there before is untouched"
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


def _stage_all(steps: list[_Step], files: Mapping[str, bytes], made: list[Path]) -> None:
    for step, contents in zip(steps, files.values(), strict=True):
        with _naming(step.target):
            _make_folder(step.target.parent, made)
            _stage(step, contents)


def _stage(step: _Step, contents: bytes) -> None:
    if step.target.is_dir():
        raise IsADirectoryError("a folder has that name")
    with step.fresh.open("xb") as file:
        file.write(contents)
        file.flush()
        os.fsync(file.fileno())


def _put(step: _Step) -> None:
    """Give the earlier file a second name, then the new one its place."""
    if step.existed:
        try:
            os.link(step.target, step.kept, follow_symlinks=False)
        # A file system may have no hard links, a platform none that are to a link itself.
        except (OSError, NotImplementedError):
            shutil.copy2(step.target, step.kept, follow_symlinks=False)
    step.fresh.replace(step.target)


def _undo(steps: list[_Step]) -> None:
    """Go by what lies on the disk, since the error may have struck between any two calls."""
    for step in steps:
        if os.path.lexists(step.fresh):
            continue  # not yet in place
        with suppress(OSError):
            if os.path.lexists(step.kept):
                step.target.unlink(missing_ok=True)
                step.kept.rename(step.target)
            elif not step.existed:
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
