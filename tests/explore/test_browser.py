"""The live page in Chromium with a real server: numbers, saving, two users, a killed server."""

from __future__ import annotations

import http.server
import json
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

import mcda
from tests.case import copy_case
from tests.explore.browsing import READY, Server, opened, points, rested, scores, state

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    copy_case(tmp_path)
    found = Server(tmp_path).start()
    yield found
    if found.process.poll() is None:
        found.end()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Any, server: Server) -> Iterator[Open]:
    """A page of a new user, opened; what it complained of or fetched elsewhere fails the test."""
    contexts, heard = [], []

    def new(width: int = 1280, extra: str = "", **settings: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url))
        return opened(page, server, extra)

    yield new
    for context in contexts:
        context.close()
    expected = (server.home, "blob:", "Failed to load resource")
    assert [words for words in heard if not words.startswith(expected)] == []


def slide(page: Any, criterion: str, presses: int) -> None:
    page.get_by_label(criterion, exact=True).focus()
    for _ in range(presses):
        page.keyboard.press("ArrowRight")


def close(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(np.array(found, float), np.asarray(wanted, float), rtol=0, atol=1e-9)


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
    rested(page)
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
    page.locator("#page-explore-score-wrong").filter(has_text="outside the scale").wait_for()
    assert state(page)["scores"] == {}


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
    page.locator(".explore-status").filter(has_text="Saved").wait_for(timeout=60_000)
    assert file.read_text("utf-8") == before.replace("      cost: 50", "      cost: 71", 1)
    assert points(page)[6] == 71
    assert "points" not in state(page)
    page.get_by_role("button", name="Take back a save…").click()
    page.get_by_role("button", name="Take it back").click()
    page.locator(".explore-status").filter(has_text="Taken back").wait_for(timeout=60_000)
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
    one.locator(".explore-status").filter(has_text="Saved").wait_for(timeout=60_000)
    file = server.base / "criteria" / "alliance.yaml"
    saved = file.read_text("utf-8")
    two.get_by_role("button", name="Save…", exact=True).click()
    dialog = two.get_by_role("dialog", name="Save to the study's files")
    dialog.get_by_text("Somebody else has changed these lines").wait_for()
    assert dialog.locator("ins").all_inner_texts() == ["      cost: 71"]
    assert file.read_text("utf-8") == saved
    dialog.get_by_role("button", name="Load again").click()
    two.wait_for_selector("#page-live[data-explore=ready]", state="attached", timeout=60_000)
    two.wait_for_function("() => live.points()[6] === 71")
    assert points(two)[4] == 10
    assert two.get_by_label("Method", exact=True).input_value() == "topsis"
    two.get_by_role("button", name="Save…", exact=True).click()
    dialog.locator("li").first.wait_for()
    assert dialog.locator("ins").all_inner_texts() == ["      sovereignty: 10"]


def test_a_killed_server_loses_nothing(browse: Open, server: Server) -> None:
    page = browse()
    slide(page, "Cost", 3)
    rested(page)
    kept = points(page)
    server.end()
    slide(page, "Sovereignty", 2)
    page.locator(".explore-status").filter(has_text="does not answer").wait_for()
    assert "while the server is away" in page.locator("#page-live-note").inner_text()
    moved = points(page)
    assert moved[4] > kept[4]
    server.start()
    page.locator(".explore-status").filter(has_text="answers again").wait_for(timeout=30_000)
    rested(page)
    assert points(page) == moved
    study = mcda.load_study(server.base / "reports" / "alliance.yaml")
    close(scores(page), mcda.rank(study.model, np.array(moved) / sum(moved)).score)
    server.end()
    server.start("another-token-than-before")
    dialog = page.get_by_role("dialog", name="The server was started anew")
    slide(page, "Sovereignty", 1)
    dialog.get_by_label("Address", exact=True).fill(server.address)
    dialog.get_by_role("button", name="Go on").click()
    page.locator(".explore-status").filter(has_text="answers again").wait_for(timeout=30_000)
    rested(page)
    assert points(page)[6] == kept[6]


def test_a_page_loaded_again_has_what_it_had(browse: Open) -> None:
    page = browse()
    slide(page, "Cost", 3)
    page.get_by_label("Method", exact=True).select_option("promethee")
    rested(page)
    before, shown = state(page), scores(page)
    page.reload()
    page.wait_for_selector("#page-live[data-explore=ready]", state="attached", timeout=60_000)
    rested(page)
    assert state(page) == before
    close(scores(page), shown)
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_label("Method", exact=True).input_value() == "additive"


def test_a_link_takes_another_tab_to_the_same_state(browse: Open, server: Server) -> None:
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    slide(page, "Cost", 3)
    page.get_by_label("Scenario", exact=True).select_option("north-korea-strike")
    rested(page)
    page.get_by_role("button", name="Copy a link").click()
    link = page.locator(".explore-link").input_value()
    assert server.token not in link
    page.locator(".explore-status").filter(has_text="It is copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == link
    other = page.context.new_page()
    other.goto(link)
    other.wait_for_selector("#page-live[data-explore=ready]", state="attached", timeout=60_000)
    rested(other)
    assert state(other) == state(page)
    assert other.url == f"{server.home}/"
    third = browse(extra=f"&{link.partition('#')[2][:-3]}")
    third.locator(".explore-status").filter(has_text="damaged").wait_for()
    assert "points" not in state(third)


def test_the_token_leaves_the_address_and_a_stranger_gets_nothing(
    browse: Open, server: Server, chromium: Any
) -> None:
    page = browse()
    assert page.url == f"{server.home}/"
    stranger = chromium.new_context()
    tab = stranger.new_page()
    tab.goto(server.home)
    tab.get_by_label("Address", exact=True).fill(f"{server.home}/#token=guessed-guessed-guessed")
    tab.keyboard.press("Enter")
    tab.get_by_text("does not know this address").wait_for()
    assert "Four-star" not in tab.content()
    stranger.close()


def test_files_that_change_before_the_token_is_given(
    browse: Open, server: Server, chromium: Any
) -> None:
    browse()
    context = chromium.new_context()
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(server.home)
    field = page.get_by_label("Address", exact=True)
    field.wait_for()
    file = server.base / "reports" / "alliance.yaml"
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, "title: Changed meanwhile"), "utf-8")
    cost = server.base / "criteria" / "alliance.yaml"
    cost.write_text(cost.read_text("utf-8").replace("      cost: 50", "      cost: 71", 1), "utf-8")
    field.fill(server.address)
    page.keyboard.press("Enter")
    page.wait_for_selector(READY, state="attached", timeout=60_000)
    assert points(page)[6] == 71
    assert heard == []
    context.close()


