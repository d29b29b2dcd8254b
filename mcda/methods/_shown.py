"""How a model shows itself, at a prompt and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from mcda.problem.notebook import Grid, card

if TYPE_CHECKING:
    from mcda.methods.base import Linear, Model


class Shown:
    """What is asked for there: the method, what it weighs, and the values that it weighs."""

    def __repr__(self) -> str:
        model = cast("Model", self)
        size = f"{len(model.options)} options, {len(model.parameters)} weights"
        return f"{type(self).__name__}({model.method.name}: {size})"

    def _repr_html_(self) -> str:
        model = cast("Model", self)
        n, p = len(model.options), len(model.parameters)
        kind = (
            "Scores rank as values times weights do."
            if model.linear
            else "No matrix of values stands for it: it is not linear in the weights."
        )
        title = f"{model.method.name}: {n} options, {p} weights"
        return card(title, [kind, *_settings(model)], _values(model.linear))


def _settings(model: Model) -> Iterator[str]:
    from dataclasses import fields

    method = model.method
    stated = {f.name: getattr(method, f.name) for f in fields(method)}
    changed = {name: x for name, x in stated.items() if x not in (None, 0.0, "performance")}
    if changed:
        yield "Parameters: " + ", ".join(f"{name} = {x!r}" for name, x in changed.items())


def _values(linear: Linear | None) -> Iterator[Grid]:
    if linear is None or linear.draws is not None:
        return
    rows = [
        [option, *(f"{x:.4g}" for x in row)]
        for option, row in zip(linear.options, linear.values, strict=True)
    ]
    yield Grid(["option", *linear.parameters], rows, "Values")
