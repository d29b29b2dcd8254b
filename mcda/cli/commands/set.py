"""Change points of a view in its file, one line a change, all else untouched."""

from __future__ import annotations

from dataclasses import asdict

import click

from mcda.cli import complete
from mcda.cli.options import JSON, assignments, study_file


@click.command("set")
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[STUDY] VIEW CRITERION=POINTS...",
    shell_complete=complete.settings,
)
@click.option("--dry-run", is_flag=True, help="Show the change without making it.")
@JSON
def command(words: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Change points of VIEW in the criteria file of STUDY: `mcda set balanced cost=30`.

    The difference is one line a criterion; comments, quotes and line ends stay.
    """
    from mcda.files.edit import set_points

    names = [word for word in words if "=" not in word]
    points = assignments(word for word in words if "=" in word)
    if not points or not 1 <= len(names) <= 2:
        raise click.UsageError("expected [STUDY] VIEW CRITERION=POINTS..., like balanced cost=30")
    study = study_file(names[0] if len(names) == 2 else None)
    change = set_points(study, names[-1], points, dry_run=dry_run)
    if as_json:
        from mcda.cli.show import show_json

        show_json(asdict(change))
    else:
        click.echo(str(change))
