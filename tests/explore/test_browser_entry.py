"""The live page in Chromium: a killed server, links, tokens, strangers, axe, widths."""

from __future__ import annotations

import http.server
import signal
import threading
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

import mcda
from tests.explore.browsing import (
    READY,
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
    page.locator(".explore-status").filter(has_text="answers again").wait_for()
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
    page.locator(".explore-status").filter(has_text="answers again").wait_for()
    rested(page)
    assert points(page)[6] == kept[6]


def test_a_page_loaded_again_has_what_it_had(browse: Open) -> None:
    page = browse()
    slide(page, "Cost", 3)
    page.get_by_label("Method", exact=True).select_option("promethee")
    rested(page)
    before, shown = state(page), scores(page)
    page.reload()
    page.wait_for_selector("#page-live[data-explore=ready]", state="attached")
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
    other.wait_for_selector("#page-live[data-explore=ready]", state="attached")
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
    page.wait_for_selector(READY, state="attached")
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
