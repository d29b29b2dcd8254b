"""The page that is served: the report's own, with our scripts under its policy, text as text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from mcda.errors import McdaError, OutputError
from mcda.explore.app import Explorer
from mcda.explore.page import SCRIPTS, Pages
from mcda.explore.serve import HOST, checked, serve
from mcda.explore.shelf import Shelf
from mcda.explore.texts import texts
from mcda.report.formats.html import page
from tests.explore.conftest import Client
from tests.files.conftest import Desk

ASSETS = Path(page.__code__.co_filename).parents[2] / "explore" / "assets"
HOSTILE = "</script><script>alert(1)</script><!-- =HYPERLINK() \u202e"


def policy_of(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: sources for name, _, sources in parts}


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_every_script_and_style_is_named_by_the_policy(client: Client, explorer: Explorer) -> None:
    explorer.pages.current()
    shell = client.get("/")
    policy = policy_of(shell.headers["content-security-policy"])
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    text = client.get("/page").text
    for document in (shell.text, text):
        for script in re.findall(r"<script>(.*?)</script>", document, re.DOTALL):
            assert hashed(script) in policy["script-src"]
        for style in re.findall(r"<style>(.*?)</style>", document, re.DOTALL):
            assert hashed(style) in policy["style-src"]
    assert not re.search(r"unsafe|https?:", shell.headers["content-security-policy"])
    assert not re.search(r"<[^>]+\s(on\w+|style)=", shell.text + text)


def test_a_page_that_is_not_made_yet_is_waited_for(client: Client, explorer: Explorer) -> None:
    shell = client.get("/")
    policy = policy_of(shell.headers["content-security-policy"])
    assert 'data-sign=""' in shell.text
    (script,) = re.findall(r"<script>(.*?)</script>", shell.text, re.DOTALL)
    assert policy["script-src"] == hashed(script)
    while not client.get("/made").json()["made"]:
        pass
    assert 'data-sign=""' not in client.get("/").text


def test_a_shell_knows_whether_a_page_is_the_one_it_was_made_for(
    client: Client, explorer: Explorer, town: Desk
) -> None:
    explorer.pages.current()
    shell = client.get("/").text
    assert f'data-sign="{client.get("/page").headers["x-mcda-sign"]}"' in shell
    town.edit("criteria/town.yaml", "price: 50", "price: 10")
    sign = client.get("/page").headers["x-mcda-sign"]
    assert sign not in shell
    assert f'data-sign="{sign}"' in client.get("/").text


def test_a_page_that_cannot_be_made_says_why(client: Client, town: Desk) -> None:
    (town.base / "options/town/park.yaml").unlink()
    town.edit("reports/town.yaml", "scores: {park: {comfort: 2}}", "scores: {}")
    assert 'data-sign=""' in client.get("/").text
    answer = client.get("/made")
    assert answer.status_code == 422
    assert "nothing to explore" in answer.json()["error"]["message"]


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in sorted(ASSETS.iterdir()):
        found = re.findall(r"https?://[^\s\"'`)]+", path.read_text("utf-8"))
        assert set(found) <= {"http://www.w3.org/2000/svg"}, path.name


def test_the_report_is_the_one_that_is_written(explorer: Explorer) -> None:
    from mcda.report.compose import compose

    study = explorer.shelf.current().study
    plain = page(compose(study, "mcda report reports/town.yaml"))
    ours = explorer.pages.current()
    main = re.compile(r"<main.*</main>", re.DOTALL)
    assert main.search(plain)[0] == main.search(ours)[0]


def test_the_script_is_given_what_it_needs(explorer: Explorer) -> None:
    text = explorer.pages.current()
    data = json.loads(re.search(r"const explore = \{ data: (\{.*\}) \};\n", text)[1])
    assert [method["id"] for method in data["methods"][:2]] == ["additive", "topsis"]
    assert [method["stated"] for method in data["methods"][:3]] == [True, True, False]
    assert "owa" not in [method["id"] for method in data["methods"]]
    assert data["levels"] == [None, None, ["poor", "fair", "good"]]
    assert data["worths"] == [None, None, [0, 40, 100]]
    assert data["scenarios"][0]["scores"] == {"park": {"comfort": 2}}
    assert [view["groups"] for view in data["views"]] == [None, None, {"Money": 40, "Place": 60}]
    assert data["statements"] == ["price >= view", "all <= 0.9"]


def test_every_sentence_of_the_scripts_is_there_and_used() -> None:
    scripts = "".join((ASSETS / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    keys = set(re.findall(r"""(?<!live\.)\bsay\(\s*"(\w+)\"""", scripts))
    keys |= set(re.findall(r"""explore\.nodes\("(\w+)\"""", scripts))
    assert keys <= set(texts())
    words = set(re.findall(r'"(\w+)"', scripts)) | set(re.findall(r"\b(\w+):", scripts))
    composed = {f"{key}_one" for key in ("take_out", "put_in")}
    assert set(texts()) <= words | composed
    holes = {hole for text in texts().values() for hole in re.findall(r"\{(\w+)\}", text)}
    assert all(re.search(rf"\b{hole}\b", scripts) for hole in holes)


def test_hostile_text_stays_text(town: Desk) -> None:
    quoted = HOSTILE.replace("'", "''")
    town.edit("options/town/hall.yaml", "name: Town hall", f"name: '{quoted}'")
    town.edit("reports/town.yaml", "name: Rain", f"name: '{quoted}'")
    text = Pages(Shelf(Path("reports/town.yaml"))).current()
    assert "<script>alert" not in text
    assert text.count("<script") == text.count("</script>")
    data = json.loads(re.search(r"const explore = \{ data: (\{.*\}) \};\n", text)[1])
    assert data["scenarios"][0]["name"] == HOSTILE


def test_a_study_that_leaves_nothing_to_explore_says_so(town: Desk) -> None:
    (town.base / "options/town/hall.yaml").unlink()
    town.edit("reports/town.yaml", "scores: {park: {comfort: 2}}", "scores: {}")
    with pytest.raises(McdaError, match="nothing to explore"):
        Pages(Shelf(Path("reports/town.yaml"))).current()


def test_a_token_that_can_be_guessed_is_refused() -> None:
    assert checked("abcdefghijklmnop-_0") == "abcdefghijklmnop-_0"
    for token in ("short", "with space in it and long", "é" * 20, "a/b" * 10):
        with pytest.raises(McdaError, match="at least 16"):
            checked(token)


def test_a_port_that_is_taken_is_said(town: Desk) -> None:
    import socket

    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OutputError, match=f"cannot listen on {HOST}:{port}.*--port"):
            serve(Path("reports/town.yaml"), port)
