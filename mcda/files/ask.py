"""Ask a study a question: the one way from its files to a result, for report and command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mcda.analyses import ANALYSES
from mcda.errors import UnknownNameError, one_of

if TYPE_CHECKING:
    from mcda.analyses.base import Result
    from mcda.files.study import Study


@dataclass(frozen=True, eq=False)
class Answer:
    """A result, and what was asked; `view` is None where the question is about all weights."""

    study: str
    method: str
    view: str | None
    result: Result

    def to_dict(self) -> dict[str, Any]:
        """One of the objects under `results` in report.json, and what `--json` prints."""
        asked = {"study": self.study, "method": self.method, "view": self.view}
        return {**asked, **self.result.to_dict()}


@cache
def takes(analysis: str) -> tuple[str, ...]:
    """Names of the arguments that an analysis takes; nothing is imported."""
    return ANALYSES.arguments(analysis)


def ask(
    study: Study,
    analysis: str,
    *,
    view: str | None = None,
    method: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> Answer:
    """Run an analysis on a study: its model, view and space, its samples and seed.

    view, method : instead of the study's own;  options : further arguments of the analysis
    Raises UnknownNameError for a view, method or analysis that does not exist.
    """
    from mcda.files.study import weighing

    view = study.view if view is None else view
    if view not in study.shares:
        raise UnknownNameError(one_of(view, study.shares, "view"))
    if method not in (None, study.method.name):
        study = study.with_method(method)
    model = weighing(study.model)
    wanted = takes(analysis)
    given = {
        "model": model,
        "weights": study.shares[view],
        "space": study.space,
        "samples": study.samples,
        "rng": study.seed,
        "views": study.shares,
    }
    arguments = {name: given[name] for name in wanted if name in given}
    result = ANALYSES.load(analysis)(**{**arguments, **(options or {})})
    about = view if "weights" in wanted else None
    return Answer(study.id, model.method.name, about, result)
