"""Sentences on how much of the weight space each option holds."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Text, plain_text
from mcda.report.leads import outdone
from mcda.report.lists import all_of, and_more, clauses, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import gap, mixed, together
from mcda.report.words import RARE, count, one_in, percent, share_words

SLIVER = 0.01
"""An option that wins on less of the weight space than this wins on a sliver."""


def on_sliver(share: float, error: float) -> bool:
    """Whether a share, to the upper end of its interval where it is sampled, is a sliver."""
    return share + (error if error > 0 else 0) < SLIVER


def over_all_weights(bench: Bench) -> Text:
    """How much of the weight space each option holds."""
    found, status = bench.shares(), bench.standing()
    order = sorted(bench.twins(), key=lambda group: -found.share[group[0]])
    if len(order) == 1 and len(order[0]) > 1:
        return _all_level(bench)
    ends = zip(found.share.tolist(), found.error.tolist(), strict=True)
    large = [share > 0 and not on_sliver(share, error) for share, error in ends]
    seen = [group for group in order if large[group[0]]]
    rare = [group for group in order if group not in seen]
    status = [
        "missed" if kind == "strict" and share == 0 else kind
        for kind, share in zip(status, found.share, strict=True)
    ]
    sampled = found.evidence.kind == "sampled"
    each = [
        sentence
        for kind in _many((), sampled=sampled)
        for sentence in _rare(bench, [g for g in rare if status[g[0]] == kind], kind)
    ]
    return run_on(_won(bench, seen), *each, _tied(bench))


def _won(bench: Bench, groups: list[tuple[int, ...]]) -> Text:
    """Who wins on more than slivers, and on how much."""
    found = bench.shares()
    parts = [
        say(
            "{options} in {share}",
            options=_together(bench, group),
            share=share_words(float(found.share[group[0]]), float(found.error[group[0]])),
        )
        for group in groups
    ]
    if not parts:
        return ()
    return say(
        "Of {weights}, the winner is {shares} of them.",
        weights=_admissible(bench),
        shares=all_of(parts),
    )


def _admissible(bench: Bench) -> str:
    """The weights that shares are of, with the statements in words where they are few."""
    statements = bench.study.space.statements
    if not statements:
        return words("all possible weights")
    said = plain_text(clauses([bench.said(s) for s in statements]))
    if len(statements) == 1:
        return words("the weights that satisfy the statement ({statements})", statements=said)
    number = count(len(statements))
    if len(statements) > 3:
        return words("the weights that satisfy the {count} statements", count=number)
    return words(
        "the weights that satisfy the {count} statements ({statements})",
        count=number,
        statements=said,
    )


def _together(bench: Bench, group: tuple[int, ...]) -> Text:
    """An option, or twins that are level at all weights."""
    names = together(bench, group)
    if len(group) == 1:
        return names
    if bench.study.model.linear is None:
        return say("{options} (level at all weights drawn)", options=names)
    return say("{options} (level at all weights)", options=names)


def _one_of(bench: Bench, group: tuple[int, ...]) -> Text:
    """The same where a sentence speaks of one: an option, beside which its twins are named."""
    first = together(bench, group[:1])
    if len(group) == 1:
        return first
    twins = together(bench, group[1:])
    if bench.study.model.linear is None:
        return say("{option}, level with {twins} at all weights drawn,", option=first, twins=twins)
    return say("{option}, level with {twins} at all weights,", option=first, twins=twins)


def _all_level(bench: Bench) -> Text:
    weights = _admissible(bench)
    if bench.study.model.linear is None:
        return say("Of {weights}, all options tie at all weights drawn.", weights=weights)
    return say("Of {weights}, all options tie everywhere.", weights=weights)


def _tied(bench: Bench) -> Text:
    """How often nobody is first alone, where a sample shows that it matters."""
    share = bench.shares().share
    rest = 1 - sum(float(share[group[0]]) for group in bench.twins())
    if bench.shares().evidence.kind != "sampled" or rest < SLIVER:
        return ()
    return say(
        "At {share} of the weights drawn several options tie for the first place.",
        share=percent(rest),
    )


def _many(options: Text, *, sampled: bool) -> dict[str, Text]:
    """What is said of many options of one status."""
    return {
        "strict": say(
            "{options} win somewhere, each on less than 1 % of them (estimated).", options=options
        )
        if sampled
        else say("{options} win somewhere, each on less than 1 % of them.", options=options),
        "missed": say(
            "{options} win somewhere, each on a part that the sample did not hit.", options=options
        ),
        "tie": say(
            "{options} are never ahead: at best each is level with another option.",
            options=options,
        ),
        "seen tie": say(
            "{options} were never seen ahead: at best each was level with another option.",
            options=options,
        ),
        "never": say("{options} never win.", options=options),
        "unknown": say(
            "{options} were not seen to win in the sample, which does not show they never do.",
            options=options,
        ),
    }


def _rare(bench: Bench, groups: list[tuple[int, ...]], status: str) -> Iterator[Text]:
    """A sentence for each option that hardly wins or never does, or one for many of a kind."""
    if len(groups) <= 3:
        for group in groups:
            yield _alone(bench, group, status)
        return
    named = bench.named(i for group in groups for i in group)
    shown = all_of(named) if len(named) <= 12 else and_more(named[:11], len(named) - 11)
    yield _many(shown, sampled=bench.shares().evidence.kind == "sampled")[status]


def _alone(bench: Bench, group: tuple[int, ...], status: str) -> Text:
    """What is said of one option, or of twins."""
    options, i = _one_of(bench, group), group[0]
    share, margin = float(bench.shares().share[i]), float(bench.ranges().margin[i])
    if status == "seen tie":
        return say(
            "{options} was never seen ahead: at best it was level with another option.",
            options=options,
        )
    beaten = _outdone(bench, options, i, status)
    if beaten:
        return beaten
    if status in ("never", "tie"):
        return _behind(bench, options, i, margin)
    if status == "unknown":
        return say(
            "{options} was not seen to win in the sample, which does not show it never does.",
            options=options,
        )
    unbounded = bench.ranks_only or bench.ranges().kinds[i] == "sampled"
    if bench.ranges().kinds[i] == "certified" and np.isfinite(margin):
        margin = ceil(1_000 * margin - 1e-6) / 1_000
    if share == 0 and unbounded:
        return say("{options} wins on a part too small for the sample to hit.", options=options)
    if share == 0:
        return say(
            "{options} wins on a part too small for the sample to hit, by {gap} at most.",
            options=options,
            gap=gap(margin),
        )
    on = _sliver(share, float(bench.shares().error[i]))
    if unbounded:
        return say("{options} wins only on a sliver: {share} of them.", options=options, share=on)
    return say(
        "{options} wins only on a sliver: {share} of them, never by more than {gap}.",
        options=options,
        share=on,
        gap=gap(margin),
    )


def _outdone(bench: Bench, options: Text, i: int, status: str) -> Text:
    """Who scores better on every criterion, where nothing is proved of how far behind it stays."""
    better = np.flatnonzero(outdone(bench.study.problem, everywhere=True)[i])
    known = status == "never" and bench.ranges().kinds[i] != "certified"
    if not len(better) or known or status not in ("never", "unknown"):
        return ()
    rivals = together(bench, better)
    if status == "unknown" and len(better) == 1:
        return say(
            "{options} was not seen to win in the sample: {rivals} scores better on every "
            "criterion.",
            options=options,
            rivals=rivals,
        )
    if status == "unknown":
        return say(
            "{options} was not seen to win in the sample: {rivals} each score better on every "
            "criterion.",
            options=options,
            rivals=rivals,
        )
    if len(better) == 1:
        return say(
            "{options} never wins: {rivals} scores better on every criterion.",
            options=options,
            rivals=rivals,
        )
    return say(
        "{options} never wins: {rivals} each score better on every criterion.",
        options=options,
        rivals=rivals,
    )


def _behind(bench: Bench, options: Text, i: int, margin: float) -> Text:
    """That an option is never ahead, and of which rivals, together, that is proved."""
    parts = facts.mixture(bench, i)
    if margin < 0 and bench.ranks_only:
        return say("{options} never wins: another is always ranked above.", options=options)
    if margin < 0 and parts:
        return say(
            "{options} never wins: at all admissible weights it is {gap} or more behind {rivals}.",
            options=options,
            gap=gap(-margin),
            rivals=mixed(bench, parts),
        )
    if bench.ranges().kinds[i] == "certified" and bench.ranges().status[i] == "never":
        return _always_behind(options, margin)
    if margin < 0:
        return say(
            "{options} never wins: at best it stays {gap} behind.",
            options=options,
            gap=gap(-margin),
        )
    if parts:
        return say(
            "{options} is never ahead of {rivals}: at best it is level with another option.",
            options=options,
            rivals=mixed(bench, parts),
        )
    return say(
        "{options} is never ahead: at best it is level with another option.", options=options
    )


def _always_behind(options: Text, most: float) -> Text:
    """The same where no more is known of the lead than what it does not reach."""
    least = floor(-most * 1_000) / 1_000
    if least > 0:
        return say(
            "{options} never wins: it is always {gap} or more behind.",
            options=options,
            gap=gap(least),
        )
    return say("{options} never wins: another option is always ahead.", options=options)


def _sliver(share: float, error: float) -> str:
    """A small share with the ends of its interval, both in the form `1 in 8,000`."""
    if share >= RARE or not error > 0:
        return share_words(share, error)
    shown, high = one_in(share, 2), _end(share + error)
    if share <= error:
        return words("about {share} (no more than {most})", share=shown, most=high)
    low = _end(share - error)
    return words("about {share} (between {low} and {high})", share=shown, low=low, high=high)


def _end(share: float) -> str:
    """An end of an interval, as precise as a sampled share."""
    return one_in(share, 2) if share < RARE else share_words(share)
