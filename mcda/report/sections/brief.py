"""The one page: question, answer, how robust, what would change it, who disagrees, caveats."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.analyses.base import Result
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Text,
)
from mcda.report.figures import verdict as drawing
from mcda.report.lists import Part, run_on
from mcda.report.places import place_of
from mcda.report.say import say, words
from mcda.report.sections._brief import few, options
from mcda.report.sections._brief_caveats import caveats
from mcda.report.sections._brief_change import change
from mcda.report.sections._brief_dissent import dissent
from mcda.report.sections._brief_robust import robust
from mcda.report.sections._common import apart, turned
from mcda.report.words import count, decimals, share_words

TITLE = "In brief"
PLACE = "05"
NARROW, CLEAR = 0.05, 0.2
"""Weight to move for a rival to draw level: up to the first a lead is narrow, from the second
clear."""
LEVEL = 0.01
"""Scores no further apart than this part of all the scores' spread are all but level."""
FAR = 0.2
"""Part of all the scores' spread that a clear lead is at the least."""
NOTE = 160
"""Characters of a view's note that the one page has room for."""


def brief(bench: Bench) -> tuple[Block, ...]:
    """All of it on one sheet of paper."""
    lead = facts.lead(bench.rank())
    blocks: list[Block] = [
        Paragraph(_question(bench)),
        *_outside(bench),
        Paragraph(_answer(bench, lead), lead=True),
    ]
    if len(bench.options) > 1:
        blocks += [
            *_figure(bench, lead),
            *_part(words("How robust is it?"), robust(bench, lead)),
            *_part(words("What would change it?"), change(bench, lead)),
            *_part(words("Who disagrees?"), dissent(bench, lead)),
        ]
    blocks += [
        Heading(words("Three caveats")),
        Bullets(caveats(bench, lead), ordered=True),
        Note(_rests_on(bench)),
    ]
    return tuple(blocks)


def _part(title: str, said: Iterator[Text]) -> Iterator[Block]:
    items = tuple(said)
    if items:
        yield Heading(title)
        yield Bullets(items)


def _question(bench: Bench) -> Text:
    """What is asked, and whose weights answer it."""
    n, m = len(bench.options), len(bench.criteria)
    info = bench.study.view_info[bench.study.view]
    view = Strong(bench.view_name(bench.study.view))
    note = info.note if len(info.note) <= NOTE else ""
    if m == 1:
        asked = say("Which of {n} options comes first on {m}?", n=count(n), m=bench.criteria[0])
    else:
        asked = say("Which of {n} options comes first on {m} criteria?", n=count(n), m=count(m))
    if n == 1:
        asked = say("How does the only option stand?")
    if note:
        return run_on(
            asked, say("The answer is for the weights called {view}: {note}", view=view, note=note)
        )
    return run_on(asked, say("The answer is for the weights called {view}.", view=view))


def _outside(bench: Bench) -> Iterator[Block]:
    """A warning where the view's own weights are not admissible."""
    broken = bench.study.space.broken(bench.weights)
    if broken:
        said = few([bench.said(statement) for statement in broken])
        yield Note(
            say("These weights are outside what the study allows: {rules}.", rules=said), "warning"
        )


def _answer(bench: Bench, lead: facts.Lead) -> Text:
    """Who comes first, and how far ahead of whom."""
    who = options(bench, lead.leaders, start=True)
    if not lead.followers and len(lead.leaders) == 1:
        return say("{who} is the only option.", who=who)
    if not lead.followers and len(lead.leaders) == 2:
        return say("Both options are level: neither comes first alone.")
    if not lead.followers:
        return say("All {n} options are level: none comes first alone.", n=count(len(lead.leaders)))
    parts: dict[str, Part] = {"who": who, "rival": options(bench, lead.followers)}
    if len(lead.leaders) > 1:
        return say("{who} share first place, ahead of {rival}.", **parts)
    if bench.ranks_only:
        return say("{who} comes first, ranked above {rival}.", **parts)
    if lead.gap <= LEVEL * float(np.ptp(bench.rank().score)):
        return say("{who} comes first, but all but level with {rival}.", **parts)
    if _narrow(bench, lead):
        return say("{who} comes first, narrowly ahead of {rival}.", **parts)
    if _clear(bench, lead):
        return say("{who} comes first, clearly ahead of {rival}.", **parts)
    return say("{who} comes first, ahead of {rival}.", **parts)


