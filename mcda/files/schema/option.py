"""`options/NAME/ID.yaml`: one option with a score and its evidence per criterion."""

from __future__ import annotations

from typing import Annotated

from pydantic import Tag, WithJsonSchema

from mcda.files.schema.base import Id, Maybe, Performance, Shape, Word, one_of_kinds


class EvidenceEntry(Shape):
    """Where a score comes from.

    source : the id of one of the study's sources
    where : the place in it, e.g. p. 12
    """

    source: str
    where: Word = ""


class ScoreEntry(Shape):
    """A performance with its plausible bounds and what it rests on.

    best : the best estimate: a number, or a label where the criterion has levels
    low, high : plausible bounds in the criterion's own unit, low <= best <= high; best if left out
    grade : how well the score is supported, in your own letters
    note : why this number
    evidence : where it comes from
    """

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
    """One option with its scores.

    id : the file's name without its ending
    name : what readers see; the id if left out
    description : what the option is
    scores : by criterion, a number or a level, or a mapping with best, low, high and evidence
    """

    id: Id
    name: str = ""
    description: str = ""
    scores: dict[str, Score]
