"""Something to ask each way to weights, by the name of its first parameter: no list of ways."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np

import mcda
from mcda.weights.elicit import ELICIT
from mcda.weights.elicit.base import Elicited

RNG = np.random.default_rng(4)
AMOUNTS = RNG.permutation(np.array([1.0, 2.0, 3.0, 5.0, 8.0, 9.0]))


@dataclass(frozen=True)
class Asked:
    """Judgements of criteria in an order, which can be put in another."""

    ids: tuple[str, ...]
    given: Callable[[tuple[str, ...]], tuple[Any, ...]]
    params: Mapping[str, Any]

    def ask(self, way: str, ids: tuple[str, ...] | None = None) -> Elicited:
        ids = self.ids if ids is None else ids
        return mcda.elicit(way, *self.given(ids), **self.params)


def amount(names: tuple[str, ...]) -> dict[str, float]:
    return dict(zip(names, AMOUNTS.tolist(), strict=False))


def problem(names: tuple[str, ...]) -> mcda.Problem:
    rng = np.random.default_rng(len(names))
    columns = {name: rng.uniform(1, 9, 6) for name in names}
    criteria = [
        mcda.Criterion(x, "min" if k % 2 else "max", scale=(0, 10)) for k, x in enumerate(names)
    ]
    return mcda.Problem(np.column_stack([columns[x] for x in names]), criteria)


def reordered(made: mcda.Problem, ids: tuple[str, ...]) -> mcda.Problem:
    places = [made.criterion_ids.index(x) for x in ids]
    return mcda.Problem(made.performance[:, places], [made.criteria[j] for j in places])


def table(names: tuple[str, ...], ids: tuple[str, ...], square: Any) -> list[list[float]]:
    places = [names.index(x) for x in ids]
    return np.asarray(square)[np.ix_(places, places)].tolist()


def judged(names: tuple[str, ...]) -> np.ndarray:
    w = np.array(list(amount(names).values()))
    a = (w[:, None] / w) ** 0.8
    for i, j in combinations(range(len(w)), 2):
        a[i, j] *= 1.3 if (i + j) % 2 else 0.9
        a[j, i] = 1 / a[i, j]
    return a


def influence(names: tuple[str, ...]) -> np.ndarray:
    x = 1.0 + np.arange(len(names) ** 2).reshape(len(names), -1) * 7 % 5
    np.fill_diagonal(x, 0)
    return x


def words(names: tuple[str, ...]) -> dict[tuple[str, str | None], int]:
    order = sorted(names, key=amount(names).__getitem__, reverse=True)
    down = {pair: 1 + k % 3 for k, pair in enumerate(pairwise(order))}
    return {**down, (order[-1], None): 2}


Maker = Callable[[tuple[str, ...]], Callable[[tuple[str, ...]], tuple[Any, ...]]]


def by_name(of: Callable[[tuple[str, ...]], dict[str, float]]) -> Maker:
    return lambda names: lambda ids: ([of(names)[x] for x in ids], ids)


def whole(names: tuple[str, ...]) -> dict[str, float]:
    order = sorted(names, key=amount(names).__getitem__)
    return {name: 1.0 + k for k, name in enumerate(order)}


def times(names: tuple[str, ...]) -> dict[str, float]:
    top = max(amount(names).values())
    return {name: top / x for name, x in amount(names).items()}


def stepwise(first: float) -> Maker:
    """Each is compared with the one before, so the order is part of what is said."""
    return lambda names: lambda ids: ([first, *(0.2 + 0.1 * k for k in range(len(ids) - 1))], ids)


def best_worst(names: tuple[str, ...]) -> Callable[[tuple[str, ...]], tuple[Any, ...]]:
    x = amount(names)
    low, high = min(x.values()), max(x.values())
    half = {n: 1.0 if x[n] in (high,) else float(np.ceil(high / x[n])) for n in names}
    rest = {n: 1.0 if x[n] == low else float(np.floor(x[n] / low)) + 1 for n in names}
    top, bottom = max(names, key=x.__getitem__), min(names, key=x.__getitem__)
    rest[top] = half[bottom]
    return lambda ids: ([half[n] for n in ids], [rest[n] for n in ids], ids)


MAKERS: dict[str, Maker] = {
    "problem": lambda names: lambda ids: (reordered(problem(names), ids),),
    "order": lambda names: lambda ids: (sorted(ids, key=amount(names).__getitem__),),
    "criteria": lambda names: lambda ids: (list(ids),),
    "points": by_name(amount),
    "priorities": by_name(times),
    "comparative": stepwise(0.0),
    "relative": stepwise(1.0),
    "ranks": by_name(whole),
    "expert_ranks": by_name(whole),
    "pairwise": lambda names: lambda ids: (table(names, ids, judged(names)), ids),
    "influence": lambda names: lambda ids: (table(names, ids, influence(names)), ids),
    "supermatrix": lambda names: lambda ids: (table(names, ids, judged(names)), ids),
    "best_to_others": best_worst,
    "judgements": lambda names: lambda ids: (words(names), ids),
}
STEPWISE = ("comparative", "relative")
NEEDED = {"z": 6.5}


def signature(way: str) -> Mapping[str, inspect.Parameter]:
    return inspect.signature(ELICIT.load(way)).parameters


def first(way: str) -> str:
    return next(iter(signature(way)))


def asked(way: str, names: tuple[str, ...]) -> Asked:
    """A way's example with criteria of these names, its required parameters given."""
    needed = {
        key: NEEDED[key]
        for key, p in signature(way).items()
        if p.kind is p.KEYWORD_ONLY and p.default is p.empty
    }
    return Asked(names, MAKERS[first(way)](names), needed)
