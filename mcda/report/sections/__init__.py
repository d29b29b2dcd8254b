"""Sections of the report, one file each: a function of the bench that returns blocks.

A section's module holds TITLE, PLACE (its order when the study does not choose) and the function
called like the file. A section with nothing to say returns no blocks and is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mcda.registry import Registry

if TYPE_CHECKING:
    from mcda.report.bench import Bench
    from mcda.report.blocks import Block

SECTIONS: Registry[Callable[[Bench], tuple[Block, ...]]] = Registry(
    "mcda.report.sections", "section"
)
