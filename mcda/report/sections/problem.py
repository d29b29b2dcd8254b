"""The decision problem: criteria with their anchors, options, every score with its reason."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcda.problem.criterion import Criterion
from mcda.report.bench import Bench
from mcda.report.blocks import (
    Block,
    Bullets,
    Code,
    Details,
    Heading,
    Link,
    Note,
    OptionName,
    Paragraph,
    Strong,
    Table,
    Text,
    text,
)
from mcda.report.sections._common import filled, table
from mcda.report.words import fixed, percent

TITLE = "The problem"
PLACE = "20"


def problem(bench: Bench) -> tuple[Block, ...]:
    """Criteria, options, views and scores as entered."""
    study = bench.study
    ranged = not np.array_equal(study.problem.low, study.problem.high)
    brackets = "The range from low to high is in brackets. " if ranged else ""
    return (
        Heading("Criteria"),
        _criteria(bench),
        Heading("Options"),
        Bullets(tuple(_option(bench, i) for i in range(len(bench.options)))),
        Heading("Scores"),
        Note(text(f"Best estimates as entered. {brackets}", *bench.beside_scores)),
        _scores(bench),
        *_all_reasons(bench),
        Heading("Views and admissible weights"),
        Paragraph(text("Points as entered, and the weights they amount to.")),
        _views(bench),
        *_view_notes(bench),
        *_statements(bench),
    )


def _criteria(bench: Bench) -> Table:
    rows = []
    for c in bench.study.problem.criteria:
        rows.append([c.name, c.group, _scale(c), c.anchors[0], c.anchors[1]])
    return filled(["Criterion", "Group", "Scale", "Worst end means", "Best end means"], rows)


def _scale(criterion: Criterion) -> str:
    if criterion.levels:
        ordered = sorted(criterion.levels.levels, key=lambda level: level[1])
        return f"{', '.join(label for label, _ in ordered)} (worst to best)"
    low, high = criterion.scale or (0.0, 0.0)
    unit = f" {criterion.unit}" if criterion.unit else ""
    better = "more is better" if criterion.direction == "max" else "less is better"
    return f"{fixed(low, 4)} to {fixed(high, 4)}{unit}, {better}"


def _option(bench: Bench, i: int) -> Text:
    described = bench.study.descriptions.get(bench.study.problem.option_ids[i], "")
    return text(bench.options[i], f": {described}" if described else "")


def _scores(bench: Bench) -> Table:
    problem = bench.study.problem
    rows: list[list[str | OptionName]] = []
    for i, option in enumerate(bench.options):
        cells = [_cell(bench, i, j) for j in range(problem.m)]
        rows.append([option, *cells])
    return replace(table(["Option", *bench.criteria], rows), id="scores-entered")


def _cell(bench: Bench, i: int, j: int) -> str:
    best, low, high = (_shown(bench, i, j, which) for which in ("performance", "low", "high"))
    if low == high:
        return best
    dash = "–" if low[0].isdigit() and high[0].isdigit() else " to "
    return f"{best} ({low}{dash}{high})"


def _shown(bench: Bench, i: int, j: int, which: str) -> str:
    problem = bench.study.problem
    x = float(getattr(problem, which)[i, j])
    levels = problem.criteria[j].levels
    return levels.label(x) if levels else fixed(x, 4)


def _all_reasons(bench: Bench) -> tuple[Block, ...]:
    """Grade, reason and source of every score, option by option, where any is given."""
    folded = [_reasons(bench, i) for i in range(len(bench.options))]
    if not any(folded):
        return ()
    where = Link("Assumptions and what was left out", "assumptions")
    legend = text("What grades and marks of sources mean is under ", where, ".")
    return (Paragraph(legend), *(block for block in folded if block))


def _reasons(bench: Bench, i: int) -> Details | None:
    scores = bench.study.scores[bench.study.problem.option_ids[i]]
    several = len(bench.study.sources) > 1
    rows = []
    for j, criterion in enumerate(bench.study.problem.criteria):
        score = scores[criterion.id]
        cited = [
            e.where if e.where and not several else f"{e.source} {e.where}".strip()
            for e in score.evidence
        ]
        rows.append([criterion.name, _cell(bench, i, j), score.grade, score.note,
                     "; ".join(cited)])  # fmt: skip
    if not any(cell for row in rows for cell in row[2:]):
        return None
    heads = ["Criterion", "Score", "Grade", "Reason", "Source"]
    return Details(f"Why these scores: {bench.options[i].name}", (filled(heads, rows),))


def _views(bench: Bench) -> Table:
    study = bench.study
    rows = []
    for j, criterion in enumerate(bench.criteria):
        cells = [
            f"{fixed(float(study.points[v][j]), 4)} ({percent(float(study.views[v][j]))})"
            for v in study.views
        ]
        rows.append([criterion, *cells])
    return table(["Criterion", *(bench.view_name(v) for v in study.views)], rows)


def _view_notes(bench: Bench) -> tuple[Block, ...]:
    noted = [
        text(Strong(bench.view_name(v)), f": {info.note}")
        for v, info in bench.study.view_info.items()
        if info.note
    ]
    return (Bullets(tuple(noted)),) if noted else ()


def _statements(bench: Bench) -> tuple[Block, ...]:
    space = bench.study.space
    if not space.statements:
        return (Paragraph(text("All weights that sum to 100 % are admissible.")),)
    said = tuple(text(bench.said(s), ": ", Code(s.text)) for s in space.statements)
    return (Paragraph(text("Weights are admissible if:")), Bullets(said))
