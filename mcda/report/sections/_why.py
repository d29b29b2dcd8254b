"""Why a method puts another option first: on how much of the weight it is ahead, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcda.analyses.base import Array
from mcda.errors import McdaError
from mcda.methods.base import Model
from mcda.problem.problem import Problem
from mcda.report.bench import Bench
from mcda.report.blocks import Text, text
from mcda.report.sections._common import joined, series, verb
from mcda.report.words import fixed, percent


@dataclass(frozen=True)
class Balance:
    """Of two options: the part of the weight on which each is better, and by how much of the scale
    on average there; NaN for a margin where performances have no scale or no weight is on it.
    """

    ahead: float
    behind: float
    by: float
    behind_by: float


def balance(problem: Problem, w: Array, one: int, other: int) -> Balance:
    """What speaks for `one` and what for `other` at weights (m,)."""
    gains = (problem.performance[one] - problem.performance[other]) * problem.sign
    try:
        values = problem.value_of(problem.performance)
        margin = values[one] - values[other]
    except McdaError:
        margin = np.full(len(w), np.nan)
    up, down = w * (gains > 0), w * (gains < 0)
    return Balance(up.sum(), down.sum(), _mean(margin, up), -_mean(margin, down))


def _mean(margin: Array, w: Array) -> float:
    held = w > 0
    return float(margin[held] @ w[held] / w[held].sum()) if held.any() else float("nan")


def turning(model: Model, w: Array, one: int, other: int) -> list[int]:
    """Criteria without which the method no longer ranks `one` above `other`, others in proportion.

    A weight of all is not taken away: nothing would be left to rank by.
    """
    found = []
    for j in np.flatnonzero((w > 0) & (w < w.sum())):
        rest = np.where(np.arange(len(w)) == j, 0.0, w)
        ranks = model.ranks(rest / rest.sum())
        if ranks[one] >= ranks[other]:
            found.append(int(j))
    return found


def why(bench: Bench, names: Sequence[str], one: int, other: int) -> Text:
    """Why methods rank `one` above `other`, which the study's own method puts first."""
    methods = joined([bench.method_name(name) for name in names])
    said = balance(bench.study.problem, bench.weights, one, other)
    return text(
        *methods, verb(len(names), " ranks ", " rank "), bench.options[one], " above ",
        bench.options[other], ". ", _weighed(bench, said, one, other),
        series([_turns(bench, name, one, other) for name in names], " ", " "),
    )  # fmt: skip


def _weighed(bench: Bench, said: Balance, one: int, other: int) -> Text:
    parts = [
        text(bench.options[i], f" is the better on {percent(part)} of the weight", _by(margin))
        for i, part, margin in ((one, said.ahead, said.by), (other, said.behind, said.behind_by))
    ]
    return text(parts[0], "; ", parts[1], ". ")


def _by(margin: float) -> str:
    return "" if np.isnan(margin) else f", by {fixed(margin, 2)} of the scale on average"


def _turns(bench: Bench, name: str, one: int, other: int) -> Text:
    """What the method says without each criterion in turn."""
    named = bench.method_name(name)
    turns = turning(bench.study.compile(name), bench.weights, one, other)
    if not turns:
        return text(f"No single criterion turns {named}: without any one it ranks them so.")
    criteria = joined([bench.criteria[j] for j in turns], " or ")
    return text("Without ", *criteria, f", {named} would not.")
