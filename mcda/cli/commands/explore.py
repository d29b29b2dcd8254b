"""Open a page on this machine where weights, scores and limits can be tried, and saved."""

from __future__ import annotations

import click

from mcda.cli.options import STUDY, study_file


@click.command("explore")
@STUDY
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A free one by default.")
@click.option(
    "--token",
    metavar="T",
    envvar="MCDA_EXPLORE_TOKEN",
    help="What a page must know, a new one each time by default. With the same one and the same "
    "port, pages go on where they were; MCDA_EXPLORE_TOKEN keeps it out of lists of processes.",
)
@click.option("--open", "opening", is_flag=True, help="Open the page in the browser.")
@click.pass_context
def command(
    ctx: click.Context, study: str | None, port: int, token: str | None, opening: bool
) -> None:
    """Serve the live page of STUDY on 127.0.0.1 until Ctrl-C; what is tried there stays there.

    The report's own page, with every analysis computed anew as weights, scores, limits, scenarios
    and methods change. Nothing is written before it is shown and saved; mcda undo takes it back.
    """
    from mcda.explore.serve import serve

    served = serve(study_file(study), port, token)
    click.echo(served.address)
    click.echo("Only this machine can open it. Ctrl-C stops it.", err=True)
    if opening:
        click.launch(served.address)
    try:
        served.run()
    except KeyboardInterrupt:
        click.echo("mcda: stopped", err=True)
        ctx.exit(130)
