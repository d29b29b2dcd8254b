"""What all shapes share: strict mappings, numbers, ids, and values of several forms."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from mcda.files.numbers import described, number_problem

ID = r"^[a-z0-9][a-z0-9-]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class Shape(BaseModel):
    """A mapping whose keys are all known.

    While a file is read, the context remembers which keys each mapping may hold, so that a
    message about an unknown key can list them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _remember_keys(cls, data: Any, info: ValidationInfo) -> Any:
        if isinstance(info.context, dict):
            info.context[id(data)] = [f.alias or name for name, f in cls.model_fields.items()]
        return data


def is_id(text: str) -> bool:
    """Whether `text` can be an id in a file."""
    return re.fullmatch(ID, text) is not None


def said(message: str) -> PydanticCustomError:
    """An error whose message is complete."""
    return PydanticCustomError("said", "{message}", {"message": message})


def one_of_kinds(what: str) -> Discriminator:
    """Chooses the form of a value by its kind: `<text>`, `<mapping>`, `<list>`, `<number>`."""
    return Discriminator(
        _kind,
        custom_error_type="expected",
        custom_error_message=f"expected {what}",
    )


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return "<mapping>"
    if isinstance(value, str):
        return "<text>"
    if isinstance(value, list):
        return "<list>"
    return "<number>" if isinstance(value, int | float) else None


def _number(value: Any) -> Any:
    if problem := number_problem(value):
        raise said(problem)
    return float(value)


def _whole(value: Any) -> Any:
    if problem := number_problem(value, "a whole number"):
        raise said(problem)
    if value != int(value):
        raise said(f"expected a whole number, found {described(value)}")
    return int(value)


def _performance(value: Any) -> Any:
    """A number, or a text that may be the label of a level: only its criterion can tell."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str) and (problem := number_problem(value)):
        raise said(problem)
    return value


def _word(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _filled(value: Any) -> Any:
    if value is None:
        raise said("expected a value, found nothing; fill it in or take the key out")
    return value


class _Filled:
    """Refuses an empty value, in the reader and in JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_before_validator_function(_filled, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        forms = [form for form in handler(schema)["anyOf"] if form != {"type": "null"}]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}


T = TypeVar("T")
Maybe = Annotated[T | None, _Filled()]
"""A key that may be left out, but not left empty."""

Id = Annotated[str, Field(pattern=ID)]
Number = Annotated[float, BeforeValidator(_number, json_schema_input_type=float)]
Points = Annotated[Number, Field(ge=0)]
Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
Performance = Annotated[
    float | str, BeforeValidator(_performance, json_schema_input_type=float | str | bool)
]
Word = Annotated[str, BeforeValidator(_word, json_schema_input_type=str | int)]
"""Text that may be a bare number, such as a page or a year."""
