"""Methods: each turns a problem into a function from weights to scores. One file a method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.methods.base import Method

METHODS: Registry[type[Method]] = Registry("mcda.methods", "method", classes=True)


def method(name: str, **params: Any) -> Method:
    """The method called `name` with its parameters, e.g. `method("topsis", normalization="max")`.

    Raises UnknownNameError for a name nothing bears, MethodError for a parameter it does not take.
    """
    return METHODS.load(name).create(**params)


def list_methods() -> tuple[str, ...]:
    """The names of all methods, sorted; nothing is imported."""
    return METHODS.names()
