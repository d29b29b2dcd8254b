"""GitHub-flavoured Markdown, with its figures as SVG files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Figure,
    Heading,
    Note,
    OptionName,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    text,
)
from mcda.report.formats._markdown import escaped, inline, line
from mcda.report.formats.base import Outline, outline, walk
from mcda.report.report import Report
from mcda.report.say import words
from mcda.report.svg import literals

_RULES = {"left": ":--", "right": "--:"}
_DEEPEST = 6


def md(report: Report) -> dict[str, bytes]:
    """`report.md`, and `figures/NAME.svg` for every figure, in the width for a wide page."""
    plan = outline(report)
    page = _Page(plan)
    files = {"report.md": ("\n\n".join(page.parts()) + "\n").encode()}
    for section in plan.report.sections:
        for block in walk(section.blocks):
            if isinstance(block, Figure):
                files[_file(block)] = (literals(block.wide, marking=report.marking) + "\n").encode()
    return files


def _file(figure: Figure) -> str:
    return f"figures/{figure.name}.svg"


class _Page:
    """The page's paragraphs, each a text without blank lines."""

    def __init__(self, plan: Outline) -> None:
        self.plan = plan

    def parts(self) -> Iterator[str]:
        report = self.plan.report
        marking = [f"**{escaped(report.marking)}**"] if report.marking else []
        yield f"# {escaped(report.title)}"
        yield from marking
        if report.subtitle:
            yield line(escaped(report.subtitle))
        if report.notice:
            yield f"> {self.line(report.notice)}"
        yield "\n".join(f"- [{escaped(s.title)}](#{s.id})" for s in report.sections)
        for section in report.sections:
            yield from self.section(section)
        yield from marking

    def section(self, section: Section) -> Iterator[str]:
        yield f'## <a id="{section.id}"></a>{escaped(section.title)}'
        yield from self.blocks(section.blocks, 2)

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterator[str]:
        """Blocks below a heading of `level`; details become subsections of where they stand."""
        here = level
        for block in blocks:
            if isinstance(block, Heading):
                here = min(max(block.level, level + 1), _DEEPEST)
                yield f"{'#' * here} {self.anchor(block.id)}{escaped(block.text)}"
            elif isinstance(block, Details):
                below = min(here + 1, _DEEPEST)
                yield f"{'#' * below} {escaped(block.summary)}"
                yield from self.blocks(block.blocks, below)
            else:
                yield from self.block(block)

    def block(self, block: Paragraph | Bullets | Note | Table | Figure) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield self.line(block.text)
        elif isinstance(block, Bullets):
            items = enumerate((self.item(block, item) for item in block.items), 1)
            yield "\n".join(f"{i}. {x}" if block.ordered else f"- {x}" for i, x in items)
        elif isinstance(block, Note):
            head = "> [!WARNING]\n" if block.kind == "warning" else ""
            yield f"{head}> {self.line(block.text)}"
        elif isinstance(block, Table):
            yield from self.table(block)
        else:
            yield from self.figure(block)

    def table(self, table: Table) -> Iterator[str]:
        label = self.plan.labels.get(table.id)
        caption = self.inline(table.caption)
        if label:
            yield f"{self.anchor(table.id)}**{label}.** {caption}"
        elif caption:
            yield line(caption)
        rows = [
            [escaped(column.title) for column in table.columns],
            [_RULES[column.align] for column in table.columns],
            *([self.inline(cell, in_table=True) for cell in row] for row in table.rows),
        ]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def figure(self, figure: Figure) -> Iterator[str]:
        label = self.plan.labels[figure.name]
        yield f"{self.anchor(figure.name)}**{label}.** {escaped(figure.title)}"
        yield f"![{escaped(figure.description)}]({quote(_file(figure))})"
        if figure.note:
            yield self.line(figure.note)
        if not figure.table.caption:
            yield escaped(words("The numbers behind {figure}:", figure=label))
        yield from self.table(figure.table)

    def item(self, block: Bullets, parts: Text) -> str:
        """A list's item; in a list of options, what it opens with stands out."""
        first = parts[0] if block.opens(parts) else ""
        if isinstance(first, OptionName):
            parts = (Strong(first.name), *parts[1:])
        return self.line(parts)

    def anchor(self, target: str) -> str:
        """A place to link to, where something does."""
        return f'<a id="{target}"></a>' if target in self.plan.linked else ""

    def inline(self, parts: Text, *, in_table: bool = False) -> str:
        return inline(parts, self.plan.ids, in_table=in_table).strip(" ")

    def line(self, parts: Text) -> str:
        return line(inline(text(parts), self.plan.ids))
