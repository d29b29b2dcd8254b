"""Who can win, and who must, when weights and scores may be anywhere in their ranges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.analyses.joint_ranges import JointRanges
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Column, OptionName, Paragraph, Table, Text, text
from mcda.report.sections._common import gap, joined, verb
from mcda.report.sections._evidence import evidence_note
from mcda.report.words import percent

TITLE = "If scores lie anywhere in their ranges"
PLACE = "66"

POSSIBLE = {
    "strict": "yes",
    "tie": "level at best",
    "seen tie": "only seen level",
    "never": "never",
    "unknown": "not seen",
}
NECESSARY = {
    "everywhere": "at all admissible weights",
    "somewhere": "at some weights",
    "never": "nowhere",
    "unknown": "not known",
}


def intervals(bench: Bench) -> tuple[Block, ...]:
    """Possible and necessary winners, and the weights at which a win is safe."""
    problem = bench.study.problem
    if len(bench.options) < 2 or np.array_equal(problem.low, problem.high):
        return ()
    found = bench.joint_ranges()
    return (
        Paragraph(text(*_words(bench))),
        _table(bench),
        *_safe(bench),
        evidence_note(
            found.evidence,
            "A win is possible if some scores within their ranges, with some admissible weights, "
            "put the option ahead; it is safe at weights at which all of them do. Largest leads "
            "are over the best rival, the scores being as favourable, or as adverse, as they can.",
        ),
    )


def _standing(found: JointRanges, i: int) -> str:
    seen = (found.status[i], found.kinds[i]) == ("tie", "sampled")
    return "seen tie" if seen else str(found.status[i])


def _words(bench: Bench) -> Iterator[Text]:
    found, n = bench.joint_ranges(), len(bench.options)
    can = np.flatnonzero(found.status == "strict")
    if len(can) == n:
        yield text("With scores and weights that suit it, every option can win. ")
    elif len(can):
        names = joined(bench.named(can))
        yield text(names, f" can win with scores and weights that suit {_it(can)}. ")
    never = np.flatnonzero(found.status == "never")
    if len(never):
        names = joined(bench.named(never))
        cannot = verb(len(never), "cannot", "cannot")
        yield text(names, f" {cannot} win, whatever the scores and the weights. ")
    safe = np.flatnonzero(np.isin(found.necessary, ("somewhere", "everywhere")))
    if len(safe):
        names = joined(bench.named(safe))
        yield text(names, f" {verb(len(safe), 'wins', 'win')} at some weights whatever the scores.")
    elif np.all(found.necessary == "never"):
        yield text("No option wins at any admissible weights whatever the scores.")


def _it(members: np.ndarray) -> str:
    return "it" if len(members) == 1 else "them"


def _table(bench: Bench) -> Table:
    found = bench.joint_ranges()
    order = sorted(range(len(bench.options)), key=lambda i: (-_finite(float(found.margin[i])), i))
    rows: list[tuple[Text, ...]] = []
    for i in order:
        cells: list[str | OptionName] = [
            bench.options[i],
            POSSIBLE[_standing(found, i)],
            _lead(found.margin[i]),
            NECESSARY[str(found.necessary[i])],
            _lead(found.necessary_margin[i]),
        ]
        rows.append(tuple(text(cell) for cell in cells))
    return Table(
        (
            Column("Option"),
            Column("Can win"),
            Column("Largest lead", "right"),
            Column("Is sure to win"),
            Column("Largest sure lead", "right"),
        ),
        tuple(rows),
    )


def _finite(x: float) -> float:
    return float(np.nan_to_num(x, nan=-np.inf, posinf=1e300))


def _lead(x: float) -> str:
    if np.isnan(x):
        return ""
    return "no rival" if np.isinf(x) else gap(float(x))


def _safe(bench: Bench) -> Iterator[Block]:
    """An example of weights at which a win is sure, for each option that has some."""
    found = bench.joint_ranges()
    for i in np.flatnonzero(np.isin(found.necessary, ("somewhere", "everywhere"))):
        w = found.necessary_witness[i]
        heavy = [j for j in np.argsort(-w, kind="stable") if w[j] >= 0.0005]
        said = ", ".join(f"{bench.criteria[j]} {percent(float(w[j]))}" for j in heavy)
        yield Paragraph(text("Sure for ", bench.options[int(i)], f", for example, at: {said}."))
