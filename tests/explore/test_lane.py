"""The slow lane: real workers, answers in order, stopped when they are overtaken."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from mcda.explore import save
from mcda.explore.app import Explorer
from mcda.explore.lane import ENDED, Lane, Worker
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.steps import STEPS
from mcda.explore.worker import _answer, serve
from tests.explore.conftest import Ask, Client
from tests.files.conftest import Desk

STUDY = Path("reports/town.yaml")


@pytest.fixture
def lane(explorer: Explorer) -> Iterator[Lane]:
    found = explorer.lane
    yield found
    found.close()


def job(step: str, **more: Any) -> dict[str, Any]:
    digest = Shelf(STUDY).current().digest
    return {"state": {}, "digest": digest, "locked": [], "step": step, **more}


def gathered(lane: Lane, jobs: list[dict[str, Any]], overtaken: Any = lambda: False) -> list[Any]:
    async def every() -> list[Any]:
        return [answer async for answer in lane.answers(jobs, overtaken)]

    return asyncio.run(every())


def test_steps_come_in_order_and_a_refusal_is_one_of_them(lane: Lane, client: Client) -> None:
    answers = gathered(lane, [job("stability"), job("win_shares"), job("flips", state={"view": 1})])
    assert [answer.get("step") for answer in answers] == ["stability", "win_shares", None]
    assert answers[0]["seconds"] > 0
    assert "name of a view" in answers[2]["failed"]
    assert "changed" in gathered(lane, [job("flips", digest="0")])[0]["failed"]


def test_the_page_gets_a_line_a_step(lane: Lane, client: Client, explorer: Explorer) -> None:
    body = {"digest": explorer.shelf.current().digest, "client": "a", "turn": 1, "state": {}}
    answer = client.post("/steps", json=body)
    found = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["step"] for line in found] == list(STEPS)
    assert explorer.pace._seconds["additive", "stability"] > 0


def test_files_of_the_study_are_not_taken_for_modules(lane: Lane, client: Client) -> None:
    Path("yaml.py").write_text("raise SystemExit('taken')")
    assert gathered(lane, [job("flips")])[0].get("step") == "flips"


@pytest.mark.slow
def test_what_is_overtaken_ends_and_the_worker_is_there_for_the_next(lane: Lane) -> None:
    seen: list[float] = []

    def late() -> bool:
        seen.append(time.monotonic())
        return len(seen) > 1

    slow = job("win_ranges", state={"method": "topsis"})
    start = time.monotonic()
    assert gathered(lane, [slow, slow, slow], late) == []
    assert time.monotonic() - start < 5
    assert [answer["step"] for answer in gathered(lane, [job("regret")])] == ["regret"]


def test_a_worker_that_is_gone_is_replaced(lane: Lane) -> None:
    lane.warm()
    (worker,) = lane._all
    worker.stop()
    first, second = gathered(lane, [job("methods"), job("regret")])
    assert first == ENDED
    assert second["step"] == "regret"


def test_a_worker_that_cannot_be_started_takes_no_place(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> Worker:
        raise OSError("no more processes")

    with monkeypatch.context() as patched:
        patched.setattr("mcda.explore.lane.Worker", failing)
        for _ in range(lane.size + 1):
            with pytest.raises(OSError, match="no more processes"):
                gathered(lane, [job("regret")])
        with pytest.raises(OSError, match="no more processes"):
            lane._retire(Gone(), late())
    deadline = time.monotonic() + 5
    while lane._free._value < lane.size + 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert lane._free._value == lane.size + 1


class Gone(Worker):
    """A worker whose process has ended."""

    def __init__(self) -> None:
        pass

    def stop(self) -> None:
        pass


def late() -> Future[dict[str, Any] | None]:
    found: Future[dict[str, Any] | None] = Future()
    found.set_result(None)
    return found


def test_what_a_worker_cannot_answer_is_told_as_refused(
    client: Client, explorer: Explorer, town: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = explorer.shelf.current().digest
    town.edit("criteria/town.yaml", "price: 50", "price: 10")
    started = Shelf(STUDY)

    async def answers(jobs: list[dict[str, Any]], _: Any) -> AsyncIterator[dict[str, Any]]:
        for one in jobs:
            yield _answer(started, one) if one["step"] != "regret" else ENDED

    monkeypatch.setattr(explorer.lane, "answers", answers)
    answer = client.post("/steps", json={"digest": page, "client": "a", "turn": 1, "state": {}})
    found = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["step"] for line in found] == list(STEPS)
    said = {line["step"]: line["refused"] for line in found}
    assert said.pop("regret") == ENDED["failed"]
    assert all("load it again" in reason for reason in said.values())


def test_a_question_that_waits_for_the_files_holds_up_no_other(
    explorer: Explorer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    edition_of = save.edition_of

    def noted(shelf: Shelf, digest: str) -> Edition:
        threads.append(threading.current_thread())
        return edition_of(shelf, digest)

    monkeypatch.setattr(save, "edition_of", noted)
    body = {"digest": explorer.shelf.current().digest, "client": "a", "turn": 1, "state": {}}
    assert client.post("/steps", json={**body, "locked": [99]}).status_code == 422
    assert threads
    assert threading.main_thread() not in threads


def test_a_worker_reads_the_study_again_when_its_files_are_mended(
    town: Desk, tmp_path: Path
) -> None:
    good = town.read("criteria/town.yaml")
    line = json.dumps(job("regret"))
    town.write("criteria/town.yaml", "criteria: [")

    def jobs() -> Iterator[str]:
        yield line
        town.write("criteria/town.yaml", good)
        yield line

    with (tmp_path / "answers").open("w+", encoding="utf-8") as answers:
        serve(STUDY, jobs(), answers)
        answers.seek(0)
        first, second = (json.loads(text) for text in answers)
    assert "criteria/town.yaml" in first["failed"]
    assert second["step"] == "regret"


def test_nothing_is_asked_of_a_closed_lane(ask: Ask, lane: Lane) -> None:
    lane.close()
    lane.warm()
    assert lane._idle == []
