"""The answer in words: who wins, how surely, what would change it, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Note, Paragraph, Strong, Text
from mcda.report.lists import run_on
from mcda.report.say import say, words
from mcda.report.sections._common import apart, gap, together
from mcda.report.sections._doubts import (
    by_other_methods,
    if_criteria_go,
    if_one_score_moves,
    if_scores_move,
)
from mcda.report.sections._evidence import kinds_in_words
from mcda.report.sections._shares import over_all_weights
from mcda.report.sections._views import in_each_view
from mcda.report.words import decimals, listed, moved, percent

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
    best = words("Scores are at their best estimates, except where ranges are named.")
    blocks.append(Note(run_on(best, kinds_in_words(bench))))
    return tuple(blocks)


def _verdict(bench: Bench, lead: facts.Lead) -> Text:
    view = Strong(bench.view_name(bench.study.view))
    names = together(bench, lead.leaders)
    if not lead.followers and len(lead.leaders) == 1:
        return say("Under the view {view}, {option} is the only option.", view=view, option=names)
    if not lead.followers:
        return say(
            "Under the view {view}, {options} tie: no option is ahead.", view=view, options=names
        )
    ahead, behind = apart(lead.score, lead.score - lead.gap)
    parts: dict[str, Any] = {
        "view": view,
        "leaders": names,
        "others": together(bench, lead.followers),
        "gap": gap(lead.gap),
        "ahead": ahead,
        "behind": behind,
        "method": bench.method_name(bench.study.method.name),
    }
    if len(lead.leaders) == 1:
        return say(
            "Under the view {view}, {leaders} leads {others} by {gap} ({ahead} to {behind}, "
            "{method}).",
            **parts,
        )
    return say(
        "Under the view {view}, {leaders} tie and lead {others} by {gap} ({ahead} to {behind}, "
        "{method}).",
        **parts,
    )


def _beside(bench: Bench, lead: facts.Lead) -> Text:
    """What has to stand beside the headline: whose view it is, and which scores it hangs on."""
    note = bench.study.view_info[bench.study.view].note
    name = Strong(bench.view_name(bench.study.view))
    view = say("{name}: {note}", name=name, note=note) if note else ()
    problem = bench.study.problem
    if np.array_equal(problem.low, problem.high) or not lead.followers or len(lead.leaders) > 1:
        return view
    return run_on(view, if_one_score_moves(bench))


def _outside(bench: Bench) -> Iterator[Block]:
    """A warning where the view's own weights are not admissible."""
    broken = bench.study.space.broken(bench.weights)
    if broken:
        said = listed([words("'{statement}'", statement=s.text) for s in broken])
        what = say(
            "These weights are outside the admissible ones: they break {statements}.",
            statements=said,
        )
        yield Note(what, "warning")


def _change(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The nearest flip, over all weights and for one weight alone."""
    head = Strong(words("What would change it."))
    if facts.parted(bench):
        level = say(
            "{options} are level at these weights; which of them leads depends on any move.",
            options=together(bench, lead.leaders),
        )
        yield run_on(head, level)
    elif lead.followers:
        yield run_on(head, _nearest(bench), _one_weight(bench))


def _nearest(bench: Bench) -> Text | str:
    """The least change of weights that lets another option draw level."""
    inside = bool(bench.study.space.contains(bench.weights))
    near = facts.next_winner(bench, anywhere=not inside)
    if near is None:
        return facts.nobody_else(bench)
    other, distance = near
    option = bench.options[other]
    step = moved(distance / 2, bench.flips().evidence.kind == "sampled")
    steps = _steps(bench, other) if inside else ""
    if not inside:
        return say(
            "Leaving the statements aside, moving {moved} of weight is enough for {option} to draw "
            "level.",
            moved=step,
            option=option,
        )
    if steps:
        return say(
            "Moving {moved} of weight, for example {steps}, is enough for {option} to draw level.",
            moved=step,
            steps=steps,
            option=option,
        )
    return say(
        "Moving {moved} of weight is enough for {option} to draw level.", moved=step, option=option
    )


def _steps(bench: Bench, other: int) -> str:
    """Which weights move to get there, where they are few."""
    there, now = bench.flips().weights[other], bench.weights
    shifted = [j for j in np.argsort(there - now) if abs(there[j] - now[j]) > 5e-5]
    if not 1 < len(shifted) <= 4:
        return ""
    return listed(
        [
            words(
                "{criterion} {now} to {then}",
                criterion=bench.criteria[j],
                now=decimals(100 * now[j], 1),
                then=percent(there[j]),
            )
            for j in shifted
        ]
    )


def _one_weight(bench: Bench) -> Text:
    """The single weight that is nearest to its limit."""
    limit = facts.nearest_limit(bench)
    if limit is None and bench.study.model.linear is None:
        return say("No single weight, moved alone, was seen to change the leader.")
    if limit is None:
        return say("No single weight, moved alone, changes the leader.")
    newcomer = limit.rival not in bench.rank().leaders
    return say(
        "Of single weights, {criterion} is nearest to its limit: {where} {what}, the others "
        "keeping their proportions.",
        criterion=bench.criteria[limit.criterion],
        where=_where(limit),
        what=say("{option} leads", option=bench.options[limit.rival])
        if newcomer
        else say("not all of them lead"),
    )


def _where(limit: facts.Limit) -> str:
    """`below 5 % (from 10 %)`, and whether that is admissible."""
    end, now = percent(limit.end), percent(limit.now)
    if limit.admissible:
        return {
            "below": words("below {end} (from {now})", end=end, now=now),
            "above": words("above {end} (from {now})", end=end, now=now),
        }[limit.side]
    return {
        "below": words("below {end} (from {now}), which is not admissible,", end=end, now=now),
        "above": words("above {end} (from {now}), which is not admissible,", end=end, now=now),
    }[limit.side]
