"""Options, criteria and views of one name: their keys, in brackets, tell readers which is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from mcda.files.build import EQUAL
from mcda.files.names import same_name
from mcda.files.study import Study
from mcda.report.say import translated, words


def told_apart(study: Study) -> Study:
    """The study with other names for those that share one; the same study where none do."""
    problem = study.problem
    options = unlike({o.id: o.name for o in problem.options})
    criteria = unlike({c.id: c.name for c in problem.criteria})
    views = unlike({view: _view(study, view) for view in study.view_info})
    if not (options or criteria or views):
        return study
    return replace(
        study,
        problem=problem.called(options, criteria),
        view_info={
            view: replace(info, name=views[view]) if view in views else info
            for view, info in study.view_info.items()
        },
    )


def unlike(names: Mapping[str, str]) -> dict[str, str]:
    """By key: what to call those whose name another has too; nothing for all others."""
    often = Counter(map(same_name, names.values()))
    return {
        key: words("{name} ({key})", name=name, key=key)
        for key, name in names.items()
        if often[same_name(name)] > 1
    }


def _view(study: Study, view: str) -> str:
    name = study.view_info[view].name or view
    return translated(name) if view == EQUAL else name
