"""The decision problem: criteria with their anchors, options, every score with its reason."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from mcda.files.study import Score
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
    plain_text,
)
from mcda.report.dates import date_words
from mcda.report.fold import MANY
from mcda.report.lists import all_of, clauses, in_a_row, run_on
from mcda.report.quantities import amount, scored
from mcda.report.say import say, words
from mcda.report.sections._common import filled, in_order, measured, table
from mcda.report.sections._outside import outside
from mcda.report.sections._weighing import cautions, swing
from mcda.report.words import fixed, percent

TITLE = "The problem"
PLACE = "20"


def problem(bench: Bench) -> tuple[Block, ...]:
    """Criteria, options, views and scores as entered."""
    study = bench.study
    ranged = not np.array_equal(study.problem.low, study.problem.high)
    note = (
        words("Best estimates as entered."),
        words("The range from low to high is in brackets.") if ranged else "",
        bench.beside_scores,
    )
    return (
        Heading(words("Criteria")),
        _criteria(bench),
        Heading(words("Options")),
        Bullets(tuple(_option(bench, i) for i in range(len(bench.options))), named=True),
        Heading(words("Scores as entered")),
        Note(run_on(*note)),
        _scores(bench),
        *_all_reasons(bench),
        Heading(words("Views and admissible weights")),
        Paragraph(
            say(
                "Points as entered, and in brackets the weights they amount to. Points compare "
                "the swings from worst to best."
            )
        ),
        _views(bench),
        *_group_points(bench),
        *cautions(bench),
        *_view_notes(bench),
        *_statements(bench),
    )


def _criteria(bench: Bench) -> Table:
    rows = []
    for c in bench.study.problem.criteria:
        rows.append([c.name, c.group, _scale(c), c.anchors[0], c.anchors[1]])
    ends = (words("Worst end means"), words("Best end means"))
    return filled([words("Criterion"), words("Group"), words("Scale"), *ends], rows)


def _scale(criterion: Criterion) -> str:
    if criterion.levels:
        ordered = sorted(criterion.levels.levels, key=lambda level: level[1])
        labels = plain_text(in_a_row([label for label, _ in ordered]))
        return words("{levels} (worst to best)", levels=labels)
    low, high = criterion.scale or (0.0, 0.0)
    ends = {"low": amount(criterion, low), "high": measured(amount(criterion, high), criterion)}
    if criterion.direction == "max":
        return words("{low} to {high}, more is better", **ends)
    return words("{low} to {high}, less is better", **ends)


def _option(bench: Bench, i: int) -> Text:
    described = bench.study.descriptions.get(bench.study.problem.option_ids[i], "")
    if not described:
        return (bench.options[i],)
    return say("{name}: {note}", name=bench.options[i], note=described)


def _scores(bench: Bench) -> Table:
    problem = bench.study.problem
    rows: list[list[str | OptionName]] = []
    for i in in_order(bench):
        cells = [_cell(bench, i, j) for j in range(problem.m)]
        rows.append([bench.options[i], *cells])
    return replace(table([words("Option"), *bench.criteria], rows), id="scores-entered")


def _cell(bench: Bench, i: int, j: int) -> str:
    problem = bench.study.problem
    best, low, high = (scored(bench.study, i, j, end) for end in ("best", "low", "high"))
    if bench.study.scores[problem.option_ids[i]][problem.criterion_ids[j]].missing:
        return words("none, taken as {worst}", worst=best)
    if low == high:
        return best
    if low[0].isdigit() and high[0].isdigit():
        return words("{best} ({low}–{high})", best=best, low=low, high=high)
    return words("{best} ({low} to {high})", best=best, low=low, high=high)


def _all_reasons(bench: Bench) -> tuple[Block, ...]:
    """Grade, reason and source of every score, option by option, where any is given."""
    told = [found for i in in_order(bench) if (found := _reasons(bench, i))]
    if not told:
        return ()
    legend = run_on(_grades(bench), _marks(bench))
    if len(told) > MANY:
        told = [Details(words("Why these scores, option by option"), tuple(told))]
    return (*([Paragraph(legend)] if legend else []), *told)


def _scored(bench: Bench) -> list[Score]:
    return [score for row in bench.study.scores.values() for score in row.values()]


def _grades(bench: Bench) -> Text:
    """Where the study says what its grades mean, if it does."""
    if not any(score.grade for score in _scored(bench)):
        return ()
    told = " ".join(bench.study.assumptions).casefold()
    own = words("Grade").casefold()  # of languages that set no space between words, any part
    if re.search(r"\bgrad(?:es?|ed)\b", told) or (own != "grade" and own in told):
        return say(
            "What grades mean is under {section}.",
            section=Link(words("Assumptions and what was left out"), "assumptions"),
        )
    return say("Grades are the study's own; it does not say what they mean.")


def _marks(bench: Bench) -> Text:
    """What the marks of sources are: places in the only one, or names of several."""
    if not bench.study.sources or not any(score.evidence for score in _scored(bench)):
        return ()
    if len(bench.study.sources) > 1:
        return say(
            "Sources are listed under {section}.",
            section=Link(words("Assumptions and what was left out"), "assumptions"),
        )
    (source,) = bench.study.sources
    parts = (source.author, source.title or source.id, source.publisher, date_words(source.date))
    return say("Marks are places in: {source}.", source=in_a_row([part for part in parts if part]))


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
        shown = plain_text(clauses(cited))
        rows.append([criterion.name, _cell(bench, i, j), score.grade, score.note, shown])
    if not any(cell for row in rows for cell in row[2:]):
        return None
    heads = [words("Criterion"), words("Score as entered"), words("Grade"), words("Reason")]
    summary = words("Why these scores: {option}", option=bench.options[i])
    told = replace(
        filled([*heads, words("Source")], rows),
        id=reasons(bench.study.problem.option_ids[i]),
    )
    return Details(summary, (told,))


def reasons(option: str) -> str:
    """The id of the table of an option's grades, reasons and sources."""
    return f"reasons-{option}"


