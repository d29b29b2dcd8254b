"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mcda.cli import complete
from mcda.errors import UnknownNameError, one_of

if TYPE_CHECKING:
    from mcda.files.study import Study
    from mcda.report.fragile import Fragility

STUDY = click.argument("study", required=False, shell_complete=complete.studies)
VIEW = click.option(
    "--view",
    metavar="V",
    help="The view to use instead of the study's own.",
    shell_complete=complete.views,
)
METHOD = click.option(
    "--method",
    metavar="M",
    help="The method instead of the study's own.",
    shell_complete=complete.methods,
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
SET = click.option(
    "--set",
    "changes",
    metavar="CRITERION=POINTS",
    multiple=True,
    help="Points of the view for this run only; may be repeated.",
    shell_complete=complete.points,
)

OVERWRITE = click.option(
    "--overwrite",
    is_flag=True,
    help="Replace files too that mcda did not write, or that were changed since.",
)
FRAGILE = click.option(
    "--fail-if-fragile",
    "fragile",
    metavar="D",
    type=click.FloatRange(0, 2, min_open=True),
    help="Exit with 1 where another option wins nearer than D: the sum of all changes of weights.",
)
FAILED = 1


def heeding(found: Fragility) -> None:
    """Say how fragile a view is; leave with exit code 1 where it is."""
    click.echo(f"mcda: {found}", err=True)
    if found.fragile:
        click.get_current_context().exit(FAILED)


def together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several click decorators as one, in the order they are listed in `--help`."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def assignments(texts: Iterable[str]) -> dict[str, float]:
    """`cost=30` as {"cost": 30.0}; raises click.BadParameter for anything else."""
    points: dict[str, float] = {}
    for text in texts:
        name, equals, number = (part.strip() for part in text.partition("="))
        if not (name and equals):
            raise click.BadParameter(f"'{text}' is not CRITERION=POINTS, like cost=30")
        if name in points:
            raise click.BadParameter(f"points of '{name}' are given twice")
        points[name] = _points(name, number)
    return points


def _points(name: str, text: str) -> float:
    """Points as they may stand in a file."""
    from mcda.files.numbers import decimal, number_problem
    from mcda.files.yaml import scalar

    value = scalar(text)
    if problem := number_problem(value):
        raise click.BadParameter(f"points of '{name}': {problem}")
    if value < 0:
        raise click.BadParameter(f"points of '{name}' are at least 0, found {decimal(value)}")
    return float(value)


def study_file(study: str | None) -> Path:
    """The study's file: as given, a name in reports/, or the only one there."""
    if study is not None:
        given, home = Path(study), Path("reports")
        named = home / f"{study}.yaml"
        is_name = given.name == study and (not given.suffix or there(named))
        return named if is_name and not there(given) and home.is_dir() else given
    found = sorted(Path("reports").glob("*.yaml"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError("no study here: reports/ holds no .yaml file; name one")
    raise click.UsageError(f"name a study: {', '.join(str(path) for path in found)}")


def there(path: Path) -> bool:
    """Whether a file is there; no for what can be none, such as too long a name."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def opened(
    study: str | None,
    view: str | None = None,
    changes: Iterable[str] = (),
    method: str | None = None,
) -> Study:
    """The study, standing on `view` and `method`, with the points of `--set` in place."""
    from dataclasses import replace

    from mcda.files.load import load_study

    loaded = load_study(study_file(study))
    if view is not None:
        if view not in loaded.views:
            raise UnknownNameError(one_of(view, loaded.views, "view"))
        loaded = replace(loaded, view=view)
    if method is not None:
        loaded = loaded.with_method(method)
    points = assignments(changes)
    return loaded.with_points(loaded.view, points) if points else loaded
