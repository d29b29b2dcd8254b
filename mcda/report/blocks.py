"""What a report is made of: frozen blocks without markup, rendered by the formats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Strong:
    """Text that stands out."""

    text: str


@dataclass(frozen=True)
class Code:
    """Something to type: a command, a path, a YAML key."""

    text: str


@dataclass(frozen=True)
class OptionName:
    """An option's name beside its own marker and colour; `index` is its place in the study."""

    name: str
    index: int


@dataclass(frozen=True)
class Link:
    """Text that leads to the section or figure whose id is `target`."""

    text: str
    target: str


Inline: TypeAlias = str | Strong | Code | OptionName | Link
Text: TypeAlias = tuple[Inline, ...]


def text(*parts: Inline | Iterable[Inline]) -> Text:
    """Inline parts in a row; iterables of parts are flattened."""
    flat: list[Inline] = []
    for part in parts:
        if isinstance(part, (str, Strong, Code, OptionName, Link)):
            flat.append(part)
        else:
            flat.extend(part)
    return tuple(flat)


def plain_text(parts: Text) -> str:
    """The same words without emphasis."""
    return "".join(
        p if isinstance(p, str) else p.name if isinstance(p, OptionName) else p.text for p in parts
    )


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; level 3 or deeper (1 is the report, 2 the section)."""

    text: str
    level: int = 3
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Text
    lead: bool = False
    """The answer itself, set larger."""


@dataclass(frozen=True)
class Bullets:
    """A list, numbered if `ordered`; of options, if `named`, each item about the one it opens with.

    Where an item is a sentence that may open with several names, none stands out from the others.
    """

    items: tuple[Text, ...]
    ordered: bool = False
    named: bool = False

    def opens(self, item: Text) -> bool:
        """Whether what an item opens with is the option that it is about."""
        return self.named and bool(item) and isinstance(item[0], OptionName)


@dataclass(frozen=True)
class Note:
    """A remark beside the text: what a number rests on, or a warning."""

    text: Text
    kind: Literal["note", "warning"] = "note"


@dataclass(frozen=True)
class Column:
    """A table's column."""

    title: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Table:
    """A table; the first cell of a row is its heading."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: Text = ()
    id: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing in two widths, with the numbers it shows as text and as a table.

    name : its file name and id;  description : alt text that carries the numbers
    wide, narrow : whole `<svg>` elements made for 640 and 350 px
    """

    name: str
    title: str
    description: str
    wide: str
    narrow: str
    table: Table
    note: Text = ()

    def _repr_svg_(self) -> str:
        from mcda.report.svg import literals

        return literals(self.wide)

    def _repr_html_(self) -> str:
        from mcda.report.formats._notebook import figure_html

        return figure_html(self)


@dataclass(frozen=True)
class Details:
    """Blocks behind a summary line, folded away at first where the format can."""

    summary: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Note | Table | Figure | Details


@dataclass(frozen=True)
class Section:
    """One part of the report."""

    id: str
    title: str
    blocks: tuple[Block, ...]
