"""A phase as a scenario: the scores that stand in for those entered, at one point in time."""

from __future__ import annotations

from mcda.files.checks.cells import Cell
from mcda.files.schema.plans import PhaseEntry, ScenarioEntry
from mcda.files.study import Study


def as_scenario(study: Study, phase: PhaseEntry) -> ScenarioEntry:
    """The phase's scores, by option and criterion, under its id.

    An option that is not in effect yet takes the baseline's scores on the baseline's criteria; on
    the criteria under `zero` all score 0; what the phase says of single scores comes last.
    """
    scores: dict[str, dict[str, Cell]] = {option: {} for option in study.scores}
    stand_in = study.scores.get(phase.baseline or "", {})
    for option in phase.not_in_effect:
        scores[option] |= {name: stand_in[name].best for name in phase.baseline_criteria}
    for row in scores.values():
        row |= dict.fromkeys(phase.zero, 0.0)
    for option, cells in phase.scores.items():
        scores[option] |= cells
    return ScenarioEntry(id=phase.id, scores={o: row for o, row in scores.items() if row})
