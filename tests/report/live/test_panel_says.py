"""What the panel says and draws: statements, the nearest change, digits, places, the verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.report.quantities import amount
from tests.report.live.case import alliance
from tests.report.live.panel import weights

pytestmark = pytest.mark.browser

NEAR = 1e-9
COST = 6


def test_what_is_broken_is_said_in_words(show: Any) -> None:
    page = show(alliance())
    space = page.locator("#page-live-space")
    assert space.inner_text() == "These weights are admissible."
    page.get_by_label("Points of Cost").fill("900")
    said = space.inner_text()
    assert "These weights are outside the admissible space." in said
    assert "each criterion weighs at most 40\u00a0% (Cost: 63.8\u00a0%)" in said
    assert "Deterrence credibility weighs at least as much as Cost" in said


def test_a_limit_on_a_group_that_is_broken_says_what_the_group_has(show: Any) -> None:
    study = alliance()
    space = study.space.where("group(Legitimacy) >= 0.3")
    page = show(replace(study, space=space))
    page.get_by_label("Points of Cost").fill("900")
    said = page.locator("#page-live-space").inner_text()
    assert "the group Legitimacy weighs at least 30\u00a0% (together 12.8\u00a0%)" in said


def test_the_way_to_the_nearest_change_can_be_taken(show: Any) -> None:
    study = alliance()
    page = show(study)
    where = page.locator("#page-live-flip")
    option = int(where.get_attribute("data-option"))
    page.get_by_role("button", name="Go there").click()
    there = weights(page)
    assert study.model.first(there)[option]
    assert np.abs(there - study.views["balanced"]).sum() == pytest.approx(
        mcda.flips(study.model, study.views["balanced"], study.space).distance[option], abs=NEAR
    )
    assert "are level" in page.locator("#page-live-verdict").inner_text()


def test_no_more_is_said_of_the_nearest_change_than_is_known(show: Any) -> None:
    page = show(alliance())
    where = page.locator("#page-live-flip p").first

    def said(found: str, locked: str = "false") -> str:
        page.evaluate(f"live.flipSaid({{flip: {found}, broken: []}}, live.weights(), [{locked}])")
        return str(where.inner_text())

    unknown = "The nearest change of leader is not known here."
    assert said('{option: null, kind: "exact"}').startswith("No admissible weights put another")
    assert said('{option: null, kind: "exact"}', "true").endswith("while the locked ones stay.")
    seen = "No other option was seen to lead at admissible weights in the sample"
    assert said('{option: null, kind: "sampled"}') == f"{seen}."
    assert said('{option: null, kind: "sampled"}', "true").startswith(seen)
    assert said("undefined") == unknown
    near = '{{option: 1, distance: 0.1, weights: live.weights(), kind: "{}", anywhere: null}}'
    assert said(near.format("exact")).startswith("5.0\u00a0percentage points of weight, moved")
    assert said(near.format("exact")).endswith("put Fleet task force first.")
    assert said(near.format("sampled")).endswith(
        "are enough to put Fleet task force first; a smaller change may be."
    )
    page.evaluate("live.flipSaid({working: true, broken: []}, live.weights(), [false])")
    assert where.inner_text() == "The nearest change of leader is being worked out."
    page.evaluate("() => { live.least = () => undefined; live.refresh(); }")
    assert where.inner_text() == unknown


def test_performances_keep_their_digits_however_small_or_large(show: Any) -> None:
    page = show(alliance())
    numbers = [1e-7, 0.00005, 2500, -0.5, 1e99, 2.5e-12, 0]
    shown = page.evaluate("numbers => numbers.map((x) => live.amount(x, 0))", numbers)
    criterion = alliance().problem.criteria[0]
    assert shown == [amount(criterion, x) for x in numbers]


BARS = """all => all.map((row) => {
  const box = row.querySelectorAll(".live-bar > rect")[1].getBoundingClientRect();
  return [box.left, box.width];
})"""


def test_scores_that_only_rank_are_places_and_no_lead_is_measured(show: Any) -> None:
    page = show(alliance())
    page.evaluate("""() => {
      const own = live.compute;
      live.compute = (weights, locked) => ({
        ...own(weights, locked),
        scores: [-4, 0, -1, -1, -1, -5],
        ranks: [5, 1, 2, 2, 2, 6],
        places: ["", "", "", "", "", ""],
      });
      live.refresh();
    }""")
    said = " ".join(page.locator("#page-live-verdict").inner_text().split())
    assert said.startswith("Fleet task force ranks first above ")
    assert not any(letter.isdigit() for letter in said)
    rows = page.locator(".live-scores li")
    assert not any("." in words for words in rows.all_inner_texts())
    left, width = np.array(rows.evaluate_all(BARS)).T
    assert left == pytest.approx(left[0], abs=0.5)
    assert width / width[0] == pytest.approx([1, 0.75, 0.75, 0.75, 0.5, 0.25], abs=0.01)


def test_scores_below_zero_are_dots_with_the_best_farthest_right(show: Any) -> None:
    rows = show(alliance().with_method("spotis")).locator(".live-scores li")
    left, width = np.array(rows.evaluate_all(BARS)).T
    assert np.all(np.diff(left) <= 0)
    assert width == pytest.approx(12, abs=0.5)


def test_the_verdict_is_announced_when_the_hand_rests(show: Any) -> None:
    page = show(alliance())
    page.get_by_label("Points of Cost").fill("300")
    announced = page.locator("#page-live-announced")
    page.wait_for_timeout(600)
    assert announced.inner_text().startswith("Status quo leads by ")
    assert "outside the admissible space" in announced.inner_text()
    described = page.locator("#page-live-6-border").text_content()
    assert described.startswith("The lead lasts from ")
