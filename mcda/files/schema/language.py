"""`languages/XX.yaml`: the sentences of a report in another language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mcda.files.schema.base import LANGUAGE, Shape


class NumbersEntry(Shape):
    """The signs inside numbers.

    decimal : what stands before the decimals, a point or a comma
    thousands : what stands between thousands; nothing if empty
    """

    decimal: str = "."
    thousands: str = ","


class LanguageFile(Shape):
    """The sentences of a report in another language.

    language : its tag, as the file is called, e.g. fr or pt-BR
    name : the language's own name for itself, e.g. français
    numbers : the signs inside numbers
    sentences : each sentence with its translation; what is left empty is said in English
    """

    language: Annotated[str, Field(pattern=LANGUAGE)]
    name: str
    numbers: NumbersEntry = NumbersEntry()
    sentences: dict[str, str]
