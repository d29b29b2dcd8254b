"""What the report says, in the reader's language: English templates, translated by a catalogue.

    say("{leader} leads {rival} by {gap}.", leader=option, rival=other, gap="0.02")

The template is the key: it is written out where it is used, so that a test can find all of them.
A part is a word, a name with its marker, or a whole phrase; `{{` is a brace.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from mcda.files.catalogue import ENGLISH, HOLES, Catalogue
from mcda.report.blocks import Inline, Text, plain_text, text

_SPOKEN: ContextVar[Catalogue] = ContextVar("_SPOKEN", default=ENGLISH)


def say(template: str, /, **parts: Inline | Text) -> Text:
    """The template's words with the parts in their places; raises KeyError for a part not given."""
    said = translated(template)
    found: list[Inline | Text] = []
    end = 0
    for hole in HOLES.finditer(said):
        found += [said[end : hole.start()], parts[hole[1]] if hole[1] else hole[0][0]]
        end = hole.end()
    found.append(said[end:])
    return _joined(text(*found))


def words(template: str, /, **parts: Inline | Text) -> str:
    """The same without names' markers and emphasis."""
    return plain_text(say(template, **parts))


def translated(line: str) -> str:
    """A line that stands elsewhere in the code, such as a section's title, without parts."""
    return _SPOKEN.get().sentences.get(line) or line


def numeral(shown: str) -> str:
    """A number that was written the English way, with the signs of the reader's language.

    What is below zero gets a minus sign: a hyphen looks like a range, and lines break after it.
    """
    spoken = _SPOKEN.get()
    shown = "\N{MINUS SIGN}" + shown[1:] if shown.startswith("-") else shown
    if (spoken.decimal, spoken.thousands) == (ENGLISH.decimal, ENGLISH.thousands):
        return shown
    return shown.translate({ord("."): spoken.decimal, ord(","): spoken.thousands})


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Within the block, templates are said as the catalogue has them; others in English."""
    token = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def _joined(parts: Text) -> Text:
    """Neighbouring words in one piece, and none that are empty."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)
