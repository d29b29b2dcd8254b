"""What goes wrong in a study's own section, told with the line of its file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from types import TracebackType

from mcda.errors import McdaError, StudyError
from mcda.files.faults import Fault, printable
from mcda.files.source import Source


@contextmanager
def blamed(source: Source) -> Iterator[None]:
    """Turn whatever is raised inside into a fault at the line of `source` that led to it.

    What the code prints goes to standard error: standard output is the command's own.
    """
    try:
        with redirect_stdout(sys.stderr):
            yield
    except (Exception, SystemExit) as error:
        line = _line(error.__traceback__, source.shown) or getattr(error, "lineno", None) or 1
        raise fault(source, line, _said(error)) from error


def fault(source: Source, line: int, message: str) -> StudyError:
    """An error with one fault: at the first character of a line."""
    text = source.line(line) if source.offset(line) < len(source.text) else ""
    indent = len(text) - len(text.lstrip())
    return StudyError([source.remark(Fault, source.offset(line, indent + 1), message)])


def _said(error: BaseException) -> str:
    words = printable(str(error))
    if isinstance(error, McdaError):
        return words
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _line(trace: TracebackType | None, shown: str) -> int | None:
    """The innermost line of the file on the way to the error."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == shown:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
