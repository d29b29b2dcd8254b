"""What is answered differently: scores, ranks and ranges whose change is more than their error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mcda.report.changes.numbers import Number, Reach, kind_of, number, plain
from mcda.report.changes.sides import Side

Question = tuple[str, str, "str | None"]
"""Analysis, method and view, as the results are known."""


@dataclass(frozen=True)
class Asked:
    """An array of a result that is compared.

    error : the array that holds its errors
    reach : where the truth may lie of sampled numbers without an error
    inner : the array of attained numbers, where the others are outer bounds
    """

    name: str
    error: str = ""
    reach: Reach = "at"
    inner: str = ""


NUMBERS: Mapping[str, tuple[Asked, ...]] = {
    "rank": (Asked("score"),),
    "win_ranges": (
        Asked("lower", reach="below", inner="inner_lower"),
        Asked("upper", reach="above", inner="inner_upper"),
    ),
    "win_shares": (Asked("share", error="error"),),
    "rank_ranges": (Asked("best", reach="below"), Asked("worst", reach="above")),
    "flips": (Asked("distance", reach="below"),),
    "stability": (Asked("lower"), Asked("upper")),
}
"""By analysis: what is compared as numbers."""
WORDS: Mapping[str, tuple[str, ...]] = {"rank": ("rank",), "win_ranges": ("status",)}
"""By analysis: what is compared as it stands."""


@dataclass(frozen=True)
class Answer:
    """An answer before and after.

    question : which;  row : the option's or criterion's id;  of : score, rank, status, lower ...
    within : of a weight's range, the criterion
    before, after : what is shown, None where it does not apply;  kinds : of evidence
    sure : whether it is a change, and no difference within the errors
    """

    question: Question
    row: str
    of: str
    within: str
    before: Any
    after: Any
    kinds: tuple[str, str]
    sure: bool


def answered(before: Side, after: Side) -> tuple[Answer, ...]:
    """Answers that both sides hold and that differ, sure or not."""
    both = [key for key in before.results if key in after.results and key[0] in NUMBERS]
    return tuple(
        answer for key in both for answer in _compared(key, before.results[key], after.results[key])
    )


def not_answered(before: Side, after: Side) -> tuple[Question, ...]:
    """Questions of those compared that one side alone answers, about what both hold."""
    one, other = before.results, after.results
    alone = [k for k in (*one, *other) if (k in one) != (k in other) and k[0] in NUMBERS]
    views = set(before.inputs.get("views", ())) & set(after.inputs.get("views", ()))
    methods = set(before.inputs.get("methods", ())) & set(after.inputs.get("methods", ()))
    return tuple(k for k in alone if (k[2] is None or k[2] in views) and k[1] in methods)


def leaders(result: Mapping[str, Any]) -> tuple[str, ...]:
    """The options ranked first in a ranking."""
    return tuple(option for option, row in result["options"].items() if row["rank"] == 1)


def _compared(key: Question, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Answer]:
    here, there = _rows(one), _rows(other)
    for row in here:
        if row not in there:
            continue
        pair = (here[row], there[row])
        kinds = (kind_of(pair[0], one["evidence"]), kind_of(pair[1], other["evidence"]))
        for name in WORDS.get(key[0], ()):
            was, now = (r.get(name) for r in pair)
            if was != now:
                yield Answer(key, row, name, "", was, now, kinds, _sure(was, now, kinds))
        for asked in NUMBERS[key[0]]:
            cells = [
                _cells(asked, r, x["evidence"]) for r, x in zip(pair, (one, other), strict=True)
            ]
            for within in cells[0]:
                was, now = cells[0][within], cells[1].get(within)
                if now is not None and was.shown != now.shown:
                    sure = was.differs(now)
                    yield Answer(key, row, asked.name, within, was.shown, now.shown, kinds, sure)


def _rows(result: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = result.get("options") or result.get("criteria") or {}
    return found


def _sure(was: Any, now: Any, kinds: tuple[str, str]) -> bool:
    """Whether words contradict each other: what a sample has not seen may be there."""
    if "unknown" in (was, now):
        return False
    return not any(
        said == "tie" and kind == "sampled" for said, kind in zip((was, now), kinds, strict=True)
    )


def _cells(asked: Asked, row: Mapping[str, Any], evidence: Any) -> dict[str, Number]:
    """The numbers of a row by criterion, or by nothing where there is one."""
    cell = row.get(asked.name)
    if not isinstance(cell, Mapping) or "value" in cell:
        error = row.get(asked.error) if asked.error else None
        return {"": number(cell, row, evidence, error=error, reach=asked.reach)}
    attained = row.get(asked.inner) or {}
    return {
        name: _bracketed(number(x, row, evidence, reach=asked.reach), plain(attained.get(name)))
        for name, x in cell.items()
    }


def _bracketed(outer: Number, inner: float | None) -> Number:
    """An outer bound whose truth lies between it and what is attained."""
    if inner is None or outer.shown is None:
        return outer
    return Number(outer.shown, outer.kind, min(outer.low, inner), max(outer.high, inner))
