"""Who can win, and who must, when weights and scores may be anywhere in their ranges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.analyses.joint_ranges import JointRanges
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Column, OptionName, Paragraph, Table, Text, text
from mcda.report.evidence import evidence_note
from mcda.report.leads import best_lead, seen_behind
from mcda.report.lists import in_a_row, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import together
from mcda.report.words import percent

TITLE = "If scores lie anywhere in their ranges"
PLACE = "66"


def _possible(status: str) -> str:
    return {
        "strict": words("yes"),
        "tie": words("level at best"),
        "seen tie": words("only seen level"),
        "never": words("never"),
        "unknown": words("not seen"),
    }[status]


def _necessary(status: str) -> str:
    return {
        "everywhere": words("at all admissible weights"),
        "somewhere": words("at some weights"),
        "never": words("nowhere"),
        "unknown": words("not known"),
    }[status]


def intervals(bench: Bench) -> tuple[Block, ...]:
    """Possible and necessary winners, and the weights at which a win is safe."""
    problem = bench.study.problem
    if len(bench.options) < 2 or np.array_equal(problem.low, problem.high):
        return ()
    found = bench.joint_ranges()
    return (
        Paragraph(run_on(*_words(bench))),
        _table(bench),
        *_safe(bench),
        evidence_note(
            found.evidence,
            words(
                "A win is possible if some scores within their ranges, with some admissible "
                "weights, put the option ahead; it is sure at weights at which all scores "
                "within their ranges do."
            ),
            *_leads(bench),
        ),
    )


def _leads(bench: Bench) -> Iterator[str]:
    """What leads are, where there are any in the table."""
    if not bench.ranks_only:
        yield words(
            "Leads are over the best rival: the largest with scores as favourable as their "
            "ranges allow, the sure one with scores as adverse."
        )


def _standing(found: JointRanges, i: int) -> str:
    seen = (found.status[i], found.kinds[i]) == ("tie", "sampled")
    return "seen tie" if seen else str(found.status[i])


def _words(bench: Bench) -> Iterator[Text]:
    found, n = bench.joint_ranges(), len(bench.options)
    can = np.flatnonzero(found.status == "strict")
    if len(can) == n:
        yield say("With scores and weights that suit it, every option can win.")
    elif len(can):
        yield _can(together(bench, can), len(can))
    never = np.flatnonzero(found.status == "never")
    if len(never):
        yield say(
            "{options} cannot win, whatever the scores and the weights.",
            options=together(bench, never),
        )
    safe = np.flatnonzero(np.isin(found.necessary, ("somewhere", "everywhere")))
    if len(safe):
        yield _sure(together(bench, safe), len(safe))
    elif np.all(found.necessary == "never"):
        yield say("No option is sure to win at any admissible weights.")


def _can(options: Text, count: int) -> Text:
    if count == 1:
        return say("{option} can win with scores and weights that suit it.", option=options)
    return say("{options} can win with scores and weights that suit them.", options=options)


def _sure(options: Text, count: int) -> Text:
    if count == 1:
        return say("{option} wins at some weights whatever the scores.", option=options)
    return say("{options} win at some weights whatever the scores.", options=options)


def _table(bench: Bench) -> Table:
    found = bench.joint_ranges()
    order = sorted(range(len(bench.options)), key=lambda i: (-_finite(float(found.margin[i])), i))
    rows: list[tuple[Text, ...]] = []
    kept = (0, 1, 3) if bench.ranks_only else range(5)
    sampled = found.evidence.kind == "sampled"
    for i in order:
        cells: list[str | OptionName] = [
            bench.options[i],
            _possible(_standing(found, i)),
            _lead(found.margin[i], sampled),
            _necessary(str(found.necessary[i])),
            _lead(found.necessary_margin[i], sampled),
        ]
        rows.append(tuple(text(cells[k]) for k in kept))
    columns = (
        Column(words("Option")),
        Column(words("Can win")),
        Column(words("Largest lead"), "right"),
        Column(words("Is sure to win")),
        Column(words("Largest sure lead"), "right"),
    )
    return Table(tuple(columns[k] for k in kept), tuple(rows))


def _finite(x: float) -> float:
    return float(np.nan_to_num(x, nan=-np.inf, posinf=1e300))


def _lead(x: float, sampled: bool) -> str:
    if np.isnan(x):
        return ""
    return seen_behind(float(x)) if sampled and x <= 0 else best_lead(float(x))


def _safe(bench: Bench) -> Iterator[Block]:
    """An example of weights at which a win is sure, for each option that has some."""
    found = bench.joint_ranges()
    for i in np.flatnonzero(np.isin(found.necessary, ("somewhere", "everywhere"))):
        w = found.necessary_witness[i]
        heavy = [j for j in np.argsort(-w, kind="stable") if w[j] >= 0.0005]
        said = [
            words("{criterion} {weight}", criterion=bench.criteria[j], weight=percent(float(w[j])))
            for j in heavy
        ]
        yield Paragraph(
            say(
                "Sure for {option}, for example, at: {weights}.",
                option=bench.options[int(i)],
                weights=in_a_row(said),
            )
        )
