"""The answer in words: who wins, how surely, what would change it, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Note, Paragraph, Strong, Text, text
from mcda.report.sections._common import joined, verb
from mcda.report.words import count as in_words
from mcda.report.words import fixed, listed, percent, points, share_words

TITLE = "Summary"
PLACE = "10"
SLIVER = 0.01
"""An option that wins on less of the weight space than this wins on a sliver."""


def summary(bench: Bench) -> tuple[Block, ...]:
    """Answers first, then what they rest on."""
    lead = facts.lead(bench.rank())
    blocks: list[Block] = [Paragraph(_verdict(bench, lead), lead=True)]
    blocks.append(Paragraph(text(*_views(bench))))
    robust = [_space(bench), *_change(bench, lead), *_scores(bench, lead), *_criteria(bench, lead)]
    blocks.append(Bullets((*robust, *_methods(bench))))
    caveat = "Best scores were used throughout, except where ranges are named. "
    blocks.append(Note(text(caveat, *bench.beside_scores)))
    return tuple(blocks)


def _verdict(bench: Bench, lead: facts.Lead) -> Text:
    view = bench.view_name(bench.study.view)
    names = joined(bench.named(lead.leaders))
    if not lead.followers:
        only = "is the only option" if len(lead.leaders) == 1 else "tie: no option is ahead"
        return text("Under the view ", Strong(view), ", ", names, f" {only}.")
    how = verb(len(lead.leaders), "scores highest", "tie for the highest score")
    return text(
        "Under the view ", Strong(view), ", ", names, f" {how} ({lead.score:.3f}), ",
        f"{lead.gap:.3f} ahead of ", joined(bench.named(lead.followers)), ".",
    )  # fmt: skip


def _views(bench: Bench) -> Iterator[str | Text]:
    """Who wins in each view and, in a second sentence, what the views differ in."""
    sides = facts.parties(bench)
    count = len(bench.study.views)
    if count == 1:
        return
    if len(sides) == 1:
        yield text(
            f"All {in_words(count)} views put ", joined(bench.named(sides[0].leaders)), " first."
        )
        return
    clauses = []
    for side in sides:
        names = listed([bench.view_name(v) for v in side.views])
        puts = verb(len(side.views), "puts", "put")
        clauses.append(text(f"{names} {puts} ", joined(bench.named(side.leaders)), " first"))
    disagree = f"The {in_words(count)} views do not agree on a winner: "
    yield text(disagree, _series_of(clauses), ". ")
    yield from _divide(bench, sides)


def _divide(bench: Bench, sides: tuple[facts.Party, ...]) -> Iterator[str | Text]:
    divide = facts.divide(bench, sides)
    yield f"They differ most in the weight of {divide.name}: "
    for k, (side, (low, high)) in enumerate(zip(sides, divide.weights, strict=True)):
        span = percent(low, 0) if percent(low, 0) == percent(high, 0) else (
            f"{100 * low:.0f} to {percent(high, 0)}"
        )  # fmt: skip
        of = " of all weight" if k == 0 else ""
        leads = verb(len(side.leaders), " leads", " lead")
        yield text(f"{span}{of} where ", joined(bench.named(side.leaders)), leads)
        yield ", " if k < len(sides) - 1 else ""
    yield f"; on {divide.name}, where 0 is worst and 1 best, "
    scored = [
        text(bench.options[side.leaders[0]], f" has {value:.2f}")
        for side, value in zip(sides, divide.values, strict=True)
    ]
    yield text(_series_of(scored), ".")


def _space(bench: Bench) -> Text:
    """How much of the weight space each option holds."""
    shares, ranges = bench.shares(), bench.ranges()
    count = len(bench.study.space.statements)
    what = (
        f"the weights that satisfy the {in_words(count)} statements"
        if count
        else "all possible weights"
    )
    what = what if count != 1 else "the weights that satisfy the statement"
    order = sorted(range(len(shares.share)), key=lambda i: -shares.share[i])
    seen = [i for i in order if shares.share[i] >= SLIVER]
    parts: list[Text] = [
        text(bench.options[i], f" in {share_words(float(shares.share[i]), float(shares.error[i]))}")
        for i in seen
    ]
    sentence = text(
        Strong("Over all weights."),
        " ",
        f"Of {what}, the winner is ",
        _series_of(parts),
        " of them.",
    )
    for i in (i for i in order if i not in seen):
        sentence = text(sentence, " ", _rare(bench, i, str(ranges.status[i])))
    return sentence


def _rare(bench: Bench, i: int, status: str) -> Text:
    shares, margin = bench.shares(), float(bench.ranges().margin[i])
    name = bench.options[i]
    if status == "never":
        return text(name, f" never wins: at best it stays {fixed(-margin, 3)} behind.")
    if status == "tie":
        return text(name, " is never ahead: at best it is level with another option.")
    if status == "unknown":
        return text(name, " was not seen to win in the sample, which does not show it never does.")
    share = _sliver(float(shares.share[i]), float(shares.error[i]))
    return text(name, f" wins only on a sliver, {share} of them, by {fixed(margin, 3)} at most.")


def _sliver(share: float, error: float) -> str:
    """A small share with the ends of its interval, both in the form `1 in 8,000`."""
    words = share_words(share, error)
    if not words.startswith("1 in"):
        return words
    if share <= error:
        return f"about {words} (no more than {share_words(share + error, 0.01)})"
    low, high = share_words(share - error, 0.01), share_words(share + error, 0.01)
    return f"about {words} (between {low} and {high})"


def _series_of(parts: list[Text], last: str = " and ") -> Text:
    """`A`, `A and B`, `A, B and C` of whole phrases."""
    flat: list[str | Text] = []
    for k, part in enumerate(parts):
        flat += [(last if k == len(parts) - 1 else ", ") if k else "", part]
    return text(*flat)


def _change(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The nearest flip, over all weights and for one weight alone."""
    near = facts.next_winner(bench)
    if near is None:
        yield text(Strong("What would change it."), " ", "No admissible weights put another first.")
        return
    other, distance = near
    sampled = " at most (sampled)" if bench.flips().evidence.kind == "sampled" else ""
    sentence = text(
        Strong("What would change it."), " ", f"Moving {points(distance / 2)} of weight{sampled} ",
        "from some criteria to others is enough for ", bench.options[other], " to draw level.",
    )  # fmt: skip
    limit = facts.nearest_limit(bench)
    if limit is not None:
        side = "below" if limit.end < limit.now else "above"
        sentence = text(
            sentence, f" Of single weights, {bench.criteria[limit.criterion]} is nearest to its "
            f"limit: {side} {percent(limit.end)} (now {percent(limit.now)}) ",
            bench.options[limit.rival], " leads, the others keeping their proportions.",
        )  # fmt: skip
    yield sentence


