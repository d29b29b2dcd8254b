"""What is no fault, but that an analyst should know before reading a result."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mcda.files.faults import quoted
from mcda.files.gather import Files
from mcda.files.log import Log
from mcda.files.nodes import Tree
from mcda.files.study import Study


def take_notes(study: Study, files: Files, log: Log) -> None:
    """Note what is odd about a study without faults."""
    root = files.study.root if files.study else None
    criteria = files.criteria.root if files.criteria else None
    if root is None or criteria is None:
        return
    problem = study.problem
    if problem.n == 1 and (node := root.get("options")):
        log.note(node, f"one option only, {quoted(problem.option_ids[0])}: it wins everywhere")
    if problem.m == 1 and (node := criteria.get("criteria")):
        log.note_missing(node, "one criterion only: its weight is always 1")
    if not (views := criteria.get("views")) or not views.plain():
        log.note_missing(criteria, "no views: 'equal' gives every criterion the same points")
    _twins(study, files, log)
    _flat(study, criteria, log)
    _outside(study, criteria, log)


def _twins(study: Study, files: Files, log: Log) -> None:
    """Options with the same scores on every criterion."""
    first: dict[tuple[float, ...], str] = {}
    rows = study.problem.performance
    for row, name, document in zip(rows, study.problem.option_ids, files.options, strict=True):
        other = first.setdefault(tuple(row.tolist()), name)
        node = document.root.get("id") if document.root else None
        if other != name and node:
            log.note(node, f"{quoted(name)} scores as {quoted(other)} does: they tie everywhere")


def _flat(study: Study, criteria: Tree, log: Log) -> None:
    """Criteria on which all options are equal."""
    nodes = criteria.get("criteria")
    if study.problem.n < 2 or nodes is None:
        return
    spread = np.ptp(study.problem.performance, axis=0)
    for j, (item, name) in enumerate(
        zip(nodes.members(), study.problem.criterion_ids, strict=True)
    ):
        if spread[j] == 0 and (node := item.get("id")):
            log.note(node, f"all options are equal on {quoted(name)}: it sets none apart")


def _outside(study: Study, criteria: Tree, log: Log) -> None:
    """Views that break a statement about weights."""
    views: Mapping[str, Tree] = {}
    if node := criteria.get("views"):
        views = {key.text: key for key, _ in node.pairs()}
    for name, weights in study.views.items():
        broken = study.space.broken(weights)
        if name in views and broken:
            said = "; ".join(f"{quoted(s.text)} ({s.place})" for s in broken)
            log.note(
                views[name], f"view {quoted(name)} lies outside the weight space: it breaks {said}"
            )
