"""Asking any analysis about any model, whatever arguments it takes; found by discovery."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import Result
from mcda.methods import METHODS
from mcda.methods._capability import capability
from mcda.methods.base import Model

Array = NDArray[np.float64]
SAMPLES = 400
TOLERANCE = 0.02
SCORES = ("value", "ratio", "distance", "compromise")


@dataclass(frozen=True)
class Question:
    """Performances (n, m) inside (0, 1), weights (m,) that sum to 1, and statements."""

    performance: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]
    statements: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=())

    @property
    def problem(self) -> mcda.Problem:
        x = np.array(self.performance)
        criteria = [
            mcda.Criterion(f"c{j + 1}", "min" if j == 1 else "max", scale=(0, 1))
            for j in range(x.shape[1])
        ]
        spread = 0.05 * np.ones_like(x)
        options = self.names or [f"o{i + 1}" for i in range(len(x))]
        return mcda.Problem(x, criteria, options, low=x - spread, high=x + spread)

    @property
    def space(self) -> mcda.WeightSpace:
        return mcda.WeightSpace(self.problem.criteria).where(*self.statements)

    def permuted(self, order: list[int]) -> Question:
        names = self.names or tuple(f"o{i + 1}" for i in range(len(self.performance)))
        rows = tuple(self.performance[i] for i in order)
        return Question(rows, self.weights, self.statements, tuple(names[i] for i in order))


PLAIN = ((0.2, 0.8, 0.5), (0.7, 0.3, 0.4), (0.5, 0.6, 0.9), (0.4, 0.4, 0.4))
TWINS = ((0.2, 0.8, 0.5), (0.7, 0.3, 0.4), (0.2, 0.8, 0.5), (0.4, 0.4, 0.4), (0.7, 0.3, 0.4))
QUESTIONS = {
    "plain": Question(PLAIN, (0.5, 0.3, 0.2)),
    "statements": Question(PLAIN, (0.5, 0.3, 0.2), ("c1 >= c2", "all <= 0.6")),
    "outside": Question(PLAIN, (0.1, 0.2, 0.7), ("c1 >= c2", "c3 <= 0.5")),
    "equality": Question(PLAIN, (0.4, 0.4, 0.2), ("c1 = c2",)),
    "a point": Question(PLAIN, (0.5, 0.3, 0.2), ("c1 = 0.5", "c2 = 0.3")),
    "twins": Question(TWINS, (0.5, 0.3, 0.2)),
    "zero weights": Question(PLAIN, (0.0, 0.6, 0.4)),
    "all on one": Question(PLAIN, (0.0, 1.0, 0.0)),
    "one option": Question(PLAIN[:1], (0.5, 0.3, 0.2)),
    "two options": Question(PLAIN[:2], (0.5, 0.3, 0.2)),
    "one criterion": Question(tuple((row[0],) for row in PLAIN), (1.0,)),
    "one of each": Question(((0.5,),), (1.0,)),
    "identical": Question((PLAIN[0],) * 3, (0.5, 0.3, 0.2)),
    "a constant": Question(tuple((x, y, 0.5) for x, y, _ in PLAIN), (0.5, 0.3, 0.2)),
    "tied": Question(((0.2, 0.5, 0.8), (0.8, 0.5, 0.2), (0.2, 0.6, 0.4)), (0.4, 0.2, 0.4)),
}


def one_of_each_kind() -> tuple[str, ...]:
    """The first method of each kind that keeps all contracts; all whose bounds are their own.

    Kinds are: linear or not, and with which evidence. Scores are numbers that seldom tie.

    The analyses ask a model what it is, not which, so what holds for these holds for the others;
    `test_every_analysis_asks_every_method` makes sure.
    """
    found: dict[object, str] = {}
    for name in METHODS.names():
        kind = METHODS.load(name)
        one = capability(kind)
        own = name if find_spec(f"mcda.methods._{name}_bounds") else ""
        if one.weighs == "criteria" and one.family in SCORES and (own or not kind.breaks):
            found.setdefault((one.linear, one.evidence, own), name)
    return tuple(sorted(found.values()))


def model(method: str, question: Question) -> Model:
    """The method in its first variant on the question's problem, reading values."""
    kind = METHODS.load(method)
    params = {**kind.variants[0], "input": "value"}
    shift = 0.01 if kind.create(**params).positive else 0.0
    return kind.create(**params, shift=shift).compile(question.problem)


def suited(analysis: str, method: str) -> str:
    """The method, or the first of the family that the analysis is about where it says so."""
    family = ANALYSES.constant(analysis, "FAMILY")
    if family in ("", METHODS.load(method).family):
        return method
    return next(name for name in METHODS.names() if METHODS.load(name).family == family)


def ask(analysis: str, method: str, question: Question, **given: Any) -> Result:
    """What the analysis finds with the question's weights and space, from a small sample."""
    function = ANALYSES.load(analysis)
    takes = inspect.signature(function).parameters
    asked = model(suited(analysis, method), question)
    own = not asked.weighs_criteria
    usual = {
        "model": lambda: asked,
        "weights": lambda: asked.space().sample(1)[0] if own else np.array(question.weights),
        "space": lambda: asked.space() if own else question.space,
        "samples": lambda: SAMPLES,
        "tolerance": lambda: TOLERANCE,
    }
    arguments = {name: usual[name]() for name in takes if name in usual}
    return function(**(arguments | given))


@cache
def answer(analysis: str, method: str, name: str) -> Result:
    """`ask` with the question of that name; asked once."""
    return ask(analysis, method, QUESTIONS[name])


EACH_KIND = one_of_each_kind()
