"""A redacted study holds nothing of what was said about where its numbers come from."""

from __future__ import annotations

import pickle

import pytest

from mcda.files.load import load_study
from mcda.files.redact import redacted
from tests.files.conftest import Desk

S = "reports/town.yaml"
SECRET = "from Ms Grey"
EXTRA = f"""\
sources: [{{id: talk, title: {SECRET}, author: {SECRET}, url: {SECRET}, note: {SECRET}}}]
scenarios: [{{id: rain, note: {SECRET}, scores: {{hall: {{price: 30}}}}}}]
phases: [{{id: later, note: {SECRET}}}]
combinations:
  empty: hall
  members: [park]
  rules: {{price: max, comfort: max, view: max}}
  note: {SECRET}
"""


@pytest.fixture
def told(desk: Desk) -> Desk:
    """The study with a secret at every place that may hold one."""
    desk.add(S, EXTRA)
    desk.edit("criteria/town.yaml", "    name: Thrifty", f"    note: {SECRET}\n    name: Thrifty")
    desk.edit("options/town/hall.yaml", "note: Hard chairs",
              f"note: {SECRET}, evidence: [{{source: talk, where: {SECRET}}}]")  # fmt: skip
    return desk


def test_every_note_is_gone_and_every_number_stays(told: Desk) -> None:
    study = load_study(S)
    assert SECRET.encode() in pickle.dumps(study)
    hidden = redacted(study)
    assert SECRET.encode() not in pickle.dumps(hidden)
    assert hidden.redacted
    assert hidden.scores["hall"]["comfort"].grade == "B"
    assert (hidden.problem.performance == study.problem.performance).all()
    assert [s.id for s in hidden.scenarios] == ["rain"]


def test_a_study_can_say_so_itself(told: Desk) -> None:
    told.add(S, "redact: true\n")
    study = load_study(S)
    assert study.redacted
    assert SECRET.encode() not in pickle.dumps(study)
