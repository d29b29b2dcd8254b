"""What was assumed, what was left out, the sources, and remarks on the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from mcda.files.schema.study import SourceEntry
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Code, Heading, Paragraph, Strong, Text, text
from mcda.report.dates import date_words
from mcda.report.lists import Part, in_a_row, run_on
from mcda.report.reasons import reason_words
from mcda.report.say import say, words

TITLE = "Assumptions and what was left out"
PLACE = "80"


def assumptions(bench: Bench) -> tuple[Block, ...]:
    """As the study states them."""
    study = bench.study
    return (
        *_listed(words("Assumed"), study.assumptions),
        *_listed(words("Left out"), study.left_out),
        *_prepared(bench),
        *_sources(bench),
        *_remarks(bench),
    )


def _listed(title: str, said: tuple[str, ...]) -> Iterator[Block]:
    if said:
        yield Heading(title)
        yield Bullets(tuple(text(one) for one in said))


def _prepared(bench: Bench) -> Iterator[Block]:
    """Parts of the study that no section analyses yet are named, so that none is missed."""
    parts = []
    if bench.study.combinations:
        parts.append(words("combinations of options"))
    if parts:
        yield Heading(words("In the study file, not analysed here"))
        yield Paragraph(say("{parts}.", parts=in_a_row(parts)))


def _sources(bench: Bench) -> Iterator[Block]:
    if bench.study.sources:
        yield Heading(words("Sources"))
        yield Bullets(tuple(_source(source) for source in bench.study.sources))


def _source(source: SourceEntry) -> Text:
    parts = (source.author, source.title, source.publisher, date_words(source.date))
    known: list[Part] = [part for part in parts if part]
    if source.url:
        known.append(Code(source.url))
    about: Part = say("{parts}.", parts=in_a_row(known)) if known else ""
    return say("{name}: {note}", name=Strong(source.id), note=run_on(about, source.note))


def _remarks(bench: Bench) -> Iterator[Block]:
    if bench.study.notes:
        yield Heading(words("Remarks on the files"))
        yield Bullets(
            tuple(
                say(
                    "{place} {remark}",
                    place=Code(f"{_from_base(bench, note.file)}:{note.line}"),
                    remark=reason_words(note.message),
                )
                for note in bench.study.notes
            )
        )


def _from_base(bench: Bench, file: str) -> str:
    """A file's path from the folder that holds reports/, however it was given."""
    given = PurePath(file).as_posix()
    return next((known.path for known in bench.study.inputs if given.endswith(known.path)), given)
