"""Styles, lists and settings: stated in three files, completed by the report's language."""

from __future__ import annotations

from importlib.resources import files

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from mcda.report.word.xml import Element, el

_FACE = "Arial"
_EAST_ASIAN = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_BROAD = {"en": "en-GB", "ja": "ja-JP", "ko": "ko-KR", "zh": "zh-CN"}
"""A language without its country, as spelling checkers call it."""
_FIXED_LISTS = 3
"""Lists that the file of lists defines; steps that begin at 1 again come after them."""
_LINE = "240"
"""Single lines: East Asian faces stand high enough."""


def dress(document: Document, language: str, lists: int) -> None:
    """Give the document its styles, `lists` numbered lists, its language and settings."""
    styles = _file("word-styles.xml")
    _speak(styles, language)
    _replace(document.styles.element, styles)
    numbering = _file("word-lists.xml")
    numbering.extend(_steps(number + 1 + _FIXED_LISTS) for number in range(lists))
    _replace(document.part.numbering_part.element, numbering)
    settings = _file("word-settings.xml")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), full(language))
    _replace(document.settings.element, settings)


def is_east_asian(language: str) -> bool:
    """Whether a language is written in signs that have faces of their own."""
    return language.partition("-")[0].lower() in _EAST_ASIAN


def full(language: str) -> str:
    """`en` -> `en-GB`; a tag with its country stays."""
    return _BROAD.get(language.lower(), language)


def _speak(styles: Element, language: str) -> None:
    """Faces and languages of all text; East Asian signs have their own of both."""
    own = language.partition("-")[0].lower()
    eastern = own if own in _EAST_ASIAN else "ja"
    faces = styles.find(f".//{qn('w:rFonts')}")
    for name in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{name}"), _FACE)
    faces.set(qn("w:eastAsia"), _EAST_ASIAN[eastern])
    if own in _EAST_ASIAN:
        spacing = styles.find(f".//{qn('w:pPrDefault')}//{qn('w:spacing')}")
        spacing.set(qn("w:line"), _LINE)
    spoken = styles.find(f".//{qn('w:lang')}")
    spoken.set(qn("w:val"), "en-GB" if own in _EAST_ASIAN else full(language))
    spoken.set(qn("w:eastAsia"), full(language) if own == eastern else _BROAD["ja"])


def _steps(number: int) -> Element:
    """A list of steps that begins at 1."""
    restart = el("w:lvlOverride", el("w:startOverride", val=1), ilvl=0)
    return el("w:num", el("w:abstractNumId", val=3), restart, numId=number)


def _file(name: str) -> Element:
    return parse_xml((files("mcda.report") / "templates" / name).read_bytes())


def _replace(old: Element, new: Element) -> None:
    for child in list(old):
        old.remove(child)
    old.extend(list(new))
