"""What there is: methods, analyses, ways to weights, measures, sections, formats."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from mcda.cli import complete
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


def show_json(data: Any) -> None:
    """One JSON object on standard output."""
    from mcda.cli.show import show_json as show

    show(data)


@click.command("list")
@click.argument(
    "kind",
    metavar="|".join((*KINDS, "languages")),
    shell_complete=complete.among(*KINDS, "languages"),
)
@JSON
def command(kind: str, as_json: bool) -> None:
    """Names of all methods, analyses, ways to weights and so on, with what each is."""
    if kind not in (*KINDS, "languages"):
        raise UnknownNameError(one_of(kind, (*KINDS, "languages"), "kind of thing"))
    if kind == "languages":
        _show(_languages(), as_json)
        return
    known: Registry[object] = Registry(*KINDS[kind])
    about: dict[str, Any] = {name: known.about(name) for name in known.names()}
    if kind == "methods":
        _methods(about, as_json)
    else:
        _show(about, as_json)


def _show(about: dict[str, Any], as_json: bool) -> None:
    """Names with what each is."""
    if as_json:
        show_json(about)
        return
    width = max(map(len, about), default=0)
    for name, what in about.items():
        click.echo(f"{name:<{width}}  {what}")


def _languages() -> dict[str, Any]:
    """Those that ship, and those in languages/ of the folder at hand."""
    from pathlib import Path

    from mcda.files.languages import languages
    from mcda.files.workspace import HOME, Workspace

    return dict(languages(Workspace.around(Path(HOME) / "study.yaml")))


def _methods(about: dict[str, Any], as_json: bool) -> None:
    """With the family, whether linear, the strongest evidence for win ranges, and the source."""
    from mcda.cli.show import printer, table
    from mcda.methods import METHODS
    from mcda.methods._capability import capability

    known = {name: capability(METHODS.load(name)) for name in about}
    if as_json:
        show_json({name: {"about": about[name], **asdict(one)} for name, one in known.items()})
        return
    rows = [
        (name, what, one.family, "linear" if one.linear else "", one.evidence, one.source)
        for (name, what), one in zip(about.items(), known.values(), strict=True)
    ]
    heads = ("Method", "What it is", "Family", "Linear", "Win ranges", "Source")
    printer().print(table(heads, rows, words=True))
