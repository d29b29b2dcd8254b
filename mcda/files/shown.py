"""How a study shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mcda.problem.notebook import Grid, card, performances

if TYPE_CHECKING:
    from mcda.files.study import Study


def study_card(study: Study) -> str:
    """Its title and method, performances, views and statements, and what is to be known."""
    n, m = study.problem.n, study.problem.m
    others = [name for name in study.methods if name != study.method.name]
    methods = f"method {study.method.name}" + (f" (beside {', '.join(others)})" if others else "")
    asked = f"{n} options, {m} criteria, {methods}; the view marked * is the study's own."
    notes = (note.headline for note in study.notes)
    return card(study.title, [*study.assumptions[:1], asked, *notes], _grids(study))


def _grids(study: Study) -> Iterator[Grid]:
    yield performances(study.problem)
    names = [f"{v.name} *" if i == study.view else v.name for i, v in study.view_info.items()]
    columns = [[f"{100 * w:.1f}" for w in weights] for weights in study.views.values()]
    rows = zip((c.name for c in study.problem.criteria), *columns, strict=True)
    yield Grid(["weight, %", *names], [list(row) for row in rows], "Views")
    said = [[s.text, str(s.place or "")] for s in study.space.statements]
    if said:
        yield Grid(["statement", "said in"], said, "Admissible weights")
