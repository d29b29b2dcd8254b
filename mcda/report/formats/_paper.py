"""A report on paper, where nothing folds: what a page folds away stands at the end, linked to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Figure,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    text,
)
from mcda.report.formats._short import cut_short, ids, left_out, printed, remark, shortened
from mcda.report.formats.base import outline, walk
from mcda.report.report import Report
from mcda.report.say import say, words

BEHIND = "behind-the-report"
"""The id of the part at the end."""
_DEEPEST = 6
_MANY = 12
"""Links beyond which not all are listed."""


@dataclass(frozen=True)
class Paper:
    """A report without folded parts.

    first : what stands on the first sheet;  sections : all others, the part at the end included
    labels : `Figure 3` or `Table 2` by id, in the order of the sheets
    ids : everything a link may lead to;  numbers : the place of each figure's numbers, by its name
    """

    report: Report
    first: Section | None
    sections: tuple[Section, ...]
    labels: dict[str, str]
    ids: frozenset[str]
    numbers: dict[str, str]
    figures: tuple[Figure, ...]


def paper(report: Report) -> Paper:
    """The report with its details and its figures' numbers moved to the end."""
    plan = outline(report)
    blocks = [block for section in plan.report.sections for block in section.blocks]
    end = _End(Counter(block.summary for block in blocks if isinstance(block, Details)))
    kept = [
        replace(section, blocks=tuple(end.without_folds(section)))
        for section in plan.report.sections
    ]
    title = words("Behind the report")
    labels = _in_order(plan.labels, [*kept, Section(BEHIND, title, tuple(end.blocks))])
    figures = [block for block in walk(blocks) if isinstance(block, Figure)]
    figures.sort(key=lambda figure: list(labels).index(figure.name))
    parts = [*end.blocks, *_numbers(figures, labels, end)]
    remarks = [remark()] if end.short else []
    behind = Section(BEHIND, title, (*remarks, *parts))
    return Paper(
        report=plan.report,
        first=kept[0] if kept else None,
        sections=(*kept[1:], *([behind] if behind.blocks else [])),
        labels=labels,
        ids=plan.ids - end.gone | end.ids,
        numbers={figure.name: figure.table.id for figure in figures},
        figures=tuple(figures),
    )


@dataclass
class _End:
    """What goes to the end, and how often each of its titles is there.

    short : whether anything is not printed in full;  gone : ids that are not printed
    """

    titles: Counter[str]
    blocks: list[Block] = field(default_factory=list)
    ids: set[str] = field(default_factory=lambda: {BEHIND})
    gone: set[str] = field(default_factory=set)
    short: bool = False

    def without_folds(self, section: Section) -> Iterator[Block]:
        """The blocks with links in the place of details, which go to the end."""
        place = section.title
        for are_details, run in groupby(section.blocks, lambda block: isinstance(block, Details)):
            if are_details:
                yield from self._folded([b for b in run if isinstance(b, Details)], place)
                continue
            for block in run:
                place = block.text if isinstance(block, Heading) else place
                yield block

    def _folded(self, run: list[Details], place: str) -> Iterator[Block]:
        """What stands where details in a row did: links to the end, and what is not printed."""
        kept, left = printed(run)
        if kept:
            yield from _listed([self._moved(part, place) for part in kept])
        if left:
            self.short = True
            self.gone |= ids(left)
            yield left_out(left)

    def _moved(self, details: Details, place: str) -> Link:
        """Put details down at the end; the link to them.

        place : what they stood under, which tells them from others of the same title
        """
        target = f"{BEHIND}-{len(self.ids)}"
        self.ids.add(target)
        title = details.summary
        if self.titles[title] > 1:
            title = words("{place}: {part}", place=place, part=title)
        self.blocks.append(Heading(title, id=target))
        self.blocks += _opened(details.blocks, Heading("").level)
        return Link(details.summary, target)


def _opened(blocks: Iterable[Block], level: int) -> Iterator[Block]:
    """The blocks below a heading of this level, details inside them opened where they stand."""
    for block in blocks:
        if isinstance(block, Details):
            below = min(level + 1, _DEEPEST)
            yield Heading(block.summary, level=below)
            yield from _opened(block.blocks, below)
        elif isinstance(block, Heading):
            yield replace(block, level=min(block.level + 1, _DEEPEST))
        else:
            yield block


def _listed(links: list[Link]) -> Iterator[Block]:
    """Links to what stands at the end; of many the first and the last, since they are in a row."""
    if len(links) == 1:
        yield Paragraph(say("At the end of this report: {part}.", part=links[0]))
    elif len(links) > _MANY:
        yield Paragraph(
            say(
                "At the end of this report are {count} parts, from {first} to {last}.",
                count=str(len(links)),
                first=links[0],
                last=links[-1],
            )
        )
    else:
        yield Paragraph(say("At the end of this report:"))
        yield Bullets(tuple(map(text, links)))


def _numbers(figures: Iterable[Figure], labels: dict[str, str], end: _End) -> Iterator[Block]:
    """Every figure's table, below a heading that a link can lead to."""
    for i, figure in enumerate(figures):
        if i == 0:
            yield Heading(words("The numbers behind the figures"))
        title = words("{figure}: {title}", figure=labels[figure.name], title=figure.title)
        yield Heading(title, level=4, id=figure.table.id)
        table, left = shortened(figure.table)
        yield replace(table, id="")
        if left:
            end.short = True
            yield cut_short(left)


def _in_order(labels: dict[str, str], sections: Iterable[Section]) -> dict[str, str]:
    """The labels given anew in the order of the sheets: figures may have moved to the end."""
    free: dict[type[Block], list[str]] = defaultdict(list)
    placed = [
        (type(block), key)
        for section in sections
        for block in section.blocks
        if isinstance(block, (Figure, Table))
        and (key := block.name if isinstance(block, Figure) else block.id) in labels
    ]
    kinds = {key: kind for kind, key in placed}
    for key, label in labels.items():
        if key in kinds:
            free[kinds[key]].append(label)
    return {key: free[kind].pop(0) for kind, key in placed}
