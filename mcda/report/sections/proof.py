"""What of this report is proved, why the winners cannot win by more, and how to check it."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.analyses import ANALYSES
from mcda.analyses.base import STRENGTH, Kind
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Code, Heading, Paragraph, Text
from mcda.report.evidence import evidence_words
from mcda.report.lists import run_on
from mcda.report.say import say, translated, words
from mcda.report.sections._common import gap, mixed, words_table
from mcda.report.words import capital

TITLE = "What is proved, and how to check it"
PLACE = "85"


def proof(bench: Bench) -> tuple[Block, ...]:
    """Every question with the evidence of its answer, then the proofs in words."""
    return (*_how(bench), *_kinds(bench), *_mixtures(bench))


def _how(bench: Bench) -> Iterator[Block]:
    kinds = {answer.result.evidence.kind for answer in bench.answers}
    yield Paragraph(
        run_on(
            say(
                "{file} beside this page holds every exact number as a fraction, with what proves "
                "it: weights at which it is attained, and multipliers that turn the statements and "
                "the rivals' values into the bound.",
                file=Code("report.json"),
            ),
            say(
                "{command} recomputes all of them by other code, short enough to be read, and "
                "refuses the file if one digit is wrong.",
                command=Code("mcda verify report.json"),
            ),
        )
    )
    yield Bullets(tuple(_meaning(kind) for kind in STRENGTH if kind in kinds))


def _meaning(kind: Kind) -> Text:
    return {
        "exact": say("Exact: proved in fractions; rounded on this page, not in report.json."),
        "certified": say("Certified: proved to lie between the bounds shown."),
        "numeric": say("Numeric: computed in floating point to the tolerance named, not proved."),
        "sampled": say(
            "Sampled: seen at random weights: shares with a 95 % interval, bounds as far as seen."
        ),
    }[kind]


def _kinds(bench: Bench) -> Iterator[Block]:
    rows: dict[tuple[str, str, str], None] = {}
    for answer in bench.answers:
        if ":" in f"{answer.method}{answer.view}":  # other parameters or weights than the study's
            continue
        what = capital(translated(ANALYSES.about(answer.result.analysis)))
        name = bench.method_name(answer.method.partition(":")[0])
        rows[what, name, capital(evidence_words(answer.result.evidence))] = None
    yield Heading(words("The questions asked"))
    yield words_table([words("Question"), words("Method"), words("Evidence")], list(rows))


def _mixtures(bench: Bench) -> Iterator[Block]:
    """For each option the mixture of rivals that limits its lead."""
    found = [said for i in range(len(bench.options)) if (said := _limit(bench, i))]
    if found:
        yield Heading(words("Why none leads by more"))
        yield Paragraph(
            run_on(
                say("A mixture takes the same parts of its members' values on every criterion."),
                say("What is said here holds at all admissible weights."),
            )
        )
        yield Bullets(tuple(found), named=True)


def _limit(bench: Bench, i: int) -> Text:
    """`A is never more than 0.06 ahead of 60 % B and 40 % C`, or never less than that behind."""
    parts = facts.mixture(bench, i)
    margin = float(bench.ranges().margin[i])
    if not parts:
        return ()
    option, mixture = bench.options[i], mixed(bench, parts)
    if margin > 0:
        return say(
            "{option} is never more than {gap} ahead of {rivals}.",
            option=option,
            gap=gap(margin),
            rivals=mixture,
        )
    if margin == 0:
        return say("{option} is never ahead of {rivals}.", option=option, rivals=mixture)
    return say(
        "{option} is always {gap} or more behind {rivals}.",
        option=option,
        gap=gap(-margin),
        rivals=mixture,
    )
