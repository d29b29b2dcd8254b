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


def test_a_score_is_a_number_a_label_or_a_mapping() -> None:
    scores = OptionFile.model_json_schema()["properties"]["scores"]["additionalProperties"]
    kinds = str(scores)
    assert "'number'" in kinds
    assert "'string'" in kinds
    assert "ScoreEntry" in kinds


def test_a_scale_is_required_unless_there_are_levels() -> None:
    entry = CriteriaFile.model_json_schema()["$defs"]["CriterionEntry"]
    assert entry["anyOf"][0] == {"required": ["scale"]}
    assert entry["properties"]["id"]["pattern"] == "^[a-z0-9][a-z0-9-]*$"


def test_steps_are_named_as_in_the_file() -> None:
    steps = StudyFile.model_json_schema()["$defs"]["Steps"]
    assert steps["required"] == ["from", "to", "step"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", True), ("4-star", True), ("", False), ("-a", False), ("A", False), ("a\n", False)],
)
def test_ids(text: str, expected: bool) -> None:
    assert is_id(text) is expected
