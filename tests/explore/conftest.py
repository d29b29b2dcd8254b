from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from mcda.explore.app import Explorer, create_app
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