def _views(bench: Bench) -> Table:
    study = bench.study
    rows = []
    for j, criterion in enumerate(bench.criteria):
        cells = [
            words(
                "{points} ({weight})",
                points=fixed(float(study.points[v][j]), 4),
                weight=percent(float(study.views[v][j])),
            )
            for v in study.views
        ]
        rows.append([criterion, *swing(bench, j), *cells])
    heads = (words("Criterion"), words("From worst to best"), words("Options lie between"))
    found = table([*heads, *(bench.view_name(v) for v in study.views)], rows)
    return replace(found, id="weights-by-view")


def _group_points(bench: Bench) -> tuple[Block, ...]:
    """What views that weigh groups give each, and the share of all weight that this is."""
    study = bench.study
    grouped = {v: info.groups for v, info in study.view_info.items() if info.groups is not None}
    if not grouped:
        return ()
    about = say(
        "In {views} the points of criteria count inside their group alone, and the groups have "
        "points of their own:",
        views=all_of([bench.view_name(v) for v in grouped]),
    )
    rows = []
    for group in dict.fromkeys(c.group for c in study.problem.criteria):
        inside = [c.group == group for c in study.problem.criteria]
        cells = [
            words(
                "{points} ({weight})",
                points=fixed(float(points.get(group, 0.0)), 4),
                weight=percent(float(study.views[v][inside].sum())),
            )
            for v, points in grouped.items()
        ]
        rows.append([group or words("no group"), *cells])
    found = table([words("Group"), *(bench.view_name(v) for v in grouped)], rows)
    return (Paragraph(about), replace(found, id="groups-by-view"))


def _view_notes(bench: Bench) -> tuple[Block, ...]:
    noted = [
        say("{name}: {note}", name=Strong(bench.view_name(v)), note=info.note)
        for v, info in bench.study.view_info.items()
        if info.note
    ]
    return (Bullets(tuple(noted)),) if noted else ()


def _statements(bench: Bench) -> tuple[Block, ...]:
    space = bench.study.space
    if not space.statements:
        return (Paragraph(say("All weights that sum to 100 % are admissible.")),)
    said = tuple(
        say("{name}: {note}", name=bench.said(s), note=Code(s.text)) for s in space.statements
    )
    return (Paragraph(say("Weights are admissible if:")), Bullets(said), *outside(bench))
