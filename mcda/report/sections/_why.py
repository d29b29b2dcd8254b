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
from mcda.report.blocks import OptionName, Text
from mcda.report.lists import any_of, run_on
from mcda.report.say import say
from mcda.report.words import fixed, listed, percent


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
    methods = listed([bench.method_name(name) for name in names])
    parts: dict[str, OptionName] = {"one": bench.options[one], "other": bench.options[other]}
    if len(names) == 1:
        ranks = say("{method} ranks {one} above {other}.", method=methods, **parts)
    else:
        ranks = say("{methods} rank {one} above {other}.", methods=methods, **parts)
    said = balance(bench.study.problem, bench.weights, one, other)
    for_one = _better(bench, one, said.ahead, said.by)
    for_other = _better(bench, other, said.behind, said.behind_by)
    weighed = say("{one}; {other}.", one=for_one, other=for_other)
    return run_on(ranks, weighed, *(_turns(bench, name, one, other) for name in names))


def _better(bench: Bench, i: int, part: float, margin: float) -> Text:
    option, share = bench.options[i], percent(part)
    if np.isnan(margin):
        return say(
            "{option} is better on criteria with {share} of the weight", option=option, share=share
        )
    return say(
        "{option} is better on criteria with {share} of the weight, by {margin} of the scale on "
        "average",
        option=option,
        share=share,
        margin=fixed(margin, 2),
    )


def _turns(bench: Bench, name: str, one: int, other: int) -> Text:
    """What the method says without each criterion in turn."""
    method = bench.method_name(name)
    turns = turning(bench.study.compile(name), bench.weights, one, other)
    if not turns:
        return say(
            "Leaving out any one criterion does not change this under {method}.", method=method
        )
    criteria = any_of([bench.criteria[j] for j in turns])
    return say(
        "Without {criteria}, {method} does not rank them so.", criteria=criteria, method=method
    )
