"""Figures: each turns a record of numbers into drawings and a table. One file a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.report.blocks import Figure

FIGURES: Registry[Callable[[Any], Figure]] = Registry("mcda.report.figures", "figure")
