"""`languages/XX.yaml`: the sentences of a report in another language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mcda.files.schema.base import LANGUAGE, Shape


class NumbersEntry(Shape):
    """The signs inside numbers."""

    decimal: Annotated[str, Field(min_length=1, max_length=1)] = "."
    thousands: Annotated[str, Field(max_length=1)] = ","


class LanguageFile(Shape):
    """The whole file."""

    language: Annotated[str, Field(pattern=LANGUAGE)]
    name: str
    numbers: NumbersEntry = NumbersEntry()
    sentences: dict[str, str]
