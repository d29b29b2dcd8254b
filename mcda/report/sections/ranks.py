"""Which ranks each option can take over the admissible weights, and how much of them gives each."""

from __future__ import annotations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Paragraph, Text, text
from mcda.report.figures import ranks as drawing
from mcda.report.sections._common import joined, verb
from mcda.report.sections._evidence import evidence_note, evidence_words

TITLE = "Which ranks each option can take"
PLACE = "43"


def ranks(bench: Bench) -> tuple[Block, ...]:
    """Who can be first and last in a sentence, then the ranges as a figure."""
    if len(bench.options) < 2:
        return ()
    found, shares = bench.rank_ranges(), bench.acceptability()
    record = drawing.compute(
        bench.options,
        found.best,
        found.worst,
        bench.rank().rank,
        shares.rank_shares,
        shares.error,
        at_least=found.evidence.kind == "sampled",
        view=bench.view_name(bench.study.view),
        name="rank-ranges",
        title="Ranks that some admissible weights give each option",
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("ranks", record),
        evidence_note(
            found.evidence,
            "Best and worst ranks are over all admissible weights. How much of them gives each "
            f"rank: {evidence_words(shares.evidence)}.",
        ),
    )


def _words(bench: Bench) -> Text:
    """Who can be last, and who is always in the upper half."""
    found, n = bench.rank_ranges(), len(bench.options)
    seen = "was seen to come" if found.evidence.kind == "sampled" else "can come"
    parts = []
    for places, what in ((found.best == 1, "first"), (found.worst == n, "last")):
        members = np.flatnonzero(places)
        if len(members) == n:
            parts.append(text(f"Every option {seen} {what}. "))
        elif len(members):
            names = joined(bench.named(members))
            parts.append(text(names, f" {verb(len(members), seen, _many(seen))} {what}. "))
    firm = np.flatnonzero(found.worst <= max(n // 2, 1))
    if len(firm):
        names = joined(bench.named(firm))
        never = verb(len(firm), "never falls", "never fall")
        if found.evidence.kind == "sampled":
            never = verb(len(firm), "was never seen to fall", "were never seen to fall")
        parts.append(text(names, f" {never} below rank {int(found.worst[firm].max())}."))
    return text(*parts)


def _many(seen: str) -> str:
    return seen.replace("was", "were")
