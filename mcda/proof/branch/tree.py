"""Proof trees: what was proved of a box and its parts, written as a flat list.

An entry is one of, before the entries of its parts,

    ["cut", y, [[column, "low" | "high", value], ...]]   the multipliers y refute what is cut off
    ["split", column, value]                             at and below the value, then at and above
    ["refuted", y]                                       nothing is left of the region in the box
    ["outside"]                                          the box is past what is to be shown
    ["rest"]                                             what other trees go on from

with coordinates in whole numbers of 1 / GRID.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mcda.methods._bounds import Array
from mcda.proof.branch.prove import GRID


class Node:
    """A box of a tree: open until it says what was proved of it."""

    __slots__ = ("entry", "parts")

    def __init__(self) -> None:
        self.entry: list[Any] | None = None
        self.parts: list[Node] = []

    def refute(self, y: Array | None) -> None:
        """Close it: the multipliers y refute the box."""
        self.entry = ["refuted", y]

    def leave(self) -> None:
        """Close it: the box is past what is to be shown."""
        self.entry = ["outside"]

    def cut(self, y: Array | None, before: tuple[Array, Array], after: tuple[Array, Array]) -> Node:
        """The node of what remains of the box; itself where nothing was cut."""
        changes = [
            [int(c), side, int(new[c] * GRID)]
            for side, old, new in zip(("low", "high"), before, after, strict=True)
            for c in np.flatnonzero(old != new)
        ]
        if not changes:
            return self
        self.entry = ["cut", y, changes]
        self.parts = [Node()]
        return self.parts[0]

    def split(self, column: int, value: float) -> list[Node]:
        """The nodes of the parts at and below, and at and above."""
        self.entry = ["split", int(column), int(value * GRID)]
        self.parts = [Node(), Node()]
        return self.parts


def flat(root: Node, rest: Node | None = None) -> list[list[Any]]:
    """The entries of a tree in order, multipliers as {place: whole number}; open boxes outside.

    rest : a node to stop at
    """
    found: list[list[Any]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is rest:
            found.append(["rest"])
            continue
        entry = list(node.entry or ["outside"])
        if entry[0] in ("cut", "refuted") and entry[1] is not None:
            entry[1] = {str(k): int(entry[1][k]) for k in np.flatnonzero(entry[1])}
        found.append(entry)
        waiting.extend(reversed(node.parts))
    return found
