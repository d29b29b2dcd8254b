from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from mcda.explore.app import Explorer, create_app
from tests.case import copy_case
from tests.explore.browsing import PATIENCE, Open, Server, opened
from tests.files.conftest import CRITERIA, HALL, PARK, STUDY, Desk

PORT = 8123
TOKEN = "a-token-for-tests-only"
HOME = f"http://127.0.0.1:{PORT}"
HEADERS = {"x-mcda-token": TOKEN, "origin": HOME}
PLAN = """\
methods: [additive, topsis]
samples: 2000
scenarios:
  - id: rain
    name: Rain
    scores: {park: {comfort: 2}}
"""
GROUPED = """\
  by-group:
    groups: {Money: 40, Place: 60}
    points: {price: 1, comfort: 2, view: 1}
"""
Ask = Callable[..., Any]


@dataclass
class Client:
    """Requests as the page sends them, straight to the application."""

    app: Any
    home: str = HOME
    headers: dict[str, str] = field(default_factory=lambda: dict(HEADERS))

    def request(
        self, method: str, path: str, headers: Any = None, **content: Any
    ) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            whole = {**self.headers, **(headers or {})}
            async with httpx.AsyncClient(transport=transport, base_url=self.home) as client:
                return await client.request(method, path, headers=whole, **content)

        return asyncio.run(sent())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.request("POST", path, **more)


async def parts(count: int, part: bytes) -> AsyncIterator[bytes]:
    """A body whose length is not said."""
    for _ in range(count):
        yield part


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A small study with a scenario and a view by groups; the working directory is its base."""
    found = Desk(tmp_path)
    found.write("reports/town.yaml", STUDY + PLAN)
    found.write("criteria/town.yaml", CRITERIA.replace("weights:", f"{GROUPED}\nweights:"))
    found.write("options/town/hall.yaml", HALL)
    found.write("options/town/park.yaml", PARK)
    monkeypatch.chdir(tmp_path)
    return found


@pytest.fixture
def explorer(town: Desk) -> Explorer:
    return Explorer(Path("reports/town.yaml"))


@pytest.fixture
def client(explorer: Explorer) -> Client:
    """Requests as the page sends them; no worker is started."""
    return Client(create_app(explorer, TOKEN, PORT))


@pytest.fixture
def ask(client: Client, explorer: Explorer) -> Ask:
    """Ask and get the JSON, or the error; a page's digest and a fresh turn are added."""
    turns = iter(range(1_000_000))
    page = explorer.shelf.current().digest

    def asked(what: str, status: int = 200, **body: Any) -> Any:
        whole = {"digest": page, "client": "one", "turn": next(turns), "state": {}, **body}
        answer = client.post(f"/{what}", json=whole)
        assert answer.status_code == status, answer.text
        return answer.json() if status == 200 else answer.json()["error"]

    return asked


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    copy_case(tmp_path)
    found = Server(tmp_path).start()
    try:
        yield found
    finally:
        found.end()


@pytest.fixture
def browse(chromium: Any, server: Server) -> Iterator[Open]:
    """A page of a new user, opened; what it complained of or fetched elsewhere fails the test."""
    contexts, heard = [], []

    def new(width: int = 1280, extra: str = "", **settings: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **settings)
        context.set_default_timeout(PATIENCE)
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
