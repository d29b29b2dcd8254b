"""Analyses: each asks one question of a model over a space of weights. One file a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.analyses.base import Result

ANALYSES: Registry[Callable[..., Result]] = Registry("mcda.analyses", "analysis")
