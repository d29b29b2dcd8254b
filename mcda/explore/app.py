"""The server of the live page: one page, and the questions that it asks."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from mcda.errors import EmptySpaceError, McdaError, StatementError, StudyError
from mcda.explore import save
from mcda.explore.answers import Asked, Pace, first_answer
from mcda.explore.guard import Guard
from mcda.explore.lane import Lane
from mcda.explore.page import Pages
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.state import StateError, decoded, packed, read_state, unpacked
from mcda.explore.steps import STEPS
from mcda.files.study import Study
from mcda.report.say import speaking

CLIENTS = 1000
Json = dict[str, Any]


class Turns:
    """The number of each client's latest question: what has a smaller one is overtaken."""

    def __init__(self) -> None:
        self._latest: OrderedDict[str, int] = OrderedDict()

    def take(self, client: str, turn: int) -> Callable[[], bool]:
        """Note a question; whether it is overtaken by now."""
        self._latest[client] = max(turn, self._latest.pop(client, turn))
        while len(self._latest) > CLIENTS:
            self._latest.popitem(last=False)
        return lambda: self._latest.get(client, turn) > turn


class Explorer:
    """What the routes share: the files, the slow lane, who asked last. Answers hold no state."""

    def __init__(self, study: Path, lane: Lane | None = None) -> None:
        self.shelf = Shelf(study)
        self.pages = Pages(self.shelf)
        self.pace = Pace()
        self.turns = Turns()
        self.lane = lane or Lane(study)

    async def shell(self, request: Request) -> Response:
        """The empty page, which asks for the other with the token it was given."""
        text, policy = await run_in_threadpool(self.pages.shell)
        return Response(text, media_type="text/html", headers={"content-security-policy": policy})

    async def page(self, request: Request) -> Response:
        """The report's own page with the controls of this one."""
        text = await run_in_threadpool(self.pages.current)
        return Response(text, media_type="text/html")

    async def answer(self, request: Request) -> Response:
        """Scores and ranks at a state, and what else is quick; the latest question wins."""
        asked = await _asked(request)
        overtaken = self.turns.take(*_turn(asked))

        def found() -> Json:
            if overtaken():
                return {"overtaken": True}
            edition = save.edition_of(self.shelf, _text(asked, "digest"))
            with speaking(edition.study.catalogue):
                at = self._at(asked, edition)
                answer = first_answer(at, self.pace, _axes(asked, edition.study))
            newest = self.shelf.current()
            return {**answer, "stale": newest.digest != edition.digest or bool(self.shelf.trouble)}

        return await _json(found)

    async def steps(self, request: Request) -> Response:
        """The other analyses one after the other, a line of JSON each, until overtaken."""
        asked = await _asked(request)
        overtaken = self.turns.take(*_turn(asked))
        edition = save.edition_of(self.shelf, _text(asked, "digest"))
        at = await run_in_threadpool(self._at, asked, edition)
        job = {
            "state": at.state.to_dict(),
            "digest": edition.digest,
            "locked": list(at.locked),
        }

        async def lines() -> AsyncIterator[str]:
            wanted = [{**job, "step": name} for name in STEPS]
            async for found in self.lane.answers(wanted, overtaken):
                if "seconds" in found:
                    self.pace.note(at.state.method, found["step"], found.pop("seconds"))
                yield json.dumps(found) + "\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    async def preview(self, request: Request) -> Response:
        """What saving would write, line by line."""
        asked = await _asked(request)
        return await _json(partial(self._change, asked, save.preview))

    async def save(self, request: Request) -> Response:
        """Write a state's changes to the files."""
        asked = await _asked(request)
        return await _json(partial(self._change, asked, save.save))

    async def undo(self, request: Request) -> Response:
        """What was saved last, or, given its number, take it back."""
        asked = await _asked(request)

        def found() -> Json:
            number = asked.get("number")
            if number is not None:
                changes = save.take_back_last(self.shelf, _whole(number, "number"))
                return {"changes": save.shown(changes), "digest": self.shelf.current().digest}
            step = save.last_step(self.shelf)
            if step is None:
                return {"number": None, "changes": []}
            changes = save.take_back_last(self.shelf, step.number, dry_run=True)
            return {
                "number": step.number,
                "command": step.command,
                "changes": save.shown(changes),
            }

        return await _json(found)

    async def changes(self, request: Request) -> Response:
        """What somebody else did to the files since a page was made."""
        asked = await _asked(request)

        def found() -> Json:
            edition = save.edition_of(self.shelf, _text(asked, "digest"))
            changes = save.changes_since(edition, self.shelf.current())
            trouble = self.shelf.trouble
            return {"changes": save.shown(changes), "trouble": str(trouble) if trouble else None}

        return await _json(found)

    async def link(self, request: Request) -> Response:
        """A state as a word that can stand in an address."""
        asked = await _asked(request)

        def found() -> Json:
            edition = save.edition_of(self.shelf, _text(asked, "digest"))
            return {"link": packed(self._at(asked, edition).state)}

        return await _json(found)

    async def open(self, request: Request) -> Response:
        """The state of such a word, if it means something for these files."""
        asked = await _asked(request)

        def found() -> Json:
            edition = save.edition_of(self.shelf, _text(asked, "digest"))
            state = unpacked(_text(asked, "link"), edition.study)
            Asked.at(self.shelf, edition, state)
            return {"state": state.to_dict()}

        return await _json(found)

    def _at(self, asked: Json, edition: Edition) -> Asked:
        study = edition.study
        state = read_state(asked.get("state"), study)
        ids = study.problem.criterion_ids
        locked = tuple(ids[j] for j in _places(asked.get("locked", []), study, "locked"))
        return Asked.at(self.shelf, edition, state, locked)

    def _change(self, asked: Json, change: Callable[..., Any]) -> Json:
        edition = save.edition_of(self.shelf, _text(asked, "digest"))
        at = self._at(asked, edition)
        changes = change(self.shelf, edition, at.state)
        return {"changes": save.shown(changes), "digest": self.shelf.current().digest}


