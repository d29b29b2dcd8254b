"""MACBETH: qualitative differences between swings, through a linear programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import numpy as np
import pulp

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Elicited, names_of
from mcda.weights.lp import minimise, weighted_sum
from mcda.weights.space import WeightSpace

CATEGORIES = ("no", "very weak", "weak", "moderate", "strong", "very strong", "extreme")
Judgements = Mapping[tuple[str, str | None], Any]


def macbeth(judgements: Judgements, criteria: Iterable[str] | None = None) -> Elicited:
    """Weights from differences of attractiveness in words. Yields weights and statements.

    min v_top with v_a - v_b >= v_c - v_d + (i - j) for each two judgements of categories i > j,
    v_a - v_b >= i for each alone, v_a = v_b for category 0; then min sum v; w = v / sum v. The
    space holds what the words say without numbers: w_a - w_b >= w_c - w_d wherever i > j, and w_a
    >= w_b.

    judgements : {(a, b): category}, swing a more attractive than swing b, or than none (None): 0-6
        or no, very weak, weak, moderate, strong, very strong, extreme; (low, high) where unsure
    criteria : ids, in order; without, as they come
    Source: Bana e Costa & Vansnick 1994, International Transactions in Operational Research
    1(4):489-500; Bana e Costa, De Corte & Vansnick 2012, International Journal of Information
    Technology & Decision Making 11(2):359-387. Not without a discussion of the scale: the
    programme's is one of many that agree with the words.
    Raises WeightsError where the judgements cannot all hold, or none says what a swing is worth.
    """
    named = [x for pair in judgements for x in pair if x is not None]
    ids = list(dict.fromkeys(named)) if criteria is None else list(criteria)
    names = names_of(ids, len(ids))
    if not names or set(named) - set(names):
        raise WeightsError(f"judgements are of {', '.join(named)}, not of {', '.join(names)}")
    read = [(_row(pair, names), *_category(said)) for pair, said in judgements.items()]
    v = _scale(names, read)
    said = dict.fromkeys([text for one in read for text in _alone(one, names)])
    for (p, i, _), (q, _, j) in product(read, read):
        if i > j > 0:
            said[f"{_text(p, names)} >= {_text(q, names)}"] = None
    return Elicited(names, v / v.sum(), WeightSpace(names).where(*said), {"scale": v})


Read = tuple[tuple[int, int | None], int, int]


def _row(pair: tuple[str, str | None], names: tuple[str, ...]) -> tuple[int, int | None]:
    a, b = pair
    if a is None or a == b:
        raise WeightsError(f"a judgement is of a swing and another, or None, found {pair!r}")
    return names.index(a), None if b is None else names.index(b)


def _category(said: Any) -> tuple[int, int]:
    ends = list(said) if isinstance(said, (list, tuple)) else [said, said]
    codes = [CATEGORIES.index(x) if x in CATEGORIES else x for x in ends]
    whole = [x for x in codes if isinstance(x, (int, np.integer)) and 0 <= x <= 6]
    if len(ends) != 2 or len(whole) != 2 or whole[0] > whole[1]:
        raise WeightsError(f"a category is 0-6 or one of {', '.join(CATEGORIES)}, found {said!r}")
    return int(whole[0]), int(whole[1])


def _scale(names: tuple[str, ...], read: list[Read]) -> Any:
    """(m,) the smallest scale that agrees with the judgements, none being 0."""
    model = pulp.LpProblem("macbeth", pulp.LpMinimize)
    v = [model.add_variable(f"v{j:04d}", 0) for j in range(len(names))]
    top = model.add_variable("top", 0)
    for x in v:
        model += x <= top
    gap = [weighted_sum(_coefficients(pair, len(names)), v) for pair, _, _ in read]
    for x, (_, low, high) in zip(gap, read, strict=True):
        model += (x >= low) if high else (x == 0)
    for (x, (_, low, _)), (y, (_, _, high)) in product(zip(gap, read, strict=True), repeat=2):
        if low > high > 0:
            model += x - y >= low - high
    model.setObjective(top + 0)
    if not minimise(model):
        raise WeightsError("the judgements cannot all hold; make one a range of categories")
    model += top <= float(top.value()) + 1e-9
    model.setObjective(pulp.lpSum(v))
    minimise(model)
    found = np.array([max(float(x.value()), 0.0) for x in v])
    if not found.sum() > 0:
        raise WeightsError("no judgement says that a swing is worth anything")
    return found


def _coefficients(pair: tuple[int, int | None], m: int) -> list[float]:
    row = [0.0] * m
    row[pair[0]] = 1.0
    if pair[1] is not None:
        row[pair[1]] = -1.0
    return row


def _alone(one: Read, names: tuple[str, ...]) -> list[str]:
    (a, b), _, high = one
    if b is None:
        return [] if high else [f"{names[a]} = 0"]
    return [f"{names[a]} {'>=' if high else '='} {names[b]}"]


def _text(pair: tuple[int, int | None], names: tuple[str, ...]) -> str:
    a, b = pair
    return names[a] if b is None else f"{names[a]} - {names[b]}"
