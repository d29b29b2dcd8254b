"""Sampled shares that proofs settle: who is proved to be always first has all, without an error.

The record keeps what was sampled; readers see no uncertainty where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mcda.analyses.acceptability import Acceptability
from mcda.analyses.base import STRENGTH, Kind
from mcda.analyses.rank_ranges import RankRanges
from mcda.analyses.win_ranges import WinRanges
from mcda.analyses.win_shares import WinShares

PROVED: tuple[Kind, ...] = ("exact", "certified")


def settled_wins(found: WinShares, ranges: WinRanges) -> WinShares:
    """Nothing for options that are proved never to win, all for one where that is all others."""
    if found.evidence.kind != "sampled":
        return found
    never = (ranges.status == "never") & np.isin(ranges.kinds, PROVED)
    alone = never.sum() == len(never) - 1
    sure = never | alone
    if not sure.any():
        return found
    weakest = max(ranges.kinds, key=STRENGTH.index)
    proofs = [
        kind if settled else weakest for kind, settled in zip(ranges.kinds, never, strict=True)
    ]
    return replace(
        found,
        share=np.where(sure, np.where(never, 0.0, 1.0), found.share),
        error=np.where(sure, 0.0, found.error),
        kinds=_kinds(found.kinds, proofs, sure),
    )


def settled_ranks(found: Acceptability, ranges: RankRanges, wins: WinShares) -> Acceptability:
    """What is proved of rank shares: ranks that no weights give, the only one, and the first."""
    if found.evidence.kind != "sampled":
        return found
    ranks = np.arange(1, len(found.options) + 1)
    proved = np.isin(ranges.kinds, PROVED)[:, None]
    low, high = ranges.best[:, None], ranges.worst[:, None]
    never = proved & ((ranks < low) | (ranks > high))
    always = proved & (low == high) & (ranks == low)
    shares = np.where(always, 1.0, np.where(never, 0.0, found.rank_shares))
    error = np.where(always | never, 0.0, found.error)
    first = np.isin(wins.kinds, PROVED) & (wins.error == 0) & (wins.tied == 0)
    shares[:, 0] = np.where(first, wins.share, shares[:, 0])
    error[:, 0] = np.where(first, 0.0, error[:, 0])
    sure = (error == 0).all(axis=1)
    if not (error == 0).any():
        return found
    kinds = _kinds(found.kinds, ranges.kinds, sure)
    return replace(found, rank_shares=shares, error=error, kinds=kinds)


def _kinds(
    sampled: Sequence[Kind], proofs: Sequence[Kind], sure: NDArray[np.bool_]
) -> tuple[Kind, ...]:
    """The kind of each row: of its proof where it is settled."""
    rows = zip(sampled, proofs, sure, strict=True)
    return tuple(proof if settled else seen for seen, proof, settled in rows)
