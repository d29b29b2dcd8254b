"""Methods of objects, ranks and programmes that are families of their own."""

from __future__ import annotations

from typing import Any

from tests.adapters import Answer
from tests.adapters.shared import Params, ranked

EXPERTS = {
    None: "topsis",
    "TOPSIS min-max": "topsis",
    "TOPSIS with min-max normalisation, same weights and directions": "topsis",
}
"""The expert's words for the one function there is."""


def comet(characteristic_values: Any = None, expert: str | None = None) -> Params:
    """Objects are ranked by TOPSIS over the characteristic values."""
    return {"characteristic_values": characteristic_values, "expert": EXPERTS[expert]}


ANSWERS: dict[str, Answer] = {"comet": ranked("comet", comet)}
