"""Forms in which a study leaves for other programs: one file a form, `{file name: bytes}` each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.files.study import Study

EXPORTS: Registry[Callable[[Study], Mapping[str, bytes]]] = Registry(
    "mcda.files.exports", "form of export"
)


def not_in(form: str, study: Study) -> list[str]:
    """What the study says that this form has no place for, each kind with its count."""
    from mcda.files.exports._left_out import left_out

    return left_out(study, import_module(f"{EXPORTS.package}.{form}").KEPT)
