"""`criteria/NAME.yaml`: criteria, views (weights) and statements about weights."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, Tag, model_validator

from mcda.files.schema.base import Id, Maybe, Number, Points, Shape, one_of_kinds, said

MAX_CRITERIA = 500
MAX_STATEMENTS = 500
Worth = Annotated[Number, Field(ge=0, le=100)]


class ScaleEntry(Shape):
    """The fixed ends of a scale, whichever is better.

    min, max : the lowest and the highest performance that there can be, apart from the options
    unit : what the numbers count, e.g. EUR, minutes
    """

    min: Number
    max: Number
    unit: str = ""


class AnchorsEntry(Shape):
    """What the ends of the scale mean.

    worst, best : the end in words, e.g. An hour and a half each way
    """

    worst: str = ""
    best: str = ""


class CurveEntry(Shape):
    """A value function: points or levels, one of the two.

    points : [performance, value out of 100] pairs, straight lines between them
    levels : labels that stand as scores, each with its value out of 100
    """

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
    """One criterion; `scale` may be left out only where `value` names levels.

    id : lower-case letters, digits and hyphens; scores, points and statements use it
    name : what readers see; the id if left out
    group : criteria of one group are shown together, and can be weighted together
    direction : max where more is better, min where less is
    scale : the ends, fixed apart from the options at hand
    anchors : what the ends mean, in words
    value : linear, {points: [[performance, 0-100], ...]} or {levels: {label: 0-100}}
    """

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
    """A named weight vector: how much the swing from worst to best counts, to whom.

    name : what readers see; the id if left out
    note : whose view this is, and why
    points : any numbers from 0 for every criterion, divided by their sum; 0 ignores one
    groups : points of the groups; a weight is then the group's share times the share inside it
    """

    name: str = ""
    note: str = ""
    points: dict[str, Points]
    groups: Maybe[dict[str, Points]] = None


class CriteriaFile(Shape):
    """What counts, and how much to whom.

    criteria : what options are judged on
    views : weights by name, each somebody's
    weights : statements about admissible weights, e.g. cost <= 0.4, a >= 2 * b, all >= 0.05
    """

    criteria: Annotated[tuple[CriterionEntry, ...], Field(min_length=1, max_length=MAX_CRITERIA)]
    views: dict[Id, ViewEntry] = Field(default_factory=dict)
    weights: Annotated[tuple[str, ...], Field(max_length=MAX_STATEMENTS)] = ()
