"""COMET: characteristic objects ranked by an expert function, options interpolated between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import prod
from typing import Any, ClassVar

import numpy as np

from mcda.errors import DataRefusedError, MethodError, one_of
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem

OBJECTS = 20_000
"""Characteristic objects that are compared at most."""
MEMBERSHIPS = 2**21
"""Memberships of options in objects that are held at once; beyond, a criterion at a time."""


@dataclass(frozen=True, kw_only=True)
class Comet(Method):
    """Characteristic objects method.

    P_i(w) = sum_t P_t(w) prod_j mu_jt(x_ij): the objects t are all combinations of characteristic
    values, P_t is their preference, from 0 to 1 in equal steps by the rank (ties share it) that the
    expert gives them, and mu_jt is the triangular membership of x_ij in the object's value.
    All weights zero: every object ties, and every score is 0.

    characteristic_values : for each criterion (a list of m lists, or `{criterion: list}`) two or
        more increasing values that span the performances; the lowest, middle and highest point of
        the criterion's scale (0, 1/2 and 1 where values are read) unless given
    expert : who ranks the objects, with the weights and directions of the problem: `topsis`
        (min-max over the characteristic values) or `additive` (the weighted sum of the same)

    Source: Salabun 2015, Journal of Multi-Criteria Decision Analysis 22(1-2):37-50; TOPSIS as the
    expert as in Shekhovtsov, Kolodziejczyk & Salabun 2020, Symmetry 12(9):1541.
    Weights act through the order of the objects alone, so scores move in steps; not for many
    criteria, since the objects multiply (three values on eight criteria are 6561).
    """

    characteristic_values: Any = None
    expert: str = "topsis"

    source: ClassVar[str] = "Salabun 2015"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"expert": "additive"})
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="one more criterion makes more objects, and the steps between ranks are others",
            source="recomputed: P_t counts the objects below t, so it is no function of t alone",
            performance=((0.1, 0.4), (0.2, 0.5)),
            weights=(0.5, 0.5),
            directions=("min", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.expert not in tuple(EXPERTS):
            raise MethodError(one_of(str(self.expert), EXPERTS, "expert"), "expert")
        given = self.characteristic_values
        if given is None:
            return
        lists = given.values() if isinstance(given, Mapping) else given
        if not isinstance(lists, Sequence) and not isinstance(given, Mapping):
            raise MethodError(
                f"characteristic_values is a list of lists, found {given!r}",
                "characteristic_values",
            )
        for one in lists:
            _rising(one)

    @property
    def scale_free(self) -> bool:
        """Characteristic values taken from the scales change their unit with them."""
        return self.characteristic_values is None

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Objects are ranked for all weights at once; memberships do not depend on weights.

        Raises DataRefusedError for a criterion without scale or values, for performances outside
        them, and for more objects than can be compared.
        """
        x, sign = self.read(problem, performance)
        values = self._values(problem)
        count = prod(map(len, values))
        if count > OBJECTS:
            raise DataRefusedError(
                f"comet would compare {count} characteristic objects, at most {OBJECTS} can be; "
                "give fewer values, two on some criteria: add 'method: {comet: "
                "{characteristic_values: {CRITERION: [lowest, highest]}}}', or leave it out",
                "characteristic_values",
            )
        _spanned(problem, x, values)
        objects = np.array(list(product(*[_unit(v, s) for v, s in zip(values, sign, strict=True)])))
        kernel = partial(_interpolated, values=values, ask=EXPERTS[self.expert], objects=objects)
        return Nonlinear(
            self,
            problem,
            in_blocks(kernel, x, count * (4 + problem.n)),
            draws=None if performance is None else len(performance),
        )

    def _values(self, problem: Problem) -> list[Array]:
        """The characteristic values of each criterion."""
        given = self.characteristic_values
        if isinstance(given, Mapping):
            for key in given:
                if key not in problem.criterion_ids:
                    what = "criterion in characteristic_values"
                    raise MethodError(
                        one_of(str(key), problem.criterion_ids, what), "characteristic_values"
                    )
            lists = [given.get(c) for c in problem.criterion_ids]
        elif given is None:
            lists = [None] * problem.m
        else:
            lists = list(given)
        if len(lists) != problem.m:
            raise MethodError(
                f"{len(lists)} lists of characteristic values for {problem.m} criteria",
                "characteristic_values",
            )
        return [
            self._default(problem, j) if one is None else np.array(one, dtype=float)
            for j, one in enumerate(lists)
        ]

    def _default(self, problem: Problem, j: int) -> Array:
        criterion = problem.criteria[j]
        scale = (0.0, 1.0) if self.input == "value" else criterion.scale
        if scale is None:
            raise DataRefusedError(
                f"comet needs a scale or characteristic values for criterion '{criterion.id}'; add "
                f"'method: {{comet: {{characteristic_values: {{{criterion.id}: [lowest, middle, "
                "highest]}}}}' to the study, or a scale to the criterion",
                "characteristic_values",
            )
        return np.array([scale[0], (scale[0] + scale[1]) / 2, scale[1]])


