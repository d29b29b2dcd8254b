"""Who is let in: our own page with its token; nothing else learns or changes anything."""

from __future__ import annotations

import pytest

from mcda.explore.app import Explorer, create_app
from mcda.explore.guard import LARGEST
from tests.explore.conftest import HEADERS, HOME, PORT, TOKEN, Client, parts

BODY = {"content": b"{}", "headers": {"content-type": "application/json"}}


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "0.0.0.0"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    for path in ("/", "/page"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert "127.0.0.1" in answer.json()["error"]["message"]


def test_localhost_is_this_machine_too(explorer: Explorer) -> None:
    origin = f"http://localhost:{PORT}"
    app = create_app(explorer, TOKEN, PORT)
    client = Client(app, origin, {**HEADERS, "origin": origin})
    assert client.get("/").status_code == 200
    assert client.post("/undo", **BODY).status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_browsers_leave_out_the_usual_port(explorer: Explorer, host: str) -> None:
    app = create_app(explorer, TOKEN, 80)
    origin = f"http://{host}"
    client = Client(app, origin, {**HEADERS, "origin": origin})
    assert client.get("/page", headers={"host": host}).status_code == 200
    assert client.get("/page", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"http://127.0.0.1:{PORT + 1}", f"{HOME}/", ""]
)
def test_another_origin_is_refused(client: Client, origin: str) -> None:
    assert client.post("/undo", content=b"{}", headers={"origin": origin}).status_code == 403
    assert client.get("/page", headers={"origin": origin}).status_code == 403


def test_a_change_needs_an_origin(client: Client) -> None:
    del client.headers["origin"]
    assert client.post("/undo", **BODY).status_code == 403
    assert client.get("/page").status_code == 200


def test_a_browser_that_says_the_request_is_from_elsewhere_is_believed(client: Client) -> None:
    headers = {**BODY["headers"], "sec-fetch-site": "cross-site"}
    assert client.post("/undo", content=b"{}", headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", f"{TOKEN} ", f"{TOKEN}, {TOKEN}"])
def test_without_the_token_nothing_is_told(client: Client, token: str) -> None:
    client.headers["x-mcda-token"] = token
    for answer in (client.get("/page"), client.post("/answer", **BODY), client.get("/nothing")):
        assert answer.status_code == 401
        assert "Town hall" not in answer.text


def test_the_open_page_holds_nothing_of_the_study(client: Client) -> None:
    del client.headers["x-mcda-token"]
    text = client.get("/").text
    assert not any(word in text for word in ("Where to meet", "Town hall", "price", TOKEN))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert client.request(method, "/page").status_code == 405


def test_get_is_no_way_to_change(client: Client) -> None:
    assert client.get("/save").status_code == 405
    assert client.post("/page", **BODY).status_code == 405


def test_a_body_is_json_and_says_so(client: Client) -> None:
    plain = {"content-type": "text/plain"}
    assert client.post("/undo", content=b"{}", headers=plain).status_code == 415
    assert client.post("/undo", data={"a": "b"}).status_code == 415


@pytest.mark.parametrize("said", [True, False])
def test_a_large_body_is_refused(client: Client, said: bool) -> None:
    part = b" " * (LARGEST // 4)
    content = part * 5 if said else parts(5, part)
    answer = client.post("/undo", content=content, headers=BODY["headers"])
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"[", b"{", b"[]", b"1", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"\xff", b"[" * 100_000],
)
def test_what_is_no_json_object_is_refused_in_words(client: Client, body: bytes) -> None:
    answer = client.post("/answer", content=body, headers=BODY["headers"])
    assert answer.status_code == 422
    assert answer.json()["error"]["message"].startswith("the body")


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/page", "/static/x", "/page/"])
def test_no_path_leads_to_a_file(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (401, 404)
    assert "error" in answer.json()


def test_every_answer_says_how_it_may_be_used(client: Client) -> None:
    answers = [
        client.get("/"),
        client.get("/page"),
        client.get("/none"),
        client.request("PUT", "/page"),
    ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in answer.headers


def test_a_fault_of_ours_shows_no_trace(
    client: Client, explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(explorer.pages, "current", broken)
    answer = client.get("/page")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["error"]["message"]
