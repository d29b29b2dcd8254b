"""The reproducibility stamp: nothing in it changes unless the inputs or the software do."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.metadata import version
from typing import Any

from mcda.files.study import Study

SOFTWARE = ("mcda-toolkit", "numpy", "scipy", "pulp", "highspy", "python-flint")


_SAID: ContextVar[Mapping[str, str] | None] = ContextVar("_SAID", default=None)


def versions() -> dict[str, str]:
    """Versions of Python and of what the numbers depend on."""
    said = _SAID.get()
    if said is not None:
        return dict(said)
    found = {name: version(name) for name in SOFTWARE}
    return {"python": platform.python_version(), **found}


@contextmanager
def made_by(software: Mapping[str, str]) -> Iterator[None]:
    """Within the block, reports say that these versions made them: to compare with such a one."""
    token = _SAID.set(software)
    try:
        yield
    finally:
        _SAID.reset(token)


def stamp(study: Study, command: str) -> dict[str, Any]:
    """Command, seed, samples, versions and input digests as a JSON object."""
    return {
        "command": command,
        "seed": study.seed,
        "samples": study.samples,
        "versions": versions(),
        "files": {file.path: file.sha256 for file in study.inputs},
    }
