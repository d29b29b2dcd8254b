"""What can be said of a method before it meets a problem: asked of a small one, not of a list."""

from __future__ import annotations

from dataclasses import dataclass

from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Method, Model
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem

KINDS = ("exact", "certified", "numeric", "sampled")
SAMPLE = ((0.2, 0.7, 0.5), (0.6, 0.3, 0.4), (0.4, 0.5, 0.8))
"""Performances inside 0-1 that any method can read, in the variant that it lists first."""


@dataclass(frozen=True)
class Capability:
    """What a method is and what can be proved about it.

    family, source : as it declares them
    linear : whether its ranking is that of a weighted sum
    weighs : `criteria`, or what else its parameters are
    evidence : the strongest kind of evidence for the weights under which an option wins
    """

    family: str
    source: str
    linear: bool
    weighs: str
    evidence: str


def capability(kind: type[Method]) -> Capability:
    """The capability of a class of methods: what holds with gains alone and with costs too."""
    models = [_model(kind, costs) for costs in (0, 2)]
    weighed = models[0].parameters
    return Capability(
        family=kind.family,
        source=kind.source,
        linear=all(model.linear is not None for model in models),
        weighs="criteria" if models[0].weighs_criteria else f"{', '.join(weighed[:2])} ...",
        evidence=max(map(_evidence, models), key=KINDS.index),
    )


def _model(kind: type[Method], costs: int) -> Model:
    """The method on a small problem whose last criteria are costs."""
    criteria = [
        Criterion(f"c{j}", "min" if j > 3 - costs else "max", scale=(0, 1)) for j in (1, 2, 3)
    ]
    return kind.create(**kind.variants[0]).compile(Problem(SAMPLE, criteria))


def _evidence(model: Model) -> str:
    """Linear models with rational values are proved, with other values or bounds bracketed."""
    if not isinstance(model, Linear):
        return "sampled" if model.bounds is None else "certified"
    try:
        model.exact()
    except EvidenceError:
        return "certified" if _real(model) else "numeric"
    return "exact"


def _real(model: Linear) -> bool:
    try:
        model.method.real_values(model.problem)
    except EvidenceError:
        return False
    return True
