"""One language of reports: English templates with their translations, and how numbers look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mcda.problem.sealed import Sealed

HOLES = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")
"""A part's place in a template, or a brace that is doubled to stand for itself."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What a report is said with; without sentences, in the English that stands in the code.

    tag : BCP 47, as `<html lang>` has it;  name : the language's own name for itself
    sentences : English template to translation
    decimal, thousands : signs inside numbers
    lacking : how many of the known templates have no translation, and are said in English
    """

    tag: str = "en"
    name: str = "English"
    sentences: Mapping[str, str] = field(default_factory=Sealed)
    decimal: str = "."
    thousands: str = ","
    lacking: int = 0


ENGLISH = Catalogue()


def holes(template: str) -> frozenset[str]:
    """The names of a template's parts."""
    return frozenset(hole[1] for hole in HOLES.finditer(template) if hole[1])
