"""The answer in words: who wins, how surely, what would change it, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Note, Paragraph, Strong, Text, text
from mcda.report.sections._common import apart, gap, joined, verb
from mcda.report.sections._doubts import (
    by_other_methods,
    if_criteria_go,
    if_one_score_moves,
    if_scores_move,
)
from mcda.report.sections._evidence import kinds_in_words
from mcda.report.sections._shares import over_all_weights
from mcda.report.sections._views import in_each_view
from mcda.report.words import listed, moved, percent

TITLE = "Summary"
PLACE = "10"


def summary(bench: Bench) -> tuple[Block, ...]:
    """Answers first, then what they rest on."""
    lead = facts.lead(bench.rank())
    blocks: list[Block] = [Paragraph(_verdict(bench, lead), lead=True), *_outside(bench)]
    blocks += [Paragraph(said) for said in (_beside(bench, lead), in_each_view(bench)) if said]
    blocks.append(
        Bullets(
            (
                over_all_weights(bench),
                *_change(bench, lead),
                *if_scores_move(bench, lead),
                *if_criteria_go(bench, lead),
                *by_other_methods(bench),
            )
        )
    )
    best = "Scores are at their best estimates, except where ranges are named. "
    blocks.append(Note(text(best, kinds_in_words(bench))))
    return tuple(blocks)


def _verdict(bench: Bench, lead: facts.Lead) -> Text:
    view = text("Under the view ", Strong(bench.view_name(bench.study.view)), ", ")
    names = joined(bench.named(lead.leaders))
    if not lead.followers:
        only = " is the only option." if len(lead.leaders) == 1 else " tie: no option is ahead."
        return text(view, names, only)
    how = verb(len(lead.leaders), " leads ", " tie and lead ")
    by, (ahead, behind) = gap(lead.gap), apart(lead.score, lead.score - lead.gap)
    method = bench.method_name(bench.study.method.name)
    return text(
        view,
        names,
        how,
        joined(bench.named(lead.followers)),
        f" by {by} ({ahead} to {behind}, {method}).",
    )


def _beside(bench: Bench, lead: facts.Lead) -> Text:
    """What has to stand beside the headline: whose view it is, and which scores it hangs on."""
    note = bench.study.view_info[bench.study.view].note
    view = text(Strong(bench.view_name(bench.study.view)), f": {note} ") if note else ()
    problem = bench.study.problem
    if np.array_equal(problem.low, problem.high) or not lead.followers or len(lead.leaders) > 1:
        return view
    return text(view, if_one_score_moves(bench))


def _outside(bench: Bench) -> Iterator[Block]:
    """A warning where the view's own weights are not admissible."""
    broken = bench.study.space.broken(bench.weights)
    if broken:
        said = listed([f"'{statement.text}'" for statement in broken])
        what = f"These weights are outside the admissible ones: they break {said}."
        yield Note(text(what), "warning")


def _change(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The nearest flip, over all weights and for one weight alone."""
    head = text(Strong("What would change it."), " ")
    if facts.parted(bench):
        names = joined(bench.named(lead.leaders))
        yield text(head, names, " are level at these weights; which of them leads depends on any ",
                   "move.")  # fmt: skip
        return
    if not lead.followers:
        return
    inside = bool(bench.study.space.contains(bench.weights))
    near = facts.next_winner(bench, anywhere=not inside)
    sampled = bench.flips().evidence.kind == "sampled"
    if near is None:
        yield text(head, facts.nobody_else(bench), _one_weight(bench))
        return
    other, distance = near
    aside = "Moving " if inside else "Leaving the statements aside, moving "
    example = _example(bench, other) if inside else ""
    yield text(
        head, f"{aside}{moved(distance / 2, sampled)} of weight{example} is enough for ",
        bench.options[other], " to draw level.", _one_weight(bench),
    )  # fmt: skip


def _example(bench: Bench, other: int) -> str:
    """Which weights move to get there, where they are few."""
    there, now = bench.flips().weights[other], bench.weights
    shifted = [j for j in np.argsort(there - now) if abs(there[j] - now[j]) > 5e-5]
    if not 1 < len(shifted) <= 4:
        return ""
    steps = [f"{bench.criteria[j]} {100 * now[j]:.1f} to {percent(there[j])}" for j in shifted]
    return f", for example {listed(steps)},"


def _one_weight(bench: Bench) -> str | Text:
    """The single weight that is nearest to its limit."""
    limit = facts.nearest_limit(bench)
    if limit is None:
        seen = "was seen to change" if bench.study.model.linear is None else "changes"
        return f" No single weight, moved alone, {seen} the leader."
    where = "" if limit.admissible else ", which is not admissible,"
    newcomer = limit.rival not in bench.rank().leaders
    return text(
        f" Of single weights, {bench.criteria[limit.criterion]} is nearest to its limit: "
        f"{limit.side} {percent(limit.end)} (from {percent(limit.now)}){where} ",
        text(bench.options[limit.rival], " leads") if newcomer else "not all of them lead",
        ", the others keeping their proportions.",
    )  # fmt: skip
