"""A catalogue to fill in: every sentence of a report, with the translations there are so far."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mcda.errors import StudyError, UnknownNameError
from mcda.files.catalogue import ENGLISH, Catalogue
from mcda.files.faults import quoted
from mcda.files.languages import choose, languages, read, sentences, shipped
from mcda.files.log import Log
from mcda.files.schema.base import LANGUAGE
from mcda.files.workspace import HOME, Workspace

_SPECIAL = re.compile("[\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_LINE = 90


def skeleton(tag: str, base: Path = Path()) -> str:
    """The text of `languages/TAG.yaml` for the workspace at `base`.

    Raises UnknownNameError for what is no language tag, StudyError for a catalogue with faults.
    """
    if not re.match(LANGUAGE, tag):
        raise UnknownNameError(f"expected a language tag such as fr or pt-BR, found {quoted(tag)}")
    found = _so_far(tag, Workspace.around(base / HOME / "study.yaml"))
    name = found.name if found.tag == tag else ""
    lines = [
        "# yaml-language-server: $schema=../schema/language.json",
        "# The line above is for editors; mcda schema language --out schema writes that file.",
        "# Put each translation between the quotes; parts in braces, such as {option}, stay.",
        f"# What is left empty is said in English. Save as languages/{tag}.yaml.",
        f"language: {tag}",
        f"name: {_quoted(name)}",
        f"numbers: {{decimal: {_quoted(found.decimal)}, thousands: {_quoted(found.thousands)}}}",
        "sentences:",
        *(_pair(key, found.sentences.get(key, "")) for key in sentences()),
    ]
    return "\n".join(lines) + "\n"


def _so_far(tag: str, workspace: Workspace) -> Catalogue:
    """What is translated already; nothing where the language is new, or its file still empty.

    A shell that sends what is printed to the catalogue empties it before it is read.
    """
    if tag not in languages(workspace):
        return ENGLISH
    own = next((path for path in workspace.language_files() if path.stem == tag), None)
    if own is not None and _is_empty(own):
        return shipped(tag)
    log = Log()
    catalogue = read(choose(tag, workspace, 0, log), log)
    if log.faults:
        raise StudyError(log.faults)
    return catalogue


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False


def _pair(key: str, value: str) -> str:
    """A sentence and its translation, on two lines where one would be long."""
    first, second = _quoted(key), _quoted(value)
    gap = " " if len(first) + len(second) < _LINE else "\n    "
    return f"  {first}:{gap}{second}"


def _quoted(text: str) -> str:
    """YAML in double quotes, in which spaces that look like others are written by number."""
    shown = json.dumps(text, ensure_ascii=False)
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", shown)
