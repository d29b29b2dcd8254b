"""When each option takes effect, and who leads at each point in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mcda.files.schema.plans import PhaseEntry
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Inline, Paragraph, Strong, Table, Text, text
from mcda.report.evidence import evidence_note
from mcda.report.lists import all_of, clauses, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import in_order, together, unread, words_table
from mcda.report.words import fixed, whole

TITLE = "When options take effect"
PLACE = "67"
WIDE = 6
"""Phases, or views, that a table has room for side by side."""


def phases(bench: Bench) -> tuple[Block, ...]:
    """What a phase is, what is in effect in each, who leads then, and what is said of it."""
    plans = bench.study.phases
    if not plans or len(bench.options) < 2:
        return ()
    how = [r.evidence for p in plans if (r := bench.rank_at(p.id)) is not None]
    return (
        Paragraph(_about(bench)),
        _in_effect(bench),
        Paragraph(run_on(*_who_leads(bench))),
        _leaders(bench),
        *unread(bench, [_name(p) for p in plans if bench.rank_at(p.id) is None]),
        *(evidence_note(one, *bench.beside_scores) for one in how[:1]),
        *_noted(plans),
    )


def _name(phase: PhaseEntry) -> str:
    name = phase.name or phase.id
    year = "" if phase.year is None else fixed(float(phase.year), 4)
    return words("{phase} ({year})", phase=name, year=year) if year not in name else name


def _about(bench: Bench) -> Text:
    """What stands in for an option that is not in effect, and which scores are nothing then."""
    plans = bench.study.phases
    names = dict(zip(bench.study.problem.criterion_ids, bench.criteria, strict=True))
    stands_in = {(p.baseline, p.baseline_criteria) for p in plans if p.not_in_effect}
    waiting: Text = ()
    if len(stands_in) == 1:
        ((baseline, criteria),) = stands_in
        waiting = say(
            "An option that is not in effect by then is scored as {option} on {criteria}.",
            option=together(bench, [bench.place(baseline) or 0]),
            criteria=all_of([names[c] for c in criteria]),
        )
    elif stands_in:
        waiting = say("An option that is not in effect by then takes scores of another.")
    zero = {p.zero for p in plans}
    nothing: Text = ()
    if len(zero) == 1 and (none := next(iter(zero))):
        nothing = say(
            "On {criteria} every option is scored 0 in a phase, which carries the delay itself.",
            criteria=all_of([names[c] for c in none]),
        )
    return run_on(
        say("A phase is a point in time; weights and method stay the same."), waiting, nothing
    )


def _in_effect(bench: Bench) -> Table:
    """What is in effect when: options down, phases across, or the other way where they are many."""
    plans, ids = bench.study.phases, bench.study.problem.option_ids
    order = in_order(bench)
    if len(plans) <= WIDE:
        heads = [words("Option"), *map(_name, plans)]
        rows: list[list[Inline | Text]] = [
            [bench.options[i], *(_state(p, ids[i]) for p in plans)] for i in order
        ]
        return replace(words_table(heads, rows), id="phases-in-effect")
    rows = [[_name(p), _waiting(bench, p)] for p in plans]
    found = words_table([words("Phase"), words("Not in effect yet")], rows)
    return replace(found, id="phases-in-effect")


def _state(phase: PhaseEntry, option: str) -> str:
    """An option in a phase: not yet, in effect, or with scores of its own."""
    own = len(phase.scores.get(option, {}))
    if option in phase.not_in_effect:
        return words("not yet")
    if own == 1:
        return words("in effect, one score its own")
    if own:
        return words("in effect, {count} scores its own", count=whole(own))
    return words("in effect")


def _waiting(bench: Bench, phase: PhaseEntry) -> Text:
    places = [i for i, o in enumerate(bench.study.problem.option_ids) if o in phase.not_in_effect]
    return together(bench, places) if places else text(words("none"))


def _who_leads(bench: Bench) -> Iterator[Text]:
    """Whether the verdict is the same in every phase, by the study's view."""
    now = list(bench.rank().leaders)
    found = [(p, list(r.leaders)) for p in bench.study.phases if (r := bench.rank_at(p.id))]
    others = [(p, then) for p, then in found if then != now]
    view = Strong(bench.view_name(bench.study.view))
    if found and not others:
        leaders = together(bench, now)
        if len(found) < len(bench.study.phases):
            method = bench.method_name(bench.study.method.name)
            yield say("In the view {view}, as far as {method} can read the phases, who leads "
                      "does not change: {options}.", view=view, method=method,
                      options=leaders)  # fmt: skip
        elif len(now) == 1:
            yield say("In the view {view}, {option} leads in every phase.", view=view,
                      option=leaders)  # fmt: skip
        else:
            yield say("In the view {view}, {options} lead in every phase.", view=view,
                      options=leaders)  # fmt: skip
    if others:
        told = [
            say("{name}: {note}", name=_name(p), note=together(bench, then)) for p, then in others
        ]
        yield say(
            "In the view {view}, some phases have another leader than the scores as entered: "
            "{phases}.",
            view=view,
            phases=clauses(told),
        )


def _leaders(bench: Bench) -> Table:
    """Who leads in each phase, in each view that there is room for."""
    study = bench.study
    views = list(study.views) if len(study.views) <= WIDE else [study.view]
    heads = [words("Phase"), *(bench.view_name(v) for v in views)]
    first: list[Inline | Text] = [words("None: scores as entered")]
    rows = [[*first, *(together(bench, bench.rank(v).leaders) for v in views)]]
    rows += [[_name(p), *(_then(bench, p, v) for v in views)] for p in study.phases]
    return replace(words_table(heads, rows), id="phases-leaders")


def _then(bench: Bench, phase: PhaseEntry, view: str) -> Text:
    ranking = bench.rank_at(phase.id, view)
    return text(words("not known")) if ranking is None else together(bench, ranking.leaders)


def _noted(plans: Sequence[PhaseEntry]) -> Iterator[Block]:
    noted = [say("{name}: {note}", name=Strong(_name(p)), note=p.note) for p in plans if p.note]
    if noted:
        yield Bullets(tuple(noted))
