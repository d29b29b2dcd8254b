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
from mcda.report.evidence import evidence_words
from mcda.report.say import words
from mcda.report.sections._common import gap
from mcda.report.words import percent_tick, share_words


def step(asked: Asked, name: str) -> dict[str, Any]:
    """One part of the answer: the object of report.json, and what the page shows of it.

    An analysis that does not apply says why under `refused`.
    """
    if name == "methods":
        return {"step": name, **methods_part(asked, asked.rank())}
    if name == "regret" and asked.study.method.ranks_only:
        return {"step": name, "refused": words("This method ranks, and measures no shortfall.")}
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
    if name == "win_ranges" and asked.study.method.ranks_only:
        return {"cells": _wins(result, leads=False)}
    return {"cells": CELLS[name](result)}


def _ranks(result: Result) -> list[str]:
    """Places; a sample cannot show that there are no others."""
    assert isinstance(result, RankRanges)
    found = []
    for best, worst, kind in zip(result.best, result.worst, result.kinds, strict=True):
        ends = {"best": str(best), "worst": str(worst)}
        if kind == "sampled":
            found.append(words("{best} to {worst} seen", **ends))
        else:
            found.append(str(best) if best == worst else words("{best} to {worst}", **ends))
    return found


def _shares(result: Result) -> list[str]:
    assert isinstance(result, WinShares)
    sampled = result.evidence.kind == "sampled"
    return [
        share_words(share, error) if sampled or share > 0 else percent_tick(0.0)
        for share, error in zip(result.share.tolist(), result.error.tolist(), strict=True)
    ]


def _regrets(result: Result) -> list[str]:
    """The most that each falls short; a sample may have missed more."""
    assert isinstance(result, Regret)
    found = []
    for x, kind in zip(result.max_regret.tolist(), result.kinds, strict=True):
        shown = gap(x)
        found.append(words("{number} or more", number=shown) if kind == "sampled" else shown)
    return found


def _wins(result: Result, *, leads: bool = True) -> list[str]:
    """Whether each wins, and the most by which it does.

    leads : whether a lead measures anything
    """
    assert isinstance(result, WinRanges)
    found = []
    for i, margin in enumerate(result.margin.tolist()):
        if str(result.status[i]) != "strict" or not np.isfinite(margin):
            found.append(_won(result, i))
        elif not leads:
            found.append(words("wins somewhere"))
        elif result.kinds[i] == "sampled":
            found.append(words("wins, by {lead} or more", lead=gap(margin)))
        else:
            found.append(words("wins, by at most {lead}", lead=gap(margin)))
    return found


def _won(result: Result, i: int) -> str:
    """Whether an option wins that does not lead at any weights, or has no rival."""
    assert isinstance(result, WinRanges)
    status = str(result.status[i])
    if (status, result.kinds[i]) == ("tie", "sampled"):
        return words("seen level only")
    if (status, result.kinds[i]) == ("strict", "sampled"):
        return words("won at all weights drawn")
    return {
        "strict": words("wins everywhere"),
        "tie": words("at best level"),
        "never": words("never wins"),
        "unknown": words("not seen to win"),
    }[status]


CELLS: Mapping[str, Callable[[Result], list[str]]] = {
    "rank_ranges": _ranks,
    "win_shares": _shares,
    "win_ranges": _wins,
    "regret": _regrets,
}
"""Columns of the table of analyses, from its first to its last."""

STEPS = ("methods", "stability", "flips", "rank_ranges", "regret", "win_shares", "win_ranges")
"""Those that are mostly quick come first."""
