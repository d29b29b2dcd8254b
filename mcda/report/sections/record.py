"""What is needed to make this report again: files, versions, seed, command."""

from __future__ import annotations

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Code, Heading, Paragraph, text
from mcda.report.sections._common import words_table
from mcda.report.stamp import versions

TITLE = "Reproducing this report"
PLACE = "90"


def record(bench: Bench) -> tuple[Block, ...]:
    """Inputs by digest, versions, and how to run it."""
    study = bench.study
    files = [[text(Code(file.path)), text(Code(file.sha256[:16]))] for file in study.inputs]
    return (
        Paragraph(
            text(
                "The same files, versions and seed give the same report, byte for byte: ",
                Code(bench.command),
                f" with seed {study.seed} and {study.samples:,} samples.",
            )
        ),
        Heading("Files"),
        words_table(["File", "SHA-256 (first 16 digits)"], files),
        Heading("Versions"),
        words_table(["Software", "Version"], [[k, v] for k, v in versions().items()]),
    )
