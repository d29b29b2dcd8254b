"""The server of the live page: one page, and the questions that it asks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Lock
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
from mcda.explore.link import packed, unpacked
from mcda.explore.page import Pages
from mcda.explore.questions import Json, axes, places, question, text, turn, whole
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.state import read_state
from mcda.explore.steps import STEPS
from mcda.explore.turns import Turns
from mcda.report.say import speaking

PATIENCE = 2.0
"""Seconds after which it is said that a page is not made yet."""


class Explorer:
    """What the routes share: the files, the slow lane, who asked last. Answers hold no state."""

    def __init__(self, study: Path, lane: Lane | None = None) -> None:
        self.shelf = Shelf(study)
        self.pages = Pages(self.shelf)
        self.pace = Pace()
        self.turns = Turns()
        self.lane = lane or Lane(study)
        self._writing = Lock()
        self._computing = Lock()  # one after the other: none is slower for those beside it

    async def shell(self, request: Request) -> Response:
        """The empty page, which asks for the other with the token it was given."""
        page, policy = await run_in_threadpool(self.pages.shell)
        return Response(page, media_type="text/html", headers={"content-security-policy": policy})

    async def page(self, request: Request) -> Response:
        """The report's own page with the controls of this one."""
        page, sign = await run_in_threadpool(self.pages.signed)
        return Response(page, media_type="text/html", headers={"x-mcda-sign": sign})

    async def made(self, request: Request) -> Response:
        """Whether the page is made; answered once it is, or after a while."""
        page = await run_in_threadpool(self.pages.current, PATIENCE)
        return JSONResponse({"made": page is not None, "about": self.pages.about})

    async def answer(self, request: Request) -> Response:
        """Scores and ranks at a state, and what else is quick; the latest question wins."""
        asked = question(await request.body())
        overtaken = self.turns.take(*turn(asked))

        def found() -> Json:
            with self._computing:
                if overtaken():
                    return {"overtaken": True}
                edition = save.edition_of(self.shelf, text(asked, "digest"))
                with speaking(edition.study.catalogue):
                    at = self._at(asked, edition)
                    answer = first_answer(at, self.pace, axes(asked, edition.study))
            newest, trouble = self.shelf.current(), self.shelf.trouble
            stale = newest.digest != edition.digest or trouble is not None
            return {**answer, "stale": stale, "trouble": trouble and _headlines(trouble)}

        return await _json(found)

    async def steps(self, request: Request) -> Response:
        """The other analyses one after the other, a line of JSON each, until overtaken."""
        asked = question(await request.body())
        overtaken = self.turns.take(*turn(asked))
        at = await run_in_threadpool(self._where, asked)
        job = {
            "state": at.state.to_dict(),
            "digest": at.edition.digest,
            "locked": list(at.locked),
        }

        async def lines() -> AsyncIterator[str]:
            wanted, names = [{**job, "step": name} for name in STEPS], iter(STEPS)
            async for found in self.lane.answers(wanted, overtaken):
                name = next(names)
                if "failed" in found:
                    found = {"step": name, "refused": found["failed"]}
                elif "seconds" in found:
                    self.pace.note(at.state.method, name, found.pop("seconds"))
                yield json.dumps(found) + "\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    async def preview(self, request: Request) -> Response:
        """What saving would write, line by line."""
        asked = question(await request.body())
        return await _json(partial(self._change, asked, save.preview))

    async def save(self, request: Request) -> Response:
        """Write a state's changes to the files."""
        asked = question(await request.body())
        return await _json(partial(self._change, asked, save.save))

    async def undo(self, request: Request) -> Response:
        """What was saved last, or, given its number, take it back."""
        asked = question(await request.body())

        def found() -> Json:
            number = asked.get("number")
            if number is not None:
                with self._writing:
                    changes = save.take_back_last(self.shelf, whole(number, "number"))
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
        asked = question(await request.body())

        def found() -> Json:
            edition = save.edition_of(self.shelf, text(asked, "digest"))
            changes = save.changes_since(edition, self.shelf.current())
            trouble = self.shelf.trouble
            return {"changes": save.shown(changes), "trouble": str(trouble) if trouble else None}

        return await _json(found)

    async def link(self, request: Request) -> Response:
        """A state as a word that can stand in an address."""
        asked = question(await request.body())

        def found() -> Json:
            return {"link": packed(self._where(asked).state)}

        return await _json(found)

    async def open(self, request: Request) -> Response:
        """The state of such a word, if it means something for these files."""
        asked = question(await request.body())

        def found() -> Json:
            edition = save.edition_of(self.shelf, text(asked, "digest"))
            state = unpacked(text(asked, "link"), edition.study)
            Asked.at(self.shelf, edition, state)
            return {"state": state.to_dict()}

        return await _json(found)

    def _where(self, asked: Json) -> Asked:
        return self._at(asked, save.edition_of(self.shelf, text(asked, "digest")))

    def _at(self, asked: Json, edition: Edition) -> Asked:
        study = edition.study
        state = read_state(asked.get("state"), study)
        ids = study.problem.criterion_ids
        locked = tuple(ids[j] for j in places(asked.get("locked", []), study, "locked"))
        return Asked.at(self.shelf, edition, state, locked)

    def _change(self, asked: Json, change: Callable[..., Any]) -> Json:
        at = self._where(asked)
        with self._writing:
            changes = change(self.shelf, at.edition, at.state)
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
            Route("/made", explorer.made, methods=["GET"]),
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


def _headlines(trouble: StudyError) -> str:
    """What is wrong in the files, without the lines that it is in."""
    return " ".join(str(fault).partition("\n")[0] for fault in trouble.faults[:3])


async def _json(work: Callable[[], Json]) -> Response:
    """The answer of work that takes a while, done beside the server's own."""
    start = perf_counter()
    found = await run_in_threadpool(work)
    took = f"work;dur={1000 * (perf_counter() - start):.1f}"
    return JSONResponse(found, headers={"server-timing": took})


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
