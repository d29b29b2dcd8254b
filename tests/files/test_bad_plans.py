"""Scenarios, phases and combinations that do not fit the study, each with its message."""

from __future__ import annotations

import pytest

from tests.files.conftest import Desk
from tests.files.test_bad_input import KNOWN, C, S

PLANS = [
    ("scenarios: [{id: rain, scores: {hal: {price: 1}}}]", "6:33: unknown option 'hal'; did you "
     "mean 'hall'? (known: hall, park)"),
    ("scenarios: [{id: rain, scores: {hall: {prise: 1}}}]", "6:40: unknown criterion 'prise'; did "
     f"you mean 'price'? {KNOWN}"),
    ("scenarios: [{id: rain, scores: {hall: {price: 101}}}]", "6:47: 101 is outside the scale 0 to "
     f"100 of 'price' ({C}:2)"),
    ("scenarios: [{id: rain, scores: {hall: {view: god}}}]", "6:46: unknown level 'god'; did you "
     "mean 'good'? (levels: poor, fair, good)"),
    ("scenarios: [{id: a, scores: {}}, {id: a, scores: {}}]", f"6:39: 'a' is there twice (first at "
     f"{S}:6)"),
    ("scenarios: [{id: a, points: -1, scores: {}}]", "6:29: expected a number of at least 0, found "
     "-1"),
    ("phases: [{id: a, zero: [comfort, vew]}]", f"6:34: unknown criterion 'vew'; did you mean "
     f"'view'? {KNOWN}"),
    ("phases: [{id: a, zero: [view]}]", "6:25: 0 is not on the scale of 'view'"),
    ("phases: [{id: a, not_in_effect: [hall], baseline: park}]", "6:10: missing key "
     "'baseline_criteria': what stands in for options not in effect"),
    ("combinations: {empty: hall, members: [park, hall], rules: {price: add, comfort: max, view: "
     "min}}", "6:45: 'hall' is under 'empty' already"),
    ("combinations: {empty: hall, members: [park], rules: {price: add, comfort: max}}",
     "6:46: missing rule for 'view'"),
    ("combinations: {empty: hall, members: [park], rules: {price: add, comfort: max, view: add}}",
     "6:86: 'view' has levels, so its rule is min or max"),
    ("combinations: {empty: hall, members: [park], rules: {price: ad, comfort: max, view: min}}",
     "6:61: expected min, max, add or overlap, found 'ad'; did you mean 'add'?"),
    ("combinations: {empty: hall, members: [park], rules: {price: add, comfort: max, view: min}, "
     "floor: {criterion: comfort, default: 5, robust: rain}}", "6:140: unknown scenario 'rain' "
     "(known: none)"),
    ("combinations: {empty: hall, members: [park], rules: {price: add, comfort: max, view: min}, "
     "floor: {criterion: comfort, default: 5, sweep: 3}}", "6:139: expected a list of numbers, or "
     "{from, to, step}, found 3"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "fault"), PLANS)
def test_scenarios_phases_and_combinations(desk: Desk, plan: str, fault: str) -> None:
    desk.add(S, plan + "\n")
    assert desk.faults() == [f"{S}:{fault}"]
