"""What was assumed, what was left out, the sources, and remarks on the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Code, Heading, Paragraph, Strong, Text, text

TITLE = "Assumptions and what was left out"
PLACE = "80"


def assumptions(bench: Bench) -> tuple[Block, ...]:
    """As the study states them."""
    study = bench.study
    return (
        *_listed("Assumed", study.assumptions),
        *_listed("Left out", study.left_out),
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
    study = bench.study
    parts = [
        f"{len(items)} {what}"
        for items, what in ((study.scenarios, "scenarios"), (study.phases, "phases"))
        if items
    ]
    parts += ["combinations of options"] if study.combinations else []
    if parts:
        yield Heading("In the study file, not analysed here")
        yield Paragraph(text(f"{', '.join(parts)}."))


def _sources(bench: Bench) -> Iterator[Block]:
    if bench.study.sources:
        yield Heading("Sources")
        yield Bullets(tuple(_source(source) for source in bench.study.sources))


def _source(source: object) -> Text:
    parts = [getattr(source, key, "") for key in ("author", "title", "publisher", "date")]
    note = getattr(source, "note", "")
    said = ", ".join(str(part) for part in parts if part)
    return text(Strong(str(getattr(source, "id", ""))), f": {said}. {note}")


def _remarks(bench: Bench) -> Iterator[Block]:
    if bench.study.notes:
        yield Heading("Remarks on the files")
        yield Bullets(
            tuple(
                text(Code(f"{_inside(bench, note.file)}:{note.line}"), f" {note.message}")
                for note in bench.study.notes
            )
        )


def _inside(bench: Bench, file: str) -> str:
    """A file's path from the folder that holds reports/, however it was given."""
    given = PurePath(file).as_posix()
    return next((known.path for known in bench.study.inputs if given.endswith(known.path)), given)
