"""Who asked last: of one asker's questions the latest wins."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

CLIENTS = 1000
"""Askers that are remembered."""


class Turns:
    """The number of each client's latest question: what has a smaller one is overtaken."""

    def __init__(self) -> None:
        self._latest: OrderedDict[str, int] = OrderedDict()

    def take(self, client: str, turn: int) -> Callable[[], bool]:
        """Note a question; whether it is overtaken by now."""
        self._latest[client] = max(turn, self._latest.pop(client, turn))
        while len(self._latest) > CLIENTS:
            self._latest.popitem(last=False)
        return lambda: self._latest.get(client, turn) > turn
