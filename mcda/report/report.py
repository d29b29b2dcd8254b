"""A whole report before it has a form: what every format renders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mcda.files.catalogue import ENGLISH, Catalogue
from mcda.report.blocks import Figure, Section, Text

if TYPE_CHECKING:
    from mcda.report.bench import Bench


@dataclass(frozen=True)
class Report:
    """Sections for people, results for programs, and what both were made from.

    id : the study's name;  results : the objects of report.json's "results"
    inputs, stamp : JSON objects that say what was asked, of which files, by which versions
    marking : handling marking shown on every page, e.g. OFFICIAL;  language : BCP 47 tag
    catalogue : what the words of a format itself are said with
    """

    id: str
    title: str
    subtitle: str
    notice: Text = field(default=(), kw_only=True)
    """What every reader must know first: shown with the title, above everything else."""
    sections: tuple[Section, ...]
    results: tuple[dict[str, Any], ...] = ()
    inputs: dict[str, Any] = field(default_factory=dict)
    stamp: dict[str, Any] = field(default_factory=dict)
    marking: str = ""
    language: str = "en"
    catalogue: Catalogue = ENGLISH
    bench: Bench | None = None
    """The study and what was asked of it, for formats that hold more than words and drawings."""

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its name; each shows itself in a notebook."""
        from mcda.report.formats.base import walk

        blocks = (block for section in self.sections for block in walk(section.blocks))
        return {block.name: block for block in blocks if isinstance(block, Figure)}

    def _repr_html_(self) -> str:
        from mcda.problem.notebook import Grid, card
        from mcda.report.formats.base import walk

        rows = [
            [
                section.title,
                ", ".join(b.name for b in walk(section.blocks) if isinstance(b, Figure)),
            ]
            for section in self.sections
        ]
        return card(self.title, [self.subtitle], [Grid(["section", "figures"], rows)])
