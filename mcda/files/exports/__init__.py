"""Forms in which a study leaves for other programs: one file a form, `{file name: bytes}` each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.files.study import Study

EXPORTS: Registry[Callable[[Study], Mapping[str, bytes]]] = Registry(
    "mcda.files.exports", "form of export"
)
