"""From a file to its text: within limits, and only text that YAML may hold."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from mcda.files.log import Log
from mcda.files.source import Source

MAX_BYTES = 4 * 2**20
"""Largest file that is read; a study of 60 options by 25 criteria has files of some 10 kB."""

BOM = "\ufeff"
_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_source(path: Path, shown: str, order: int, log: Log) -> Source | None:
    """The file at `path`; None where it cannot be used, with the reason in `log`."""
    bare = Source(path, shown, order)
    try:
        data = _bytes(path)
    except (_RefusedError, OSError, ValueError) as error:
        log.fault_at(bare, 0, _reason(error))
        return None
    return decode(path, shown, order, data, log)


def decode(path: Path, shown: str, order: int, data: bytes, log: Log) -> Source | None:
    """A source from bytes; None where they are no UTF-8 text, with the place in `log`."""
    if data.startswith(_WIDE_BOMS) or _is_wide(data):
        log.fault_at(Source(path, shown, order), 0, "the file is UTF-16 text; save it as UTF-8")
        return None
    try:
        text = data.decode().removeprefix(BOM)
    except UnicodeDecodeError as error:
        before = len(data[: error.start].decode().removeprefix(BOM))
        damaged = data.decode(errors="replace").removeprefix(BOM)
        wrong = f"byte 0x{data[error.start]:02x} is no UTF-8 text; save the file as UTF-8"
        log.fault_at(Source(path, shown, order, data, damaged), before, wrong)
        return None
    source = Source(path, shown, order, data, text)
    if control := _CONTROL.search(text):
        found = f"control character U+{ord(control[0]):04X}; take it out"
        log.fault_at(source, control.start(), found)
        return None
    return source


def _is_wide(data: bytes) -> bool:
    """Whether every other byte at the start is 0, as in UTF-16 of Latin letters."""
    start = data[:64]
    return any(not any(start[k::2]) and all(start[1 - k :: 2]) for k in (0, 1)) and len(start) > 3


class _RefusedError(Exception):
    """A file that is not even opened."""


def _bytes(path: Path) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise _RefusedError("is a folder; expected a YAML file")
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("is not a regular file")
    if status.st_size > MAX_BYTES:
        size, limit = status.st_size / 2**20, MAX_BYTES // 2**20
        raise _RefusedError(f"the file has {size:.1f} MB; at most {limit} MB are read")
    return path.read_bytes()


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file"
    if isinstance(error, OSError):
        return f"cannot be read: {(error.strerror or str(error)).lower()}"
    return str(error)
