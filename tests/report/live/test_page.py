"""The page with its panel: scores that tell what they rest on, widths, paper, no scripts, axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mcda.report.words import percent
from tests.report.formats import sample
from tests.report.live.case import alliance, made

pytestmark = pytest.mark.browser

REACH = """() => Math.max(
  document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("body *")]
    .filter(e => !e.closest(".scroll table, svg, .skip, pre, .live-open") && e.checkVisibility())
    .map(e => e.getBoundingClientRect().right))"""


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['html'][:200]}" for v in found for n in v["nodes"]]


def outside(page: Any) -> None:
    page.get_by_label("Points of Cost").fill("900")
    page.get_by_role("button", name="Lock Sovereignty").click()
    page.wait_for_timeout(700)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show: Any, scheme: str, width: int) -> None:
    page = show(alliance(), width, color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []
    outside(page)
    assert violations(page) == []
    page.locator("#scores-entered .live-cell").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 700, 768, 1088, 1280, 1920])
def test_nothing_widens_the_page(show: Any, width: int) -> None:
    page = show(alliance(), width)
    outside(page)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(REACH) <= width + 0.5
    page.evaluate("live.openOption(0, null)")
    assert page.evaluate(REACH) <= width + 0.5


@pytest.mark.parametrize("name", ["W" * 300, "\u202e\u0639\u0631", "<b>&amp;", '"><img src=x>'])
@pytest.mark.parametrize("width", [320, 1280])
def test_any_names_are_shown_literally(show: Any, tmp_path: Path, name: str, width: int) -> None:
    page = show(made(tmp_path, 3, 4, name=name, groups=2), width)
    page.get_by_label(f"Points of {name}Criterion 0", exact=True).fill("5000")
    assert page.evaluate(REACH) <= width + 0.5
    assert f"{name}Criterion 0" in page.locator("#page-live-space").text_content()
    page.evaluate("live.openCell(1, 2)")
    dialog = page.locator("dialog")
    assert f"{name}Option 1: {name}Criterion 2" in dialog.text_content()
    assert f"{name} because 1" in dialog.text_content()
    assert page.evaluate(REACH) <= width + 0.5
    assert page.locator("img").count() == 0


def test_any_hostile_name_makes_a_page_that_works(show: Any, tmp_path: Path) -> None:
    for k, name in enumerate(sample.HOSTILE[:-1]):
        page = show(made(tmp_path / str(k), 2, 3, name=" ".join(name.split())))
        assert page.locator("#page-live-verdict strong").inner_text().strip().endswith("leads")


def test_a_score_as_entered_tells_what_it_is_and_rests_on(show: Any) -> None:
    study = alliance()
    page = show(study)
    row = page.locator("#scores-entered tbody tr").filter(has_text="HQ upgrade")
    row.locator(".live-cell").first.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    said = dialog.inner_text()
    score = study.scores["hq-upgrade"]["deterrence-credibility"]
    weight = percent(float(study.views["balanced"][0]))
    assert dialog.get_by_role("heading").inner_text() == "HQ upgrade: Deterrence credibility"
    for part in ("45 (35 to 55) points", "0 to 100 points, more is better", score.note,
                 "In a straight line from 0 at 0 to 1 at 100.", f"{weight} under Balanced",
                 f"{weight} × 0.45 = 0.080, of a score of 0.576", "¶4, ¶30", "5 of 6"):  # fmt: skip
        assert part in said
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.className") == "live-cell"


def test_arrows_move_between_scores_and_tab_leaves_the_table(show: Any) -> None:
    page = show(alliance())
    cells = page.locator("#scores-entered .live-cell")
    assert cells.evaluate_all("all => all.filter(c => c.tabIndex === 0).length") == 1
    cells.first.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    option = page.locator("#scores-entered tbody bdi").nth(2).inner_text()
    heading = page.get_by_role("dialog").get_by_role("heading").inner_text()
    assert heading == f"{option}: Deterrence credibility"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#scores-entered')") is None


def test_a_score_in_a_view_is_taken_apart(show: Any) -> None:
    study = alliance()
    page = show(study)
    page.locator("#scores-by-view tbody tr").first.locator(".live-cell").nth(1).click()
    dialog = page.get_by_role("dialog")
    assert "under Tokyo government" in dialog.inner_text()
    parts = dialog.locator("tbody tr td:last-child").all_inner_texts()
    assert sum(map(float, parts[:-1])) == pytest.approx(float(parts[-1]), abs=0.004)
    dialog.get_by_role("button", name="Cost").click()
    assert "Weight × value" in dialog.inner_text()
    dialog.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()


def test_an_option_of_the_panel_is_taken_apart_at_its_weights(show: Any) -> None:
    page = show(alliance())
    page.get_by_label("Points of Cost").fill("300")
    page.locator(".live-scores .live-open").first.click()
    said = page.get_by_role("dialog").inner_text()
    assert "Score 0.664, rank 1 of 6, under your weights." in said


def test_without_scripts_the_page_is_whole_and_the_panel_away(show: Any) -> None:
    page = show(alliance(), java_script_enabled=False)
    assert not page.locator("#page-live").is_visible()
    assert not page.locator("nav a[href='#page-live']").is_visible()
    assert page.locator("#scores-entered td").first.is_visible()
    assert page.get_by_text("Why these scores: HQ upgrade").is_visible()


def test_paper_shows_the_panel_only_where_it_was_moved(show: Any) -> None:
    page = show(alliance())
    page.emulate_media(media="print")
    assert not page.locator("#page-live").is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Points of Cost").fill("300")
    page.emulate_media(media="print")
    assert page.locator("#page-live-verdict").is_visible()
    assert page.locator(".live-points").first.is_visible()
    assert not page.locator(".live-slide").first.is_visible()
    assert not page.locator("#page-live-copy").is_visible()


def tab_stops(page: Any, most: int = 70) -> list[tuple[str, float, float]]:
    """What Tab reaches of the panel's board: its class or id, and where it is seen."""
    page.locator(".live-views button").last.focus()
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              return at.closest(".live-board")
                && [at.className || at.id || at.textContent, box.left, box.top + scrollY];
            }"""
        )
        if not stop:
            break
        found.append(tuple(stop))
    return found


def test_tab_goes_down_the_sliders_before_the_answer_beside_them(show: Any) -> None:
    page = show(alliance(), 1280)
    stops = tab_stops(page)
    answer = page.locator(".live-answer").bounding_box()["x"]
    left = [x < answer for _, x, _ in stops]
    assert left == sorted(left, reverse=True)
    assert {"live-slide", "live-points", "live-lock"} <= {name for name, _, _ in stops}
    assert stops[-1][0] == "page-live-x"


def test_on_a_phone_tab_goes_down_the_page(show: Any) -> None:
    page = show(alliance(), 390)
    names = [name for name, _, _ in tab_stops(page)]
    assert names.index("Go there") < names.index("live-slide") < names.index("live-open")
    tops = page.evaluate(
        """() => ["said", "weights", "scores"].map(
          part => document.querySelector(`.live-${part}`).getBoundingClientRect().top)"""
    )
    assert tops == sorted(tops)
    page.locator(".live-slide").first.focus()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function(
        "document.querySelector('.live-board').firstElementChild.id === 'page-live-weights'"
    )
    assert page.evaluate("document.activeElement.className") == "live-slide"


def test_names_in_the_list_of_scores_are_whole(show: Any, tmp_path: Path) -> None:
    name = "Relief channel east of the railway, with two new road bridges "
    page = show(made(tmp_path, 3, 4, name=name), 1280)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for box in page.locator(".live-scores .live-open").all():
            assert box.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
            assert box.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_the_contents_lead_to_the_panel(show: Any) -> None:
    page = show(alliance())
    assert page.locator("nav a[href='#page-live']").is_visible()


def test_a_method_that_is_stood_in_for_is_named_wherever_scores_are(
    show: Any, tmp_path: Path
) -> None:
    page = show(made(tmp_path, 4, 3, method="topsis"))
    note = "TOPSIS is not linear in the weights"
    assert note in page.locator("#page-live .note").inner_text()
    page.locator("#scores-by-view .live-cell").first.click()
    assert note in page.get_by_role("dialog").inner_text()
