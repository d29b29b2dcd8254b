"""What is needed to make this report again: files, versions, seed, command."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.files.catalogue import Catalogue
from mcda.files.languages import sentences
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Code, Heading, Note, Paragraph, text
from mcda.report.say import say, words
from mcda.report.sections._common import words_table
from mcda.report.stamp import versions
from mcda.report.words import whole

TITLE = "Reproducing this report"
PLACE = "90"


def record(bench: Bench) -> tuple[Block, ...]:
    """Inputs by digest, versions, and how to run it."""
    study = bench.study
    files = [[text(Code(file.path)), text(Code(file.sha256[:16]))] for file in study.inputs]
    again = say(
        "The same files, versions and seed give the same report, byte for byte: {command} with "
        "seed {seed} and {samples} samples.",
        command=Code(bench.command),
        seed=str(study.seed),
        samples=whole(study.samples),
    )
    return (
        Paragraph(again),
        *_untranslated(study.catalogue),
        Heading(words("Files")),
        words_table([words("File"), words("SHA-256 (first 16 digits)")], files),
        Heading(words("Versions")),
        words_table([words("Software"), words("Version")], [[k, v] for k, v in versions().items()]),
    )


def _untranslated(catalogue: Catalogue) -> Iterator[Block]:
    """How much of a report a catalogue leaves in English."""
    if catalogue.lacking:
        yield Note(
            say(
                "{count} of the {all} sentences that reports are made of have no translation in "
                "{language} so far and stand in English.",
                count=whole(catalogue.lacking),
                all=whole(len(sentences())),
                language=catalogue.name,
            )
        )
