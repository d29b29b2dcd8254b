"""What is the smallest change of weights that puts another option first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mcda.cli.ask import analysis_command
from mcda.cli.options import FRAGILE, heeding

if TYPE_CHECKING:
    from mcda.files.ask import Answer
    from mcda.files.study import Study


def _check(study: Study, answer: Answer, limit: float | None) -> None:
    """Leave with exit code 1 where the view is nearer to another winner than the limit."""
    if limit is None:
        return
    from mcda.analyses.flips import Flips
    from mcda.report.bench import Bench
    from mcda.report.fragile import fragility

    flips = answer.result
    assert isinstance(flips, Flips)
    if flips.norm != "l1":
        raise click.UsageError("--fail-if-fragile measures in l1; leave --norm out")
    heeding(fragility(Bench(study.with_method(answer.method)), limit, flips))


command = analysis_command("flips", "flips", (FRAGILE, "fragile", _check))
