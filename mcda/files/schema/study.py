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
    """What makes data positive for methods that need it.

    shift : added to every entry that such methods read
    """

    shift: Annotated[Number, Field(gt=0)]


class SourceEntry(Shape):
    """A source that evidence can name.

    id : what evidence calls it
    title, author, publisher, date, url, note : as they are to be printed
    """

    id: Id
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: Word = ""
    url: str = ""
    note: str = ""


class StudyFile(Shape):
    """The study: which criteria and options, how they are analysed and shown.

    title : of the report
    criteria : a name in criteria/, or a path inside the folder that holds reports/
    options : a name in options/, or a path: a folder of YAML files, or one CSV or TSV file
    view : the view of the headline; the first if left out
    views : those to show; all if left out
    method : the method of the headline
    methods : those compared with it: a name, or {name: {parameter: value}}
    sections : the report's parts, in order; all if left out; ./part.py or ./part.md.j2 is your own
    figures : those to draw; all if left out
    triangle : three groups of criteria for the triangle map; the heaviest three if left out
    formats : what `mcda report` writes
    seed : of every sample: the same seed and inputs give the same report
    samples : weight vectors drawn wherever a share is estimated
    input : what methods read: performance, or value (0 at the worst anchor, 1 at the best)
    positive : {shift: 0.01}, for methods that cannot read a zero
    missing : worst takes a missing score as the worst end of its scale
    marking : a handling marking on every page
    redact : true leaves every note, evidence and source out of what is made of the study
    language : of the report, e.g. en
    sources : what evidence refers to
    assumptions : in words; the first is repeated wherever scores are shown
    left_out : what was not looked at, in words
    scenarios : stress tests that replace some scores
    phases : points in time, with the scores of each
    combinations : packages of options, and how their scores are made
    """

    title: str = ""
    criteria: str
    options: str
    view: Maybe[str] = None
    views: Maybe[Annotated[tuple[str, ...], Field(min_length=1)]] = None
    method: Maybe[MethodEntry] = None
    methods: tuple[MethodEntry, ...] = ()
    sections: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    triangle: Maybe[Annotated[tuple[str, ...], Field(min_length=3, max_length=3)]] = None
    formats: tuple[str, ...] = ()
    seed: Annotated[Whole, Field(ge=0)] = 0
    samples: Annotated[Whole, Field(ge=1, le=10**7)] = 100_000
    input: Literal["performance", "value"] = "performance"
    positive: Maybe[PositiveEntry] = None
    missing: Maybe[Literal["worst"]] = None
    marking: str = ""
    redact: Annotated[bool, Field(strict=True)] = False
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en"
    sources: tuple[SourceEntry, ...] = ()
    assumptions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    scenarios: tuple[ScenarioEntry, ...] = ()
    phases: tuple[PhaseEntry, ...] = ()
    combinations: Maybe[CombinationsEntry] = None
