"""What the sentences of the one page share: kinds of evidence in a word, and short lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mcda.analyses.base import Kind
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part, all_of, clauses, in_a_row
from mcda.report.lists import any_of as one_of
from mcda.report.say import say, words
from mcda.report.words import capital, count

FEW = 3
"""Names that a sentence of the one page holds; more are counted."""
Leaders = tuple[int, ...]


def sure(kind: Kind) -> str:
    """How a statement was obtained, as it stands in brackets."""
    if kind == "exact":
        return words("proved")
    if kind == "certified":
        return words("proved within bounds")
    if kind == "numeric":
        return words("calculated")
    return words("estimated")


def proved(kind: Kind) -> bool:
    """Whether a statement of this kind may say `never`."""
    return kind in ("exact", "certified")


def options(bench: Bench, places: Sequence[int], *, start: bool = False) -> Text:
    """A few options by name, or how many they are.

    start : the words begin a sentence
    """
    if len(places) <= FEW:
        return all_of(bench.named(places))
    number = count(len(places))
    return say("{n} options", n=capital(number) if start else number)


def few(names: Sequence[Part]) -> Text:
    """Names in a list where they are few, else the first ones and how many more."""
    if len(names) <= FEW:
        return all_of(names)
    return say("{names} and {n} more", names=_first(names), n=count(len(names) - FEW + 1))


def any_of(names: Sequence[str]) -> Text:
    """The same with `or`."""
    if len(names) <= FEW:
        return one_of(names)
    return say("{names} or one of {n} more", names=_first(names), n=count(len(names) - FEW + 1))


def _first(names: Sequence[Part]) -> Text:
    return in_a_row(names[: FEW - 1])


def the_weights(bench: Bench) -> Link:
    """The weights that shares are of, leading to the section about them."""
    if bench.study.space.statements:
        return Link(words("the weights that the study allows"), "ranges")
    return Link(words("all possible weights"), "ranges")


def by_leaders(first: Iterable[tuple[str, Leaders]], own: Leaders) -> dict[Leaders, list[str]]:
    """Who puts others first, by whom they put first, the largest party first."""
    found: dict[Leaders, list[str]] = {}
    for name, leaders in first:
        if leaders != own:
            found.setdefault(leaders, []).append(name)
    return dict(sorted(found.items(), key=lambda party: -len(party[1])))


def who_puts_whom(bench: Bench, parties: Mapping[Leaders, Sequence[str]]) -> Text:
    """`A and B put X first; C puts Y first`, or how many more put others first."""
    said = [
        say("{name} puts {who} first", name=names[0], who=options(bench, leaders))
        if len(names) == 1
        else say("{names} put {who} first", names=few(names), who=options(bench, leaders))
        for leaders, names in parties.items()
    ]
    left = sum(len(names) for names in list(parties.values())[FEW:])
    if left == 1:
        said = [*said[:FEW], say("one more puts another first")]
    elif left:
        said = [*said[:FEW], say("{n} more put others first", n=count(left))]
    return clauses(said)
