"""A state as a word that can stand in an address, and back."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from mcda.explore.state import State, StateError, read_state
from mcda.files.study import Study

LARGEST = 256 * 1024
"""Bytes of a state, written out as JSON."""


def written(state: State) -> bytes:
    """The one way a state is written out as JSON."""
    text = json.dumps(state.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def packed(state: State) -> str:
    """The state as a word that can stand in an address."""
    return base64.urlsafe_b64encode(zlib.compress(written(state), 9)).rstrip(b"=").decode()


def unpacked(link: str, study: Study) -> State:
    """The state of such a word; raises as `read_state` does, and for a word that was changed."""
    try:
        data = base64.b64decode(link + "=" * (-len(link) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj()
        text = reader.decompress(data, LARGEST)
        whole = reader.eof and not reader.unused_data
        state = read_state(decoded(text), study) if whole else None
    except (ValueError, RecursionError, zlib.error):
        state = None
    # The text, not the link: other versions of zlib pack the same text into other bytes.
    if state is None or written(state) != text:
        raise StateError("the link is damaged or cut off; ask for it again", "link")
    return state


def decoded(text: bytes) -> Any:
    """JSON with finite numbers and without duplicate keys; raises ValueError for anything else."""
    return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_distinct)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is there twice")
    return found
