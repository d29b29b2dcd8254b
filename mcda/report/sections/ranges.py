"""Under which weights each option wins: shares of the space, ranges, a map over two weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Heading, OptionName, Paragraph, Table, Text, text
from mcda.report.figures import ranges as range_drawing
from mcda.report.figures import shares as share_drawing
from mcda.report.figures import winner_map as map_drawing
from mcda.report.figures.winner_map import WinnerMap
from mcda.report.sections._common import evidence_note, joined, table, verb
from mcda.report.words import fixed

TITLE = "Under which weights each option wins"
PLACE = "40"
PAIRS_FROM = 8
"""The map is chosen among pairs of this many of the heaviest weights."""


def ranges(bench: Bench) -> tuple[Block, ...]:
    """Shares, then margins and ranges, then the map."""
    return (*_shares(bench), *_ranges(bench), *_map(bench))


def _shares(bench: Bench) -> Iterator[Block]:
    found, status = bench.shares(), bench.ranges().status
    record = share_drawing.compute(
        bench.options,
        found.share,
        [str(s) for s in status],
        tied=found.tied,
        error=found.error,
        twins=[[bench.options[i].name for i in g] for g in bench.twins() if len(g) > 1],
        name="win-shares",
        title="Share of the admissible weights that each option wins",
    )
    yield Heading("How often each option wins")
    yield from bench.figure("shares", record)
    yield evidence_note(
        found.evidence,
        "± is half the width of the 95 % interval that holds for all options at once.",
    )


def _ranges(bench: Bench) -> Iterator[Block]:
    found = bench.ranges()
    yield Heading("Where each option wins")
    yield Paragraph(text(*_verdicts(bench)))
    yield _margins(bench)
    record = range_drawing.compute(
        bench.options,
        bench.criteria,
        found.lower,
        found.upper,
        bench.weights,
        [str(s) for s in found.status],
        name="win-ranges",
        title="Range of each weight over the weights at which an option wins",
    )
    yield from bench.figure("ranges", record)
    yield evidence_note(
        found.evidence,
        "A range is over all other weights: inside it the option wins for some of them, not for "
        "all. The margin is the most an option can lead the best rival by.",
    )


WORDS = {
    "strict": ("wins somewhere", "win somewhere"),
    "tie": ("is at best level with another", "are at best level with another"),
    "never": ("never wins", "never win"),
    "unknown": ("was not seen to win", "were not seen to win"),
}


def _verdicts(bench: Bench) -> list[Text]:
    status = bench.ranges().status
    parts = []
    for kind, words in WORDS.items():
        members = [bench.options[i] for i in np.flatnonzero(status == kind)]
        if members:
            what = verb(len(members), *words)
            if len(members) == len(status) > 1:
                parts.append(text(f"Every option {words[0]} in the admissible weights. "))
            else:
                parts.append(text(joined(members), f" {what}. "))
    return parts


def _margins(bench: Bench) -> Table:
    found, shares = bench.ranges(), bench.shares()
    rows: list[list[str | OptionName]] = []
    for i in np.argsort(-shares.share, kind="stable"):
        margin = float(found.margin[i])
        lead = "no rival" if np.isinf(margin) else fixed(margin, 4)
        rows.append([bench.options[int(i)], WORDS[str(found.status[i])][0], lead])
    return table(["Option", "In the admissible weights it", "Largest lead"], rows)


def _map(bench: Bench) -> Iterator[Block]:
    record = _telling(bench)
    drawn = () if record is None else bench.figure("winner_map", record)
    if drawn:
        yield Heading("Who wins over two weights")
        yield Paragraph(
            text(
                "Of all pairs of the heavier weights, these two are the ones over which the "
                "winners share the map most evenly. The other weights keep their proportions."
            )
        )
        yield from drawn


def _telling(bench: Bench) -> WinnerMap | None:
    """The map whose areas are most even (largest entropy); None where there is none to draw."""
    linear = bench.study.model.linear
    if linear is None or len(bench.criteria) < 2 or len(bench.options) < 2:
        return None
    (a, b), (e, f) = bench.study.space.inequalities, bench.study.space.equalities
    limits = (np.vstack([a, e, -e]), np.concatenate([b, f, -f]))
    heavy = sorted(np.argsort(-bench.weights, kind="stable")[:PAIRS_FROM].tolist())
    maps = [
        map_drawing.compute(
            bench.options, bench.criteria, linear.values, bench.weights, x, y, rows=limits
        )
        for x, y in combinations(heavy, 2)
    ]
    return max(maps, key=_evenness)


def _evenness(record: WinnerMap) -> float:
    areas = np.array([region.area for region in record.regions])
    areas = areas[areas > 0] / areas.sum() if areas.sum() > 0 else np.ones(1)
    return float(np.round(-(areas * np.log(areas)).sum(), 9))
