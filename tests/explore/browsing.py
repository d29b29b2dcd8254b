"""A real server in a process of its own, and what a browser needs to use it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

TOKEN = "token-of-the-browser-tests"
Open = Callable[..., Any]
"""Opens a page of a new user."""
PATIENCE = 180_000
"""Milliseconds to wait for anything: on a busy machine all of it takes its time."""
READY = "#page-live[data-explore=ready]"


@dataclass
class Server:
    """`mcda explore` on the study in a folder; may be killed and started again on its port."""

    base: Path
    token: str = TOKEN
    port: int = 0
    address: str = ""
    process: Any = field(default=None, repr=False)

    def start(self, token: str | None = None) -> Server:
        self.token = token or self.token
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mcda", "explore", "--port", str(self.port)],
            cwd=self.base,
            env={**os.environ, "MCDA_EXPLORE_TOKEN": self.token},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        if not self.address.startswith("http://127.0.0.1:"):
            raise AssertionError(f"no address but {self.address!r}, exit code {self.end()}")
        self.port = int(self.address.partition("/#")[0].rpartition(":")[2])
        return self

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def end(self, how: int = signal.SIGKILL) -> int:
        """Stop the process with a signal; its exit code. Nothing of it is left, however it ends."""
        with self.process as process:  # which closes the pipe
            process.send_signal(how)
            try:
                code: int = process.wait(20)
            finally:
                process.kill()
        return code


def opened(page: Any, server: Server, extra: str = "") -> Any:
    """The page, once it has taken up its state and drawn the first answer."""
    page.goto(f"{server.address}{extra}")
    page.wait_for_selector(f"{READY}, #page-failed:not([hidden])", state="attached")
    failed = page.locator("#page-failed")
    assert not failed.count(), failed.inner_text()
    return page


def rested(page: Any) -> None:
    """Wait until every analysis of the present state is there."""
    page.wait_for_function("() => explore.isUpToDate()")


def state(page: Any) -> dict[str, Any]:
    """What the page would ask the server about."""
    found: dict[str, Any] = page.evaluate("() => explore.state()")
    return found


def points(page: Any) -> list[float]:
    found: list[float] = page.evaluate("() => live.points()")
    return found


def scores(page: Any) -> list[float]:
    """The scores that are shown, at full precision, in the study's order."""
    found: list[float] = page.eval_on_selector_all(
        "#page-live-scores [data-option]",
        "list => list.sort((a, b) => a.dataset.option - b.dataset.option)"
        ".map(node => Number(node.querySelector('data').value))",
    )
    return found


def slide(page: Any, criterion: str, presses: int) -> None:
    page.get_by_label(criterion, exact=True).focus()
    for _ in range(presses):
        page.keyboard.press("ArrowRight")


def close(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(np.array(found, float), np.asarray(wanted, float), rtol=0, atol=1e-9)
