"""What there is: methods, analyses, ways to weights, measures, sections, formats."""

from __future__ import annotations

import click

from mcda.cli.options import JSON
from mcda.errors import UnknownNameError, one_of
from mcda.registry import Registry

KINDS = {
    "methods": ("mcda.methods", "method"),
    "analyses": ("mcda.analyses", "analysis"),
    "elicit": ("mcda.weights.elicit", "way to weights"),
    "measures": ("mcda.measures", "measure"),
    "sections": ("mcda.report.sections", "section"),
    "figures": ("mcda.report.figures", "figure"),
    "formats": ("mcda.report.formats", "format"),
}


@click.command("list")
@click.argument("kind", metavar="|".join(KINDS))
@JSON
def command(kind: str, as_json: bool) -> None:
    """Names of all methods, analyses, ways to weights and so on, with what each is."""
    if kind not in KINDS:
        raise UnknownNameError(one_of(kind, KINDS, "kind of thing"))
    known: Registry[object] = Registry(*KINDS[kind])
    about = {name: known.about(name) for name in known.names()}
    if as_json:
        from mcda.cli.show import show_json

        show_json(about)
        return
    width = max(map(len, about), default=0)
    for name, what in about.items():
        click.echo(f"{name:<{width}}  {what}")
