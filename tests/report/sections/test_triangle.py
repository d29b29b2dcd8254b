"""What the triangle map says of the views that it shows, and of those that it does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import mcda
from mcda.report.bench import Bench
from mcda.report.blocks import Figure, Paragraph, plain_text
from mcda.report.figures.triangle_map import MOST
from mcda.report.sections._triangle import triangle
from tests.case import write_study
from tests.report.figures.layout import words

ASTRAY = [1, 3, 1, 1]
"""Its shares of the three groups are near the first view's, but inside one it divides otherwise."""


def grouped(folder: Path, groups: Mapping[str, str]) -> None:
    """Put the criteria into these groups."""
    file = folder / "criteria/small.yaml"
    text = file.read_text(encoding="utf-8")
    for name, group in groups.items():
        head, found, tail = text.partition(f"id: {name}\n    group: ")
        text = head + found + group + tail[tail.index("\n") :]
    file.write_text(text, encoding="utf-8")


def drawn(folder: Path, before: int) -> tuple[Figure, str]:
    """The map, and its note, where the astray view is behind `before` others."""
    views = {"own": [2, 2, 1, 1], **{f"v{k}": [2, 2, 1, 1] for k in range(before)}}
    study = write_study(folder, [[10, 0, 5, 5], [0, 9, 5, 5]], {**views, "astray": ASTRAY})
    grouped(folder, {"c1": "A", "c2": "A", "c3": "B", "c4": "C"})
    blocks = list(triangle(Bench(mcda.load_study(study))))
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    return figure, plain_text(figure.note)


def test_a_view_on_the_map_that_leads_elsewhere_is_named(tmp_path: Path) -> None:
    figure, said = drawn(tmp_path, MOST - 1)
    assert "At the point of astray the map shows another winner" in said
    assert "no number on this map" not in words(figure.wide)


def test_a_view_that_is_not_on_the_map_is_counted_and_not_named(tmp_path: Path) -> None:
    figure, said = drawn(tmp_path, MOST)
    assert "another winner" not in said
    assert "One more view has no number on this map." in words(figure.wide)


FOUR = {"c1": "A", "c2": "B", "c3": "C", "c4": "D"}


def chosen(folder: Path, extra: str) -> tuple[str, str]:
    """The map's title, and what is said of its groups, where D weighs least of four."""
    scores, views = [[10, 0, 5, 5], [0, 9, 5, 5]], {"own": [4, 3, 2, 1]}
    study = write_study(folder, scores, views, extra=extra)
    grouped(folder, FOUR)
    blocks = list(triangle(Bench(mcda.load_study(study))))
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    (said, *_) = [block for block in blocks if isinstance(block, Paragraph)]
    return figure.title, plain_text(said.text)


def test_without_a_choice_the_heaviest_groups_are_shown(tmp_path: Path) -> None:
    title, said = chosen(tmp_path, "")
    assert title == "Who wins as weight moves between A, B and C"
    assert said.startswith("The weight of A, B and C, which have the most, is divided")


def test_the_study_chooses_the_groups_and_their_corners(tmp_path: Path) -> None:
    title, said = chosen(tmp_path, "triangle: [D, A, C]\n")
    assert title == "Who wins as weight moves between D, A and C"
    assert said.startswith("The weight of D, A and C is divided between them; all other criteria")
