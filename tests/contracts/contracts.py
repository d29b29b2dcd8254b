"""The contracts of methods: each raises AssertionError where a method breaks it.

Every public function here is one, `contract(method, problem, w)`, and is tested with every method
in every variant that it declares. `problem` lies inside 0-1 on scales (0, 1), `w` sums to 1.
A method that is known to break one says so itself, in `breaks`, under the function's name.
"""

from __future__ import annotations

import contextlib
import copy
import io
import pickle
from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

import mcda
from mcda.errors import DataRefusedError
from mcda.methods.base import Method, Model
from tests.strategies import Array

NOISE = 1e-11


def respects_dominance(method: Method, problem: mcda.Problem, w: Array) -> None:
    """An option at least as good on every criterion ranks no worse."""
    gains = problem.performance * problem.sign
    worse = (gains[0] - 1 / 14) * problem.sign
    problem = like(problem, [*problem.performance, worse])
    gains = problem.performance * problem.sign
    model = method.compile(problem)
    ranks = model.ranks(at(model, w))
    dominates = np.all(gains[:, None] >= gains[None, :], axis=2)
    assert not np.any(dominates & (ranks[:, None] > ranks[None, :]))


def ignores_the_order_of_options(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Options listed in another order keep their scores."""
    order = np.roll(np.arange(problem.n)[::-1], 1)
    model = method.compile(problem)
    v = at(model, w)
    shuffled = method.compile(like(problem, problem.performance[order]))(v)
    close(shuffled, model(v)[order])


def ignores_the_order_of_criteria(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Criteria listed in another order, with their weights, leave the scores as they are."""
    order = np.roll(np.arange(problem.m)[::-1], 1)
    criteria = [problem.criteria[j] for j in order]
    model = method.compile(problem)
    shuffled = method.compile(mcda.Problem(problem.performance[:, order], criteria))
    v = at(model, w)
    places = [model.parameters.index(name) for name in shuffled.parameters]
    close(shuffled(v[places]), model(v))


def ties_duplicates(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Options with the same performances share a rank."""
    model = method.compile(like(problem, [*problem.performance, problem.performance[0]]))
    ranks = model.ranks(at(model, w))
    assert ranks[0] == ranks[-1]


def ties_what_differs_by_rounding(method: Method, problem: mcda.Problem, w: Array) -> None:
    """0.1 + 0.2 and 0.3 are the same performance, among others and on their own."""
    one, other = problem.performance[0].copy(), problem.performance[0].copy()
    one[0], other[0] = 0.1 + 0.2, 0.3
    assert one[0] != other[0]
    for rows in ([one, other], [*problem.performance, one, other]):
        model = method.compile(like(problem, rows))
        ranks = model.ranks(at(model, w))
        assert ranks[-1] == ranks[-2]


def ignores_a_constant_criterion(method: Method, problem: mcda.Problem, w: Array) -> None:
    """A criterion on which all options are equal changes no ranking, or is refused."""
    wider = widened(problem, np.full(problem.n, 3 / 7))
    with contextlib.suppress(DataRefusedError):
        model, other = method.compile(problem), method.compile(wider)
        v = np.array([*(0.75 * w), 0.25])
        if admitted(model, w) and admitted(other, v):
            np.testing.assert_array_equal(other.ranks(v), model.ranks(w))


def ignores_a_criterion_without_weight(method: Method, problem: mcda.Problem, w: Array) -> None:
    """A criterion of weight zero could as well be left out."""
    wider = widened(problem, np.linspace(1 / 7, 6 / 7, problem.n))
    model, other = method.compile(problem), method.compile(wider)
    v = np.array([*w, 0.0])
    if admitted(model, w) and admitted(other, v):
        close(other(v), model(w))


def scores_a_batch_one_by_one(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Weights (s, m) give the scores and ranks that each vector gives alone."""
    model = method.compile(problem)
    three = (w, w[::-1], np.full(problem.m, 1 / problem.m))
    batch = np.array([at(model, v) for v in three])
    close(model(batch), [model(one) for one in batch])
    np.testing.assert_array_equal(model.ranks(batch), [model.ranks(one) for one in batch])
    assert model(batch[:0]).shape == (0, problem.n)


def reads_weights_by_their_names(method: Method, problem: mcda.Problem, w: Array) -> None:
    """A mapping, a series or a frame with the parameters' names says whose each weight is."""
    model = method.compile(problem)
    v = at(model, w)
    named = dict(zip(model.parameters[::-1], v[::-1].tolist(), strict=True))
    for given in (named, pd.Series(named)):
        close(model(given), model(v))
        np.testing.assert_array_equal(model.ranks(given), model.ranks(v))
    close(model(pd.DataFrame([named, named])), model([v, v]))
    refuses(lambda: model({"no such name": 1.0}))


def is_the_same_after_a_pickle(method: Method, problem: mcda.Problem, w: Array) -> None:
    """A model goes to another process and back; a copy of it is itself; it shows itself briefly."""
    model = method.compile(problem)
    v = at(model, w)
    back = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(back(v), model(v))
    assert back.parameters == model.parameters
    assert not back.problem.performance.flags.writeable
    assert copy.deepcopy(model) is copy.copy(model) is model
    assert len(repr(model)) < 200


def scores_draws_one_by_one(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Sampled performances (s, n, m) give with s weight vectors what each draw gives alone."""
    x = problem.performance
    draws = np.array([x, x[::-1], 1 - x])
    whole = method.compile(problem)
    batch = np.array([at(whole, v) for v in (w, w[::-1], w)])
    alone = [method.compile(like(problem, draw))(v) for draw, v in zip(draws, batch, strict=True)]
    model = method.compile(problem, performance=draws)
    close(model(batch), alone)
    for wrong in (batch[:2], batch[0]):
        refuses(lambda wrong=wrong: model(wrong))
    refuses(lambda: method.compile(problem, performance=draws[:, :, :0]))
    refuses(lambda: method.compile(problem, performance=draws * np.nan))


def is_free_of_units_where_declared(method: Method, problem: mcda.Problem, w: Array) -> None:
    """With `scale_free`, other units of performance (and of its scale) change no ranking."""
    if not method.scale_free:
        return
    factors = np.array([1000.0, 0.25, 7.0, 3.0, 60.0])[: problem.m]
    criteria = [
        mcda.Criterion(c.id, c.direction, scale=(0, factor))
        for c, factor in zip(problem.criteria, factors, strict=True)
    ]
    model = method.compile(mcda.Problem(problem.performance * factors, criteria))
    v = at(model, w)
    np.testing.assert_array_equal(model.ranks(v), method.compile(problem).ranks(v))


def mirrors_costs(method: Method, problem: mcda.Problem, w: Array) -> None:
    """A cost is the gain that mirrors it: all directions turned, all performances mirrored.

    What mirrors x depends on what is read: values are reflected on the scale (lowest + highest
    - x); raw performances are negated, or inverted by a method of ratios (`positive`).
    """
    x, scale = problem.performance, None
    if method.input == "value":
        mirrored, scale = 1 - x, (0, 1)
    elif method.positive:
        mirrored = 1 / x
    else:
        mirrored, scale = -x, (-1, 0)
    turned = {"max": "min", "min": "max"}
    criteria = [mcda.Criterion(c.id, turned[c.direction], scale=scale) for c in problem.criteria]
    model = method.compile(problem)
    v = at(model, w)
    close(method.compile(mcda.Problem(mirrored, criteria))(v), model(v))


def answers_small_problems(method: Method, problem: mcda.Problem, w: Array) -> None:
    """One option, two options, one criterion: finite scores, and ranks from 1."""
    x, criteria = problem.performance, problem.criteria
    for rows, columns in ((1, problem.m), (2, problem.m), (problem.n, 1), (1, 1)):
        small = mcda.Problem(x[:rows, :columns], criteria[:columns])
        model = method.compile(small)
        v = at(model, w[:columns])
        assert model(v).shape == (small.n,)
        assert np.all(np.isfinite(model(v)))
        assert model.ranks(v).min() == 1


def is_quiet_and_finite(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Nothing printed, no NaN: with weights of zero, and with nothing but zeros, or refused."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        model = method.compile(problem)
        v = at(model, w)
        assert np.all(np.isfinite(model([v, 0 * v, 100 * v])))
        told = [np.asarray(x) for x in model.details(v).values()]
        assert all(np.all(np.isfinite(x)) for x in told if x.dtype.kind != "U")
        with contextlib.suppress(DataRefusedError):
            zeros = method.compile(like(problem, 0 * problem.performance))
            assert np.all(np.isfinite(zeros(at(zeros, w))))
    assert not said.getvalue()


def orders_as_its_matrix(method: Method, problem: mcda.Problem, w: Array) -> None:
    """The scores of a linear model rise strictly with `values @ w`."""
    model = method.compile(problem)
    if model.linear is None:
        return
    v = at(model, w)
    product, scores = model.linear.values @ v, model(v)
    close(model.linear.raw(v[None])[0], product)
    above = product[:, None] - product[None, :] > NOISE
    assert np.all((scores[:, None] > scores[None, :])[above])


def leaves_its_inputs_alone(method: Method, problem: mcda.Problem, w: Array) -> None:
    """Arrays in are not changed, arrays kept are read-only."""
    x, draws, given = problem.performance.copy(), problem.performance[None].copy(), w.copy()
    model = method.compile(problem)
    v = at(model, w)
    model(v)
    method.compile(problem, performance=draws)(v[None])
    np.testing.assert_array_equal(problem.performance, x)
    np.testing.assert_array_equal(draws[0], x)
    np.testing.assert_array_equal(w, given)
    kept = [problem.performance, problem.low, problem.high, problem.values, problem.sign]
    kept += [] if model.linear is None else [model.linear.values]
    assert not any(array.flags.writeable for array in kept)


def at(model: Model, w: Array) -> Array:
    """(p,) w itself where it may be the criteria's weights, else parameters that w chooses."""
    if w.shape == (len(model.parameters),) and admitted(model, w):
        return w
    return np.asarray(model.space().sample(1, crc32(w.tobytes()))[0])


def admitted(model: Model, w: Array) -> bool:
    """Whether w (m,) are weights of the criteria that the method allows (all of them, mostly)."""
    return model.weighs_criteria and (model.natural is None or bool(model.space().contains(w)))


def like(problem: mcda.Problem, rows: Any) -> mcda.Problem:
    """The criteria of `problem` with other options, given by their performances."""
    return mcda.Problem(np.array(rows), problem.criteria)


def widened(problem: mcda.Problem, column: Array) -> mcda.Problem:
    """`problem` with one more criterion, whose performances are `column` (n,)."""
    x = np.column_stack([problem.performance, column])
    return mcda.Problem(x, [*problem.criteria, mcda.Criterion("another", scale=(0, 1))])


def close(found: Array | Sequence[Array], expected: Array | Sequence[Array]) -> None:
    """Equal but for rounding."""
    np.testing.assert_allclose(found, expected, rtol=NOISE, atol=NOISE)


def refuses(action: Any) -> None:
    """`action` raises one of our errors."""
    try:
        action()
    except mcda.McdaError:
        return
    raise AssertionError("expected an error")
