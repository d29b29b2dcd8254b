"""One command for each analysis: its options are the arguments that the analysis takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from mcda.analyses import ANALYSES
from mcda.cli import complete
from mcda.cli.options import JSON, METHOD, SET, STUDY, VIEW, opened, together
from mcda.files.ask import ask, takes

if TYPE_CHECKING:
    from mcda.files.ask import Answer
    from mcda.files.study import Study

ARGUMENTS = {
    "norm": click.option("--norm", type=click.Choice(["l1", "l2", "linf"]), help="Distance."),
    "locked": click.option(
        "--lock",
        "locked",
        metavar="C",
        multiple=True,
        help="A weight that may not move.",
        shell_complete=complete.criteria,
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
    "tolerance": click.option(
        "--tolerance",
        type=click.FloatRange(0, 1, min_open=True),
        help="How close brackets of weights are to be.",
    ),
    "time_limit": click.option(
        "--time-limit",
        type=click.FloatRange(0, min_open=True),
        help="Seconds to close them in; what is not closed then is left wider.",
    ),
    "rng": click.option("--seed", "rng", type=click.IntRange(min=0), help="Seed of the sample."),
}


Check = tuple[Callable[[Any], Any], str, Callable[["Study", "Answer", Any], None]]
"""An option of a command's own, its argument, and what it asks of the answer once that is shown."""


def analysis_command(analysis: str, name: str, check: Check | None = None) -> click.Command:
    """The command `name` that asks `analysis` of a study, or one of its variants."""
    other = variants(name)
    wanted = {argument for asked in (analysis, *other.values()) for argument in takes(asked)}
    own = [option for argument, option in ARGUMENTS.items() if argument in wanted]
    flags = [
        click.option(f"--{f}", is_flag=True, help=f"{ANALYSES.about(a)}.") for f, a in other.items()
    ]

    extra = [check[0]] if check else []

    def command(
        study: str | None,
        method: str | None,
        as_json: bool,
        view: str | None,
        changes: tuple[str, ...],
        **arguments: Any,
    ) -> None:
        from mcda.cli.show import marked, show, show_json

        if "weights" not in wanted and (view or changes):
            click.echo(f"{name} is about all admissible weights, whatever the view", err=True)
        wish = arguments.pop(check[1]) if check else None
        asked = [other[flag] for flag in other if arguments.pop(flag)]
        given = {key: x for key, x in arguments.items() if x not in (None, ())}
        loaded = opened(study, view, changes)
        answer = ask(loaded, [analysis, *asked][-1], method=method, options=given)
        if as_json:
            show_json(marked(loaded, answer.to_dict()))
        else:
            show(loaded, answer)
        if check:
            check[2](loaded, answer, wish)

    command.__doc__ = f"{ANALYSES.about(analysis)}."
    decorated = together(STUDY, VIEW, SET, METHOD, *own, *flags, *extra, JSON)(command)
    return click.command(name=name)(decorated)


def variants(command: str) -> dict[str, str]:
    """Flag to analysis, for the analyses asked by a flag of this command: `ranges --intervals`."""
    said = {name: ANALYSES.constant(name, "VARIANT").partition(" --") for name in ANALYSES.names()}
    return {flag: name for name, (of, _, flag) in said.items() if of == command}
