"""From files to a study: everything that is wrong with all of them, or the study."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from mcda.errors import StudyError, UnknownNameError
from mcda.files.build import Parts, build
from mcda.files.checks.criteria import Known, check_criteria
from mcda.files.checks.methods import check_data, headline, read_methods
from mcda.files.checks.options import Allowed, check_option
from mcda.files.checks.study import check_study, source_ids
from mcda.files.faults import Fault, Note
from mcda.files.gather import Files, Replaced, gather
from mcda.files.languages import read
from mcda.files.log import Log
from mcda.files.nodes import text_of
from mcda.files.notes import take_notes
from mcda.files.redact import redacted
from mcda.files.schema.criteria import CriteriaFile
from mcda.files.schema.option import OptionFile
from mcda.files.schema.study import StudyFile
from mcda.files.study import Study
from mcda.files.validate import validate
from mcda.files.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """The study, or None where there are faults; the notes are there in both cases."""

    study: Study | None
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]


def load_study(path: str | os.PathLike[str]) -> Study:
    """The study whose file is at `path`, e.g. `reports/alliance.yaml`.

    Raises StudyError with every fault of every file, each with its file, line and column.
    """
    checked = check(path)
    if checked.study is None:
        raise StudyError(checked.faults)
    return checked.study


def check(path: str | os.PathLike[str], replaced: Replaced | None = None) -> Checked:
    """All faults and notes of a study's files, and the study where there is no fault.

    replaced : bytes to read in place of what some files hold
    """
    if not isinstance(path, (str, os.PathLike)):
        raise UnknownNameError(f"a study is the path of its file, found {path!r}")
    log = Log()
    files = gather(Workspace.around(path), log, replaced or {})
    parts = _parts(files, log)
    study = None
    if parts is not None and not log.faults:
        study = build(files, parts)
        check_data(parts.methods, study.problem, log)
        take_notes(study, files, log)
    if study is None or log.faults:
        return Checked(None, log.faults, log.notes)
    study = replace(study.standing(), notes=log.notes)
    hidden = parts is not None and parts.study.redact
    return Checked(redacted(study) if hidden else study, (), log.notes)


def _parts(files: Files, log: Log) -> Parts | None:
    """Check every file by its shape and against the others; None where one is missing."""
    known = check_criteria(files.criteria, log) if files.criteria else Known()
    criteria = validate(CriteriaFile, files.criteria, log) if files.criteria else None
    study = validate(StudyFile, files.study, log) if files.study else None
    root = files.study.root if files.study else None
    missing = text_of(root.get("missing")) if root else None
    whole = files.study is not None and files.study.complete
    allowed = Allowed(missing == "worst", source_ids(root) if whole else None)
    options = [validate(OptionFile, document, log) for document in files.options]
    ranges = [check_option(document, known, allowed, log) for document in files.options]
    catalogue = read(files.language, log) if files.language else None
    if files.study is None or root is None or not whole or catalogue is None:
        return None
    check_study(files.study, known, files.option_ids, log)
    methods = read_methods(root, log)
    sound = [option for option in options if option]
    if study is None or criteria is None or known.space is None or len(sound) < len(options):
        return None
    return Parts(
        study,
        criteria,
        tuple(sound),
        known.criteria,
        known.space,
        tuple(ranges),
        methods,
        headline(root, methods),
        catalogue,
    )