def _scores(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Whether the winner survives the ends of the scores' ranges."""
    problem = bench.study.problem
    if np.array_equal(problem.low, problem.high) or not lead.followers:
        return
    worst, n = bench.stress().worst_rank, len(bench.options)
    for i in lead.leaders:
        rank = int(worst[i])
        verdict = "still comes first" if rank == 1 else f"comes {_place(rank)} of {n}"
        yield text(
            Strong("If scores are off."), " ", "With the worse end of each of its ranges, and the "
            "better end for every rival, ", bench.options[i], f" {verdict}. ", _cells(bench),
        )  # fmt: skip


def _cells(bench: Bench) -> Text:
    """Single scores that change the leader by moving to an end of their range."""
    cells, problem = bench.cells(), bench.study.problem
    found: list[Text] = []
    for i, j in np.argwhere(cells.changes_low | cells.changes_high):
        for changes, breaks, side in (
            (cells.changes_low, cells.break_low, "below"),
            (cells.changes_high, cells.break_high, "above"),
        ):
            if changes[i, j]:
                unit = f" {problem.criteria[j].unit}" if problem.criteria[j].unit else ""
                at = f"{side} {fixed(float(breaks[i, j]), 2)}{unit}"
                whose = "its own" if (i,) == bench.rank().leaders else bench.options[i]
                own = text(whose, " ") if (i,) == bench.rank().leaders else text(whose, "'s ")
                found.append(text(own, f"{bench.criteria[j]} is {at}"))
    if not found:
        return text("No single score, moved to an end of its range, changes the leader.")
    if len(found) > 4:
        return text(f"{len(found)} single scores, each moved alone within its range, change it.")
    tail = "; no other single score, moved to an end of its range, changes the leader."
    return text("The lead is lost if ", _series_of(found, " or "), tail)


def _place(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def _criteria(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """Who leads when a criterion is left out, and with groups weighing the same."""
    found = bench.leave_one_out()
    changed: dict[tuple[int, ...], list[str]] = {}
    for j, name in enumerate(bench.criteria):
        leaders = found.leaders(j)
        if leaders and leaders != lead.leaders:
            changed.setdefault(leaders, []).append(name)
    sentence = text(Strong("If criteria are left out."), " ")
    for leaders, names in changed.items():
        puts = f"Without {listed(names).replace(' and ', ' or ')}, "
        sentence = text(sentence, puts, joined(bench.named(leaders)), " leads. ")
    rest = "Leaving out any other changes nothing." if changed else (
        "Leaving out any one criterion does not change who leads."
    )  # fmt: skip
    groups = {c.group for c in bench.study.problem.criteria}
    if len(bench.criteria) > 1:
        sentence = text(sentence, rest)
    if len(groups) > 1:
        equal = joined(bench.named(bench.rank_equal_groups().leaders))
        sentence = text(
            sentence, f" With the {in_words(len(groups))} groups weighted equally, ", equal
        )
        sentence = text(sentence, verb(len(bench.rank_equal_groups().leaders), " leads.", " tie."))
    if len(bench.criteria) > 1:
        yield sentence


def _methods(bench: Bench) -> Iterator[Text]:
    """Whether the study's other methods put the same option first."""
    from mcda.report.sections.agreement import differing_defaults, first_by_method

    first = first_by_method(bench)
    if len(first) < 2:
        return
    own = first[bench.study.method.name]
    differ = {name: leaders for name, leaders in first.items() if leaders != own}
    head = text(Strong("By other methods."), " ")
    defaults = [
        text(
            f" With its default parameters, {bench.method_name(name)} puts ",
            joined(bench.named(leaders)),
            " first.",
        )
        for name, leaders in differing_defaults(bench).items()
    ]
    if not differ:
        count = "Both" if len(first) == 2 else f"All {in_words(len(first))}"
        yield text(head, f"{count} methods put ", joined(bench.named(own)), " first.", *defaults)
        return
    clauses = [
        text(f"{bench.method_name(name)} puts ", joined(bench.named(leaders)), " first")
        for name, leaders in differ.items()
    ]
    same = in_words(len(first) - len(differ)).capitalize()
    agree = f"{same} of {in_words(len(first))} methods agree; "
    yield text(head, agree, _series_of(clauses), ".", *defaults)
