"""One option's file: its id, and a score for every criterion."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mcda.files.checks.cells import Range, read_range
from mcda.files.checks.criteria import Known
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.names import as_id, check_keys, check_name
from mcda.files.nodes import Pairs, Tree, text_of
from mcda.files.schema.base import is_id
from mcda.files.table import SUFFIXES
from mcda.files.yaml import Document


@dataclass(frozen=True)
class Allowed:
    """What the study says about scores.

    worst : a missing one is taken as the worst end of the scale
    sources : the ids of the study's sources; None where it lists none or cannot be read
    """

    worst: bool = False
    sources: Collection[str] | None = None


def check_option(document: Document, known: Known, allowed: Allowed, log: Log) -> dict[str, Range]:
    """Check an option's file beyond its shape; returns the scores it gives, by criterion."""
    root = document.root
    if root is None or not document.complete:
        return {}
    _check_id(root, log)
    scores = root.get("scores")
    if not isinstance(scores, Pairs):
        return {}
    if known.ids is not None:
        for name in check_keys(scores, known.ids, "criterion", log):
            _lacking(scores, name, allowed, log)
    ranges = {}
    for key, node in scores.pairs():
        _check_sources(node, allowed, log)
        found = read_range(node, key.text, known, log)
        if found is not None:
            ranges[key.text] = found
    return ranges


def _check_id(root: Tree, log: Log) -> None:
    node, path = root.get("id"), root.source.path
    name = text_of(node)
    if node is None or name is None or not is_id(name) or name == path.stem:
        return
    if path.suffix in SUFFIXES:
        return
    if is_id(path.stem):
        expected = f"expected {quoted(path.stem)}, found {quoted(name)}"
        log.fault(node, f"an option's id is its file's name: {expected}")
    else:
        better = quoted(as_id(path.stem) + path.suffix)
        log.fault(node, f"the file's name {quoted(path.name)} holds no id; rename it {better}")


def _lacking(scores: Tree, name: str, allowed: Allowed, log: Log) -> None:
    if allowed.worst:
        log.note_missing(
            scores, f"no score for {quoted(name)}: taken as the worst of its scale", name
        )
    else:
        rule = "or let the study state 'missing: worst'"
        log.missing(scores, f"missing score for {quoted(name)} ({rule})", name)


def _check_sources(score: Tree, allowed: Allowed, log: Log) -> None:
    evidence = score.get("evidence")
    for item in evidence.members() if evidence else ():
        check_name(item.get("source"), allowed.sources, "source", log)
