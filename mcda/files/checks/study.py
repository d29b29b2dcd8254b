"""The study's own names: views, sections, figures, formats, sources."""

from __future__ import annotations

from collections.abc import Sequence

from mcda.files.checks.criteria import Known
from mcda.files.checks.plans import check_plans
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.names import check_name, distinct
from mcda.files.nodes import Tree, text_of
from mcda.files.own import is_own
from mcda.files.yaml import Document
from mcda.registry import Registry

_SHOWN = {"sections": "section", "figures": "figure", "formats": "format"}


def check_study(document: Document, known: Known, options: Sequence[str] | None, log: Log) -> None:
    """Check a study's file beyond its shape.

    options : the ids of its options; None where they are not known
    """
    root = document.root
    if root is None or not document.complete:
        return
    _check_views(root, known, log)
    for key, word in _SHOWN.items():
        names = Registry(f"mcda.report.{key}", word).names()
        for node in distinct(root.get(key), log):
            if key != "sections" or not is_own(text_of(node) or ""):
                check_name(node, names, word, log)
    for node in distinct(root.get("triangle"), log):
        check_name(node, known.groups, "group", log)
    distinct(root.get("sources"), log, "id")
    check_plans(root, known, options, log)


def source_ids(root: Tree | None) -> list[str] | None:
    """The ids of the study's sources; None where it lists none."""
    sources = root.get("sources") if root else None
    ids = [text_of(item.get("id")) for item in sources.members()] if sources else []
    return [name for name in ids if name is not None] or None


def _check_views(root: Tree, known: Known, log: Log) -> None:
    shown = distinct(root.get("views"), log)
    listed = [name for node in shown if (name := check_name(node, known.views, "view", log))]
    view = root.get("view")
    name = check_name(view, known.views, "view", log)
    if view and name and listed and name not in listed:
        log.fault(view, f"view {quoted(name)} is not among the study's views: {', '.join(listed)}")