def _rising(one: Any) -> None:
    numbers = isinstance(one, (list, tuple, np.ndarray)) and all(
        isinstance(x, (int, float, np.number)) and np.isfinite(x) for x in one
    )
    if not numbers or len(one) < 2 or any(np.diff(np.array(one, dtype=float)) <= 0):
        raise MethodError(
            f"characteristic values are two or more increasing numbers, found {one!r}",
            "characteristic_values",
        )


def _spanned(problem: Problem, x: Array, values: list[Array]) -> None:
    """Raise DataRefusedError for performances (..., n, m) that no characteristic values span."""
    for j, v in enumerate(values):
        slack = TIE * max(abs(v[0]), abs(v[-1]))
        column = x[..., j]
        if np.any((column < v[0] - slack) | (column > v[-1] + slack)):
            raise DataRefusedError(
                f"comet: performances of criterion '{problem.criteria[j].id}' reach from "
                f"{column.min():g} to {column.max():g}, outside its characteristic values "
                f"{v[0]:g} to {v[-1]:g}; widen them",
                "characteristic_values",
            )


def _unit(values: Array, sign: float) -> Array:
    """Characteristic values as 0 (worst) to 1 (best): min-max over the objects."""
    up = (values - values[0]) / (values[-1] - values[0])
    return np.asarray(up if sign > 0 else 1 - up)


def _topsis(w: Array, objects: Array) -> Array:
    """(s, t) nearness of the objects (t, m) in 0-1 to the ideal (1, ..., 1).

    Squared distances d+ and d- in d- / (d+ + d-): the order is that of the distances themselves.
    """
    squares = w**2
    minus = squares @ (objects**2).T
    total = squares @ (objects**2 + (1 - objects) ** 2).T
    return np.asarray(np.divide(minus, total, out=minus, where=total > 0))


def _additive(w: Array, objects: Array) -> Array:
    return np.asarray(w @ objects.T)


EXPERTS: dict[str, Callable[[Array, Array], Array]] = {"topsis": _topsis, "additive": _additive}


def _interpolated(
    x: Array, w: Array, values: list[Array], ask: Callable[[Array, Array], Array], objects: Array
) -> Array:
    """(s, n) the multilinear interpolation of the objects' preferences at x (n, m) or (s, n, m)."""
    found = _preferences(ask(w, objects))[:, :, None]  # (s, t, 1), then (s, t / k, n) and on
    if x.ndim == 2 and x.shape[0] * len(objects) <= MEMBERSHIPS:
        return np.asarray(found[:, :, 0] @ _all_memberships(x, values).T)
    for j in reversed(range(len(values))):
        k = len(values[j])
        share = _memberships(x[..., j], values[j]).reshape(-1, 1, x.shape[-2], k)
        blocks = found.reshape(len(w), found.shape[1] // k, k, found.shape[2])
        found = np.sum([blocks[:, :, i] * share[..., i] for i in range(k)], axis=0)
    return found[:, 0]


def _all_memberships(x: Array, values: list[Array]) -> Array:
    """(n, t) memberships of options (n, m) in all objects, in the order of `product`."""
    found = np.ones((len(x), 1))
    for j, v in enumerate(values):
        share = _memberships(x[:, j], v)
        found = (found[:, :, None] * share[:, None, :]).reshape(len(x), -1)
    return found


def _preferences(scores: Array) -> Array:
    """(s, t) scores to 0-1 in equal steps by rank, those that tie within rounding sharing one."""
    order = np.argsort(scores, axis=1)
    rising = np.take_along_axis(scores, order, axis=1)
    slack = TIE * np.max(np.abs(scores), axis=1, keepdims=True)
    steps = np.cumsum(np.diff(rising, axis=1, prepend=rising[:, :1]) > slack, axis=1)
    result = np.empty_like(scores)
    np.put_along_axis(result, order, steps / np.maximum(steps[:, -1:], 1), axis=1)
    return result


def _memberships(x: Array, values: Array) -> Array:
    """(..., k) memberships of x (...) in the triangular numbers over k values; they sum to 1."""
    place = np.clip(np.searchsorted(values, x, "right") - 1, 0, len(values) - 2)
    part = np.clip((x - values[place]) / (values[place + 1] - values[place]), 0, 1)
    columns = np.arange(len(values))
    below, above = columns == place[..., None], columns == place[..., None] + 1
    return np.asarray(below * (1 - part)[..., None] + above * part[..., None])
