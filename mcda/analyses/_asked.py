"""What every analysis asks: a model, and nothing that merely resembles one."""

from __future__ import annotations

from mcda.errors import ProblemError
from mcda.methods.base import Method, Model


def needs_model(model: object) -> None:
    """Raise ProblemError unless it is a model, with the line that makes one."""
    if isinstance(model, Model):
        return
    if isinstance(model, Method):
        raise ProblemError(
            f"expected a model, found the method {model.name}; compile it on a problem first: "
            "method.compile(problem)"
        )
    shown = repr(model)
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    raise ProblemError(
        f"expected a model, such as mcda.method('topsis').compile(problem), found {shown}"
    )
