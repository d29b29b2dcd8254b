"""From a study to a report: run the sections that were asked for, keep what they asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from mcda.files.study import Study
from mcda.report.bench import Bench
from mcda.report.blocks import Section, Text
from mcda.report.fold import folded
from mcda.report.inputs import inputs
from mcda.report.lists import run_on
from mcda.report.namesakes import told_apart
from mcda.report.report import Report
from mcda.report.say import say, speaking, translated, words
from mcda.report.sections import SECTIONS
from mcda.report.stamp import stamp

Progress = Callable[[str], None]


def compose(study: Study, command: str = "mcda report", progress: Progress | None = None) -> Report:
    """The study's report; `command` is what the stamp says made it.

    progress : called with each section's title before its work
    Raises UnknownNameError for a section that does not exist.
    """
    with speaking(study.catalogue):
        return _composed(study, command, progress)


def _composed(study: Study, command: str, progress: Progress | None) -> Report:
    bench = Bench(told_apart(study), command)
    sections = tuple(_made(bench, study.sections or _in_order(), progress))
    if study.own:
        from mcda.report.own import check_ids

        check_ids(sections)
    return Report(
        id=study.id,
        title=study.title,
        subtitle=words(
            "Under which weights does each option win, how sure is that, and what would change it?"
        ),
        notice=_notice(bench),
        sections=sections,
        results=tuple(answer.to_dict() for answer in bench.answers),
        inputs=inputs(study),
        stamp=stamp(study, command),
        marking=study.marking,
        language=study.language,
        catalogue=study.catalogue,
        bench=bench,
    )


def _notice(bench: Bench) -> Text:
    """The study's first assumption, after what a redacted report leaves out."""
    if not bench.study.redacted:
        return bench.beside_scores
    left = say("This report is redacted: notes, evidence and sources are left out.")
    return run_on(left, bench.beside_scores)


def _in_order() -> Iterable[str]:
    return sorted(SECTIONS.names(), key=lambda name: SECTIONS.constant(name, "PLACE"))


def _made(bench: Bench, names: Iterable[str], progress: Progress | None) -> Iterable[Section]:
    for name in names:
        if name in bench.study.own:
            yield from _own(bench, name, progress)
            continue
        build = SECTIONS.load(name)
        title: str = import_module(f"{SECTIONS.package}.{name}").TITLE
        if progress is not None:
            progress(title)
        blocks = build(bench)
        if blocks:
            yield Section(name, translated(title), folded(blocks))


def _own(bench: Bench, name: str, progress: Progress | None) -> Iterable[Section]:
    """The section that a file beside the study makes; what it runs is loaded for it alone."""
    from mcda.report.own import own_section

    if progress is not None:
        progress(name)
    section = own_section(bench, name)
    if section is not None:
        yield section
