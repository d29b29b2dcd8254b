"""The panel under the hand: keys, mouse, locks, views, and what it leaves to paste."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda
from tests.report.live.case import ROOT, alliance, made
from tests.report.live.panel import expect, shown_scores, slider, weights

pytestmark = pytest.mark.browser

NEAR = 1e-9
COST = 6


def test_keys_move_a_weight_and_the_others_keep_their_proportions(show: Any) -> None:
    study = alliance()
    page = show(study)
    before = weights(page)
    slider(page, COST).focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    after = weights(page)
    assert after[COST] == pytest.approx(before[COST] + 0.1, abs=1e-3)
    rest = np.arange(8) != COST
    assert after[rest] / after[rest].sum() == pytest.approx(before[rest] / before[rest].sum())
    assert shown_scores(page) == pytest.approx(study.model(after), abs=NEAR)
    ranks = page.locator(".live-scores li").evaluate_all(
        "all => all.map(row => [+row.dataset.option, row.querySelector('.live-rank').textContent])"
    )
    assert [int(rank) for _, rank in sorted(ranks)] == study.model.ranks(after).tolist()
    assert "18.9" in slider(page, COST).get_attribute("aria-valuetext")


def test_the_mouse_drags_a_weight(show: Any) -> None:
    study = alliance()
    page = show(study)
    slide = slider(page, COST)
    slide.scroll_into_view_if_needed()
    box, share = slide.bounding_box(), weights(page)[COST]
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 9 + (box["width"] - 18) * share, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, y, steps=8)
    page.mouse.up()
    after = weights(page)
    assert after[COST] == pytest.approx(0.5, abs=0.01)
    assert shown_scores(page) == pytest.approx(study.model(after), abs=NEAR)
    found = mcda.flips(study.model, after, study.space)
    others = found.distance[~study.model.first(after)]
    shown = float(page.locator("#page-live-flip").get_attribute("data-distance"))
    assert shown == pytest.approx(np.nanmin(others), abs=NEAR)


def test_a_slider_at_either_end_and_back_keeps_the_proportions(show: Any) -> None:
    page = show(alliance())
    before = weights(page)
    slide = slider(page, 0)
    slide.focus()
    for key in ("End", "Home"):
        page.keyboard.press(key)
    assert weights(page)[0] == 0
    slide.fill(str(100 * before[0]))
    assert weights(page) == pytest.approx(before, abs=1e-3)


def test_a_locked_weight_stays(show: Any) -> None:
    page = show(alliance())
    before = weights(page)
    page.get_by_role("button", name="Lock Sovereignty").click()
    assert slider(page, 4).is_disabled()
    slider(page, COST).focus()
    page.keyboard.press("PageUp")
    after = weights(page)
    assert after[4] == pytest.approx(before[4], abs=1e-12)
    assert after.sum() == pytest.approx(1, abs=1e-12)
    free = [j for j in range(8) if j not in (4, COST)]
    assert after[free] / after[free].sum() == pytest.approx(before[free] / before[free].sum())
    slider(page, COST).focus()
    page.keyboard.press("End")
    assert weights(page)[4] == pytest.approx(before[4], abs=1e-12)
    page.get_by_role("button", name="Lock Sovereignty").click()
    assert not slider(page, 4).is_disabled()


def test_locked_weights_stay_where_points_are_typed(show: Any) -> None:
    page = show(alliance())
    before = weights(page)
    for name in ("Lock Sovereignty", "Lock Time to effect"):
        page.get_by_role("button", name=name).click()
    assert page.get_by_label("Points of Sovereignty").is_disabled()
    page.get_by_label("Points of Cost").fill("200")
    after = weights(page)
    assert after[[4, 7]] == pytest.approx(before[[4, 7]], abs=1e-12)
    assert after[COST] / after[0] == pytest.approx(2)
    assert page.evaluate("live.points()")[COST] == 200


def test_a_groups_slider_moves_its_criteria_together(show: Any) -> None:
    page = show(alliance())
    before = weights(page)
    page.get_by_role("slider", name="Legitimacy").focus()
    page.keyboard.press("PageUp")
    after = weights(page)
    assert after[4:6].sum() == pytest.approx(before[4:6].sum() + 0.1, abs=1e-3)
    assert after[4] / after[5] == pytest.approx(before[4] / before[5])
    outside = [0, 1, 2, 3, 6, 7]
    assert after[outside] / after[outside].sum() == pytest.approx(
        before[outside] / before[outside].sum()
    )


def test_points_are_typed_exactly_and_nonsense_is_refused(show: Any) -> None:
    study = alliance()
    page = show(study)
    field = page.get_by_label("Points of Cost")
    field.fill("71")
    after = study.with_points("balanced", {"cost": 71}).views["balanced"]
    assert weights(page) == pytest.approx(after, abs=NEAR)
    beside = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert not beside.is_visible()
    for typed, reason in (
        ("-3", "Points are not below zero."),
        ("", "There is no number here."),
        ("a lot", "This is no number."),
        ("1e400", "This number is too large."),
        ("7,5", "Decimals are written with a point, as in 2.5."),
    ):
        field.fill(typed)
        assert field.get_attribute("aria-invalid") == "true"
        assert beside.inner_text() == f"{reason} Points of 71 still hold."
        assert weights(page) == pytest.approx(after, abs=NEAR)
        field.blur()
        assert field.input_value() == typed
    slider(page, 0).focus()
    page.keyboard.press("ArrowRight")
    assert (field.input_value(), field.get_attribute("aria-invalid")) == ("71", "false")
    assert beside.inner_text() == ""


def test_not_all_points_are_zero(show: Any) -> None:
    page = show(alliance())
    fields = page.locator(".live-points")
    for field in fields.all():
        field.fill("0")
    assert fields.last.get_attribute("aria-invalid") == "true"
    described = page.locator(f"#{fields.last.get_attribute('aria-describedby')}").inner_text()
    assert described.startswith("At least one weight must be above zero. Points of ")


def test_any_view_can_be_returned_to(show: Any) -> None:
    study = alliance()
    page = show(study)
    buttons = page.get_by_role("group", name="Start from a view").get_by_role("button")
    for button, view in zip(buttons.all(), study.views, strict=True):
        slider(page, COST).focus()
        page.keyboard.press("PageUp")
        button.click()
        assert weights(page) == pytest.approx(study.views[view], abs=NEAR)
        assert button.get_attribute("aria-pressed") == "true"
        assert shown_scores(page) == pytest.approx(study.model(study.views[view]), abs=NEAR)


def test_the_yaml_can_be_pasted(show: Any, tmp_path: Path) -> None:
    page = show(alliance(), permissions=["clipboard-read", "clipboard-write"])
    slider(page, COST).focus()
    page.keyboard.press("PageUp")
    page.get_by_role("button", name="Lock Cost").click()
    page.get_by_role("slider", name="Legitimacy").focus()
    page.keyboard.press("PageUp")
    page.get_by_role("button", name="Copy as YAML").click()
    expect(page.locator(".live-copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#page-live-yaml").text_content()
    for part in ("criteria", "options", "reports"):
        shutil.copytree(ROOT / part, tmp_path / part)
    file = tmp_path / "criteria" / "alliance.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("views:\n", f"views:\n{copied}", 1), encoding="utf-8")
    study = mcda.load_study(tmp_path / "reports" / "alliance.yaml")
    assert study.views["what-if"] == pytest.approx(weights(page), abs=1e-12)


def test_one_slider_changes_one_line(show: Any) -> None:
    page = show(alliance())
    before = page.evaluate("live.yaml()").splitlines()
    slider(page, COST).focus()
    page.keyboard.press("ArrowRight")
    changed = zip(before, page.evaluate("live.yaml()").splitlines(), strict=True)
    assert [(a, b) for a, b in changed if a != b] == [("      cost: 50", "      cost: 56.04")]


def test_the_map_moves_with_the_point_and_takes_other_axes(show: Any) -> None:
    page = show(alliance())
    drawing = page.locator("#page-live-map svg[role]")
    ring = page.locator("#page-live-map .here")
    page.get_by_label("Across", exact=True).select_option(label="Deterrence credibility")
    page.get_by_label("Up", exact=True).select_option(label="Warfighting integration")
    before = ring.get_attribute("transform")
    page.get_by_label("Points of Deterrence credibility").fill("200")
    assert ring.get_attribute("transform") != before
    page.get_by_label("Across", exact=True).select_option(label="Cost")
    page.wait_for_timeout(600)
    assert "the weights of Cost and Warfighting integration" in drawing.get_attribute("aria-label")
    page.get_by_label("Up", exact=True).select_option(label="Cost")
    assert page.evaluate("live.map") == {"x": 2, "y": 6}


def test_the_ring_can_be_dragged(show: Any) -> None:
    page = show(alliance())
    drawing = page.locator("#page-live-map svg[role]")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    scale = box["width"] / 352
    page.mouse.click(box["x"] + (38 + 290 * 0.3) * scale, box["y"] + (8 + 290 * 0.5) * scale)
    assert weights(page)[page.evaluate("[live.map.x, live.map.y]")] == pytest.approx(
        [0.3, 0.5], abs=0.01
    )


def test_another_may_answer_one_question_at_a_time(show: Any) -> None:
    page = show(alliance())
    page.evaluate("""() => {
      const own = live.compute;
      window.asked = [];
      live.compute = (weights, locked) => new Promise((answer) => {
        window.asked.push(() => answer({ ...own(weights, locked), note: "by another" }));
      });
      live.refresh();
    }""")
    for points in (60, 70, 80):
        page.get_by_label("Points of Cost").fill(str(points))
    assert page.evaluate("window.asked.length") == 1
    page.evaluate("window.asked[0]()")
    page.wait_for_timeout(50)
    page.evaluate("window.asked[1]()")
    page.wait_for_timeout(50)
    assert page.evaluate("window.asked.length") == 2
    study = alliance()
    assert shown_scores(page) == pytest.approx(
        study.model(study.with_points("balanced", {"cost": 80}).views["balanced"]), abs=NEAR
    )
    assert page.locator("#page-live-note").inner_text() == "by another"


def test_a_slider_is_answered_at_once(show: Any, tmp_path: Path) -> None:
    timed = """() => {
      const slides = [...document.querySelectorAll("[data-criterion] .live-slide")];
      const times = [];
      for (let k = 0; k < 120; k++) {
        const slide = slides[k % slides.length];
        slide.value = (k * 7) % 60;
        const from = performance.now();
        slide.dispatchEvent(new Event("input", { bubbles: true }));
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b)[60];
    }"""
    assert show(alliance()).evaluate(timed) < 4
    assert show(made(tmp_path, 60, 25)).evaluate(timed) < 60
