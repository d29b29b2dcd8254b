"""How a published case is asked of the public API: one file a family, found by its place.

Each file has `ANSWERS`: the case's method -> a function of the case, which returns what the
public API answers by the keys under which a case may expect it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

Case = Mapping[str, Any]
Answer = Callable[[Case], Mapping[str, Any]]


def answers() -> dict[str, Answer]:
    """Every method that a case may name, with who answers it."""
    found: dict[str, Answer] = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in ("__init__", "shared"):
            here = import_module(f"{__name__}.{path.stem}").ANSWERS
            assert not found.keys() & here.keys()
            found |= here
    return found
