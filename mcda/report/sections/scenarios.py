"""Who leads where the scores of a scenario stand in for those entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mcda.files.schema.plans import ScenarioEntry
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Inline,
    OptionName,
    Paragraph,
    Strong,
    Table,
    Text,
    text,
)
from mcda.report.evidence import evidence_note
from mcda.report.lists import run_on
from mcda.report.quantities import entered, scored
from mcda.report.say import say, words
from mcda.report.sections._brief_scenarios import scenarios_say
from mcda.report.sections._common import gap, table, together, unread, words_table
from mcda.report.words import fixed, whole

TITLE = "Under each scenario"
PLACE = "64"
WIDE = 6
"""Views that a table has room for side by side."""


def scenarios(bench: Bench) -> tuple[Block, ...]:
    """Leaders in the study's view, then in every view, then what each scenario supposes."""
    if not bench.study.scenarios or len(bench.options) < 2:
        return ()
    plans = bench.study.scenarios
    how = [r.evidence for s in plans if (r := bench.rank_in(s.id)) is not None]
    return (
        Paragraph(_about(bench)),
        _leaders(bench),
        *unread(bench, [_name(s) for s in plans if bench.rank_in(s.id) is None]),
        *(evidence_note(one, *bench.beside_scores) for one in how[:1]),
        *_in_every_view(bench),
        *_supposed(bench),
    )


def _about(bench: Bench) -> Text:
    """What a scenario is, who leads, and what points of scenarios are."""
    about = say(
        "A scenario replaces some best estimates by other scores; weights and method stay the same."
    )
    points = ""
    if any(s.points is not None for s in bench.study.scenarios):
        points = words(
            "The points of a scenario say how much attention it gets in planning; they are no "
            "probability.",
        )
    return run_on(about, scenarios_say(bench, facts.lead(bench.rank()), linked=False), points)


def _name(scenario: ScenarioEntry) -> str:
    return scenario.name or scenario.id


def _leaders(bench: Bench) -> Table:
    """One row a scenario, after the scores as entered."""
    plans = bench.study.scenarios
    points = any(s.points is not None for s in plans)
    heads = [words("Scenario"), words("Leads then")]
    if not bench.ranks_only:
        heads.append(words("Ahead by"))
    heads += [words("Scores replaced"), *([words("Points")] if points else [])]
    first: list[Inline | Text] = [words("None: scores as entered"), *_lead(bench, None)]
    rows = [[*first, "", *([""] if points else [])]]
    for scenario in plans:
        row: list[Inline | Text] = [_name(scenario), *_lead(bench, scenario)]
        row.append(whole(sum(map(len, scenario.scores.values()))))
        if points:
            row.append("" if scenario.points is None else fixed(float(scenario.points), 4))
        rows.append(row)
    found = table(heads, rows)
    columns = (found.columns[0], replace(found.columns[1], align="left"), *found.columns[2:])
    return replace(found, columns=columns, id="scenarios-leaders")


def _lead(bench: Bench, scenario: ScenarioEntry | None) -> list[Inline | Text]:
    """Who leads, and by how much where scores are more than places."""
    ranking = bench.rank_in(scenario.id) if scenario else bench.rank()
    if ranking is None:
        return [words("not known"), *([] if bench.ranks_only else [""])]
    lead = facts.lead(ranking)
    who = together(bench, lead.leaders)
    if bench.ranks_only:
        return [who]
    return [who, gap(lead.gap) if lead.followers else ""]


def _in_every_view(bench: Bench) -> Iterator[Block]:
    """Who leads in each view under each scenario, the fewer of the two across."""
    study = bench.study
    if len(study.views) < 2:
        return
    across = {view: bench.view_name(view) for view in study.views}
    down = {scenario.id: _name(scenario) for scenario in study.scenarios}
    turned = len(across) > WIDE and len(down) < len(across)

    def who(scenario: str, view: str) -> Text:
        ranking = bench.rank_in(scenario, view) if scenario else bench.rank(view)
        return text(words("not known")) if ranking is None else together(bench, ranking.leaders)

    down = {"": words("None: scores as entered"), **down}
    rows: list[list[Inline | Text]]
    if turned:
        heads = [words("View"), *down.values()]
        rows = [[across[view], *(who(s, view) for s in down)] for view in across]
    else:
        heads = [words("Scenario"), *across.values()]
        rows = [[name, *(who(s, view) for view in across)] for s, name in down.items()]
    found = words_table(heads, rows)
    yield Paragraph(say("Who leads in each view:"))
    yield replace(found, id="scenarios-by-view")


def _supposed(bench: Bench) -> Iterator[Block]:
    """What is said of each scenario, and folded away every score that it replaces."""
    plans = bench.study.scenarios
    noted = [say("{name}: {note}", name=Strong(_name(s)), note=s.note) for s in plans if s.note]
    if noted:
        yield Bullets(tuple(noted))
    rows = [row for scenario in plans for row in _replaced(bench, scenario)]
    if rows:
        heads = [words("Scenario"), words("Option"), words("Criterion")]
        shown = words_table([*heads, words("Score as entered"), words("In the scenario")], rows)
        yield Details(words("The scores that scenarios replace"), (shown,))


def _replaced(bench: Bench, scenario: ScenarioEntry) -> Iterator[list[str | OptionName]]:
    problem = bench.study.problem
    for i, option in enumerate(problem.option_ids):
        for j, criterion in enumerate(problem.criteria):
            cell = scenario.scores.get(option, {}).get(criterion.id)
            if cell is not None:
                yield [
                    _name(scenario),
                    bench.options[i],
                    bench.criteria[j],
                    scored(bench.study, i, j),
                    entered(criterion, cell),
                ]
