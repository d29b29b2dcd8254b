"""`criteria/NAME.yaml`: criteria, views (weights) and statements about weights."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, Tag, model_validator

from mcda.files.schema.base import Id, Maybe, Number, Points, Shape, one_of_kinds, said

MAX_CRITERIA = 500
MAX_STATEMENTS = 500
Worth = Annotated[Number, Field(ge=0, le=100)]


class ScaleEntry(Shape):
    """The fixed ends of a scale, lowest and highest, whichever is better."""

    min: Number
    max: Number
    unit: str = ""


class AnchorsEntry(Shape):
    """What the worst and the best end mean, in words."""

    worst: str = ""
    best: str = ""


class CurveEntry(Shape):
    """A value function by points (performance, 0-100) or by named levels (0-100)."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    points: Maybe[Annotated[tuple[tuple[Number, Worth], ...], Field(min_length=2)]] = None
    levels: Maybe[Annotated[dict[str, Worth], Field(min_length=1)]] = None

    @model_validator(mode="after")
    def _one(self) -> CurveEntry:
        if (self.points is None) == (self.levels is None):
            raise said("expected one of: points, levels")
        return self

    def plain(self) -> dict[str, Any]:
        """As `mcda.Criterion` takes it."""
        return {"points": self.points} if self.points is not None else {"levels": self.levels}


ValueEntry = Annotated[
    Annotated[Literal["linear"], Tag("<text>")] | Annotated[CurveEntry, Tag("<mapping>")],
    one_of_kinds("linear, {points: [[performance, 0-100], ...]} or {levels: {label: 0-100}}"),
]


class CriterionEntry(Shape):
    """One criterion; `scale` may be left out only where `value` names levels."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["scale"]},
                {"required": ["value"], "properties": {"value": {"required": ["levels"]}}},
            ]
        }
    )

    id: Id
    name: str = ""
    group: str = ""
    direction: Literal["max", "min"] = "max"
    scale: Maybe[ScaleEntry] = None
    anchors: AnchorsEntry = AnchorsEntry()
    value: ValueEntry = "linear"

    @property
    def by_levels(self) -> bool:
        """Whether performances are labels."""
        return isinstance(self.value, CurveEntry) and self.value.levels is not None


class ViewEntry(Shape):
    """A named weight vector: points for every criterion, 0 to ignore one.

    With `groups`, a weight is the group's share times the criterion's share inside its group.
    """

    name: str = ""
    note: str = ""
    points: dict[str, Points]
    groups: Maybe[dict[str, Points]] = None


class CriteriaFile(Shape):
    """The whole file."""

    criteria: Annotated[tuple[CriterionEntry, ...], Field(min_length=1, max_length=MAX_CRITERIA)]
    views: dict[Id, ViewEntry] = Field(default_factory=dict)
    weights: Annotated[tuple[str, ...], Field(max_length=MAX_STATEMENTS)] = ()
