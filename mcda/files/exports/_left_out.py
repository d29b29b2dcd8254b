"""What a form of export has no place for, counted, so that nothing stays behind unsaid."""

from __future__ import annotations

from collections.abc import Collection

from mcda.files.study import Study

_PLURALS = {
    "citation of evidence": "citations of evidence",
    "statement about weights": "statements about weights",
    "note on a score": "notes on scores",
    "note on a view": "notes on views",
    "view by points of groups": "views by points of groups",
    "value function": "value functions",
    "pair of anchors": "pairs of anchors",
    "thing that was not looked at": "things that were not looked at",
    "combination rule": "combination rules",
}


def left_out(study: Study, kept: Collection[str]) -> list[str]:
    """`3 statements about weights` and so on: all that the study says but for what is kept."""
    return [
        f"{count:,} {kind if count == 1 else _PLURALS.get(kind, f'{kind}s')}"
        for kind, count in _counts(study).items()
        if count and kind not in kept
    ]


def _counts(study: Study) -> dict[str, int]:
    criteria = study.problem.criteria
    scores = [score for row in study.scores.values() for score in row.values()]
    views = study.view_info.values()
    rules = study.combinations.rules if study.combinations else {}
    return {
        "statement about weights": len(study.space.statements),
        "note on a view": sum(bool(view.note) for view in views),
        "view by points of groups": sum(view.groups is not None for view in views),
        "value function": sum(
            not isinstance(c.value, str) and c.value is not None for c in criteria
        ),
        "pair of anchors": sum(any(c.anchors) for c in criteria),
        "note on a score": sum(bool(score.note) for score in scores),
        "grade": sum(bool(score.grade) for score in scores),
        "citation of evidence": sum(len(score.evidence) for score in scores),
        "source": len(study.sources),
        "assumption": len(study.assumptions),
        "thing that was not looked at": len(study.left_out),
        "scenario": len(study.scenarios),
        "phase": len(study.phases),
        "combination rule": len(rules),
        "method": len({study.method.name, *study.methods}),
        "marking": int(bool(study.marking)),
    }
