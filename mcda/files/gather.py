"""The files of a study, found and parsed, each whatever is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mcda.files.languages import Chosen, chosen
from mcda.files.log import Log
from mcda.files.own import own_sections
from mcda.files.reading import decode, read_source
from mcda.files.source import Source
from mcda.files.workspace import Workspace
from mcda.files.yaml import Document, parse

Replaced = Mapping[Path, bytes]
"""Bytes to read in place of what a file holds: to check an edit before it is written."""


@dataclass(frozen=True)
class Files:
    """What was found; None where a file or folder could not be read at all.

    options : one document a readable file; `option_ids` has the names of all of them
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
    study = _document(workspace.study, 0, log, replaced)
    if study is None:
        return Files(workspace)
    path = _criteria(workspace, study, log)
    criteria = _document(path, 1, log, replaced) if path else None
    paths = _options(workspace, study, log)
    if paths is None:
        return Files(workspace, study, criteria)
    documents = [_document(path, 2 + i, log, replaced) for i, path in enumerate(paths)]
    options = tuple(document for document in documents if document)
    ids = tuple(path.stem for path in paths)
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


def _document(path: Path, order: int, log: Log, replaced: Replaced) -> Document | None:
    if path in replaced:
        source = decode(path, str(path), order, replaced[path], log)
    else:
        source = read_source(path, str(path), order, log)
    return parse(source, log) if source else None
