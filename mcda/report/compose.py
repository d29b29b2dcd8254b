"""From a study to a report: run the sections that were asked for, keep what they asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from mcda.files.study import Score, Study
from mcda.report.bench import Bench
from mcda.report.blocks import Section
from mcda.report.report import Report
from mcda.report.sections import SECTIONS
from mcda.report.stamp import stamp

Progress = Callable[[str], None]


def compose(study: Study, command: str = "mcda report", progress: Progress | None = None) -> Report:
    """The study's report; `command` is what the stamp says made it.

    progress : called with each section's title before its work
    Raises UnknownNameError for a section that does not exist.
    """
    bench = Bench(study, command)
    sections = tuple(_made(bench, study.sections or _in_order(), progress))
    return Report(
        id=study.id,
        title=study.title,
        subtitle="Under which weights does each option win, how sure is that, and what would "
        "change it?",
        notice=bench.beside_scores,
        sections=sections,
        results=tuple(answer.to_dict() for answer in bench.answers),
        inputs={**_asked(study), **_inputs(study)},
        stamp=stamp(study, command),
        marking=study.marking,
        language=study.language,
    )


def _in_order() -> Iterable[str]:
    return sorted(SECTIONS.names(), key=lambda name: SECTIONS.constant(name, "PLACE"))


def _made(bench: Bench, names: Iterable[str], progress: Progress | None) -> Iterable[Section]:
    for name in names:
        build = SECTIONS.load(name)
        title: str = import_module(f"{SECTIONS.package}.{name}").TITLE
        if progress is not None:
            progress(title)
        blocks = build(bench)
        if blocks:
            yield Section(name, title, blocks)


def _asked(study: Study) -> dict[str, Any]:
    """What was asked, in the study's own ids."""
    return {
        "title": study.title,
        "view": study.view,
        "method": study.method.name,
        "methods": {name: dict(vars(method)) for name, method in study.methods.items()},
    }


def _inputs(study: Study) -> dict[str, Any]:
    """What was entered: criteria, options, performances, points and statements."""
    problem = study.problem
    ids = problem.criterion_ids
    return {
        "criteria": {
            c.id: {
                "name": c.name,
                "group": c.group,
                "direction": c.direction,
                "scale": list(c.scale or ()),
                "unit": c.unit,
                "value": c.value or "linear",
                "anchors": dict(zip(("worst", "best"), c.anchors, strict=True)),
            }
            for c in problem.criteria
        },
        "options": {
            o.id: {
                "name": o.name,
                "performance": {
                    c: {
                        "low": float(problem.low[i, j]),
                        "best": float(problem.performance[i, j]),
                        "high": float(problem.high[i, j]),
                        **_said(study.scores[o.id][c]),
                    }
                    for j, c in enumerate(ids)
                },
            }
            for i, o in enumerate(problem.options)
        },
        "views": {
            view: {
                "points": dict(zip(ids, study.points[view].tolist(), strict=True)),
                "groups": dict(study.view_info[view].groups or {}) or None,
                "weights": dict(zip(ids, weights.tolist(), strict=True)),
            }
            for view, weights in study.views.items()
        },
        "statements": [statement.text for statement in study.space.statements],
        "assumptions": list(study.assumptions),
        "left_out": list(study.left_out),
        "sources": [source.model_dump(exclude_defaults=True) for source in study.sources],
    }


def _said(score: Score) -> dict[str, Any]:
    """What was said of a score beside its numbers."""
    evidence = [{"source": e.source, "where": e.where} for e in score.evidence]
    return {"grade": score.grade, "note": score.note, "evidence": evidence}
