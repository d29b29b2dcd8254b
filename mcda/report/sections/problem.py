"""The decision problem: criteria with their anchors, options, every score with its reason."""

from __future__ import annotations

from mcda.problem.criterion import Criterion
from mcda.report.bench import Bench
from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Heading,
    Note,
    OptionName,
    Paragraph,
    Strong,
    Table,
    Text,
    text,
)
from mcda.report.sections._common import table, words_table
from mcda.report.words import fixed, percent

TITLE = "The problem"
PLACE = "20"


def problem(bench: Bench) -> tuple[Block, ...]:
    """Criteria, options, views and scores as entered."""
    return (
        Heading("Criteria"),
        _criteria(bench),
        Heading("Options"),
        Bullets(tuple(_option(bench, i) for i in range(len(bench.options)))),
        Heading("Scores"),
        Note(text("Best score, with its plausible range (low to high) in brackets. ",
                  *bench.beside_scores)),
        _scores(bench),
        *(_reasons(bench, i) for i in range(len(bench.options))),
        Heading("Views and admissible weights"),
        Paragraph(text("Points as entered, and the weights they amount to.")),
        _views(bench),
        *_view_notes(bench),
        *_statements(bench),
    )  # fmt: skip


def _criteria(bench: Bench) -> Table:
    rows = []
    for c in bench.study.problem.criteria:
        better = "more is better" if c.direction == "max" else "less is better"
        rows.append([c.name, c.group, f"{_scale(c)}, {better}", c.anchors[0], c.anchors[1]])
    heads = ["Criterion", "Group", "Scale", "Worst end means", "Best end means"]
    return words_table(heads, rows)


def _scale(criterion: Criterion) -> str:
    if criterion.levels:
        return ", ".join(label for label, _ in criterion.levels.levels)
    low, high = criterion.scale or (0.0, 0.0)
    unit = f" {criterion.unit}" if criterion.unit else ""
    return f"{fixed(low, 4)} to {fixed(high, 4)}{unit}"


def _option(bench: Bench, i: int) -> Text:
    described = bench.study.descriptions.get(bench.study.problem.option_ids[i], "")
    return text(bench.options[i], f": {described}" if described else "")


def _scores(bench: Bench) -> Table:
    problem = bench.study.problem
    rows: list[list[str | OptionName]] = []
    for i, option in enumerate(bench.options):
        cells = [_cell(bench, i, j) for j in range(problem.m)]
        rows.append([option, *cells])
    return table(["Option", *bench.criteria], rows)


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


def _reasons(bench: Bench, i: int) -> Details:
    """Grade, reason and source of each of an option's scores."""
    option = bench.study.problem.option_ids[i]
    rows = []
    for j, criterion in enumerate(bench.study.problem.criteria):
        score = bench.study.scores[option].get(criterion.id)
        if score is None:
            continue
        sources = "; ".join(f"{e.source} {e.where}".strip() for e in score.evidence)
        grade = score.grade or ""
        rows.append([criterion.name, _cell(bench, i, j), grade, score.note or "", sources])
    heads = ["Criterion", "Score", "Grade", "Reason", "Source"]
    name = bench.options[i].name
    return Details(f"Why these scores: {name}", (words_table(heads, rows),))


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
    said = tuple(text(statement.text) for statement in space.statements)
    return (Paragraph(text("Weights are admissible that satisfy:")), Bullets(said))
