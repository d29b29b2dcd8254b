"""One command for each analysis: its options are the arguments that the analysis takes."""

from __future__ import annotations

from typing import Any

import click

from mcda.analyses import ANALYSES
from mcda.cli.options import JSON, METHOD, SET, STUDY, VIEW, opened, together
from mcda.files.ask import ask, takes

ARGUMENTS = {
    "norm": click.option("--norm", type=click.Choice(["l1", "l2", "linf"]), help="Distance."),
    "locked": click.option(
        "--lock", "locked", metavar="C", multiple=True, help="A weight that may not move."
    ),
    "evidence": click.option(
        "--evidence",
        type=click.Choice(["exact", "certified", "numeric", "sampled"]),
        help="The kind of evidence wanted; the strongest that applies by default.",
    ),
    "samples": click.option(
        "--samples", type=click.IntRange(1, 10_000_000), help="Weight vectors to draw."
    ),
    "performance": click.option(
        "--scores",
        "performance",
        type=click.Choice(["triangular"]),
        help="Draw scores too, between low, best and high.",
    ),
    "rng": click.option("--seed", "rng", type=click.IntRange(min=0), help="Seed of the sample."),
}


def analysis_command(analysis: str, name: str) -> click.Command:
    """The command `name` that asks `analysis` of a study."""
    wanted = takes(analysis)
    own = [option for argument, option in ARGUMENTS.items() if argument in wanted]

    def command(
        study: str | None,
        method: str | None,
        as_json: bool,
        view: str | None,
        changes: tuple[str, ...],
        **arguments: Any,
    ) -> None:
        from mcda.cli.show import show, show_json

        if "weights" not in wanted and (view or changes):
            click.echo(f"{name} is about all admissible weights, whatever the view", err=True)
        given = {key: x for key, x in arguments.items() if x not in (None, ())}
        loaded = opened(study, view, changes)
        answer = ask(loaded, analysis, method=method, options=given)
        if as_json:
            show_json(answer.to_dict())
        else:
            show(loaded, answer)

    command.__doc__ = f"{ANALYSES.about(analysis)}."
    decorated = together(STUDY, VIEW, SET, METHOD, *own, JSON)(command)
    return click.command(name=name)(decorated)
