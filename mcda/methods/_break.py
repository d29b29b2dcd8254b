"""How a method declares a contract that it is known to break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True)
class Break:
    """A contract that a method is known to break, proved by a counter-example.

    reason : why, in a sentence;  source : who showed it
    performance (n, m), weights (m,), directions (m,) : the counter-example
    params : of the method, where the contract breaks under these alone
    """

    reason: str
    source: str
    performance: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]
    directions: tuple[Literal["max", "min"], ...]
    params: Mapping[str, Any] = field(default_factory=dict)
