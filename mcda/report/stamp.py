"""The reproducibility stamp: nothing in it changes unless the inputs or the software do."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Any

from mcda.files.study import Study

SOFTWARE = ("mcda-toolkit", "numpy", "scipy", "pulp", "highspy", "python-flint")


def versions() -> dict[str, str]:
    """Versions of Python and of what the numbers depend on."""
    found = {name: version(name) for name in SOFTWARE}
    return {"python": platform.python_version(), **found}


def stamp(study: Study, command: str) -> dict[str, Any]:
    """Command, seed, samples, versions and input digests as a JSON object."""
    return {
        "command": command,
        "seed": study.seed,
        "samples": study.samples,
        "versions": versions(),
        "files": {file.path: file.sha256 for file in study.inputs},
    }
