"""Sections of a study's own: Python files and templates that lie beside it.

They are found and read here, and run only when a report is made. A Python file is code: it can do
what any program can, so a study from somebody else is to be read before it is run.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.names import as_id
from mcda.files.nodes import Tree, text_of
from mcda.files.reading import decode, read_source
from mcda.files.source import Source
from mcda.files.workspace import Workspace
from mcda.files.yaml import Document

PYTHON, TEMPLATE = ".py", ".md.j2"


def is_own(name: str) -> bool:
    """Whether an entry of `sections` is a file beside the study, and no section's name."""
    return "/" in name or "." in name or "\\" in name


def section_id(name: str) -> str:
    """The id of the section that a file makes: `own-my-part` of `./my_part.py`."""
    return f"own-{as_id(_stem(name))}"


def function_name(name: str) -> str:
    """What the function of a Python section is called: as its file."""
    return _stem(name)


def own_sections(
    study: Document, workspace: Workspace, order: int, log: Log, replaced: Mapping[Path, bytes]
) -> dict[str, Source]:
    """The files that `sections` names, by what stands there; faults go to that place.

    order : the place of the first of them among the study's files
    """
    found: dict[str, Source] = {}
    sections = study.root.get("sections") if study.root else None
    for node in sections.members() if sections else ():
        name = text_of(node)
        if name is None or not is_own(name) or not _is_named_well(node, name, found, log):
            continue
        path = workspace.section_file(node, log)
        if path is None:
            continue
        at = order + len(found)
        if path in replaced:
            source = decode(path, str(path), at, replaced[path], log)
        else:
            source = read_source(path, str(path), at, log)
        if source is not None:
            found[name] = source
            _check_syntax(source, log)
    return found


def _stem(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return last.removesuffix(TEMPLATE).removesuffix(PYTHON)


def _is_named_well(node: Tree, name: str, found: Mapping[str, Source], log: Log) -> bool:
    stem = _stem(name)
    if not name.endswith((PYTHON, TEMPLATE)):
        said = f"a section of your own is a file {PYTHON} or {TEMPLATE}, found {quoted(name)}"
    elif not stem.isidentifier() or not as_id(stem).isascii():
        said = f"the file {quoted(name)} is to be named with letters, digits and _, as ./my_part.py"
    elif section_id(name) in map(section_id, found) and name not in found:
        said = f"two sections of your own are called {quoted(as_id(stem))}; rename one"
    else:
        return True
    log.fault(node, said)
    return False


def _check_syntax(source: Source, log: Log) -> None:
    """A fault where a file cannot be run at all; nothing is run."""
    if source.path.suffix == PYTHON:
        try:
            compile(source.text, source.shown, "exec", dont_inherit=True)
        except SyntaxError as error:
            log.fault_at(source, source.offset(error.lineno or 1, error.offset or 1), error.msg)
        except ValueError as error:
            log.fault_at(source, 0, str(error))
        return
    from jinja2 import Environment, TemplateSyntaxError

    try:
        Environment(autoescape=True).parse(source.text)
    except TemplateSyntaxError as error:
        log.fault_at(source, source.offset(error.lineno), str(error.message))
