"""`options/NAME/ID.yaml`: one option with a score and its evidence per criterion."""

from __future__ import annotations

from typing import Annotated

from pydantic import Tag, WithJsonSchema

from mcda.files.schema.base import Id, Maybe, Performance, Shape, Word, one_of_kinds


class EvidenceEntry(Shape):
    """Where a score comes from: a source of the study, and the place in it."""

    source: str
    where: Word = ""


class ScoreEntry(Shape):
    """A performance with its plausible bounds; `low` and `high` are `best` unless given."""

    low: Maybe[Performance] = None
    best: Performance
    high: Maybe[Performance] = None
    grade: str = ""
    note: str = ""
    evidence: tuple[EvidenceEntry, ...] = ()


Score = Annotated[
    Annotated[Performance, WithJsonSchema({"type": ["number", "boolean"]}), Tag("<number>")]
    | Annotated[str, Tag("<text>")]
    | Annotated[ScoreEntry, Tag("<mapping>")],
    one_of_kinds("a number, or a mapping with best"),
]
"""A bare number (or level) means `best`."""


class OptionFile(Shape):
    """The whole file."""

    id: Id
    name: str = ""
    description: str = ""
    scores: dict[str, Score]
