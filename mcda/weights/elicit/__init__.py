"""Elicitation: from judgements or from data to weights, or to statements about them.

One file a way, one function in it, which returns an `Elicited`.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Any

from mcda.errors import WeightsError
from mcda.problem.labels import is_frame
from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.weights.elicit.base import Elicited

ELICIT: Registry[Any] = Registry("mcda.weights.elicit", "way to weights")


def elicit(way: str, *given: Any, **params: Any) -> Elicited:
    """Weights or statements by the way called `way`, e.g. `elicit("roc", ["cost", "risk"])`.

    Raises UnknownNameError for a name nothing bears, WeightsError for judgements that make none.
    """
    function = ELICIT.load(way)
    if any(is_frame(x) for x in (*given, *params.values())):
        raise WeightsError(
            f"{way} reads no data frames: give the numbers of one, frame.to_numpy(), and the ids "
            "of the criteria in their order"
        )
    takes = signature(function)
    try:
        takes.bind(*given, **params)
    except TypeError as error:
        raise WeightsError(f"{way} takes {', '.join(takes.parameters)}: {error}") from None
    try:
        found: Elicited = function(*given, **params)
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        shown = ", ".join([*map(repr, given), *(f"{key}={x!r}" for key, x in params.items())])
        raise WeightsError(
            f"{way} takes {', '.join(takes.parameters)}, found {shown[:200]}: {error}"
        ) from error
    return found
