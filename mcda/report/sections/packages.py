"""Which options go together, which exclude each other, and how a package would be scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mcda.files.schema.plans import CombinationsEntry
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Inline, Note, Table, Text, text
from mcda.report.lists import run_on
from mcda.report.quantities import amount
from mcda.report.say import say, words
from mcda.report.sections._common import measured, together, words_table
from mcda.report.words import fixed

TITLE = "Which options go together"
PLACE = "68"


def packages(bench: Bench) -> tuple[Block, ...]:
    """Who combines with whom, the rules of a package's scores, and its limits."""
    said = bench.study.combinations
    if said is None:
        return ()
    return (
        Bullets((*_members(bench, said), *_limits(bench, said))),
        _rules(bench, said),
        Note(run_on(say("This report scores single options, not packages."), said.note)),
    )


def _named(bench: Bench, *options: str) -> Text:
    return together(bench, [i for o in options if (i := bench.place(o)) is not None])


def _members(bench: Bench, said: CombinationsEntry) -> Iterator[Text]:
    """Every option of the study by its part in packages."""
    if len(said.members) == 1:
        yield say("Only {option} can be part of a package.", option=_named(bench, *said.members))
    else:
        members = _named(bench, *said.members)
        yield say("Any of {options} can be combined, in any number.", options=members)
    yield say("{option} is what is left without any of them.", option=_named(bench, said.empty))
    if len(said.alone) == 1:
        option = _named(bench, *said.alone)
        yield say("{option} excludes all others: it stands alone.", option=option)
    elif said.alone:
        options = _named(bench, *said.alone)
        yield say("{options} exclude all others: each stands alone.", options=options)
    known = {said.empty, *said.members, *said.alone}
    rest = [o for o in bench.study.problem.option_ids if o not in known]
    if len(rest) == 1:
        option = _named(bench, *rest)
        yield say("Whether {option} goes with others, the study does not say.", option=option)
    elif rest:
        options = _named(bench, *rest)
        yield say("Whether {options} go with others, the study does not say.", options=options)


def _limits(bench: Bench, said: CombinationsEntry) -> Iterator[Text]:
    known = {criterion.id: criterion for criterion in bench.study.problem.criteria}
    names = dict(zip(known, bench.criteria, strict=True))
    if top := said.ceiling:
        on = known[top.criterion]
        limit = measured(amount(on, float(top.default)), on)
        yield say("A package has at most {limit} on {criterion}.", limit=limit,
                  criterion=names[top.criterion])  # fmt: skip
    if low := said.floor:
        on = known[low.criterion]
        limit = measured(amount(on, float(low.default)), on)
        yield say("A package has at least {limit} on {criterion}.", limit=limit,
                  criterion=names[low.criterion])  # fmt: skip


def _rules(bench: Bench, said: CombinationsEntry) -> Table:
    """How members' scores make a package's, criterion by criterion."""
    rows: list[list[Inline | Text]] = [
        [name, _rule(bench, said, said.rules[criterion])]
        for criterion, name in zip(bench.study.problem.criterion_ids, bench.criteria, strict=True)
    ]
    heads = [words("Criterion"), words("How a package would be scored")]
    return replace(words_table(heads, rows), id="packages-rules")


def _rule(bench: Bench, said: CombinationsEntry, rule: str) -> Text:
    empty = _named(bench, said.empty)
    if rule == "min":
        return text(words("the lowest score of its members"))
    if rule == "max":
        return text(words("the highest score of its members"))
    if rule == "add":
        return say("{option}, plus what each member adds to it", option=empty)
    grown = say(
        "{option}, plus the largest gain over it and {part} of the second largest",
        option=empty,
        part=words("{number}\u00a0%", number=fixed(100 * float(said.half), 4)),
    )
    if said.cap is None:
        return grown
    return say("{rule}, at most as {option}", rule=grown, option=_named(bench, said.cap))
