"""A study without what its numbers rest on: for readers who may see the answer, not its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcda.files.study import Study


def redacted(study: Study) -> Study:
    """The study without any `note`, `evidence` or `sources`; numbers and grades stay."""
    return replace(
        study,
        scores={
            option: {name: replace(x, note="", evidence=()) for name, x in row.items()}
            for option, row in study.scores.items()
        },
        view_info={view: replace(info, note="") for view, info in study.view_info.items()},
        sources=(),
        scenarios=tuple(s.model_copy(update={"note": ""}) for s in study.scenarios),
        phases=tuple(p.model_copy(update={"note": ""}) for p in study.phases),
        combinations=study.combinations and study.combinations.model_copy(update={"note": ""}),
        # A remark shows the line it is about, which may hold anything.
        notes=tuple(replace(note, source_line="") for note in study.notes),
        redacted=True,
    )
