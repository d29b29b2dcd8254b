"""Sentences on how robust the answer is: under how many of the weights each option comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcda.analyses.base import STRENGTH, Kind
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Text
from mcda.report.lists import Part, any_of, in_a_row, run_on
from mcda.report.say import say
from mcda.report.sections._brief import FEW, options, proved, sure, the_weights
from mcda.report.sections._shares import SLIVER, on_sliver
from mcda.report.words import count, share_words

Group = tuple[int, ...]
"""Options that are level at all weights, or one alone."""
SAME = 1e-9
"""Shares no further apart, which are not sampled, are equal but for rounding."""


def robust(bench: Bench, lead: facts.Lead) -> Iterator[Text]:
    """The leader's part of the weights, the others', and who comes first hardly or never."""
    groups = bench.twins()
    if len(groups) == 1:
        yield _all_level(bench)
        return
    ahead = [group for group in groups if set(group) & set(lead.leaders)]
    others = [group for group in groups if group not in ahead]
    often = sorted(
        (g for g in others if _share(bench, g) > 0 and not _rare(bench, g)),
        key=lambda g: -_share(bench, g),
    )
    yield run_on(
        *(_won(bench, group) for group in ahead[:FEW]),
        _otherwise(bench, often),
        _more_often(bench, ahead, often),
        _together(bench),
    )
    said = run_on(*_slivers(bench, others), *_never(bench, others))
    if said:
        yield said


def _share(bench: Bench, group: Group) -> float:
    return float(bench.shares().share[group[0]])


def _rare(bench: Bench, group: Group) -> bool:
    """Whether options come first on a sliver at most, to the end of the share's interval."""
    return on_sliver(_share(bench, group), float(bench.shares().error[group[0]]))


def _sure(bench: Bench, groups: Sequence[Group]) -> str:
    """How the shares of options were obtained, the weakest way of all."""
    found = bench.shares()
    return sure(max({found.kinds[group[0]] for group in groups}, key=STRENGTH.index))


def _shown(bench: Bench, group: Group) -> str:
    found, i = bench.shares(), group[0]
    return share_words(float(found.share[i]), float(found.error[i]))


def _all_level(bench: Bench) -> Text:
    if bench.study.model.linear is None:
        return say("All options were level at all the weights drawn, which is no proof.")
    return say(
        "All options are level under {weights} ({sure}).",
        weights=the_weights(bench),
        sure=sure(bench.ranges().evidence.kind),
    )


def _won(bench: Bench, group: Group) -> Text:
    """How many of the weights put options first that lead in the view."""
    status, share = bench.standing()[group[0]], _share(bench, group)
    if status != "strict":
        return _not_alone(bench, group, status)
    if share <= 0:
        return say(
            "Some of {weights} put {who} first, but too few for the sample to meet.",
            weights=the_weights(bench),
            who=options(bench, group),
        )
    parts: dict[str, Part] = {
        "weights": the_weights(bench),
        "who": options(bench, group),
        "sure": _sure(bench, [group]),
    }
    if share == 1 and bench.shares().error[group[0]] > 0:
        return say("All weights drawn from {weights} put {who} first ({sure}).", **parts)
    return say(
        "{share} of {weights} put {who} first ({sure}).", share=_shown(bench, group), **parts
    )


def _not_alone(bench: Bench, members: Group, status: str) -> Text:
    """Options that are never first alone, never first at all, or were not seen to be."""
    who = options(bench, members, start=True)
    how = sure(_weakest(bench, members))
    if status == "never" and not proved(_weakest(bench, members)):
        some = options(bench, members)
        return say("Not one of {weights} puts {who} first ({sure}).", weights=the_weights(bench),
                   who=some, sure=how)  # fmt: skip
    if status == "never" and bench.study.space.statements:
        return say(
            "{who} can never come first, whatever weights the study allows ({sure}).",
            who=who,
            sure=how,
        )
    if status == "never":
        return say("{who} can never come first, whatever the weights ({sure}).", who=who, sure=how)
    if status == "tie":
        return say("{who} can at best draw level with the first ({sure}).", who=who, sure=how)
    if status == "seen tie":
        return say("{who} came first in the sample only together with others.", who=who)
    return say(
        "{who} did not come first in the sample, which does not show that it never happens.",
        who=who,
    )


def _weakest(bench: Bench, members: Sequence[int]) -> Kind:
    kinds = {bench.ranges().kinds[i] for i in members}
    return max(kinds, key=STRENGTH.index)


def _otherwise(bench: Bench, often: Sequence[Group]) -> Text:
    """The other options that come first under a part worth naming."""
    parts = [
        say("{who} ({share})", who=options(bench, group), share=_shown(bench, group))
        for group in often
    ]
    more = len(parts) - FEW
    if more > 1:
        return say(
            "Otherwise {parts} or one of {n} more comes first.",
            parts=in_a_row(parts[:FEW]),
            n=count(more),
        )
    return say("Otherwise {parts} comes first.", parts=any_of(parts)) if parts else ()


def _more_often(bench: Bench, ahead: Sequence[Group], often: Sequence[Group]) -> Text:
    """That the leader in the view is not who comes first under the most weights.

    Only where the share is above every other's, by more than the errors of both if sampled.
    """
    found = bench.shares()
    if not often:
        return ()
    most, *others = often
    blurred = found.evidence.kind == "sampled"
    for group in (*ahead, *others):
        blur = float(found.error[most[0]] + found.error[group[0]]) if blurred else SAME
        if _share(bench, most) - _share(bench, group) <= blur:
            return ()
    return say("So more of them put {who} first than any other.", who=options(bench, most))


def _together(bench: Bench) -> Text:
    """How much of the weights several options that differ elsewhere share the first place."""
    rest = 1 - sum(_share(bench, group) for group in bench.twins())
    if rest < SLIVER:
        return ()
    return say(
        "Under {share} of them several options share first place ({sure}).",
        share=share_words(rest, float(bench.shares().error.max())),
        sure=sure(bench.shares().evidence.kind),
    )


def _slivers(bench: Bench, others: Sequence[Group]) -> Iterator[Text]:
    """Options that come first, but hardly ever."""
    status = bench.standing()
    ahead = [g for g in others if status[g[0]] == "strict"]
    rare = [g for g in ahead if _share(bench, g) > 0 and _rare(bench, g)]
    if len(rare) > FEW - 1:
        yield say(
            "Only slivers of them, each under 1 %, put one of {n} further options first ({sure}).",
            n=count(sum(map(len, rare))),
            sure=_sure(bench, rare),
        )
    for group in rare if len(rare) < FEW else ():
        yield say(
            "Only a sliver of them, {share}, puts {who} first ({sure}).",
            share=_shown(bench, group),
            who=options(bench, group),
            sure=_sure(bench, [group]),
        )
    missed = [g for g in ahead if _share(bench, g) <= 0]
    if len(missed) > FEW - 1:
        yield say(
            "Some of them put one of {n} further options first, each too few for the sample to "
            "meet.",
            n=count(sum(map(len, missed))),
        )
    for group in missed if len(missed) < FEW else ():
        yield say(
            "Some of them put {who} first, but too few for the sample to meet.",
            who=options(bench, group),
        )


def _never(bench: Bench, others: Sequence[Group]) -> Iterator[Text]:
    """Options that are never first, by what is known of them."""
    status = bench.standing()
    for kind in ("never", "tie", "seen tie", "unknown"):
        members = tuple(sorted(i for group in others for i in group if status[i] == kind))
        if members:
            yield _not_alone(bench, members, kind)
