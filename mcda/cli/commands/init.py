"""Make a small study in a folder, ready to run and to be edited."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mcda.cli import complete
from mcda.cli.options import JSON
from mcda.errors import McdaError, OutputError


@click.command("init")
@click.argument("folder", metavar="DIR", shell_complete=complete.folders)
@click.option("--title", metavar="TEXT", default="", help="What the study is to be called.")
@JSON
def command(folder: str, title: str, as_json: bool) -> None:
    """Make a small study in DIR that runs at once, its files full of comments.

    Nothing is overwritten: a folder that holds a study already is refused.
    """
    from mcda.files.faults import printable
    from mcda.files.starting import in_the_way, starter, study_name
    from mcda.report.write import write

    home = Path(folder)
    try:
        name = study_name(home)
        files = starter(name, title)
        taken = in_the_way(home, files)
    except McdaError as error:
        raise click.BadParameter(str(error), param_hint="--title") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"cannot write {printable(folder)}: {reason}") from None
    if taken is not None:
        raise OutputError(f"nothing was written: {printable(str(taken))} is there already")
    written = [printable(path.as_posix()) for path in write(files, home)]
    if as_json:
        from mcda.cli.show import show_json

        show_json({"study": name, "written": written})
        return
    for path in written:
        click.echo(path)
    click.echo(f"\nNext: cd {shlex.quote(printable(folder))} && mcda report", err=True)
