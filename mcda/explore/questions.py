"""What a question holds, read strictly: a JSON object with texts, numbers and places."""

from __future__ import annotations

from typing import Any

from mcda.explore.link import decoded
from mcda.explore.state import StateError
from mcda.files.study import Study

Json = dict[str, Any]
LONGEST = 400_000
"""Characters of a text."""


def question(body: bytes) -> Json:
    """The body as a JSON object; raises StateError."""
    try:
        found = decoded(body)
    except ValueError as error:
        raise StateError(f"the body is no JSON: {error}") from None
    except RecursionError:
        raise StateError("the body is nested too deeply") from None
    if not isinstance(found, dict):
        raise StateError("the body is no JSON object")
    return found


def text(asked: Json, key: str) -> str:
    """A text that has to be there."""
    found = asked.get(key)
    if not isinstance(found, str) or len(found) > LONGEST:
        raise StateError(f"expected a text under '{key}'", key)
    return found


def whole(x: Any, what: str) -> int:
    """A number that counts."""
    if isinstance(x, bool) or not isinstance(x, int) or not 0 <= x < 2**53:
        raise StateError(f"expected a whole number under '{what}'", what)
    return x


def turn(asked: Json) -> tuple[str, int]:
    """Who asks, and the number of the question."""
    client = text(asked, "client")
    if not 1 <= len(client) <= 100:
        raise StateError("expected a short text under 'client'", "client")
    return client, whole(asked.get("turn"), "turn")


def places(data: Any, study: Study, what: str) -> tuple[int, ...]:
    """Places of criteria, each once."""
    if not isinstance(data, list) or len(data) > study.problem.m:
        raise StateError(f"expected a list of places of criteria under '{what}'", what)
    found = tuple(whole(x, what) for x in data)
    if len(set(found)) < len(found) or any(j >= study.problem.m for j in found):
        raise StateError(f"expected places of criteria, each once, under '{what}'", what)
    return found


def axes(asked: Json, study: Study) -> tuple[int, int] | None:
    """Places of the two criteria of the map, where one is wanted."""
    if asked.get("axes") is None:
        return None
    found = places(asked["axes"], study, "axes")
    if len(found) != 2:
        raise StateError("expected two places of criteria under 'axes'", "axes")
    return found[0], found[1]
