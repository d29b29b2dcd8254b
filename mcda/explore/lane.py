"""The slow lane: workers that take one analysis at a time, and are stopped when it is overtaken."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as LateError
from contextlib import suppress
from pathlib import Path
from typing import Any

GRACE = 0.4
"""Seconds that an overtaken analysis may still take; after that its worker is stopped."""
LOOK = 0.05
"""Seconds between two looks at whether an analysis was overtaken."""
MOST = 4
ENDED = {"failed": "the process that computes this has ended; the terminal may say why"}
"""The answer to a job over which a worker ended."""


class Worker:
    """One process, asked one thing at a time."""

    def __init__(self, study: Path) -> None:
        """Start the process; it loads what it needs meanwhile."""
        self._process = subprocess.Popen(
            # -P: no file of the study's folder is taken for a module.
            [sys.executable, "-P", "-m", "mcda.explore.worker", str(study)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the server, which then stops its workers
        )

    def ask(self, job: dict[str, Any]) -> dict[str, Any] | None:
        """The answer to a job; None where the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (OSError, ValueError):
            return None
        found: dict[str, Any] | None = json.loads(line) if line.endswith("\n") else None
        return found

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


class Lane:
    """A few workers for all clients, started when they are needed."""

    def __init__(self, study: Path, size: int | None = None) -> None:
        self._study = study
        self.size = size or max(1, min(MOST, (os.cpu_count() or 2) - 1))
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._free = threading.Semaphore(self.size)
        self._threads = ThreadPoolExecutor(self.size, "lane")
        self._lock = threading.Lock()
        self._open = True

    def warm(self) -> None:
        """Start a worker before there is anything to do."""
        self._back(self._worker())

    def close(self) -> None:
        """Stop all workers."""
        with self._lock:
            self._open = False
            workers = list(self._all)
        for worker in workers:
            worker.stop()
        self._threads.shutdown(wait=False)

    async def answers(
        self, jobs: list[dict[str, Any]], overtaken: Callable[[], bool]
    ) -> AsyncIterator[dict[str, Any]]:
        """One answer a job, in order, until they are overtaken or the caller goes away.

        Where a worker ends over a job, that is its answer; another worker goes on with the next.
        """
        while not self._free.acquire(blocking=False):
            if overtaken():
                return
            await asyncio.sleep(LOOK)
        worker: Worker | None = None
        running: Future[dict[str, Any] | None] | None = None
        try:
            for job in jobs:
                worker = worker or self._worker()
                running = self._threads.submit(worker.ask, job)
                waiting = asyncio.wrap_future(running)
                while not waiting.done():
                    await asyncio.wait({waiting}, timeout=LOOK)
                    if overtaken():
                        return
                answer = waiting.result()
                if answer is None:
                    if not self._open:
                        return
                    self._drop(worker)
                    worker = None
                yield answer or ENDED
        finally:
            threading.Thread(target=self._retire, args=(worker, running), daemon=True).start()

    def _retire(self, worker: Worker | None, running: Future[dict[str, Any] | None] | None) -> None:
        """Put a worker back once it has finished; stop it where that takes too long."""
        try:
            try:
                finished = running is None or running.result(GRACE) is not None
            except LateError:
                finished = False
            if worker is not None and not finished:
                self._drop(worker)
                worker = self._worker()
            if worker is not None:
                self._back(worker)
        finally:
            self._free.release()

    def _worker(self) -> Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            worker = Worker(self._study)
            self._all.add(worker)
        return worker

    def _back(self, worker: Worker) -> None:
        with self._lock:
            if self._open:
                self._idle.append(worker)
                return
        worker.stop()

    def _drop(self, worker: Worker) -> None:
        worker.stop()
        with self._lock:
            self._all.discard(worker)
