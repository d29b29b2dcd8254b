"""A process of its own for the slow analyses: it can be stopped, and never slows the sliders.

It reads one job a line from standard input, as JSON, and answers each with one line.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from mcda.errors import McdaError
from mcda.explore.answers import Asked
from mcda.explore.shelf import Shelf
from mcda.explore.state import read_state
from mcda.explore.steps import step
from mcda.report.say import speaking


def serve(path: Path, jobs: Iterable[str], answers: IO[str]) -> None:
    """Answer jobs until there are no more: {"state", "digest", "locked", "step"}."""
    shelf: Shelf | None = None
    with suppress(McdaError):  # which the first job will tell
        shelf = Shelf(path)
        _warm(shelf)
    for line in jobs:
        try:
            shelf = Shelf(path) if shelf is None else shelf
            answer = _answer(shelf, json.loads(line))
        except McdaError as error:
            answer = {"failed": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _warm(shelf: Shelf) -> None:
    """Load what every answer needs, so that the first one's time is like the others'."""
    edition = shelf.current()
    step(Asked.at(shelf, edition, read_state({}, edition.study)), "methods")


def _answer(shelf: Shelf, job: dict[str, Any]) -> dict[str, Any]:
    edition = shelf.current()
    if edition.digest != job["digest"]:
        kept = shelf.edition(job["digest"])
        if kept is None:
            return {"failed": "the files have changed since this page was made; load it again"}
        edition = kept
    start = perf_counter()
    with speaking(edition.study.catalogue):
        state = read_state(job["state"], edition.study)
        answer = step(Asked.at(shelf, edition, state, tuple(job["locked"])), job["step"])
    return {**answer, "seconds": perf_counter() - start}


def main() -> None:
    """Keep standard output for answers: whatever a solver prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with suppress(KeyboardInterrupt, BrokenPipeError):
        serve(Path(sys.argv[1]), sys.stdin, answers)


if __name__ == "__main__":
    main()
