"""A small study on disk, to damage and to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from mcda.files.load import check
from mcda.files.study import Study

STUDY = """\
title: Where to meet
criteria: town
options: town
view: even
method: additive
"""

CRITERIA = """\
criteria:
  - id: price
    name: Price
    group: Money
    direction: min
    scale: {min: 0, max: 100, unit: euros}
  - id: comfort
    group: Place
    scale: {min: 0, max: 10}
  - id: view
    group: Place
    value: {levels: {poor: 0, fair: 40, good: 100}}

views:
  even:
    points: {price: 50, comfort: 30, view: 20}
  thrifty:
    name: Thrifty   # the accountant's
    points:
      price: 80     # most of all
      comfort: 15
      view: 5

weights:
  - price >= view
  - all <= 0.9
"""

HALL = """\
id: hall
name: Town hall
scores:
  price: 20
  comfort: {low: 3, best: 4, high: 6, grade: B, note: Hard chairs}
  view: poor
"""

PARK = """\
id: park
scores:
  price: {best: 5, high: 10}
  comfort: 7
  view: {best: good, low: fair}
"""


@dataclass(frozen=True)
class Desk:
    """A workspace whose files can be changed and checked; paths are shown from its base."""

    base: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name: str) -> str:
        return (self.base / name).read_bytes().decode()

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def add(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def faults(self) -> list[str]:
        """`file:line:column: message` of every fault."""
        return [fault.headline for fault in check("reports/town.yaml").faults]

    def notes(self) -> list[str]:
        checked = check("reports/town.yaml")
        assert checked.faults == ()
        return [note.headline for note in checked.notes]

    def study(self) -> Study:
        checked = check("reports/town.yaml")
        assert checked.study is not None, checked.faults
        return checked.study


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The study `town`, with the working directory at its base."""
    found = Desk(tmp_path)
    found.write("reports/town.yaml", STUDY)
    found.write("criteria/town.yaml", CRITERIA)
    found.write("options/town/hall.yaml", HALL)
    found.write("options/town/park.yaml", PARK)
    monkeypatch.chdir(tmp_path)
    return found
