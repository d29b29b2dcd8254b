"""Compare two studies, reports or revisions: changed inputs, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mcda.cli import complete
from mcda.cli.options import JSON
from mcda.errors import McdaError

if TYPE_CHECKING:
    from mcda.report.changes.compare import Comparison

DIFFERENT = 1


@click.command("diff")
@click.argument("before", metavar="[A]", default="HEAD", shell_complete=complete.paths)
@click.argument("after", metavar="[B]", default="", shell_complete=complete.paths)
@click.option("--markdown", is_flag=True, help="Print Markdown, for a comment or a file.")
@click.option("--exit-code", "strict", is_flag=True, help="Exit with 1 where anything differs.")
@JSON
@click.pass_context
def command(
    ctx: click.Context, before: str, after: str, markdown: bool, strict: bool, as_json: bool
) -> None:
    """What differs between A and B: what was entered, then scores, ranks and ranges.

    A and B are each a study's file, a folder, a report.json, or a revision that git holds: HEAD~1,
    or HEAD~1:reports/other.yaml. Without B, the study here; without A too, against HEAD.
    """
    from mcda.cli.sides import named, side
    from mcda.report.changes.compare import Comparison

    one, other = named(before), named(after)
    found = Comparison(side(one, other.hint), side(other, one.hint))
    with _whole(found):
        data, report = found.to_dict(), found.report()
    if as_json:
        from mcda.cli.show import show_json

        show_json(data)
    elif markdown:
        from mcda.report.formats import FORMATS

        click.echo(FORMATS.load("md")(report)["report.md"].decode(), nl=False)
    else:
        from mcda.cli.plain import show_report

        show_report(report)
    if strict and found.different:
        ctx.exit(DIFFERENT)


@contextmanager
def _whole(found: Comparison) -> Iterator[None]:
    """Call a report.json that was damaged what it is; what comes from a study is whole."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        reports = [side.label for side in (found.before, found.after) if not side.whole]
        if not reports:
            raise
        listed = " or ".join(reports)
        raise McdaError(f"{listed} is no whole report.json: {error!r} on the way") from None
