"""How many draws a sampled analysis takes: fewer where a kernel reckons a great deal for each.

The work is declared, not timed: the same question has the same draws on every machine.
"""

from __future__ import annotations

from mcda.methods._blocks import InBlocks
from mcda.methods.base import Model

MOST = 2**29
"""Numbers that a kernel may work on for one analysis."""
FEWEST = 256


def affordable(model: Model, each: int = 1) -> int | None:
    """How many draws at most, scored `each` times; None where a model's kernel is a small one."""
    scores = None if model.linear is not None else model.scores
    if not isinstance(scores, InBlocks):
        return None
    return max(FEWEST, MOST // (max(scores.floats, 1) * each))


def at_most(model: Model, count: int, each: int = 1) -> int:
    """`count`, or as many as are affordable."""
    most = affordable(model, each)
    return count if most is None else min(count, most)


def fewer(asked: int, count: int) -> str:
    """What to say of `count` draws; nothing where these are all that were asked for."""
    if count >= asked:
        return ""
    return f"{asked:,} draws were asked for, which would take too long"
