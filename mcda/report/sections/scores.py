"""Scores and ranks in every view, and what each criterion contributes to them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcda.analyses.rank import Ranking
from mcda.report.bench import Bench
from mcda.report.blocks import Block, OptionName, Paragraph, Table, Text
from mcda.report.evidence import evidence_note
from mcda.report.figures import contributions as drawing
from mcda.report.lists import run_on
from mcda.report.places import place_of, rank_of
from mcda.report.say import say, words
from mcda.report.sections._common import table, turned
from mcda.report.sections._outside import outside
from mcda.report.sections._views import in_each_view
from mcda.report.words import decimals

TITLE = "Scores in each view"
PLACE = "30"
PARTS = 1_500
"""Parts of scores from which on they are shown for the study's own view alone."""


def scores(bench: Bench) -> tuple[Block, ...]:
    """A table of all views, then one figure and table of contributions a view."""
    parts = [_contributions(bench, view) for view in bench.study.views]
    views = in_each_view(bench)
    return (
        Paragraph(_about(bench)),
        _table(bench),
        evidence_note(bench.rank().evidence, *bench.beside_scores),
        *((Paragraph(views),) if views else ()),
        *outside(bench),
        *(block for blocks in parts for block in blocks),
        *_unsplit(bench, parts),
        *_others(bench, parts),
    )


def _about(bench: Bench) -> Text:
    """What stands in the table."""
    method = bench.method_name(bench.study.method.name)
    if not bench.ranks_only:
        about = say("{method}: score, with the rank in brackets.", method=method)
        return run_on(about, turned(bench))
    if bench.study.model.classes is None:
        return say(
            "{method}: rank. It says who is ahead of whom, and not by how much.", method=method
        )
    return say("{method}: class, with the rank in brackets.", method=method)


def _table(bench: Bench) -> Table:
    rankings = [bench.rank(view) for view in bench.study.views]
    rows: list[list[str | OptionName]] = []
    for i in sorted(range(len(bench.options)), key=lambda i: int(bench.rank().rank[i])):
        rows.append([bench.options[i], *(_standing(bench, r, i) for r in rankings)])
    found = table([words("Option"), *(bench.view_name(v) for v in bench.study.views)], rows)
    return replace(found, id="scores-by-view")


def _standing(bench: Bench, ranking: Ranking, i: int) -> str:
    """A score and a rank; where scores only rank, the rank."""
    if bench.ranks_only:
        return place_of(bench.study.model, ranking, i)
    score = decimals(ranking.score[i])
    return words("{score} ({rank})", score=score, rank=rank_of(ranking, i))


def _unsplit(bench: Bench, parts: list[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Why no contributions are shown, where none are."""
    if any(parts) or bench.study.figures:
        return ()
    name = bench.method_name(bench.study.method.name)
    return (
        Paragraph(
            say("{method}: scores are no sum of parts above zero, so none are shown.", method=name)
        ),
    )


def _others(bench: Bench, parts: list[tuple[Block, ...]]) -> tuple[Block, ...]:
    """That other views' parts are left out, where they are."""
    if not any(parts) or not _much(bench) or len(parts) < 2:
        return ()
    view = bench.view_name(bench.study.view)
    return (
        Paragraph(
            say("What criteria contribute is shown for {view} alone, for brevity.", view=view)
        ),
    )


def _contributions(bench: Bench, view: str) -> tuple[Block, ...]:
    """Weight times value by criterion, where the score is that sum."""
    linear, problem = bench.study.model.linear, bench.study.problem
    if _much(bench) and view != bench.study.view:
        return ()
    if linear is None or linear.link is not None or np.any(linear.values < 0):
        return ()
    name = bench.view_name(view)
    record = drawing.compute(
        bench.options,
        bench.criteria,
        [c.group for c in problem.criteria],
        linear.values,
        bench.study.views[view],
        name=f"contributions-{view}",
        title=words("What each criterion contributes: {view}", view=name),
        note=bench.beside_scores,
        axis_end=_axis_end(bench),
    )
    return bench.figure("contributions", record)


def _much(bench: Bench) -> bool:
    """Whether the parts of all scores are more than a page should hold for every view."""
    problem = bench.study.problem
    return problem.n * problem.m * len(bench.study.views) > PARTS


def _axis_end(bench: Bench) -> float:
    """One axis for all views, so that their bars can be compared: the highest score, rounded up."""
    highest = max(float(bench.rank(view).score.max()) for view in bench.study.views)
    return float(np.ceil(highest * 10 - 1e-9) / 10)
