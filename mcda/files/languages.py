"""The languages a report can be in: shipped catalogues, and those in the workspace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from mcda.errors import StudyError, UnknownNameError, did_you_mean, one_of
from mcda.files.catalogue import ENGLISH, HOLES, Catalogue, holes
from mcda.files.faults import printable, quoted
from mcda.files.log import Log
from mcda.files.nodes import Pairs, Scalar, Tree, text_of
from mcda.files.reading import read_source
from mcda.files.schema.base import LANGUAGE
from mcda.files.schema.language import LanguageFile
from mcda.files.study import InputFile, Study
from mcda.files.validate import validate
from mcda.files.workspace import LANGUAGES, SUFFIX, Workspace
from mcda.files.yaml import Document, parse
from mcda.problem.sealed import Sealed

PACKAGE = "mcda.report.languages"
_STRAY = re.compile(r"\{[^{}]*\}?|\}")
_LONGEST = 200
"""Characters of a sentence that is repeated in a message."""


def languages(workspace: Workspace | None = None) -> dict[str, str]:
    """Where each language comes from, by tag: the code, this package, or a file of the user's."""
    found = {ENGLISH.tag: "in the code", **dict.fromkeys(_shipped(), "shipped")}
    own = workspace.language_files() if workspace else ()
    return dict(sorted({**found, **{path.stem: str(path) for path in own}}.items()))


@cache
def shipped(tag: str) -> Catalogue:
    """The catalogue of a language that ships with this package; English for any other."""
    path = _shipped().get(tag)
    if path is None:
        return ENGLISH
    log = Log()
    source = read_source(path, str(path), 0, log)
    document = parse(source, log) if source else None
    shape = validate(LanguageFile, document, log) if document else None
    if shape is None or log.faults:
        raise StudyError(log.faults)
    return _catalogue(shape, shape.sentences)


@cache
def sentences() -> tuple[str, ...]:
    """Every template of a report: the keys of the shipped catalogues, which have all of them."""
    every: dict[str, None] = {}
    for tag in _shipped():
        every |= dict.fromkeys(shipped(tag).sentences)
    return tuple(every)


@dataclass(frozen=True)
class Chosen:
    """The language of a study: its tag, and the user's own file where there is one."""

    tag: str
    document: Document | None = None


def chosen(node: Tree | None, workspace: Workspace, order: int, log: Log) -> Chosen | None:
    """The language that a study's `language` names; None where it is none, with a fault there."""
    tag = ENGLISH.tag if node is None else text_of(node)
    if tag is None or not re.match(LANGUAGE, tag):
        return None
    known = languages(workspace)
    named = next((name for name in (tag, tag.partition("-")[0]) if name in known), None)
    if named is not None:
        return choose(named, workspace, order, log)
    if node is not None:
        log.fault(
            node,
            f"unknown language {quoted(tag)}{did_you_mean(tag, known)} (known: "
            f"{', '.join(sorted(known))}); 'mcda translate {tag}' begins languages/{tag}{SUFFIX}"
            f"{_ignored(workspace)}",
        )
    return None


def _ignored(workspace: Workspace) -> str:
    """What is said of a file that is no catalogue because of its name; '' where there is none."""
    names = [path.name for path in workspace.ill_named_languages()]
    called = "a catalogue is called by its tag, such as fr.yaml"
    return f"; {LANGUAGES}/{printable(names[0])} is not read: {called}" if names else ""


def choose(tag: str, workspace: Workspace, order: int, log: Log) -> Chosen:
    """A known language, with the user's own catalogue of it where there is one."""
    path = next((p for p in workspace.language_files() if p.stem == tag), None)
    source = read_source(path, str(path), order, log) if path else None
    return Chosen(tag, parse(source, log) if source else None)


def read(choice: Chosen, log: Log) -> Catalogue:
    """The catalogue of a language: the shipped one, with the user's own sentences over it."""
    base, document = shipped(choice.tag), choice.document
    shape = validate(LanguageFile, document, log) if document else None
    if document is None or shape is None:
        return base
    _check(document, choice.tag, log)
    said = {key: value for key, value in shape.sentences.items() if value}
    whole = _catalogue(shape, {**base.sentences, **said})
    node = document.root.get("sentences") if document.root else None
    if whole.lacking and node is not None:
        log.note_missing(
            node,
            f"{whole.lacking:,} of {len(sentences()):,} sentences have no translation and are said "
            f"in English; 'mcda translate {choice.tag}' prints the file with their places",
        )
    return whole