ATTACK = """async ([home, token]) => {
  const body = JSON.stringify({ state: { points: { cost: 1 } }, client: "c", turn: 1 });
  const headers = { "Content-Type": "application/json", "X-Mcda-Token": token };
  const asked = async (path, settings) => {
    try { return (await fetch(home + path, settings)).status; } catch { return "refused"; }
  };
  return {
    read: await asked("/page", { headers }),
    open: await asked("/", {}),
    save: await asked("/save", { method: "POST", headers, body }),
    blind: await asked("/save", { method: "POST", mode: "no-cors", body }),
  };
}"""


def test_a_page_of_another_origin_is_refused(chromium: Any, server: Server, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "index.html").write_text(f"<p>evil<iframe src='{server.home}'></iframe>", "utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(evil))
    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    context = chromium.new_context()
    try:
        page = context.new_page()
        origin = f"http://127.0.0.1:{site.server_port}"
        page.goto(f"{origin}/")
        tried = page.evaluate(ATTACK, [server.home, server.token])
        assert tried == {
            "read": "refused",
            "open": "refused",
            "save": "refused",
            "blind": "refused",
        }
        headers = {"origin": origin, "x-mcda-token": server.token}
        assert httpx.post(f"{server.home}/save", json={}, headers=headers).status_code == 403
        frame = page.frames[1]
        assert "mcda" not in frame.content()
    finally:
        context.close()
        site.shutdown()
        site.server_close()
        thread.join()
    assert "cost: 50" in (server.base / "criteria" / "alliance.yaml").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browse: Open, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browse(width, color_scheme=scheme)
    rested(page)
    page.evaluate("() => document.querySelectorAll('.explore details').forEach(d => d.open = true)")
    page.get_by_label("Points of Cost").fill("71")
    rested(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Save…", exact=True).click()
    page.locator(".explore-diff li").first.wait_for()
    found = Axe().run(page, ".explore-dialog[open]")
    assert found.violations_count == 0, found.generate_report()


REACH = """() => Math.max(document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("#page-live *, #page-explore *, .explore-dialog *")]
    .filter(e => !e.closest(".scroll table, svg, .unseen, .explore-diff"))
    .map(e => e.getBoundingClientRect().right))"""


def test_nothing_widens_the_page(browse: Open) -> None:
    page = browse(320)
    page.evaluate("() => document.querySelectorAll('.explore details').forEach(d => d.open = true)")
    for width in (320, 390, 700, 1088, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(REACH) <= width + 0.5, width
    page.set_viewport_size({"width": 320, "height": 900})
    page.get_by_label("Points of Cost").fill("71")
    page.get_by_role("button", name="Save…", exact=True).click()
    page.locator(".explore-diff li").first.wait_for()
    assert page.evaluate(REACH) <= 320.5


def test_ctrl_c_ends_it_cleanly(server: Server) -> None:
    assert server.end(signal.SIGINT) == 130
