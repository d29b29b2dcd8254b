"""How a command ends before its time: told to stop, or with nobody left to read what it says."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Being told to stop, and the terminal's end; Ctrl-C is Python's own."""


PIPE = 13
"""The number of the signal that ends a program whose reader has gone, whatever the system."""


class Stopped(BaseException):
    """A signal came; whatever is under way is taken back, as with Ctrl-C."""

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number
        super().__init__(number)


@contextmanager
def stopping() -> Iterator[None]:
    """Within the block, a signal to stop raises Stopped, unless it is to be ignored (`nohup`)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    ours = [number for number, handler in before.items() if handler == signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)


@contextmanager
def reader_gone() -> Iterator[None]:
    """Within the block, output that nobody reads any more stops the command, as of any program."""
    try:
        yield
    except BrokenPipeError:
        raise Stopped(PIPE) from None


def silence() -> None:
    """Send what is left of the output nowhere, so that leaving does not fail on it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