def _narrow(bench: Bench, lead: facts.Lead) -> bool:
    """Whether few weights need move for a follower to draw level."""
    found = bench.flips()
    inside = bool(bench.study.space.contains(bench.weights))
    ways = (found.distance if inside else found.distance_simplex)[list(lead.followers)] / 2
    return bool(np.any(ways <= NARROW))


def _clear(bench: Bench, lead: facts.Lead) -> bool:
    """Whether the lead is wide and it is known that much weight must move for another to lead."""
    found = bench.flips()
    if lead.gap < FAR * float(np.ptp(bench.rank().score)):
        return False
    if found.evidence.kind == "sampled":
        return False
    near = facts.next_winner(bench, anywhere=True)
    return near is None or near[1] / 2 >= CLEAR


def _figure(bench: Bench, lead: facts.Lead) -> tuple[Block, ...]:
    ranking, shares, status = bench.rank(), bench.shares(), bench.ranges().status
    record = drawing.compute(
        bench.options,
        ranking.score,
        [int(rank) for rank in ranking.rank],
        shares.share,
        [
            share_words(float(s), float(e), str(known))
            for s, e, known in zip(shares.share, shares.error, status, strict=True)
        ],
        _said(bench, lead),
        scale=_scale(bench),
        view=bench.view_name(bench.study.view),
        note=_twins(bench),
    )
    return bench.figure("verdict", record)


def _said(bench: Bench, lead: facts.Lead) -> list[str]:
    """(n,) scores, with the decimals that it takes to see the lead; or places."""
    ranking = bench.rank()
    if bench.ranks_only:
        return [place_of(bench.study.model, ranking, i) for i in range(len(bench.options))]
    digits = min(len(apart(lead.score, lead.score - lead.gap)[0].rpartition(".")[2]), 6)
    return [decimals(float(x), digits if lead.followers else 3) for x in ranking.score]


def _scale(bench: Bench) -> drawing.Scales:
    """What these are."""
    if not bench.ranks_only:
        return "score"
    return "rank" if bench.study.model.classes is None else "class"


def _twins(bench: Bench) -> Text:
    """That options which are always level are each shown with the share of all of them."""
    groups = [group for group in bench.twins() if len(group) > 1]
    if not groups:
        return ()
    if bench.ranks_only:
        return say("Options that are always level are each shown with the share of all of them.")
    return say("Options that always score the same are each shown with the share of all of them.")


def _put_together(bench: Bench, method: Strong) -> Text:
    if bench.ranks_only:
        return say(
            "Scores are best estimates; {method} makes of them an order, which says who is ahead "
            "of whom and not by how much.",
            method=method,
        )
    about = say("Scores are best estimates, put together by {method}.", method=method)
    return run_on(about, turned(bench))


def _rests_on(bench: Bench) -> Text:
    """What scores are, what a share is not, and what the words in brackets mean."""
    about = _put_together(bench, Strong(bench.method_name(bench.study.method.name)))
    if len(bench.options) == 1:  # of which the page says nothing that is proved or estimated
        return about
    told = [
        about,
        say("A share counts all these weights alike; it is no probability."),
    ]
    asked: list[Result] = [bench.rank(), bench.ranges(), bench.shares()]
    if len(bench.criteria) > 1:  # the weight of the only one cannot be moved
        asked += [bench.flips(), bench.stability()]
    kinds = {kind for result in asked for kind in result.kinds}
    if "exact" in kinds or bench.ranges().certificates:
        told.append(
            say(
                "Proved: {command} checks the {proofs}.",
                command=Code("mcda verify report.json"),
                proofs=Link(words("proofs"), "proof"),
            )
        )
    if "certified" in kinds:
        told.append(say("Proved within bounds: the truth lies between bounds that are proved."))
    told.append(say("Calculated: to many digits, but without proof."))
    if "sampled" in kinds:
        told.append(
            say("Estimated: from weights drawn at random; ± holds in 95 of 100 such samples.")
        )
    return run_on(*told)
