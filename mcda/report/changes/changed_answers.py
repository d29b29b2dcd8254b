"""Changed answers in words: leaders, scores and ranks, where options win, how far weights move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mcda.report.blocks import Block, Bullets, Text
from mcda.report.changes.answers import Answer, leaders
from mcda.report.changes.numbers import plain
from mcda.report.changes.sides import Side
from mcda.report.changes.tables import (
    Names,
    before_and_after,
    kinds_said,
    moved,
    said,
    told_apart,
)
from mcda.report.lists import all_of
from mcda.report.say import say, words
from mcda.report.words import decimals, percent, share_words


def changed_answers(found: Sequence[Answer], names: Names) -> Iterator[Block]:
    """What the answers say now, beside what they said; only what is a change."""
    sure = [answer for answer in found if answer.sure]
    heads = new_leaders(names)
    if heads:
        yield Bullets(tuple(heads))
    own = names.after.inputs.get("method")
    ranks = [a for a in sure if a.question[0] == "rank"]
    yield from _scores([a for a in ranks if a.question[1] == own], names)
    yield from _other_methods([a for a in ranks if a.question[1] != own], names)
    yield from _standing(sure, names)
    yield from _ranges([a for a in sure if a.question[0] == "win_ranges" and a.within], names)
    yield from _limits([a for a in sure if a.question[0] == "stability"], names)


def new_leaders(names: Names) -> list[Text]:
    """A sentence for each view and method under which others lead now."""
    found = []
    for key, now in names.after.results.items():
        was = names.before.results.get(key)
        if key[0] != "rank" or was is None or set(leaders(was)) == set(leaders(now)):
            continue
        view, method = names.of("views", str(key[2])), names.method(key[1])
        found.append(_new_leaders(view, method, leaders(was), leaders(now), names))
    return found


def _new_leaders(
    view: str, method: str, was: Sequence[str], now: Sequence[str], names: Names
) -> Text:
    """Who leads now; whoever still does is not said to have lost the lead."""
    gone = [option for option in was if option not in now]
    new, old, lost = (
        all_of([names.of("options", option) for option in some]) for some in (now, was, gone)
    )
    if not gone:
        return say(
            "{view}, {method}: {new} lead together, no longer {old} alone.",
            view=view, method=method, new=new, old=old,
        )  # fmt: skip
    if len(now) > 1:
        return say(
            "{view}, {method}: {new} lead together, no longer {old}.",
            view=view, method=method, new=new, old=lost,
        )  # fmt: skip
    if len(gone) < len(was):
        return say(
            "{view}, {method}: {new} leads alone, no longer together with {old}.",
            view=view, method=method, new=new, old=lost,
        )  # fmt: skip
    return say(
        "{view}, {method}: {new} leads, no longer {old}.",
        view=view, method=method, new=new, old=lost,
    )  # fmt: skip


def _scores(found: Sequence[Answer], names: Names) -> tuple[Block, ...]:
    if not found:
        return ()
    heads = [words("View"), words("Option"), words("Score before"), words("Score after"),
             words("Rank before"), words("Rank after")]  # fmt: skip
    rows = (
        (
            names.of("views", str(question[2])),
            names.of("options", option),
            *told_apart(*_pair(names, question, option, "score"), decimals, 3),
            *(said(x, _whole, 0) for x in _pair(names, question, option, "rank")),
        )
        for question, option in dict.fromkeys((a.question, a.row) for a in found)
    )
    return before_and_after(heads, rows, _caption(say("Scores and ranks."), found), 4)


def _other_methods(found: Sequence[Answer], names: Names) -> tuple[Block, ...]:
    found = [a for a in found if a.of == "rank"]
    if not found:
        return ()
    heads = [words("View"), words("Method"), words("Option"), words("Rank before"),
             words("Rank after")]  # fmt: skip
    rows = (
        (
            names.of("views", str(a.question[2])),
            names.method(a.question[1]),
            names.of("options", a.row),
            str(a.before),
            str(a.after),
        )
        for a in found
    )
    return before_and_after(heads, rows, _caption(say("Ranks by other methods."), found))


_STANDING = (
    ("win_ranges", "status"),
    ("win_shares", "share"),
    ("rank_ranges", "best"),
    ("rank_ranges", "worst"),
    ("flips", "distance"),
)


def _standing(sure: Sequence[Answer], names: Names) -> tuple[Block, ...]:
    """One row an option: whether it can win, on how much of the weights, at which ranks."""
    found = [a for a in sure if (a.question[0], a.of) in _STANDING and not a.within]
    if not found:
        return ()
    cells = {(a.row, a.of): a for a in found}
    heads = [words("Option"), words("Wins"), words("Share of the weights"), words("Best rank"),
             words("Worst rank"), words("Weight to move for it to lead")]  # fmt: skip
    rows = (
        (
            names.of("options", option),
            *(_moved(cells, names, analysis, option, of) for analysis, of in _STANDING),
        )
        for option in dict.fromkeys(a.row for a in found)
    )
    return before_and_after(heads, rows, _caption(say("Over all admissible weights."), found), 5)


def _moved(
    cells: Mapping[tuple[str, str], Answer], names: Names, analysis: str, option: str, of: str
) -> str:
    """A cell before and after; one number where the difference is no change."""
    both = (k for k in names.after.results if k[0] == analysis and k in names.before.results)
    key = next(both, None)
    was, now = _pair(names, key, option, of)
    errors, bounds = _pair(names, key, option, "error"), _sampled(names, key)
    if (option, of) not in cells:
        was, errors, bounds = now, (errors[1],) * 2, (bounds[1],) * 2
    if of == "share":
        shown = told_apart(was, now, _share, 1)
        pairs = zip((was, now), errors, shown, strict=True)
        return moved(*(share_words(x, e) if x and e else text for x, e, text in pairs))
    if of == "distance":
        shown = told_apart(was, now, _half, 1)
        return moved(*(_at_most(x) if b else x for x, b in zip(shown, bounds, strict=True)))
    return moved(*(_status(x) if of == "status" else said(x, _whole, 0) for x in (was, now)))


def _sampled(names: Names, question: Any) -> tuple[bool, bool]:
    """Whether an answer rests on a sample, before and after: a distance is then a bound."""
    was, now = (
        side.results.get(question, {}).get("evidence", {}).get("kind") == "sampled"
        for side in (names.before, names.after)
    )
    return was, now


def _at_most(shown: str) -> str:
    return words("at most {number}", number=shown)


def _share(x: float, digits: int) -> str:
    return share_words(x) if digits == 1 else percent(x, digits)


def _half(distance: float, digits: int) -> str:
    """Weight that leaves some criteria for others: half of what all weights move by in sum."""
    return percent(distance / 2, digits)


def _status(status: Any) -> str:
    known = {
        "strict": words("alone somewhere"),
        "tie": words("only in ties"),
        "never": words("never"),
        "unknown": words("not seen"),
    }
    return known.get(str(status), words("none"))


def _ranges(found: Sequence[Answer], names: Names) -> tuple[Block, ...]:
    if not found:
        return ()
    heads = [words("Option"), words("Criterion"), words("Before"), words("After")]
    rows = (
        (
            names.of("options", option),
            names.of("criteria", criterion),
            *_intervals(names, question, option, criterion),
        )
        for question, option, criterion in dict.fromkeys(
            (a.question, a.row, a.within) for a in found
        )
    )
    caption = _caption(say("Weights at which each option wins."), found)
    return before_and_after(heads, rows, caption)


def _limits(found: Sequence[Answer], names: Names) -> tuple[Block, ...]:
    if not found:
        return ()
    heads = [words("Criterion"), words("Before"), words("After")]
    rows = (
        (names.of("criteria", criterion), *_intervals(names, question, criterion))
        for question, criterion in dict.fromkeys((a.question, a.row) for a in found)
    )
    caption = _caption(say("Within these limits of one weight the leader stays first."), found)
    return before_and_after(heads, rows, caption)


def _intervals(names: Names, question: Any, row: str, within: str = "") -> tuple[str, str]:
    lower, upper = (
        told_apart(*_pair(names, question, row, end, within), percent, 1)
        for end in ("lower", "upper")
    )
    was, now = zip(lower, upper, strict=True)
    return _interval(*was), _interval(*now)


def _interval(low: str, high: str) -> str:
    return words("{low} to {high}", low=low, high=high)


def _pair(names: Names, question: Any, row: str, of: str, within: str = "") -> tuple[Any, Any]:
    """A cell of a result before and after, None where it does not apply."""
    was, now = (_cell(side, question, row, of, within) for side in (names.before, names.after))
    return was, now


def _cell(side: Side, question: Any, row: str, of: str, within: str) -> Any:
    result = side.results.get(question)
    if result is None:
        return None
    cell = (result.get("options") or result.get("criteria") or {}).get(row, {}).get(of)
    if within:
        cell = cell.get(within) if isinstance(cell, dict) else None
    return plain(cell)


def _whole(x: float, _: int) -> str:
    return f"{x:g}"


def _caption(what: Text, found: Iterable[Answer]) -> Text:
    return say("{what} {evidence}", what=what, evidence=kinds_said(a.kinds for a in found))
