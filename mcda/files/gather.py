"""The files of a study, found and parsed, each whatever is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mcda.files.languages import Chosen, chosen
from mcda.files.log import Log
from mcda.files.option_table import option_rows
from mcda.files.own import own_sections
from mcda.files.reading import decode, read_source
from mcda.files.source import Source
from mcda.files.table import SUFFIXES
from mcda.files.workspace import Workspace
from mcda.files.yaml import Document, parse

Replaced = Mapping[Path, bytes]
"""Bytes to read in place of what a file holds: to check an edit before it is written."""


@dataclass(frozen=True)
class Files:
    """What was found; None where a file or folder could not be read at all.

    options : one document a readable file, or a row of the table; `option_ids` has the names of
        all of them
    own : the study's own sections, by what `sections` says
    """

    workspace: Workspace
    study: Document | None = None
    criteria: Document | None = None
    options: tuple[Document, ...] = ()
    option_ids: tuple[str, ...] | None = None
    language: Chosen | None = None
    own: Mapping[str, Source] = field(default_factory=dict)


def gather(workspace: Workspace, log: Log, replaced: Replaced) -> Files:
    """Find and parse the study's file, and then what it names."""
    if workspace.study not in replaced and (missing := workspace.no_study()):
        log.fault_at(Source(workspace.study, str(workspace.study), 0), 0, missing)
        return Files(workspace)
    study = _document(workspace.study, 0, log, replaced)
    if study is None:
        return Files(workspace)
    path = _criteria(workspace, study, log)
    criteria = _document(path, 1, log, replaced) if path else None
    paths = _options(workspace, study, log)
    if paths is None:
        return Files(workspace, study, criteria)
    options, ids = _read_options(paths, log, replaced)
    node = study.root.get("language") if study.root else None
    language = chosen(node, workspace, 2 + len(paths), log)
    own = own_sections(study, workspace, 3 + len(paths), log, replaced)
    return Files(workspace, study, criteria, options, ids, language, own)


def _criteria(workspace: Workspace, study: Document, log: Log) -> Path | None:
    node = study.root.get("criteria") if study.root else None
    if node is None and not study.complete:
        return workspace.usual_criteria()
    return workspace.criteria_file(node, log)


def _options(workspace: Workspace, study: Document, log: Log) -> tuple[Path, ...] | None:
    node = study.root.get("options") if study.root else None
    if node is None and not study.complete:
        return workspace.usual_options()
    return workspace.option_files(node, log)


def _read_options(
    paths: tuple[Path, ...], log: Log, replaced: Replaced
) -> tuple[tuple[Document, ...], tuple[str, ...] | None]:
    """The options' documents, and the ids of all of them, those that cannot be read included."""
    if paths and paths[0].suffix in SUFFIXES:
        source = _source(paths[0], 2, log, replaced)
        return option_rows(source, log) if source else ((), None)
    documents = (_document(path, 2 + i, log, replaced) for i, path in enumerate(paths))
    return tuple(filter(None, documents)), tuple(path.stem for path in paths)


def _document(path: Path, order: int, log: Log, replaced: Replaced) -> Document | None:
    source = _source(path, order, log, replaced)
    return parse(source, log) if source else None


def _source(path: Path, order: int, log: Log, replaced: Replaced) -> Source | None:
    if path in replaced:
        return decode(path, str(path), order, replaced[path], log)
    return read_source(path, str(path), order, log)