def in_language(study: Study, tag: str) -> Study:
    """The study whose report is in another language than its file says.

    Raises UnknownNameError for a language without a catalogue, StudyError for one with faults.
    """
    workspace = Workspace.around(study.path)
    known = languages(workspace)
    named = next((name for name in (tag, tag.partition("-")[0]) if name in known), None)
    if named is None:
        raise UnknownNameError(one_of(tag, known, "language"))
    log = Log()
    choice = choose(named, workspace, 0, log)
    catalogue = read(choice, log)
    if log.faults:
        raise StudyError(log.faults)
    inputs = [file for file in study.inputs if not file.path.startswith(f"{LANGUAGES}/")]
    if choice.document is not None:
        source = choice.document.source
        inputs.append(InputFile(workspace.relative(source.path), source.digest))
    return replace(study, language=tag, catalogue=catalogue, inputs=tuple(inputs))


def _shipped() -> dict[str, Path]:
    spec = find_spec(PACKAGE)
    locations = spec.submodule_search_locations if spec else None
    folder = Path((locations or [""])[0])
    return {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}"))}


def _catalogue(shape: LanguageFile, said: Mapping[str, str]) -> Catalogue:
    signs = shape.numbers
    lacking = 0
    if shape.language not in (*_shipped(), ENGLISH.tag):
        lacking = sum(key not in said for key in sentences())
    return Catalogue(
        shape.language,
        shape.name or shape.language,
        Sealed(said),
        signs.decimal,
        signs.thousands,
        lacking,
    )


def _check(document: Document, tag: str, log: Log) -> None:
    """Faults for another language, odd signs, unknown sentences and other holes than theirs."""
    root = document.root
    assert root is not None
    own = root.get("language")
    if own is not None and text_of(own) != tag:
        log.fault(own, f"the file is languages/{tag}{SUFFIX}, so its language is {tag}")
    _check_signs(root, log)
    node = root.get("sentences")
    if not isinstance(node, Pairs):
        return
    known = sentences()
    for key, value in node.pairs():
        if key.text not in known:
            log.fault(key, _unknown(key.text, known))
        else:
            _check_holes(key, value, log)


def _check_signs(root: Tree, log: Log) -> None:
    """Faults where numbers could not be read, or not told from others."""
    signs = {"decimal": ".", "thousands": ","}
    for key in signs:
        node = root.at("numbers", key)
        sign = text_of(node)
        if node is None or sign is None:
            continue
        if (
            len(sign) > 1
            or sign.isalnum()
            or sign in ("-", "+")
            or not (sign or key == "thousands")
        ):
            what = "one sign" if key == "decimal" else "one sign, or none"
            log.fault(node, f"expected {what} that is no letter or digit, found {quoted(sign)}")
        signs[key] = sign
    if signs["decimal"] == signs["thousands"] and (numbers := root.get("numbers")):
        both = quoted(signs["decimal"])
        log.fault(numbers, f"decimals and thousands have the same sign {both}; give them two")


def _unknown(found: str, known: tuple[str, ...]) -> str:
    near = did_you_mean(found, known)
    advice = near or "; 'mcda translate' prints those there are"
    return f"no report has the sentence {quoted(found, _LONGEST)}{advice}"


def _check_holes(key: Scalar, value: Tree, log: Log) -> None:
    """A fault where a translation has other parts than the sentence; an empty one is none yet."""
    said = text_of(value)
    if not said:
        return
    wanted, found = holes(key.text), holes(said)
    lost = ", ".join(f"{{{name}}}" for name in sorted(wanted - found))
    strange = ", ".join(f"{{{name}}}" for name in sorted(found - wanted))
    parts = [f"lacks {lost}" if lost else "", f"has {strange} too many" if strange else ""]
    if stray := _STRAY.search(HOLES.sub("", said)):
        parts.append(
            f"has {quoted(stray[0], 20)}, which is no part; a brace itself is written twice"
        )
    if any(parts):
        log.fault(value, f"the translation {' and '.join(part for part in parts if part)}")
