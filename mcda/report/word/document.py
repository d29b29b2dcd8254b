"""The whole document: masthead and first sheet, contents, sections."""

from __future__ import annotations

from collections.abc import Iterator

import docx

from mcda.report.clock import moment
from mcda.report.formats._figures import drawing, unseen
from mcda.report.formats._paper import Paper, paper
from mcda.report.report import Report
from mcda.report.say import words
from mcda.report.word.body import Body
from mcda.report.word.contents import captions, contents
from mcda.report.word.file import packed
from mcda.report.word.marks import Marks
from mcda.report.word.pictures import Pictures
from mcda.report.word.properties import describe
from mcda.report.word.sheets import Sheets
from mcda.report.word.styles import dress
from mcda.report.word.xml import Element, paragraph, run, styled


def written(report: Report) -> bytes:
    """The document as a file; the same report gives the same bytes."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        body.remove(child)
    sheets = Sheets(document.part, report.title, report.marking)
    marks = Marks()
    writer = Body(paper(report), marks, Pictures(document.part), sheets)
    body.extend(_composed(writer, marks))
    body.append(sheets.last())
    dress(document, report.language, writer.lists)
    describe(document, report)
    return packed(document, moment())


def _composed(writer: Body, marks: Marks) -> Iterator[Element]:
    """First sheet, contents, sections; the contents are known once all else is written."""
    plan = writer.paper
    opening = list(_masthead(plan, writer))
    if plan.first is not None:
        opening += writer.first(plan.first)
    last = len(plan.sections) - 1
    rest = [
        element
        for i, section in enumerate(plan.sections)
        for element in writer.section(section, apart=i == last)
    ]
    yield from opening
    yield from contents(words("Contents"), writer.headings, marks)
    yield from captions(words("Figures"), "Figure", writer.captions["Figure"], marks)
    yield from captions(words("Tables"), "Table", writer.captions["Table"], marks)
    yield from rest


def _masthead(plan: Paper, writer: Body) -> Iterator[Element]:
    report = plan.report
    yield paragraph("Title", run(report.title))
    if report.subtitle:
        yield paragraph("Subtitle", run(report.subtitle))
    if report.notice:
        yield paragraph("Notice", *writer.text(report.notice))
    letters = unseen(drawing(figure) for figure in plan.figures)
    if letters:
        said = words(
            "No typeface on this machine has some letters of the figures, such as {letters}. "
            "Install one that has them, such as Noto, and make the report again; the numbers are "
            "in the tables at the end.",
            letters=" ".join(letters),
        )
        yield paragraph("Warning", styled("Caution", words("Caution")), run(" "), run(said))
