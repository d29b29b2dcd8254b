"""The shapes of files as JSON Schema, which `mcda schema` will print."""

from __future__ import annotations

import pytest

from mcda.files.schema.base import Shape, is_id
from mcda.files.schema.criteria import CriteriaFile
from mcda.files.schema.option import OptionFile
from mcda.files.schema.study import StudyFile


@pytest.mark.parametrize(
    ("shape", "required"),
    [
        (CriteriaFile, ["criteria"]),
        (OptionFile, ["id", "scores"]),
        (StudyFile, ["criteria", "options"]),
    ],
)
def test_required_keys(shape: type[Shape], required: list[str]) -> None:
    schema = shape.model_json_schema()
    assert schema["required"] == required
    assert schema["additionalProperties"] is False


def test_a_score_is_one_of_three_forms() -> None:
    scores = OptionFile.model_json_schema()["properties"]["scores"]["additionalProperties"]
    assert scores["oneOf"] == [
        {"type": ["number", "boolean"]},
        {"type": "string"},
        {"$ref": "#/$defs/ScoreEntry"},
    ]


def test_a_scale_is_required_unless_there_are_levels() -> None:
    entry = CriteriaFile.model_json_schema()["$defs"]["CriterionEntry"]
    assert entry["anyOf"][0] == {"required": ["scale"]}
    assert entry["properties"]["id"]["pattern"] == "^[a-z0-9][a-z0-9-]*$"


@pytest.mark.parametrize("shape", [CriteriaFile, OptionFile, StudyFile])
def test_no_key_may_be_left_empty(shape: type[Shape]) -> None:
    assert "null" not in str(shape.model_json_schema())


def test_steps_are_named_as_in_the_file() -> None:
    steps = StudyFile.model_json_schema()["$defs"]["Steps"]
    assert steps["required"] == ["from", "to", "step"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", True), ("4-star", True), ("", False), ("-a", False), ("A", False), ("a\n", False)],
)
def test_ids(text: str, expected: bool) -> None:
    assert is_id(text) is expected
