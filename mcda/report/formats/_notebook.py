"""A figure in a notebook: its drawing in the notebook's own light, and the table behind it."""

from __future__ import annotations

from html import escape

from mcda.problem.notebook import Grid, card
from mcda.report.blocks import Figure, plain_text
from mcda.report.formats.base import clean
from mcda.report.palette import DARK, LIGHT


def figure_html(figure: Figure) -> str:
    """HTML of a figure: light, or dark where the reader or the notebook prefers it."""
    heads = [column.title for column in figure.table.columns]
    rows = [[plain_text(cell) for cell in row] for row in figure.table.rows]
    numbers = Grid(heads, rows, "The numbers behind it", aside=True)
    title = escape(clean(figure.title))
    drawing = f'<div class="mcda-figure"><p><strong>{title}</strong></p>{figure.wide}</div>'
    return _style() + drawing + card("", [plain_text(figure.note)], [numbers])


def _style() -> str:
    light, dark = (
        "".join(f"--{role}:{colour};" for role, colour in theme.items()) for theme in (LIGHT, DARK)
    )
    return (
        f"<style>div.mcda-figure{{{light}background:var(--bg);color:var(--ink);padding:.6em;"
        "max-width:640px;border-radius:4px}div.mcda-figure svg{max-width:100%;height:auto}"
        f"@media (prefers-color-scheme:dark){{div.mcda-figure{{{dark}}}}}"
        f'[data-jp-theme-light="true"] div.mcda-figure{{{light}}}'
        f'[data-jp-theme-light="false"] div.mcda-figure{{{dark}}}</style>'
    )
