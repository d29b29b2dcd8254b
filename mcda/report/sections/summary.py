"""The answer in words: who wins, how surely, what would change it, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Note, Paragraph, Strong, Text, text
from mcda.report.sections._common import joined, series, verb
from mcda.report.sections._doubts import by_other_methods, if_criteria_go, if_scores_move
from mcda.report.words import count as in_words
from mcda.report.words import listed, percent, points, share_words

TITLE = "Summary"
PLACE = "10"
SLIVER = 0.01
"""An option that wins on less of the weight space than this wins on a sliver."""


def summary(bench: Bench) -> tuple[Block, ...]:
    """Answers first, then what they rest on."""
    lead = facts.lead(bench.rank())
    blocks: list[Block] = [Paragraph(_verdict(bench, lead), lead=True), *_outside(bench)]
    if views := text(*_views(bench)):
        blocks.append(Paragraph(views))
    robust = [_space(bench), *_change(bench, lead), *if_scores_move(bench, lead)]
    robust += [*if_criteria_go(bench, lead), *by_other_methods(bench)]
    blocks.append(Bullets(tuple(robust)))
    caveat = "Best scores were used throughout, except where ranges are named. "
    blocks.append(Note(text(caveat, *bench.beside_scores, " ", _kinds(bench))))
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


def _kinds(bench: Bench) -> str:
    """How the numbers of the summary were obtained."""
    kinds = {a.result.evidence.kind for a in bench.answers if a.result.analysis != "win_shares"}
    shares = "Shares are sampled, ± half their 95 % interval; "
    if "sampled" in kinds:
        return shares + "so are the ranges, limits and flips, since the method is not linear."
    return shares + "all else is numeric, in floating point, and not proved."


def _outside(bench: Bench) -> Iterator[Block]:
    """A warning where the view's own weights are not admissible."""
    broken = bench.study.space.broken(bench.weights)
    if broken:
        said = listed([f"'{statement.text}'" for statement in broken])
        yield Note(
            text(f"These weights are outside the admissible ones: they break {said}."), "warning"
        )


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
    yield text(disagree, series(clauses), ". ")
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
    yield text(series(scored), ".")


def _space(bench: Bench) -> Text:
    """How much of the weight space each option holds."""
    found, status = bench.shares(), bench.ranges().status
    said = len(bench.study.space.statements)
    rules = "statement" if said == 1 else f"{in_words(said)} statements"
    what = f"the weights that satisfy the {rules}" if said else "all possible weights"
    order = sorted(bench.twins(), key=lambda group: -found.share[group[0]])
    seen = [group for group in order if found.share[group[0]] >= SLIVER]
    parts = [
        text(
            _together(bench, g),
            f" in {share_words(float(found.share[g[0]]), float(found.error[g[0]]))}",
        )
        for g in seen
    ]
    sentence = text(Strong("Over all weights."), " ")
    if parts:
        sentence = text(sentence, f"Of {what}, the winner is ", series(parts), " of them.")
    rare = [group for group in order if group not in seen]
    for kind in ("strict", "tie", "never", "unknown"):
        alike = [group for group in rare if status[group[0]] == kind]
        sentence = text(sentence, *_rare(bench, alike, kind))
    return sentence


def _together(bench: Bench, group: tuple[int, ...]) -> Text:
    """An option, or twins that are level at all weights."""
    names = joined(bench.named(group))
    return names if len(group) == 1 else text(names, " (level at all weights)")


MANY = {
    "strict": " win somewhere, each on less than 1 % of the weights sampled.",
    "tie": " are never ahead: at best each is level with another option.",
    "never": " never win.",
    "unknown": " were not seen to win in the sample, which does not show they never do.",
}


def _rare(bench: Bench, groups: list[tuple[int, ...]], status: str) -> Iterator[str | Text]:
    """A sentence for each option that hardly wins or never does, or one for many of a kind."""
    if len(groups) <= 3:
        for group in groups:
            yield text(" ", _together(bench, group), _alone(bench, group[0], status))
        return
    named = bench.named(i for group in groups for i in group)
    shown = joined(named) if len(named) <= 12 else text(
        joined(named[:11], ", "), f" and {len(named) - 11} more"
    )  # fmt: skip
    yield text(" ", shown, MANY[status])


def _alone(bench: Bench, i: int, status: str) -> str:
    share, margin = float(bench.shares().share[i]), float(bench.ranges().margin[i])
    if status == "never":
        return f" never wins: at best it stays {-margin:.3f} behind."
    if status == "tie":
        return " is never ahead: at best it is level with another option."
    if status == "unknown":
        return " was not seen to win in the sample, which does not show it never does."
    if share == 0:
        return f" wins on a part too small for the sample to hit, by {margin:.3f} at most."
    words = _sliver(share, float(bench.shares().error[i]))
    return f" wins only on a sliver, {words} of them, by {margin:.3f} at most."


def _sliver(share: float, error: float) -> str:
    """A small share with the ends of its interval, both in the form `1 in 8,000`."""
    words = share_words(share, error)
    if not words.startswith("1 in"):
        return words
    if share <= error:
        return f"about {words} (no more than {share_words(share + error, 0.01)})"
    low, high = share_words(share - error, 0.01), share_words(share + error, 0.01)
    return f"about {words} (between {low} and {high})"


def _change(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The nearest flip, over all weights and for one weight alone."""
    head = text(Strong("What would change it."), " ")
    if not any(set(lead.leaders) <= set(group) for group in bench.twins()):
        names = joined(bench.named(lead.leaders))
        yield text(head, names, " are level at these weights; others part them.")
    near = facts.next_winner(bench)
    if near is None:
        if lead.followers:
            yield text(head, "No admissible weights put another option first.")
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
