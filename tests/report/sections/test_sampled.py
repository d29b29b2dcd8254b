"""Where answers are sampled, sentences say what was seen and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import mcda
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Note, Paragraph, plain_text
from mcda.report.sections._shares import _alone, over_all_weights
from mcda.report.sections.brief import brief
from mcda.report.sections.ranks import ranks
from mcda.report.sections.rule import rule
from mcda.report.sections.stability import stability
from tests.case import write_study

SCORES = [[9, 2, 5], [2, 9, 4], [5, 5, 6]]
INSIDE = ["c1 <= 0.9", "c2 <= 0.9"]


def bench(folder: Path, method: str, statements: list[str] = INSIDE) -> Bench:
    path = write_study(folder, SCORES, {"v": [5, 3, 2]}, statements=statements)
    return Bench(mcda.load_study(path).with_method(method))


def told(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain_text(b.text) for b in blocks if isinstance(b, (Paragraph, Note)))


@pytest.mark.parametrize(
    ("method", "proved", "seen"),
    [("additive", True, False), ("edas", False, True)],
)
def test_limits_of_a_sample_are_those_seen(
    tmp_path: Path, method: str, proved: bool, seen: bool
) -> None:
    said = told(stability(bench(tmp_path, method)))
    assert ("This is the nearest limit within the admissible weights." in said) is proved
    assert ("This is the nearest limit seen within the admissible weights." in said) is seen
    free = told(stability(bench(tmp_path / "free", method, [])))
    assert ("This is the nearest limit of any weight." in free) is proved
    assert ("This is the nearest limit seen." in free) is seen


def test_ranks_of_a_sample_may_be_surpassed(tmp_path: Path) -> None:
    assert "are over all admissible weights" in told(ranks(bench(tmp_path / "a", "additive")))
    said = told(ranks(bench(tmp_path / "b", "edas")))
    assert "those seen; better and worse ones may exist" in said
    assert "are over all admissible weights" not in said


def test_a_rule_of_thumb_holds_at_the_weights_tried(tmp_path: Path) -> None:
    assert "leads, however the weights move." in told(rule(bench(tmp_path / "a", "additive")))
    said = told(rule(bench(tmp_path / "b", "edas")))
    assert "leads at all weights tried; not every weight was tried." in said


@pytest.mark.parametrize(("kind", "bounded"), [("exact", True), ("sampled", False)])
def test_no_lead_on_a_sliver_is_bounded_by_a_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, bounded: bool
) -> None:
    one = bench(tmp_path, "additive")
    ranges, shares = one.ranges(), one.shares()
    seen = replace(ranges, kinds=(kind,) * 3)
    rare = replace(shares, share=np.array([0.002, 0.5, 0.498]), error=np.full(3, 0.001))
    monkeypatch.setattr(Bench, "ranges", lambda _: seen)
    monkeypatch.setattr(Bench, "shares", lambda _: rare)
    said = plain_text(_alone(one, (0,), "strict"))
    assert said.startswith("Option 1 wins only on a sliver: ")
    assert ("never by more than" in said) is bounded


@pytest.mark.parametrize(("method", "where"), [("additive", ""), ("topsis", " drawn")])
def test_twins_that_never_win_are_spoken_of_as_one(tmp_path: Path, method: str, where: str) -> None:
    path = write_study(tmp_path, [[9, 8], [3, 4], [3, 4]], {"v": [1, 1]})
    said = plain_text(over_all_weights(Bench(mcda.load_study(path).with_method(method))))
    assert f"Option 2, level with Option 3 at all weights{where}, " in said
    assert " drawn) was" not in said


def test_a_lead_lost_at_all_of_the_weight_is_not_lost_above_it(tmp_path: Path) -> None:
    path = write_study(tmp_path, [[10, 5], [0, 6], [1, 1]], {"v": [3, 7]})
    said = told(stability(Bench(mcda.load_study(path).with_method("electre4"))))
    assert "if c2 has 100\u00a0% of all weight (now 70.0\u00a0%)" in said


def test_with_one_criterion_nothing_is_estimated(tmp_path: Path) -> None:
    path = write_study(tmp_path, [[9], [4], [2]], {"v": [1]})
    page = brief(Bench(mcda.load_study(path).with_method("wisp")))
    items = [plain_text(item) for b in page if isinstance(b, Bullets) for item in b.items]
    said = " ".join([told(page), *items]).replace("\u00a0", " ")
    assert "Not one of all possible weights puts Option 2 and Option 3 first (calculated)." in said
    assert "sample" not in said.replace("such samples", "")
    assert "Estimated" not in said
