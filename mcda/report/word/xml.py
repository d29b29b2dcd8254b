"""WordprocessingML written as data: elements from Python, text escaped where it is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from mcda.report.formats.base import clean, runs_backwards

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""
_ISOLATE, _POP = "\u2068", "\u2069"


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """`el("w:ind", left=300)`: attributes are in the element's own namespace."""
    made = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    made.extend(children)
    return made


def plain(tag: str, *children: Element, **attributes: str | int) -> Element:
    """The same with attributes in no namespace, as drawings have them."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(name, str(value))
    made.extend(children)
    return made


def linked(made: Element, link: str, name: str = "id") -> Element:
    """The element leading to another part of the file."""
    made.set(qn(f"r:{name}"), link)
    return made


def line(text: str) -> str:
    """A text on one line, with every sign XML cannot hold shown as such."""
    shown = re.sub(r"[ \t\n]+", " ", clean(text))
    return f"{_ISOLATE}{shown}{_POP}" if runs_backwards(text) else shown


def words(text: str) -> Element:
    """A run's text, its spaces kept."""
    made = el("w:t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def run(text: str, *looks: Element) -> Element:
    """A text that looks like this, shown on one line."""
    return el("w:r", *([el("w:rPr", *looks)] if looks else []), words(line(text)))


def styled(style: str, text: str) -> Element:
    """A text in a character style."""
    return run(text, el("w:rStyle", val=style))


def paragraph(style: str, *content: Element, looks: Iterable[Element] = ()) -> Element:
    """A paragraph in a style; `looks` are its properties beyond it, in the schema's order."""
    return el("w:p", el("w:pPr", el("w:pStyle", val=style), *looks), *content)


def field(code: str, shown: Iterable[Element]) -> Iterator[Element]:
    """A field with what it showed last, so that nothing has to be updated to be read."""
    instruction = el("w:instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    yield el("w:r", el("w:fldChar", fldCharType="begin"))
    yield el("w:r", instruction)
    yield el("w:r", el("w:fldChar", fldCharType="separate"))
    yield from shown
    yield el("w:r", el("w:fldChar", fldCharType="end"))


def lines(content: Element, points: float) -> Element:
    """The paragraph with its lines so far apart, whatever the face."""
    spacing = content.pPr.get_or_add_spacing()
    spacing.set(qn("w:line"), str(round(20 * points)))
    spacing.set(qn("w:lineRule"), "exact")
    return content


def sized(content: Element, points: float) -> Element:
    """The paragraph with every run in this size."""
    for each in content.iter(qn("w:r")):
        looks = each.find(qn("w:rPr"))
        if looks is None:
            looks = el("w:rPr")
            each.insert(0, looks)
        for tag in ("w:sz", "w:szCs"):
            looks.append(el(tag, val=round(2 * points)))
    return content
