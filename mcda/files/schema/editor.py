"""JSON Schema of each kind of file for editors: hints while typing, and errors underlined."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from mcda.errors import UnknownNameError, one_of
from mcda.files.catalogue import holes
from mcda.files.schema.base import Shape
from mcda.files.schema.criteria import CriteriaFile
from mcda.files.schema.language import LanguageFile
from mcda.files.schema.option import OptionFile
from mcda.files.schema.study import StudyFile
from mcda.registry import Registry

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[str, type[Shape]] = {
    "criteria": CriteriaFile,
    "option": OptionFile,
    "study": StudyFile,
    "language": LanguageFile,
}
OWN_SECTION = r"\.(py|md\.j2)$"
_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
_NAMED = ("properties", "patternProperties", "$defs")
_SAID = re.compile(r"^(\w+(?:, \w+)*) : (.+(?:\n {4}.+)*)", re.MULTILINE)
"""`key : what it is` in a docstring, with the indented lines that go on with it."""


def editor_schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file: `criteria`, `option`, `study` or `language`.

    Raises UnknownNameError for another kind.
    """
    if kind not in SHAPES:
        raise UnknownNameError(one_of(kind, SHAPES, "kind of file"))
    shape = SHAPES[kind]
    schema = shape.model_json_schema()
    about = {shape.__name__: shape, **{s.__name__: s for s in _shapes(Shape)}}
    for name, part in schema.get("$defs", {}).items():
        _describe(part, about[name])
    _describe(schema, shape)
    found: dict[str, Any] = _tidy(schema)
    if kind == "study":
        _offer_names(found["properties"])
    if kind == "language":
        _offer_sentences(found["properties"]["sentences"])
    return {"$schema": DIALECT, "title": f"mcda {kind}", **found}


def _shapes(kind: type[Shape]) -> Iterator[type[Shape]]:
    for shape in kind.__subclasses__():
        yield shape
        yield from _shapes(shape)


def _describe(part: dict[str, Any], shape: type[Shape]) -> None:
    """The shape's docstring, its lines about single keys put where the keys are."""
    words = inspect.getdoc(shape) or ""
    for keys, said in _SAID.findall(words):
        for key in keys.split(", "):
            if key in part["properties"]:
                part["properties"][key]["description"] = re.sub(r"\s+", " ", said)
    part["description"] = words.partition("\n")[0]


def _tidy(node: Any, *, names: bool = False) -> Any:
    """The schema as the standard has it, without what says nothing.

    names : the keys of `node` are names of an analyst's keys, and no words of JSON Schema
    """
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {key: _tidy(value) for key, value in node.items()}
    return {
        _BOUNDS.get(key, key): _tidy(value, names=key in _NAMED)
        for key, value in node.items()
        if key != "title" and not (key == "default" and value in (None, "", [], {}))
    }


def _offer_names(keys: dict[str, Any]) -> None:
    """What there is to choose from, where a study names methods, sections, figures or formats."""
    for key in ("sections", "figures", "formats"):
        items = {"enum": list(Registry(f"mcda.report.{key}", key).names())}
        own = {"type": "string", "pattern": OWN_SECTION}
        keys[key]["items"] = {"anyOf": [items, own]} if key == "sections" else items
    names = {"enum": list(Registry("mcda.methods", "method").names())}
    one = {"type": "object", "propertyNames": names, "minProperties": 1, "maxProperties": 1}
    entry = {"anyOf": [names, {**one, "additionalProperties": {"type": "object"}}]}
    keys["method"] = {"description": keys["method"]["description"], **entry}
    keys["methods"]["items"] = entry


def _offer_sentences(keys: dict[str, Any]) -> None:
    """Every sentence of a report, each with the parts that its translation has to have."""
    from mcda.files.languages import sentences

    keys["properties"] = {key: _translation(key) for key in sentences()}
    keys["additionalProperties"] = False


def _translation(sentence: str) -> dict[str, Any]:
    """A text that is empty, or holds the parts of `sentence` and no other."""
    parts = sorted(holes(sentence))
    wanted = "".join(rf"(?=[\s\S]*\{{{part}\}})" for part in parts)
    others = rf"(?![\s\S]*\{{(?!(?:{'|'.join(parts)})\}})[a-z])" if parts else ""
    if "{{" in sentence or not parts:  # a brace that stands for itself is for `mcda check` to tell
        return {"type": "string"}
    return {"type": "string", "pattern": f"^$|^{wanted}{others}"}