def create_app(explorer: Explorer, token: str, port: int) -> Guard:
    """The server's application, answering to 127.0.0.1:`port` with this token."""

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        explorer.lane.warm()
        try:
            yield
        finally:
            explorer.lane.close()

    asking = ("answer", "steps", "preview", "save", "undo", "changes", "link", "open")
    app = Starlette(
        lifespan=running,
        routes=[
            Route("/", explorer.shell, methods=["GET"]),
            Route("/page", explorer.page, methods=["GET"]),
            *(Route(f"/{name}", getattr(explorer, name), methods=["POST"]) for name in asking),
        ],
        exception_handlers={
            McdaError: _refused,
            HTTPException: _no_such_thing,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False
    return Guard(app, token, port)


async def _asked(request: Request) -> Json:
    """The body as a JSON object."""
    try:
        found = decoded(await request.body())
    except ValueError as error:  # UnicodeDecodeError and RecursionError's kin included
        raise StateError(f"the body is no JSON: {error}") from None
    except RecursionError:
        raise StateError("the body is nested too deeply") from None
    if not isinstance(found, dict):
        raise StateError("the body is no JSON object")
    return found


async def _json(work: Callable[[], Json]) -> Response:
    """The answer of work that takes a while, done beside the server's own."""
    start = perf_counter()
    found = await run_in_threadpool(work)
    took = f"work;dur={1000 * (perf_counter() - start):.1f}"
    return JSONResponse(found, headers={"server-timing": took})


def _text(asked: Json, key: str) -> str:
    found = asked.get(key)
    if not isinstance(found, str) or len(found) > 400_000:
        raise StateError(f"expected a text under '{key}'", key)
    return found


def _whole(x: Any, what: str) -> int:
    if isinstance(x, bool) or not isinstance(x, int) or not 0 <= x < 2**53:
        raise StateError(f"expected a whole number under '{what}'", what)
    return x


def _turn(asked: Json) -> tuple[str, int]:
    client = _text(asked, "client")
    if not 1 <= len(client) <= 100:
        raise StateError("expected a short text under 'client'", "client")
    return client, _whole(asked.get("turn"), "turn")


def _places(data: Any, study: Study, what: str) -> tuple[int, ...]:
    """Places of criteria, each once."""
    if not isinstance(data, list) or len(data) > study.problem.m:
        raise StateError(f"expected a list of places of criteria under '{what}'", what)
    places = tuple(_whole(x, what) for x in data)
    if len(set(places)) < len(places) or any(j >= study.problem.m for j in places):
        raise StateError(f"expected places of criteria, each once, under '{what}'", what)
    return places


def _axes(asked: Json, study: Study) -> tuple[int, int] | None:
    if asked.get("axes") is None:
        return None
    places = _places(asked["axes"], study, "axes")
    if len(places) != 2:
        raise StateError("expected two places of criteria under 'axes'", "axes")
    return places[0], places[1]


async def _refused(_: Request, error: Exception) -> Response:
    """An error of ours: what is wrong, and where."""
    found: Json = {"message": str(error), "kind": type(error).__name__}
    if isinstance(error, StatementError):
        found |= {"text": error.text, "column": error.column}
    if isinstance(error, EmptySpaceError):
        found["statements"] = list(error.statements)
    if isinstance(error, StudyError):
        found["faults"] = [fault.to_dict() for fault in error.faults if hasattr(fault, "to_dict")]
    conflict = isinstance(error, save.ConflictError)
    if isinstance(error, save.ConflictError):
        found["changes"] = save.shown(error.changes)
    return JSONResponse({"error": found}, 409 if conflict else 422)


async def _no_such_thing(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return JSONResponse({"error": {"message": "there is no such thing to ask here"}}, status)


async def _broken(_: Request, error: Exception) -> Response:
    """A fault of ours: its trace is for the terminal, not for the page."""
    return JSONResponse(
        {"error": {"message": "the server failed at this; its terminal says how"}}, 500
    )
