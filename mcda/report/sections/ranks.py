"""Which ranks each option can take over the admissible weights, and how much of them gives each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Paragraph, Text
from mcda.report.evidence import evidence_note, evidence_words
from mcda.report.figures import ranks as drawing
from mcda.report.lists import run_on
from mcda.report.say import say, words
from mcda.report.sections._common import together

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
        title=words("Ranks that some admissible weights give each option"),
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("ranks", record),
        evidence_note(
            found.evidence,
            words("Best and worst ranks are those seen; better and worse ones may exist.")
            if found.evidence.kind == "sampled"
            else words("Best and worst ranks are over all admissible weights."),
            words(
                "Shares of the weights that give each rank: {evidence}.",
                evidence=evidence_words(shares.evidence),
            ),
            _about_first(bench),
        ),
    )


def _about_first(bench: Bench) -> str:
    """That the shares of the first rank are no sample, where the others are."""
    if bench.acceptability().evidence.kind != "sampled":
        return ""
    if bench.shares().evidence.kind == "sampled":
        return ""
    return words("Of rank 1: {evidence}.", evidence=evidence_words(bench.shares().evidence))


def _words(bench: Bench) -> Text:
    """Who can be first and last, and who is always in the upper half."""
    found, n = bench.rank_ranges(), len(bench.options)
    sampled = found.evidence.kind == "sampled"
    firm = np.flatnonzero(found.worst <= max(n // 2, 1))
    parts = [
        _reach(bench, np.flatnonzero(found.best == 1), _first(sampled)),
        _reach(bench, np.flatnonzero(found.worst == n), _last(sampled)),
    ]
    if len(firm):
        rank = int(found.worst[firm].max())
        parts.append(_firm(together(bench, firm), len(firm), rank, sampled))
    return run_on(*parts)


Said = Callable[[Text], tuple[Text, Text, Text]]
"""The sentence for every option, for one and for several of them."""


def _reach(bench: Bench, members: np.ndarray, said: Said) -> Text:
    """Who can take a place; nothing where nobody can."""
    every, one, several = said(together(bench, members))
    if len(members) == len(bench.options):
        return every
    if not len(members):
        return ()
    return one if len(members) == 1 else several


def _first(sampled: bool) -> Said:
    if sampled:
        return lambda options: (
            say("Every option was seen to come first."),
            say("{option} was seen to come first.", option=options),
            say("{options} were seen to come first.", options=options),
        )
    return lambda options: (
        say("Every option can come first."),
        say("{option} can come first.", option=options),
        say("{options} can come first.", options=options),
    )


def _last(sampled: bool) -> Said:
    if sampled:
        return lambda options: (
            say("Every option was seen to come last."),
            say("{option} was seen to come last.", option=options),
            say("{options} were seen to come last.", options=options),
        )
    return lambda options: (
        say("Every option can come last."),
        say("{option} can come last.", option=options),
        say("{options} can come last.", options=options),
    )


def _firm(options: Text, count: int, rank: int, sampled: bool) -> Text:
    """Who never falls below a rank, or was never seen to."""
    place = str(rank)
    if sampled and count == 1:
        return say("{option} was never seen to fall below rank {rank}.", option=options, rank=place)
    if sampled:
        return say(
            "{options} were never seen to fall below rank {rank}.", options=options, rank=place
        )
    if count == 1:
        return say("{option} never falls below rank {rank}.", option=options, rank=place)
    return say("{options} never fall below rank {rank}.", options=options, rank=place)
