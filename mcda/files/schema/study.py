"""`reports/NAME.yaml`: which criteria and options, how they are analysed and shown."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, Tag

from mcda.files.schema.base import (
    LANGUAGE,
    Id,
    Maybe,
    Number,
    Shape,
    Whole,
    Word,
    one_of_kinds,
)
from mcda.files.schema.plans import CombinationsEntry, PhaseEntry, ScenarioEntry

MethodEntry = Annotated[
    Annotated[str, Tag("<text>")]
    | Annotated[dict[str, dict[str, Any]], Field(min_length=1, max_length=1), Tag("<mapping>")],
    one_of_kinds("a method's name, or {name: {parameter: value}}"),
]


class PositiveEntry(Shape):
    """What makes data positive for methods that need it: added to every entry they read."""

    shift: Annotated[Number, Field(gt=0)]


class SourceEntry(Shape):
    """A source that evidence can name."""

    id: Id
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: Word = ""
    url: str = ""
    note: str = ""


class StudyFile(Shape):
    """The whole file."""

    title: str = ""
    criteria: str
    options: str
    view: Maybe[str] = None
    views: Maybe[Annotated[tuple[str, ...], Field(min_length=1)]] = None
    method: Maybe[MethodEntry] = None
    methods: tuple[MethodEntry, ...] = ()
    sections: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    seed: Annotated[Whole, Field(ge=0)] = 0
    samples: Annotated[Whole, Field(ge=1, le=10**7)] = 100_000
    input: Literal["performance", "value"] = "performance"
    positive: Maybe[PositiveEntry] = None
    missing: Maybe[Literal["worst"]] = None
    marking: str = ""
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en"
    sources: tuple[SourceEntry, ...] = ()
    assumptions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    scenarios: tuple[ScenarioEntry, ...] = ()
    phases: tuple[PhaseEntry, ...] = ()
    combinations: Maybe[CombinationsEntry] = None
