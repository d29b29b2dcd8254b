"""Do other methods put the same options first, at the same weights?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses.base import Array, Evidence, Result, axis, require, weight_vector
from mcda.errors import EvidenceError, MethodError, ProblemError, UnknownNameError, WeightsError
from mcda.measures.kendall import kendall
from mcda.methods import METHODS
from mcda.methods.base import TIE, Method, Model

COMMAND = "agreement"
USUAL = (
    *("additive", "weighted_product", "topsis", "vikor", "promethee", "electre3", "mabac"),
    *("copras", "edas", "borda"),
)
"""One or two of each family; `methods="all"` asks every one there is."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Agreement(Result):
    """Each option under several methods, at fixed weights; the model's own is the first.

    best, worst : (n,) its best and its worst rank under any of them;  mean : (n,) its mean rank
    first : (n,) the part of the methods under which no option is ahead of it
    methods : (q,) names;  ranks : (q, n);  tau : (q,) Kendall's tau-b with the model's own ranking
    views : (v,) names of further weights;  view_ranks : (v, q, n) the methods' ranks at these
    refused : by name, why a method could not be applied
    """

    analysis: ClassVar[str] = "agreement"
    best: NDArray[np.int64] = axis("n")
    worst: NDArray[np.int64] = axis("n")
    mean: Array = axis("n")
    first: Array = axis("n")
    methods: tuple[str, ...] = ()
    ranks: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    tau: tuple[float, ...] = ()
    views: tuple[str, ...] = ()
    view_ranks: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0, 0), np.int64))
    refused: Mapping[str, str] = field(default_factory=dict)

    def asked(self) -> dict[str, Any]:
        """Each method's ranks and its likeness to the model's own, and who could not be asked."""
        of_views = {
            view: {name: self._of(row) for name, row in zip(self.methods, ranks, strict=True)}
            for view, ranks in zip(self.views, self.view_ranks, strict=True)
        }
        return {
            "methods": {
                name: {"rank": self._of(ranks), "tau": None if np.isnan(tau) else tau}
                for name, ranks, tau in zip(self.methods, self.ranks, self.tau, strict=True)
            },
            **({"views": of_views} if of_views else {}),
            "refused": dict(self.refused),
        }

    def _of(self, ranks: NDArray[np.int64]) -> dict[str, int]:
        return dict(zip(self.options, map(int, ranks), strict=True))


def agreement(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    *,
    methods: Iterable[str | Method] | Method | str | None = None,
    views: Mapping[str, ArrayLike | Mapping[str, float]] | None = None,
    evidence: str | None = None,
) -> Agreement:
    """Ranks under several methods on the model's problem, at weights (p,).

    methods : names, which read the same input with the same shift and their own defaults, or
        methods with parameters; None asks a usual ten, "all" every one
    views : further weights (p,) by name, at which the same methods are asked
    A method that cannot read the data, or weighs no criteria, is named in `refused`.
    Raises EvidenceError for a model that weighs no criteria itself, UnknownNameError for a name.
    """
    needs_model(model)
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    if not model.weighs_criteria:
        raise EvidenceError(f"{model.method.name} weighs no criteria, so others cannot be asked")
    if views is not None and not isinstance(views, Mapping):
        raise WeightsError(f"views are weights by name, found {views!r}")
    at = {name: weight_vector(x, model.parameters) for name, x in (views or {}).items()}
    models, refused = {model.method.name: model}, {}
    for method in _asked(methods, model.method):
        if method.name in models:
            continue
        try:
            other = method.compile(model.problem)
            if other.weighs_criteria:
                models[method.name] = other
            else:
                refused[method.name] = "it weighs no criteria"
        except (MethodError, ProblemError) as error:
            refused[method.name] = str(error)
    table, *further = _ranks(models.values(), np.array([w, *at.values()]))
    return Agreement(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE),
        best=table.min(axis=0),
        worst=table.max(axis=0),
        mean=table.mean(axis=0),
        first=(table == 1).mean(axis=0),
        methods=tuple(models),
        ranks=table,
        tau=tuple(_alike(table[0], row) for row in table),
        views=tuple(at),
        view_ranks=np.array(further).reshape(len(at), *table.shape),
        refused=refused,
    )


def _ranks(models: Iterable[Model], w: Array) -> NDArray[np.int64]:
    """(s, q, n) ranks under q models at weights (s, p)."""
    return np.stack([model.ranks(w) for model in models], axis=1)


def _asked(methods: Iterable[str | Method] | Method | str | None, own: Method) -> Iterable[Method]:
    """The methods, those given by name reading what the model's own reads."""
    if isinstance(methods, str):
        methods = METHODS.names() if methods == "all" else (methods,)
    if isinstance(methods, Method):
        methods = (methods,)
    if methods is not None and not isinstance(methods, Iterable):
        raise UnknownNameError(f"methods are names, or methods, or 'all', found {methods!r}")
    for one in USUAL if methods is None else methods:
        yield one if isinstance(one, Method) else like(METHODS.load(one), own)


def like(kind: type[Method], own: Method) -> Method:
    """A method with its defaults that reads what `own` reads, where it can."""
    made = kind.create()
    return made if made.input == "value" else replace(made, input=own.input, shift=own.shift)


def _alike(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    return kendall(one, other) if len(one) > 1 else float("nan")
