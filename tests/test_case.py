"""The alliance: what the study's words and its documentation claim about its numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import mcda

ROOT = Path(__file__).parent.parent
STUDY = mcda.load_study(ROOT / "reports" / "alliance.yaml")
OPTIONS = STUDY.problem.option_ids
CRITERIA = STUDY.problem.criterion_ids


def leader(model: object, view: str = "balanced") -> str:
    ranking = mcda.rank(model, STUDY.views[view])
    (first,) = ranking.leaders
    return OPTIONS[first]


@pytest.mark.parametrize(
    ("view", "first"),
    [
        ("balanced", "four-star-commander"),
        ("tokyo-government", "four-star-commander"),
        ("integration-first", "four-star-commander"),
        ("cautious-steps", "coordination-center"),
        ("sovereignty-first", "status-quo"),
    ],
)
def test_the_views_do_not_agree(view: str, first: str) -> None:
    assert leader(STUDY.model, view) == first
    assert STUDY.space.contains(STUDY.views[view])


def test_the_lead_is_small() -> None:
    score = np.sort(mcda.rank(STUDY.model, STUDY.views["balanced"]).score)
    assert score[-1] - score[-2] == pytest.approx(0.030, abs=5e-4)


def test_two_single_scores_decide_the_lead() -> None:
    found = mcda.cells(STUDY.model, STUDY.views["balanced"])
    lost = {
        (OPTIONS[i], CRITERIA[j], end)
        for end, changes in (("low", found.changes_low), ("high", found.changes_high))
        for i, j in np.argwhere(changes)
    }
    assert lost == {
        ("four-star-commander", "command-proximity", "high"),
        ("four-star-commander", "deterrence-credibility", "low"),
    }
    i, j = OPTIONS.index("four-star-commander"), CRITERIA.index("command-proximity")
    assert found.break_high[i, j] == pytest.approx(1.42, abs=5e-3)


def test_leaving_a_criterion_out() -> None:
    found = mcda.leave_one_out(STUDY.model, STUDY.views["balanced"])
    leaders = {c: OPTIONS[found.leaders(j)[0]] for j, c in enumerate(CRITERIA)}
    without = {c for c, first in leaders.items() if first == "coordination-center"}
    assert without == {"command-proximity", "deterrence-credibility"}
    assert set(leaders.values()) == {"coordination-center", "four-star-commander"}


def test_criteria_of_a_group_move_together() -> None:
    correlation = np.corrcoef(STUDY.problem.values.T)
    for group in ("Effectiveness", "Legitimacy"):
        members = [j for j, c in enumerate(STUDY.problem.criteria) if c.group == group]
        assert correlation[np.ix_(members, members)].min() > 0.9


def test_promethee_would_elect_another_with_its_usual_function() -> None:
    assert leader(STUDY.compile("promethee")) == "four-star-commander"
    assert leader(STUDY.compile("promethee", functions="usual")) == "coordination-center"


def test_every_score_has_its_reason_and_its_source_or_says_that_it_has_none() -> None:
    known = {source.id for source in STUDY.sources}
    for option in OPTIONS:
        for criterion in CRITERIA:
            score = STUDY.scores[option][criterion]
            assert score.note
            assert (score.grade == "D") == (not score.evidence)
            assert {evidence.source for evidence in score.evidence} <= known
