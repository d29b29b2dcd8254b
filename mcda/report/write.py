"""Write a report's files all together, or leave what was there as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from mcda.errors import OutputError
from mcda.files.place import place


def write(
    files: Mapping[str, bytes], folder: Path | str, without: Iterable[str] = ()
) -> tuple[Path, ...]:
    """Write `{relative name: contents}` into `folder`, creating it; return the paths.

    without : names of files to take away in the same step
    Whatever fails, Ctrl-C included, the earlier files are there unchanged and nothing else is.
    Raises OutputError, naming the path and the reason.
    """
    folder = Path(folder)
    paths = {_path_in(folder, name): data for name, data in files.items()}
    place({**paths, **{_path_in(folder, name): None for name in without}})
    return tuple(paths)


def _path_in(folder: Path, name: str) -> Path:
    """The path of `name` in `folder`; refused where it is not a plain name below it."""
    path = PurePosixPath(name)
    plain = not any(letter in name for letter in "\\:\0")
    if not (plain and path.parts) or path.is_absolute() or ".." in path.parts:
        raise OutputError(f"cannot write '{name}': it would leave the folder {folder}")
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise OutputError(f"cannot write {target}: a link leads out of the folder {folder}")
    return target
