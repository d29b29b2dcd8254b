"""Views by groups in Chromium: the panel, the server and the files have the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import mcda
from tests.explore.browsing import PATIENCE, Server, opened, points, rested, state
from tests.explore.conftest import GROUPED
from tests.files.conftest import Desk

pytestmark = pytest.mark.browser

OTHER = """\
  by-place:
    groups: {Money: 3, Place: 0}
    points: {price: 8, comfort: 30, view: 70}
"""
Show = Callable[[str], Any]


@pytest.fixture
def show(chromium: Any, town: Desk) -> Iterator[Show]:
    """The page of the small study at one of its views."""
    town.edit("criteria/town.yaml", GROUPED, GROUPED + OTHER)
    server = Server(town.base).start()
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)

    def shown(view: str) -> Any:
        page = opened(context.new_page(), server)
        page.locator(".live-views button").nth(views(page).index(view)).click()
        rested(page)
        return page

    try:
        yield shown
    finally:
        context.close()
        server.end()


def views(page: Any) -> list[str]:
    found: list[str] = page.evaluate("() => live.data.views.map((view) => view.id)")
    return found


def agreed(page: Any, town: Desk) -> np.ndarray:
    """The weights on the page, which are those that the server has and the preview would save."""
    rested(page)
    shown = np.array(points(page)) / sum(points(page))
    answer = page.evaluate("async () => explore.ask('answer', {state: explore.state()}, '-test')")
    assert shown == pytest.approx(answer["weights"], abs=1e-5)
    there = page.evaluate("() => live.points()")
    page.evaluate("() => explore.go(explore.state())")
    assert page.evaluate("() => live.points()") == pytest.approx(there, rel=1e-5)
    return shown


def added(page: Any) -> list[str]:
    found = page.evaluate("async () => explore.ask('preview', {state: explore.state()}, '-test')")
    return [line["after"].strip() for change in found["changes"] for line in change["lines"]]


def test_only_what_was_moved_changes_in_the_scale_it_was_entered_in(show: Show, town: Desk) -> None:
    page = show("by-group")
    slide = page.get_by_role("slider", name="Price", exact=True)
    slide.fill("50")
    assert agreed(page, town) == pytest.approx([0.5, 1 / 3, 1 / 6], abs=1e-3)
    assert added(page) == ["groups: {Money: 60, Place: 60}"]
    assert state(page)["groups"] == {"Money": 60}
    page.get_by_label("Points of comfort").fill("50")
    agreed(page, town)
    assert state(page)["points"] == {"comfort": 2.5}
    assert list(state(page)["groups"]) == ["Money", "Place"]
    whole = town.read("criteria/town.yaml")
    town.write("criteria/town.yaml", whole.replace("views:", "veiws:"))
    slide.press("ArrowRight")
    status = page.locator(".explore-status")
    status.filter(has_text="cannot be read now: ").filter(has_text="veiws").wait_for()
    town.write("criteria/town.yaml", whole)
    slide.press("ArrowRight")
    page.wait_for_function("() => !document.querySelector('.explore-status').textContent")


def test_a_group_without_weight_is_drawn_up_in_the_proportions_inside_it(
    show: Show, town: Desk
) -> None:
    page = show("by-place")
    page.get_by_role("slider", name="Place", exact=True).fill("50")
    assert agreed(page, town) == pytest.approx([0.5, 0.15, 0.35], abs=1e-3)
    assert state(page)["groups"] == {"Place": 3}
    assert "points" not in state(page)
    assert added(page) == ["groups: {Money: 3, Place: 3}"]
    page.get_by_role("slider", name="comfort", exact=True).fill("0")
    assert agreed(page, town)[1] == 0
    assert state(page)["points"] == {"comfort": 0}
    page.get_by_role("button", name="Save…", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    page.locator(".explore-status").filter(has_text="Saved").wait_for()
    saved = mcda.load_study(town.base / "reports" / "town.yaml").views["by-place"]
    assert saved[1] == 0
    assert saved[0] > 0.4
