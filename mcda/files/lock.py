"""One process at a time: a lock that the system holds, and lets go of when a process ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from mcda.errors import OutputError

# A link of that name is refused: it may lead anywhere, and to nothing for ever.
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)

_PASSING = (FileNotFoundError, FileExistsError) + (
    (PermissionError,) if sys.platform == "win32" else ()
)
"""What may be met while whoever held the lock takes the file and its folders away."""
_PATIENCE = 1000


@contextmanager
def locked(path: Path, base: Path) -> Iterator[None]:
    """Within the block no other process or thread is in such a block of the same `path`.

    The file and the folders on the way from `base` are made, and taken away again where the block
    leaves nothing else in them. Raises OutputError where they cannot be made.
    """
    handle = _held(path)
    try:
        yield
    finally:
        _let_go(path, handle)
        for folder in path.parents:
            if folder == base:
                break
            with suppress(OSError):
                folder.rmdir()


def _held(path: Path) -> int:
    """Wait for the lock and hold it."""
    tries = 0
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, _OPEN, 0o666)
        except OSError as error:
            tries += 1
            if isinstance(error, _PASSING) and tries < _PATIENCE:
                sleep(0.001)
                continue
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from None
        try:
            _lock(handle)
            if _is_there(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_there(path: Path, handle: int) -> bool:
    """Whether the locked file still has that name: whoever held it last took it away."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError as error:
                # It gives up after ten seconds; whoever has the lock may need longer.
                if error.errno == errno.EDEADLK:
                    continue
            return

    def _let_go(path: Path, handle: int) -> None:
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with suppress(OSError):
            path.unlink()  # which fails while another process has it open

else:
    import fcntl

    def _lock(handle: int) -> None:
        # Where a file system has no locks, the step's file, made only if new, is what is left.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)

    def _let_go(path: Path, handle: int) -> None:
        with suppress(OSError):
            path.unlink()  # while it is held: whoever waits for it sees that, and asks again
        os.close(handle)
