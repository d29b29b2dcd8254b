"""Views and statements: whether points make weights, and statements leave some."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from mcda.errors import EmptySpaceError, StatementError
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.names import check_keys
from mcda.files.nodes import Pairs, Scalar, Tree
from mcda.files.numbers import read_number
from mcda.problem.criterion import Criterion
from mcda.weights.space import WeightSpace
from mcda.weights.statements import Names, parse

_ZERO = "all points are zero; at least one must be above 0"


def check_view(view: Tree, groups: Mapping[str, str], log: Log) -> None:
    """Whether a view's points name every criterion and add up to something.

    groups : the group of each criterion by id, '' where it has none
    """
    points, shares = view.get("points"), view.get("groups")
    if isinstance(points, Pairs):
        _check_points(points, list(groups), "criterion", log)
        if _all_zero(points, points.entries):
            log.missing(points, _ZERO)
    if isinstance(shares, Pairs):
        _check_groups(shares, points, groups, log)


def _check_groups(shares: Pairs, points: Tree | None, groups: Mapping[str, str], log: Log) -> None:
    names = list(dict.fromkeys(filter(None, groups.values())))
    alone = [name for name, group in groups.items() if not group]
    if alone:
        log.missing(shares, f"criterion {quoted(alone[0])} is in no group, so none can be weighted")
    _check_points(shares, names, "group", log)
    if _all_zero(shares, shares.entries):
        log.missing(shares, _ZERO)
    for key, share in shares.pairs():
        members = [name for name, group in groups.items() if group == key.text]
        empty = isinstance(points, Pairs) and _all_zero(points, members)
        if empty and (_number(share) or 0) > 0:
            log.fault(share, f"group {quoted(key.text)} has points, but all its criteria have 0")


def _check_points(points: Pairs, known: Sequence[str], what: str, log: Log) -> None:
    for name in check_keys(points, known, what, log):
        log.missing(points, f"missing points for {quoted(name)} (write 0 to ignore it)")


def _all_zero(points: Pairs, names: Collection[str]) -> bool:
    """Whether there are points for `names`, every one of them 0."""
    return bool(names) and all(_number(points.get(name)) == 0 for name in names)


def _number(node: Tree | None) -> float | None:
    return read_number(node.value) if isinstance(node, Scalar) else None


def weight_space(
    statements: Sequence[Tree], groups: Mapping[str, str], log: Log
) -> WeightSpace | None:
    """The space that the statements leave; None where one is wrong or none is left."""
    criteria = [Criterion(name, group=group) for name, group in groups.items()]
    whole = WeightSpace(criteria)
    names = Names(whole.parameters, whole.groups)
    said = [read for node in statements if (read := _read(node, names, log))]
    if len(said) < len(statements):
        return None
    try:
        return whole.where(*(n.value for n in said), places=[n.place for n in said])
    except EmptySpaceError as error:
        guilty = [node for node in said if node.value in error.statements]
        log.fault(guilty[-1], str(error))
        return None


def _read(node: Tree, names: Names, log: Log) -> Scalar | None:
    """The node, where it holds a statement about these names."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None
    try:
        parse(node.value, names)
    except StatementError as error:
        log.fault_at(node.source, _inside(node, error.column), str(error))
        return None
    return node


def _inside(node: Scalar, column: int) -> int:
    """Offset of a column of the text of `node`; its start where the text is written otherwise."""
    raw = node.source.text[node.start : node.end]
    lead = 0 if raw == node.text else 1 if raw[1:-1] == node.text else None
    return node.start if lead is None else node.start + lead + column - 1
