"""Elicitation: from judgements or from data to weights, or to statements about them.

One file a way, one function in it, which returns an `Elicited`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.weights.elicit.base import Elicited

ELICIT: Registry[Any] = Registry("mcda.weights.elicit", "way to weights")


def elicit(way: str, *given: Any, **params: Any) -> Elicited:
    """Weights or statements by the way called `way`, e.g. `elicit("roc", ["cost", "risk"])`.

    Raises UnknownNameError for a name nothing bears, WeightsError for judgements that make none.
    """
    found: Elicited = ELICIT.load(way)(*given, **params)
    return found
