"""Sentences on how much of the weight space each option holds."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Strong, Text, text
from mcda.report.sections._common import gap, joined, mixed, series
from mcda.report.words import count, percent, share_words

SLIVER = 0.01
"""An option that wins on less of the weight space than this wins on a sliver."""


def over_all_weights(bench: Bench) -> Text:
    """How much of the weight space each option holds."""
    found, status = bench.shares(), bench.standing()
    what = _admissible(bench)
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
    if len(order) == 1 and len(order[0]) > 1:
        return text(sentence, f"Of {what}, all options tie {_level(bench)}.")
    if parts:
        sentence = text(sentence, f"Of {what}, the winner is ", series(parts), " of them.")
    rare = [group for group in order if group not in seen]
    for kind in MANY:
        alike = [group for group in rare if status[group[0]] == kind]
        sentence = text(sentence, *_rare(bench, alike, kind))
    return text(
        sentence, _tied(bench), " A share counts all these weights alike; it is no probability."
    )


def _admissible(bench: Bench) -> str:
    """The weights that shares are of, with the statements in words where they are few."""
    statements = bench.study.space.statements
    if not statements:
        return "all possible weights"
    rules = "statement" if len(statements) == 1 else f"{count(len(statements))} statements"
    said = f" ({'; '.join(bench.said(s) for s in statements)})" if len(statements) <= 3 else ""
    return f"the weights that satisfy the {rules}{said}"


def _together(bench: Bench, group: tuple[int, ...]) -> Text:
    """An option, or twins that are level at all weights."""
    names = joined(bench.named(group))
    return names if len(group) == 1 else text(names, f" (level {bench.everywhere})")


def _level(bench: Bench) -> str:
    return "everywhere" if bench.study.model.linear is not None else bench.everywhere


def _tied(bench: Bench) -> str:
    """How often nobody is first alone, where a sample shows that it matters."""
    share = bench.shares().share
    rest = 1 - sum(float(share[group[0]]) for group in bench.twins())
    if bench.shares().evidence.kind != "sampled" or rest < SLIVER:
        return ""
    return f" At {percent(rest)} of the weights drawn several options tie for the first place."


MANY = {
    "strict": " win somewhere, each on less than 1 % of them.",
    "tie": " are never ahead: at best each is level with another option.",
    "seen tie": " were never seen ahead: at best each was level with another option.",
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


def _alone(bench: Bench, i: int, status: str) -> str | Text:
    share, margin = float(bench.shares().share[i]), float(bench.ranges().margin[i])
    if status == "seen tie":
        return " was never seen ahead: at best it was level with another option."
    if status in ("never", "tie"):
        return _behind(bench, i, margin)
    if status == "unknown":
        return " was not seen to win in the sample, which does not show it never does."
    if share == 0:
        return f" wins on a part too small for the sample to hit, by {gap(margin)} at most."
    words = _sliver(share, float(bench.shares().error[i]))
    return f" wins only on a sliver: {words} of them, never by more than {gap(margin)}."


def _behind(bench: Bench, i: int, margin: float) -> Text:
    """That an option is never ahead, and of which rivals, together, that is proved."""
    parts = facts.mixture(bench, i)
    if margin < 0 and parts:
        always = f" never wins: at all admissible weights it is {gap(-margin)} or more behind "
        return text(always, mixed(bench, parts), ".")
    if margin < 0:
        return text(f" never wins: at best it stays {gap(-margin)} behind.")
    of = text(" of ", mixed(bench, parts)) if parts else ()
    return text(" is never ahead", of, ": at best it is level with another option.")


def _sliver(share: float, error: float) -> str:
    """A small share with the ends of its interval, both in the form `1 in 8,000`."""
    words = share_words(share, error)
    if not words.startswith("1 in") or error == 0:
        return words
    if share <= error:
        return f"about {words} (no more than {share_words(share + error, 0.01).partition(' ±')[0]})"
    ends = (share_words(end, 0.01) for end in (share - error, share + error))
    low, high = (end.partition(" ±")[0] for end in ends)
    return f"about {words} (between {low} and {high})"
