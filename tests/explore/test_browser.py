"""The live page in Chromium with a real server: numbers, changes, saving, two users."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

import mcda
from tests.explore.browsing import (
    Open,
    Server,
    close,
    points,
    rested,
    scores,
    slide,
    state,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("method", ["additive", "topsis", "promethee"])
def test_sliders_are_answered_with_the_librarys_numbers(
    browse: Open, server: Server, method: str
) -> None:
    page = browse()
    page.get_by_label("Method", exact=True).select_option(method)
    slide(page, "Cost", 5)
    rested(page)
    study = mcda.load_study(server.base / "reports" / "alliance.yaml")
    weights = np.array(points(page)) / sum(points(page))
    assert weights[6] > 0.09
    ranking = mcda.rank(study.compile(method), weights)
    close(scores(page), ranking.score)
    shown = page.locator("#page-live-scores .live-rank").all_inner_texts()
    assert [word.rstrip("=") for word in shown] == [str(rank) for rank in sorted(ranking.rank)]
    assert page.locator("#page-explore-methods").count() == 1
    assert page.locator(".explore-tables .own th").inner_text() == page.evaluate(
        "() => explore.methodName(explore.state().method)"
    )
    cells = page.locator(".explore-tables table").nth(1).locator("tbody td").all_inner_texts()
    assert len(cells) == 24
    assert all(cells)
    assert "…" not in cells
    assert page.locator(".explore-tables .kind").count() >= 11


def test_scenario_score_and_limit_change_the_numbers_and_undo_brings_them_back(
    browse: Open, server: Server
) -> None:
    page = browse()
    rested(page)
    before = scores(page)
    page.get_by_label("Scenario", exact=True).select_option("china-contingency")
    rested(page)
    stressed = scores(page)
    assert stressed != before
    page.locator(".explore-fold summary").first.click()
    page.get_by_label("Option", exact=True).select_option(label="HQ upgrade")
    page.get_by_label("Criterion", exact=True).select_option(label="Cost")
    page.get_by_label("Best", exact=True).fill("20")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("button", name="Put back HQ upgrade, Cost").wait_for()
    page.locator("summary", has_text="Limits on the weights").click()
    page.get_by_label("A limit, such as").fill("cost <= 0.05")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take out: cost <= 0.05").wait_for()
    page.get_by_label("A limit, such as").fill("cost<=0.05")
    page.keyboard.press("Enter")
    page.locator(".explore-wrong", has_text="This limit is there already.").wait_for()
    rested(page)
    upgrade = page.evaluate("live.data.options.findIndex(({ name }) => name === 'HQ upgrade')")
    page.evaluate(f"live.openCell({upgrade}, 6)")
    dialog = page.get_by_role("dialog").inner_text()
    assert "tried here: 20 " in dialog
    assert "Reason" not in dialog
    page.keyboard.press("Escape")
    assert "outside the admissible space" in page.locator("#page-live-space").inner_text()
    assert "cost" in page.locator("#page-live-space").inner_text().lower()
    assert state(page)["stating"] == ["cost <= 0.05"]
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    rested(page)
    close(scores(page), stressed)
    page.get_by_role("button", name="Undo").click()
    rested(page)
    close(scores(page), before)
    for _ in range(3):
        page.get_by_role("button", name="Redo").click()
    rested(page)
    assert state(page)["stating"] == ["cost <= 0.05"]
    assert page.get_by_label("Scenario", exact=True).input_value() == "china-contingency"


def test_what_is_refused_is_told_beside_the_field(browse: Open) -> None:
    page = browse()
    page.locator("summary", has_text="Limits on the weights").click()
    page.get_by_label("A limit, such as").fill("cots <= 0.05")
    page.keyboard.press("Enter")
    wrong = page.locator("#page-explore-statement-wrong")
    wrong.filter(has_text="did you mean 'cost'").wait_for()
    assert page.get_by_label("A limit, such as").get_attribute("aria-invalid") == "true"
    page.locator(".explore-fold summary").first.click()
    page.get_by_label("Best", exact=True).fill("999")
    page.get_by_role("button", name="Apply").click()
    wrong = page.locator("#page-explore-score-wrong")
    wrong.filter(has_text="outside the scale").filter(has_text="score stays as it is.").wait_for()
    assert state(page)["scores"] == {}
    ends = [page.get_by_label(end, exact=True) for end in ("Low", "Best", "High")]
    for typed, reason in (("", "no number here"), ("lots", "no number"), ("6,5", "with a point")):
        ends[1].fill(typed)
        page.get_by_role("button", name="Apply").click()
        wrong.filter(has_text=reason).wait_for()
        assert wrong.inner_text().startswith("Best: ")
        assert wrong.inner_text().endswith(" The score stays as it is.")
        assert [end.get_attribute("aria-invalid") for end in ends] == ["false", "true", "false"]
        assert {end.get_attribute("aria-describedby") for end in ends} == {
            "page-explore-score-wrong"
        }
    assert state(page)["scores"] == {}


def test_a_change_of_leader_is_worked_out_then_known_and_a_sampled_one_is_no_least(
    browse: Open,
) -> None:
    page = browse()
    nearest = page.locator("#page-live-flip p").first
    page.get_by_label("Method", exact=True).select_option(value="vikor")
    nearest.filter(has_text="is being worked out").wait_for()
    rested(page)
    assert nearest.inner_text().endswith(
        "are enough to put Coordination centre first; a smaller change may be."
    )


@pytest.mark.parametrize("method", ["electre3", "lexicographic", "electre_tri_b"])
def test_a_method_that_only_ranks_measures_nothing(browse: Open, method: str) -> None:
    page = browse()
    page.get_by_label("Method", exact=True).select_option(value=method)
    page.wait_for_function(f"() => live.data.remark && explore.state().method === '{method}'")
    rested(page)
    said = page.locator("#page-live-verdict").inner_text()
    assert "above " in said
    assert not any(letter.isdigit() for letter in said)
    assert "." not in "".join(page.locator(".live-score").all_inner_texts())
    tables = page.locator(".explore-tables").inner_text()
    assert "wins, by" not in tables
    assert page.locator(".explore-tables .kind-none").count() == 1


def test_changes_made_while_one_is_tried_all_stay(browse: Open) -> None:
    page = browse()
    page.evaluate("""async () => {
      const add = (text) => explore.tried(({ stating }) => ({ stating: [...stating, text] }));
      const ask = explore.ask;
      let late = true;
      explore.ask = async (...question) => {
        if (question[2] !== "-trial" || !late) return ask(...question);
        late = false;
        explore.change({ stating: ["sovereignty <= 0.3"] });
        return { overtaken: true };
      };
      await Promise.all([add("cost <= 0.3"), add("cost >= 0.01")]);
    }""")
    assert state(page)["stating"] == ["sovereignty <= 0.3", "cost <= 0.3", "cost >= 0.01"]
    refused = page.evaluate(
        "async () => (await explore.tried(() => ({ stating: ['cots <= 1'] }))).message"
    )
    assert "did you mean 'cost'" in refused
    assert len(state(page)["stating"]) == 3
    page.locator("summary", has_text="Limits on the weights").click()
    added = page.get_by_role("button", name="Take out: cost ")
    assert added.count() == 2
    added.evaluate_all("both => both.forEach((one) => one.click())")
    page.wait_for_function("() => explore.state().stating.length === 1")
    assert state(page)["stating"] == ["sovereignty <= 0.3"]


def test_analyses_that_do_not_come_are_not_left_open(browse: Open) -> None:
    page = browse()
    rested(page)
    lines: list[str] = []
    asked: list[int] = []

    def answered(route: Any) -> None:
        asked.append(len(lines))
        route.fulfill(body="".join(lines), content_type="application/x-ndjson")

    page.route("**/steps", answered)
    steps = page.evaluate("() => explore.data.steps")
    lines.extend(json.dumps({"step": step, "refused": "gone"}) + "\n" for step in steps[:-1])
    slide(page, "Cost", 1)
    page.wait_for_function("() => document.querySelector('.explore-tables .kind-none')")
    assert page.evaluate("() => explore.isUpToDate()") is False
    lines.append(json.dumps({"step": steps[-1], "refused": "gone"}) + "\n")
    rested(page)
    assert asked[-1] == len(steps)
    assert page.locator(".explore-tables .kind-none").count() == 4
    assert "working" not in page.locator(".explore-tables").inner_text()
    assert "gone" in page.locator(".explore-tables table").first.inner_text()
    assert "not known here" in page.locator("#page-live-flip").inner_text()
    assert "Nearest change: no answer" in page.locator("#page-live-note").inner_text()
    page.unroute("**/steps")


def test_another_map_does_not_overtake_the_analyses(browse: Open) -> None:
    page = browse()
    rested(page)
    clients: list[tuple[str, str]] = []

    def noted(request: Any) -> None:
        if request.url.endswith(("/answer", "/steps")):
            clients.append((request.url.rpartition("/")[2], request.post_data_json["client"]))

    page.on("request", noted)
    page.get_by_label("Across", exact=True).select_option(label="Domestic acceptability")
    page.wait_for_function("() => explore.isUpToDate()")
    slide(page, "Cost", 1)
    rested(page)
    (what, map_alone), *others = clients
    assert what == "answer"
    assert {client for _, client in others} == {map_alone.removesuffix("-map")}
    assert map_alone.endswith("-map")
    assert [what for what, _ in others] == ["answer", "steps"]


def test_saving_is_shown_first_then_written_and_taken_back(browse: Open, server: Server) -> None:
    page = browse()
    file = server.base / "criteria" / "alliance.yaml"
    before = file.read_text("utf-8")
    page.get_by_label("Points of Cost").fill("71")
    page.get_by_role("button", name="Save…", exact=True).click()
    dialog = page.get_by_role("dialog", name="Save to the study's files")
    dialog.locator("li").first.wait_for()
    assert dialog.locator("del").all_inner_texts() == ["      cost: 50"]
    assert dialog.locator("ins").all_inner_texts() == ["      cost: 71"]
    assert file.read_text("utf-8") == before
    dialog.get_by_role("button", name="Save", exact=True).click()
    page.locator(".explore-status").filter(has_text="Saved").wait_for()
    assert file.read_text("utf-8") == before.replace("      cost: 50", "      cost: 71", 1)
    assert points(page)[6] == 71
    assert "points" not in state(page)
    page.get_by_role("button", name="Take back a save…").click()
    page.get_by_role("button", name="Take it back").click()
    page.locator(".explore-status").filter(has_text="Taken back").wait_for()
    assert file.read_text("utf-8") == before


def test_two_users_do_not_see_each_other_and_the_second_sees_the_conflict(
    browse: Open, server: Server
) -> None:
    one, two = browse(), browse()
    one.get_by_label("Points of Cost").fill("71")
    two.get_by_label("Points of Sovereignty").fill("10")
    two.get_by_label("Method", exact=True).select_option("topsis")
    rested(two)
    assert (points(one)[6], points(one)[4]) == (71, 90)
    assert (points(two)[6], points(two)[4]) == (50, 10)
    assert one.get_by_label("Method", exact=True).input_value() == "additive"
    one.get_by_role("button", name="Save…", exact=True).click()
    one.get_by_role("button", name="Save", exact=True).click()
    one.locator(".explore-status").filter(has_text="Saved").wait_for()
    file = server.base / "criteria" / "alliance.yaml"
    saved = file.read_text("utf-8")
    two.get_by_role("button", name="Save…", exact=True).click()
    dialog = two.get_by_role("dialog", name="Save to the study's files")
    dialog.get_by_text("Somebody else has changed these lines").wait_for()
    assert dialog.locator("ins").all_inner_texts() == ["      cost: 71"]
    assert file.read_text("utf-8") == saved
    dialog.get_by_role("button", name="Load again").click()
    two.wait_for_selector("#page-live[data-explore=ready]", state="attached")
    two.wait_for_function("() => live.points()[6] === 71")
    assert points(two)[4] == 10
    assert two.get_by_label("Method", exact=True).input_value() == "topsis"
    two.get_by_role("button", name="Save…", exact=True).click()
    dialog.locator("li").first.wait_for()
    assert dialog.locator("ins").all_inner_texts() == ["      sovereignty: 10"]
