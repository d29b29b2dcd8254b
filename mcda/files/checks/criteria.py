"""Criteria, views and statements: whether they make sense together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mcda.errors import ProblemError
from mcda.files.checks.weights import check_view, weight_space
from mcda.files.log import Log
from mcda.files.names import as_id, distinct, nearest
from mcda.files.nodes import Pairs, Tree, text_of
from mcda.files.numbers import decimal
from mcda.files.schema.criteria import MAX_CRITERIA, MAX_STATEMENTS, CriterionEntry, CurveEntry
from mcda.files.validate import sound
from mcda.files.yaml import Document
from mcda.problem.criterion import Criterion
from mcda.weights.space import WeightSpace


@dataclass(frozen=True)
class Known:
    """What the other files may name.

    ids, views, groups : None where the criteria file is too damaged to tell
    criteria : the sound ones;  lines : where each is defined, `file:line`
    numeric : those without levels, sound or not
    """

    ids: tuple[str, ...] | None = None
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    numeric: frozenset[str] = frozenset()
    views: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None
    space: WeightSpace | None = None


def check_criteria(document: Document, log: Log) -> Known:
    """Check a criteria file beyond its shape; returns what it defines."""
    root = document.root
    if root is None or not document.complete:
        return Known()
    items = dict(_items(root, log))
    count = sum(1 for _ in _members(root, "criteria"))
    views = root.get("views")
    names = _view_ids(root)
    criteria = {i: c for i, item in items.items() if (c := _criterion(item, log))}
    lines = {i: item.place for i, item in items.items()}
    numeric = frozenset(i for i, item in items.items() if item.at("value", "levels") is None)
    known = Known(None, criteria, lines, numeric, names)
    said = list(_members(root, "weights"))
    if len(said) > MAX_STATEMENTS or count > MAX_CRITERIA:
        return known
    if not items or len(items) < count:  # some have no id of their own, so no name can be refused
        return known
    groups = {i: text_of(item.get("group")) or "" for i, item in items.items()}
    for _, view in views.pairs() if views else ():
        check_view(view, groups, log)
    named = tuple(dict.fromkeys(group for group in groups.values() if group))
    space = weight_space(said, groups, log)
    return replace(known, ids=tuple(items), groups=named, space=space)


def _view_ids(root: Tree) -> tuple[str, ...] | None:
    views = root.get("views")
    if views and not isinstance(views, Pairs):
        return None
    return tuple(as_id(key.text) for key, _ in views.pairs()) if views else ()


def _members(root: Tree, key: str) -> Iterator[Tree]:
    node = root.get(key)
    return node.members() if node else iter(())


def _items(root: Tree, log: Log) -> Iterator[tuple[str, Tree]]:
    """Id and node of each criterion that has an id of its own, ill-formed ones set right."""
    seen: set[str] = set()
    for item in distinct(root.get("criteria"), log, "id"):
        node = item.get("id")
        name = text_of(node)
        if node is None or not name or not name.strip():
            continue
        if as_id(name) not in seen:
            yield as_id(name), item
        seen.add(as_id(name))


def _criterion(item: Tree, log: Log) -> Criterion | None:
    """The criterion, or None with its faults in the log."""
    if _lacks_scale(item):
        log.missing(item, "missing key 'scale'")
        return None
    entry = sound(CriterionEntry, item)
    if entry is None:
        return None
    scale = (entry.scale.min, entry.scale.max) if entry.scale else None
    if scale and not scale[0] < scale[1]:
        node = item.at("scale", "max")
        if node:
            low, high = (decimal(end) for end in scale)
            log.fault(node, f"the scale's max {high} is not above its min {low}")
        return None
    curve = entry.value.plain() if isinstance(entry.value, CurveEntry) else None
    try:
        return Criterion(
            entry.id,
            entry.direction,
            name=entry.name,
            unit=entry.scale.unit if entry.scale else "",
            scale=scale,
            value=curve,
            group=entry.group,
            anchors=(entry.anchors.worst, entry.anchors.best),
        )
    except ProblemError as error:
        log.fault(item.get("value") or item, str(error).partition("': ")[2])
        return None


def _lacks_scale(item: Tree) -> bool:
    if not isinstance(item, Pairs) or "scale" in item.entries or item.at("value", "levels"):
        return False
    known = CriterionEntry.model_fields
    return "scale" not in {nearest(key, known) for key in item.entries if key not in known}
