"""The analyses that follow the first answer, one after the other, and how a table shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from mcda.analyses.base import Result
from mcda.analyses.rank_ranges import RankRanges
from mcda.analyses.regret import Regret
from mcda.analyses.win_ranges import WinRanges
from mcda.analyses.win_shares import WinShares
from mcda.errors import McdaError
from mcda.explore.answers import Asked, border_of, flip_of, methods_part
from mcda.files.ask import Answer
from mcda.report.say import words
from mcda.report.sections._evidence import evidence_words
from mcda.report.words import percent_tick, share_words


def step(asked: Asked, name: str) -> dict[str, Any]:
    """One part of the answer: the object of report.json, and what the page shows of it.

    An analysis that does not apply says why under `refused`.
    """
    if name == "methods":
        return {"step": name, **methods_part(asked, asked.rank())}
    try:
        result = asked.ask(name)
    except McdaError as error:
        return {"step": name, "refused": str(error)}
    study = asked.study
    found = Answer(study.id, study.method.name, study.view, result).to_dict()
    for row in (found.get("options") or found["criteria"]).values():
        row.pop("certificate", None)
    return {
        "step": name,
        "kinds": list(result.kinds),
        "evidence": evidence_words(result.evidence),
        "result": found,
        **_drawn(asked, name, result),
    }


def _drawn(asked: Asked, name: str, result: Result) -> dict[str, Any]:
    """What the panel draws, or what a column of the table shows."""
    if name == "stability":
        return border_of(result)
    if name == "flips":
        return flip_of(result, asked.rank())
    return {"cells": CELLS[name](result)}


def _ranks(result: Result) -> list[str]:
    assert isinstance(result, RankRanges)
    pairs = zip(result.best.tolist(), result.worst.tolist(), strict=True)
    return [
        str(best) if best == worst else words("{best} to {worst}", best=str(best), worst=str(worst))
        for best, worst in pairs
    ]


def _shares(result: Result) -> list[str]:
    assert isinstance(result, WinShares)
    sampled = result.evidence.kind == "sampled"
    return [
        share_words(share, error) if sampled or share > 0 else percent_tick(0.0)
        for share, error in zip(result.share.tolist(), result.error.tolist(), strict=True)
    ]


def _regrets(result: Result) -> list[str]:
    assert isinstance(result, Regret)
    return [f"{x:z.3f}" for x in result.max_regret.tolist()]


def _wins(result: Result) -> list[str]:
    assert isinstance(result, WinRanges)
    said = {
        "strict": words("wins somewhere"),
        "tie": words("at best level"),
        "never": words("never wins"),
        "unknown": words("not seen to win"),
    }
    found = []
    for status, kind, margin in zip(result.status, result.kinds, result.margin, strict=True):
        if (str(status), kind) == ("tie", "sampled"):
            found.append(words("seen level only"))
        elif str(status) == "strict" and np.isfinite(margin):
            found.append(words("wins, by at most {lead}", lead=f"{margin:.3f}"))
        else:
            found.append(said[str(status)])
    return found


CELLS: Mapping[str, Callable[[Result], list[str]]] = {
    "rank_ranges": _ranks,
    "win_shares": _shares,
    "win_ranges": _wins,
    "regret": _regrets,
}
"""Columns of the table of analyses, from its first to its last."""

STEPS = ("methods", "stability", "flips", "rank_ranges", "regret", "win_shares", "win_ranges")
"""Those that are mostly quick come first."""
