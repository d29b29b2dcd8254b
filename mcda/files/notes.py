"""What is no fault, but that an analyst should know before reading a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mcda.files.faults import quoted
from mcda.files.gather import Files
from mcda.files.log import Log
from mcda.files.names import same_name
from mcda.files.nodes import Tree
from mcda.files.study import Study
from mcda.weights.statements import Row, Statement


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
    _namesakes(study, files, criteria, log)
    _twins(study, files, log)
    _flat(study, criteria, log)
    _outside(study, criteria, log)
    _said_twice(study, criteria, log)


def _namesakes(study: Study, files: Files, criteria: Tree, log: Log) -> None:
    """Options, criteria or views that readers could not tell apart by name."""
    roots = [document.root for document in files.options]
    problem = study.problem
    _alike("option", [(o.id, o.name) for o in problem.options], roots, log)
    nodes = criteria.get("criteria")
    members = list(nodes.members()) if nodes else []
    _alike("criterion", [(c.id, c.name) for c in problem.criteria], members, log)
    views = node.pairs() if (node := criteria.get("views")) else ()
    shown = ((key, tree) for key, tree in views if key.text in study.view_info)
    entered = {key.text: (key, tree) for key, tree in shown}
    named = [(view, study.view_info[view].name or view) for view in entered]
    _alike("view", named, [tree.get("name") or key for key, tree in entered.values()], log)


def _alike(
    what: str, named: Sequence[tuple[str, str]], nodes: Sequence[Tree | None], log: Log
) -> None:
    """A note at each that has the name of one before it, naming both places.

    nodes : a member with its name or id, or the name itself
    """
    first: dict[str, tuple[str, Tree]] = {}
    for (key, name), member in zip(named, nodes, strict=True):
        node = member and (member.get("name") or member.get("id") or member)
        if node is None:
            continue
        other, there = first.setdefault(same_name(name), (key, node))
        if other != key:
            log.note(
                node,
                f"{what} {quoted(key)} is called {quoted(name)}, as {quoted(other)} is "
                f"({there.place}): reports add the ids to tell them apart",
            )


def _twins(study: Study, files: Files, log: Log) -> None:
    """Options with the same scores on every criterion; ranges may set them apart all the same."""
    first: dict[tuple[float, ...], int] = {}
    problem = study.problem
    sure = (problem.low == problem.high).all(axis=1)
    for i, (name, document) in enumerate(zip(problem.option_ids, files.options, strict=True)):
        k = first.setdefault(tuple(problem.performance[i].tolist()), i)
        node = document.root.get("id") if document.root else None
        if k == i or node is None:
            continue
        one, other = quoted(name), quoted(problem.option_ids[k])
        if sure[i] and sure[k]:
            log.note(node, f"{one} scores as {other} does: they tie everywhere")
        else:
            tie = "by these they tie everywhere"
            log.note(node, f"the best estimates of {one} are those of {other}: {tie}")


def _flat(study: Study, criteria: Tree, log: Log) -> None:
    """Criteria on which all options are equal."""
    nodes = criteria.get("criteria")
    if study.problem.n < 2 or nodes is None:
        return
    problem = study.problem
    spread = np.ptp(problem.performance, axis=0)
    sure = (problem.low == problem.high).all(axis=0)
    for j, (item, name) in enumerate(
        zip(nodes.members(), study.problem.criterion_ids, strict=True)
    ):
        if spread[j] == 0 and (node := item.get("id")):
            if sure[j]:
                log.note(node, f"all options are equal on {quoted(name)}: it sets none apart")
            else:
                what = f"the best estimates of all options are equal on {quoted(name)}"
                log.note(node, f"{what}: only ranges set any apart")


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


def _said_twice(study: Study, criteria: Tree, log: Log) -> None:
    """Statements that say what one before them said."""
    node = criteria.get("weights")
    nodes = {str(item.place): item for item in (node.members() if node else ())}
    first: dict[object, Statement] = {}
    for statement in study.space.statements:
        before = first.setdefault(tuple(map(_meaning, statement.rows)), statement)
        at = nodes.get(str(statement.place))
        if before is not statement and at is not None:
            log.note(
                at,
                f"{quoted(statement.text)} says what {quoted(before.text)} ({before.place}) says",
            )


def _meaning(row: Row) -> tuple[object, ...]:
    """A condition on weights, the same for all its multiples."""
    size = max(map(abs, row.coefficients))
    return tuple(x / size for x in (*row.coefficients, row.rhs)), row.equality
