"""Under which weights each option wins: shares of the space, ranges, maps over weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import comb

import numpy as np

from mcda.analyses.base import Array, outward
from mcda.report.bench import Bench
from mcda.report.blocks import (
    Block,
    Column,
    Heading,
    Note,
    OptionName,
    Paragraph,
    Table,
    Text,
)
from mcda.report.evidence import evidence_note
from mcda.report.figures import ranges as range_drawing
from mcda.report.figures import shares as share_drawing
from mcda.report.figures import winner_map as map_drawing
from mcda.report.figures.winner_map import WinnerMap
from mcda.report.leads import lead_words
from mcda.report.lists import run_on
from mcda.report.say import say, words
from mcda.report.sections._common import table
from mcda.report.sections._shares import on_sliver, over_all_weights
from mcda.report.sections._triangle import triangle
from mcda.report.words import decimals, share_words, whole

TITLE = "Under which weights each option wins"
PLACE = "40"
NOTICED = 0.0005
"""How far a bound may lie from the true end of a range without a word about it."""
PAIRS_FROM = 8
"""The map is chosen among pairs of this many of the heaviest weights."""


def ranges(bench: Bench) -> tuple[Block, ...]:
    """Shares, then margins and ranges, then the maps."""
    return (*_shares(bench), *_ranges(bench), *_map(bench), *triangle(bench))


def _shares(bench: Bench) -> Iterator[Block]:
    found, status = bench.shares(), bench.ranges().status
    record = share_drawing.compute(
        bench.options,
        found.share,
        [str(s) for s in status],
        tied=found.tied,
        error=found.error,
        twins=[[bench.options[i].name for i in g] for g in bench.twins() if len(g) > 1],
        everywhere=bench.study.model.linear is not None,
        name="win-shares",
        title=words("Share of the admissible weights that each option wins"),
    )
    yield Heading(words("How often each option wins"))
    yield Paragraph(over_all_weights(bench))
    yield from bench.figure("shares", record)
    yield evidence_note(
        found.evidence,
        words("± is half the width of the 95 % interval that holds for all options at once.")
        if (found.error > 0).any()
        else "",
        words(
            "A share counts every admissible weighting alike; it is no probability that an option "
            "is best."
        ),
    )


def _ranges(bench: Bench) -> Iterator[Block]:
    found = bench.ranges()
    yield Heading(words("Where each option wins"))
    yield _margins(bench)
    record = range_drawing.compute(
        bench.options,
        bench.criteria,
        *outward(found.evidence, found.lower, found.upper),
        bench.weights,
        [str(s) for s in found.status],
        view=bench.view_name(bench.study.view),
        order=np.argsort(-bench.shares().share, kind="stable").tolist(),
        name="win-ranges",
        title=words("Range of each weight where an option wins"),
    )
    yield from bench.figure("ranges", record)
    yield evidence_note(
        found.evidence,
        words(
            "Inside its ranges an option wins at some combinations of weights, not at all of them."
        ),
        _about_ends(bench),
        *_about_leads(bench),
    )


def _about_ends(bench: Bench) -> str:
    """How far the ends of ranges that are bounds may lie outside the true ones."""
    found = bench.ranges()
    if found.evidence.kind != "certified" or found.inner_lower is None or found.inner_upper is None:
        return ""
    known = ~np.isnan(found.lower)
    if not known.any():
        return ""
    apart = np.maximum(found.inner_lower - found.lower, found.upper - found.inner_upper)[known]
    if np.isnan(apart).any():
        return words("The ends of ranges are outer bounds.")
    if apart.max() < NOTICED:
        return ""
    number = decimals(100 * float(apart.max()), 1)
    return words(
        "The ends of ranges are outer bounds; the true ends lie at most {number} percentage points "
        "further in.",
        number=number,
    )


def _about_leads(bench: Bench) -> Iterator[str]:
    """What leads are, where scores are more than places."""
    if bench.ranks_only:
        return
    if bench.ranges().evidence.kind == "sampled":
        yield words(
            "The largest lead is over the best rival, in units of the score; the true one may be "
            "larger."
        )
    else:
        yield words("The largest lead is over the best rival, in units of the score.")
    if bench.ranges().evidence.kind == "certified":
        yield words("Where two numbers stand for it, it lies between them.")


def _remark(bench: Bench, i: int) -> str:
    """What is said of an option beside its name."""
    status = bench.standing()[i]
    if status == "strict" and _unrivalled(bench, i):
        return words("wins everywhere")
    shares = bench.shares()
    if status == "strict" and shares.share[i] == 1 and shares.evidence.kind == "sampled":
        return words("won at all weights drawn")
    return {
        "strict": words("wins somewhere"),
        "tie": words("is at best level with another"),
        "seen tie": words("was first only level with another"),
        "never": words("never wins"),
        "unknown": words("was not seen to win"),
    }[status]


def _unrivalled(bench: Bench, i: int) -> bool:
    """Whether it is known that nobody else is ever ahead, its twins aside."""
    twins = next(group for group in bench.twins() if i in group)
    others = [status for k, status in enumerate(bench.standing()) if k not in twins]
    return all(status in ("never", "tie") for status in others)


def _margins(bench: Bench) -> Table:
    """Share, largest lead and a remark, by share."""
    found, shares = bench.ranges(), bench.shares()
    rows: list[list[str | OptionName]] = []
    for i in (int(i) for i in np.argsort(-shares.share, kind="stable")):
        share = float(shares.share[i])
        status = str(found.status[i])
        sliver = status == "strict" and on_sliver(share, float(shares.error[i]))
        rows.append(
            [
                bench.options[i],
                share_words(share, float(shares.error[i]), status),
                *(() if bench.ranks_only else (lead_words(found, i),)),
                words("wins only on a sliver") if sliver else _remark(bench, i),
            ]
        )
    heads = [words("Option"), words("Share won")]
    if not bench.ranks_only:
        heads.append(words("Largest lead"))
    plain = table([*heads, words("In the admissible weights")], rows)
    return replace(plain, columns=(*plain.columns[:-1], Column(plain.columns[-1].title)))


def _map(bench: Bench) -> Iterator[Block]:
    record = telling(bench)
    if record is None:
        if len(bench.criteria) > 1 and len(bench.options) > 1:
            name = bench.method_name(bench.study.method.name)
            yield Paragraph(
                say("{method} is not linear in the weights, so no map is drawn.", method=name)
            )
        return
    drawn = bench.figure("winner_map", record)
    if drawn:
        yield Heading(words("Who wins over two weights"))
        yield Paragraph(_chosen(bench, record))
        yield from drawn
        yield Note(say("How this was obtained: numeric, by clipping half-planes, not proved."))


def _chosen(bench: Bench, record: WinnerMap) -> Text:
    """Why these two weights."""
    heavy = min(len(bench.criteria), PAIRS_FROM)
    if heavy < 3:
        return say("The two weights are all there is.")
    pairs = say("{count} pairs of criteria", count=whole(comb(heavy, 2)))
    if heavy < len(bench.criteria):
        pairs = say(
            "{count} pairs of the {heavy} heaviest criteria",
            count=whole(comb(heavy, 2)),
            heavy=str(heavy),
        )
    if not _evenness(record) > 0:
        why = say(
            "Not one of the {pairs} divides the admissible weights between winners; this is the "
            "first of them.",
            pairs=pairs,
        )
    elif bench.study.space.statements:
        why = say(
            "Of the {pairs}, this one divides the admissible weights most evenly between winners.",
            pairs=pairs,
        )
    else:
        why = say(
            "Of the {pairs}, this one divides the weights most evenly between winners.",
            pairs=pairs,
        )
    return run_on(why, say("The other weights keep their proportions."))


def telling(bench: Bench) -> WinnerMap | None:
    """The map whose admissible areas are most even; None where there is none to draw."""
    linear = bench.study.model.linear
    if linear is None or len(bench.criteria) < 2 or len(bench.options) < 2:
        return None
    heavy = sorted(np.argsort(-bench.weights, kind="stable")[:PAIRS_FROM].tolist())
    maps = [
        map_drawing.compute(
            bench.options,
            bench.criteria,
            linear.values,
            bench.weights,
            x,
            y,
            rows=_limits(bench),
            here_label=bench.view_name(bench.study.view),
        )
        for x, y in combinations(heavy, 2)
    ]
    return max(maps, key=_evenness)


def _limits(bench: Bench) -> tuple[Array, Array] | None:
    """The admissible weights as rows for the map; None where all weights are."""
    space = bench.study.space
    if not space.statements:
        return None
    (a, b), (e, f) = space.inequalities, space.equalities
    return np.vstack([a, e, -e]), np.concatenate([b, f, -f])


def _evenness(record: WinnerMap) -> float:
    """Entropy of the admissible areas, or of all areas where nothing is restricted."""
    free = record.admissible is None
    areas = np.nan_to_num([r.area if free else r.inside for r in record.regions])
    areas = areas[areas > 0] / areas.sum() if areas.sum() > 0 else np.ones(1)
    return float(np.round(-(areas * np.log(areas)).sum(), 9))
