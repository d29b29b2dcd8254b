"""A study and its results as plain data, for templates: dictionaries, lists, texts and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mcda.analyses import ANALYSES
from mcda.errors import UnknownNameError, one_of
from mcda.files.study import Study
from mcda.report.bench import Bench
from mcda.report.own.marks import dead


class Plain(dict[str, Any]):
    """A dictionary that names the nearest key where it lacks one."""

    def __missing__(self, key: str) -> Any:
        raise UnknownNameError(one_of(key, self, "name"))


def study_data(study: Study) -> Any:
    """What the files say, by the names they say it under."""
    problem = study.problem
    said = {
        "id": study.id,
        "title": study.title,
        "view": study.view,
        "method": study.method.name,
        "methods": list(study.methods),
        "criteria": [
            {
                "id": c.id,
                "name": c.name,
                "group": c.group,
                "direction": c.direction,
                "unit": c.unit,
                "scale": list(c.scale or ()),
            }
            for c in problem.criteria
        ],
        "options": [
            {
                "id": option.id,
                "name": option.name,
                "description": study.descriptions[option.id],
                "scores": {name: _score(x) for name, x in study.scores[option.id].items()},
            }
            for option in problem.options
        ],
        "views": {view: _view(study, view) for view in study.shares},
        "weights": [statement.text for statement in study.space.statements],
        "sources": [source.model_dump() for source in study.sources],
        "assumptions": list(study.assumptions),
        "left_out": list(study.left_out),
    }
    return _plain(said)


def _score(score: Any) -> dict[str, Any]:
    cited = [{"source": cite.source, "where": cite.where} for cite in score.evidence]
    kept = {key: getattr(score, key) for key in ("low", "best", "high", "grade", "note")}
    return {**kept, "evidence": cited}


def _view(study: Study, view: str) -> dict[str, Any]:
    ids, info = study.problem.criterion_ids, study.view_info[view]
    return {
        "id": view,
        "name": info.name,
        "note": info.note,
        "points": dict(zip(ids, study.points[view].tolist(), strict=True)),
        "weights": dict(zip(ids, study.views[view].tolist(), strict=True)),
    }


class Results(Mapping[str, Any]):
    """Answers by the name of their analysis, each asked for when it is first used.

    They hold what `report.json` holds, with numbers as numbers and without certificates.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def __getitem__(self, name: str) -> Any:
        return self.ask(name)

    def __iter__(self) -> Iterator[str]:
        return iter(ANALYSES.names())

    def __len__(self) -> int:
        return len(ANALYSES.names())

    def ask(self, analysis: str, view: str | None = None, method: str | None = None) -> Any:
        """The answer at another view, or by another method, than the study's own."""
        if view is not None and view not in self._bench.study.shares:
            raise UnknownNameError(one_of(view, self._bench.study.shares, "view"))
        return _plain(self._bench.ask(analysis, view, method).to_dict())


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        if set(node) == {"value", "exact"}:
            return node["value"]
        kept = {key: _plain(value) for key, value in node.items() if key != "certificate"}
        return Plain(kept)
    if isinstance(node, str):
        return dead(node)
    return [_plain(item) for item in node] if isinstance(node, list | tuple) else node
