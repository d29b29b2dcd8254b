"""Sections of a study's own: from a Python file, or from a template, to the blocks of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mcda.errors import McdaError
from mcda.files.own import PYTHON, section_id
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Details, Figure, Heading, Section, Table


def own_section(bench: Bench, name: str) -> Section | None:
    """The section made by the file that `sections` calls `name`; None where it has nothing to say.

    Raises StudyError with the place in the file where its code or its words are at fault.
    """
    source = bench.study.own[name]
    if source.path.suffix == PYTHON:
        from mcda.report.own.python import python_section

        title, blocks = python_section(source, bench)
    else:
        from mcda.report.own.template import template_section

        title, blocks = template_section(source, bench)
    return Section(section_id(name), title, blocks) if blocks else None


def check_ids(sections: Sequence[Section]) -> None:
    """Raise McdaError where a section of the study's own uses an id that something else has."""
    counts = Counter(key for section in sections for key in (section.id, *_ids(section.blocks)))
    for section in sections:
        twice = [key for key in _ids(section.blocks) if counts[key] > 1]
        if section.id.startswith("own-") and twice:
            raise McdaError(
                f"section '{section.title}': the id '{twice[0]}' is there twice in the report; "
                "give the table, figure or heading another"
            )


def _ids(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Details):
            yield from _ids(block.blocks)
        elif isinstance(block, Figure):
            yield from (block.name, f"{block.name}-numbers")
        elif isinstance(block, (Heading, Table)) and block.id:
            yield block.id
