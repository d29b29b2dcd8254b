"""Second ways to an answer: vertices, brute force in fractions, points tried, other questions.

Every public function here is one, `way(drawn)`, and is tested with every method; each raises
AssertionError where an answer is another one, and passes where a method has no such answer.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np

import mcda
from mcda.analyses.base import Result
from mcda.analyses.stability import moved
from mcda.errors import EmptySpaceError, EvidenceError
from mcda.methods.base import TIE, Linear
from tests.analyses.brute import Case, _at_least
from tests.contracts.two_ways import CLOSE, LEVEL, Array, Drawn, features, told_apart
from tests.weights.brute import dimension, dot, vertices

BEYOND = 1e-5
NORMS = {"l1": 1, "l2": 2, "linf": np.inf}


def linear_functions_are_extreme_at_vertices(drawn: Drawn) -> None:
    """Programmes by one library, vertices by another."""
    model, space = drawn.model.linear, drawn.space
    if model is None:
        return
    at = space.vertices() @ model.values.T
    leads = at[:, :, None] - at[:, None, :]
    values, pairs, regrets = (
        f(model, space, evidence="numeric")
        for f in (mcda.value_ranges, mcda.dominance, mcda.regret)
    )
    near(values.lowest, at.min(axis=0))
    near(values.highest, at.max(axis=0))
    near(pairs.least_lead, leads.min(axis=0))
    near(regrets.max_regret, (-leads).max(axis=(0, 2)))


def fractions_are_those_of_brute_force(drawn: Drawn) -> None:
    """Every choice of rows is tried: statuses, ranges, margins, leads, ranks, and borders."""
    case = brute(drawn)
    if case is None:
        return
    ranges, pairs, ranks, borders = answers(
        drawn, "win_ranges", "dominance", "rank_ranges", "neighbours"
    )
    nothing, wide = (None,) * len(drawn.space.parameters), dimension(case.corners)
    best = ranks_at_corners(case).min(axis=0)
    for i in range(case.n):
        axes = list(zip(*case.regions[i], strict=True))
        assert ranges.status[i] == case.status(i)
        assert ranges.exact["margin"][i] == pairs.exact["margin"][i] == case.margin(i)
        assert tuple(ranges.exact["lower"][i]) == (tuple(map(min, axes)) or nothing)
        assert tuple(ranges.exact["upper"][i]) == (tuple(map(max, axes)) or nothing)
        assert ranks.best[i] == best[i]
        for k in range(case.n):
            least = min(case.lead(i, k, w) for w in case.corners)
            assert pairs.exact["least_lead"][i][k] == least
            assert borders.adjacent[i, k] == bordering(case, i, k, wide)


def bordering(case: Case, i: int, k: int, wide: int) -> bool:
    """Whether two regions as wide as the space meet in one dimension less."""
    if case.status(i) != "strict" or case.status(k) != "strict" or k not in case.rivals(i):
        return False
    return dimension(vertices([*case.winning(i), *case.winning(k)], case.equal)) == wide - 1


def ranks_at_corners(case: Case) -> np.ndarray:
    """(v, n) at the corners of all cells: who is nowhere ahead inside is not ahead there."""
    planes = [
        _at_least(case.values[i], case.values[k])
        for i, k in combinations(range(case.n), 2)
        if case.scores[i] != case.scores[k]
    ]
    scores = [
        [dot(row, w) for row in case.values] for w in vertices(case.limits, case.equal, planes)
    ]
    return np.array([[1 + sum(x > own for x in row) for own in row] for row in scores])


def one_weight_moves_as_far_as_lines_go(drawn: Drawn) -> None:
    """Stability, in fractions, against each crossing of two lines."""
    case = brute(drawn)
    if case is None:
        return
    (found,) = answers(drawn, "stability")
    w = tuple(found.exact["weight"])
    for h in range(len(w)) if len(w) > 1 else ():
        low, high, _, _ = case.interval(w, h)
        assert (found.exact["lower"][h], found.exact["upper"][h]) == (low, high)


def volumes_fit_together(drawn: Drawn) -> None:
    """Shares of wins, of ranks and of pairs, and the worst rank: strictly behind has a volume."""
    if exact_model(drawn) is None:
        return
    wins, all_ranks, ranges, ends = answers(
        drawn, "win_shares", "acceptability", "win_ranges", "rank_ranges"
    )
    every, shares = range(len(drawn.model.options)), all_ranks.exact["rank_shares"]
    beats = all_ranks.exact["pairwise"]
    for i in every:
        assert shares[i][0] == wins.exact["share"][i]
        assert (wins.exact["share"][i] > 0) == (ranges.status[i] == "strict")
        assert sum(shares[i]) == 1
        mean = sum((r * x for r, x in enumerate(shares[i], 1)), Fraction(0))
        assert mean == all_ranks.exact["expected_rank"][i] == 1 + sum(row[i] for row in beats)
        held = [r for r in every if shares[i][r] > 0]
        assert ends.best[i] <= held[0] + 1
        assert ends.worst[i] == held[-1] + 1
    alone = [i for i in every if wins.twin_of[i] not in drawn.model.options[:i]]
    assert sum(wins.exact["share"][i] for i in alone) == 1


def questions_agree(drawn: Drawn) -> None:
    """What follows from one answer about another, of a linear model, whatever the evidence."""
    model = drawn.model.linear
    if model is None or not told_apart(model):
        return
    ranges, pairs, regrets, ranks, nearest, borders, joint, short = (
        drawn.ask(name)
        for name in ("win_ranges", "dominance", "regret", "rank_ranges", "flips", "neighbours",
                     "joint_ranges", "improvement")
    )  # fmt: skip
    known = ranges.status != "unknown"
    wins = ranges.status != "never"
    np.testing.assert_array_equal((ranks.best == 1)[known], wins[known])
    np.testing.assert_array_equal(np.isnan(nearest.distance)[known], ~wins[known])
    near(pairs.margin, ranges.margin)
    near(regrets.max_regret, (-pairs.least_lead).max(axis=1))
    np.testing.assert_array_equal(pairs.necessary.all(axis=1), ranks.worst == 1)
    np.testing.assert_array_equal(borders.adjacent, borders.adjacent.T)
    assert not np.any(borders.adjacent[~wins])
    if joint.evidence.kind != "sampled":
        assert not np.any(wins & known & (joint.status == "never"))
        assert np.all(ranks.worst[joint.necessary == "everywhere"] == 1)
        assert np.all(wins[np.isin(joint.necessary, ("everywhere", "somewhere"))])
    if short.evidence.kind != "sampled" and len(model.options) > 1:
        near(short.missing_anywhere, np.maximum(-ranges.margin, 0.0))


def samples_see_the_same(drawn: Drawn) -> None:
    """Two questions to samples: shares are within both errors, and who has one has won."""
    wins, ranks, ranges = (
        drawn.ask(name, "sampled") for name in ("win_shares", "acceptability", "win_ranges")
    )
    alone = wins.share > 0
    assert np.all(ranges.status[alone] == "strict")
    first = wins.share + wins.tied
    assert np.all(np.abs(ranks.rank_shares[:, 0] - first) <= 2 * (ranks.error[:, 0] + wins.error))


def points_are_where_they_may_be(drawn: Drawn) -> None:
    """At weights drawn, and at corners, nobody does what ranges, ranks and distances exclude."""
    w = tried(drawn)
    first, ranks = drawn.model.first(w), drawn.model.ranks(w)
    blur = LEVEL if "near twin" in features(drawn) else CLOSE
    ranges, ends = drawn.ask("win_ranges"), drawn.ask("rank_ranges")
    for i in range(len(drawn.model.options)):
        won = w[first[:, i]]
        if ranges.evidence.kind != "sampled" and len(won) and blur == CLOSE:
            assert ranges.status[i] != "never"
            assert np.all(won >= ranges.lower[i] - blur)
            assert np.all(won <= ranges.upper[i] + blur)
        if not np.isnan(ranges.witness[i]).any():
            assert drawn.space.contains(ranges.witness[i], CLOSE)
            assert drawn.model.first(ranges.witness[i])[i]
        if ends.evidence.kind != "sampled" and blur == CLOSE:
            assert np.all((ends.best[i] <= ranks[:, i]) & (ranks[:, i] <= ends.worst[i]))
    for norm, order in NORMS.items():
        near_first(drawn, drawn.ask("flips", norm=norm), order, w, blur)


def near_first(drawn: Drawn, found: Result, order: float, w: Array, blur: float) -> None:
    """The weights found are so far off, and put the option first; none tried are nearer."""
    first, slack = drawn.model.first(w), CLOSE + (found.evidence.tolerance or 0.0)
    away = np.linalg.norm(w - drawn.weights, ord=order, axis=1)
    for i in range(len(first[0])):
        if np.isnan(found.distance[i]):
            continue
        at = found.weights[i]
        assert drawn.space.contains(at, CLOSE)
        scores = drawn.model.compared(at[None])[0][0]
        assert drawn.model.first(at)[i] or scores.max() - scores[i] <= TIE  # all may be near 0
        near(np.linalg.norm(at - drawn.weights, ord=order), found.distance[i], slack)
        assert found.distance_simplex[i] <= found.distance[i] + slack
        if found.evidence.kind != "sampled":
            assert np.all(away[first[:, i]] >= found.distance[i] - len(at) * blur)


def leaders_stay_inside(drawn: Drawn) -> None:
    """Along each line up to its ends, and inside the box; beyond an end they do not."""
    model, w = drawn.model, drawn.weights
    leaders, found = model.first(w), drawn.ask("stability")
    clear = model.linear is not None and not {"near twin", "one criterion"} & {*features(drawn)}
    for h in range(len(w)):
        ends = found.lower[h], found.upper[h]
        between = np.linspace(*ends, 7) if model.linear is not None else np.array(ends)
        way = between - w[h]
        tries = w[h] + np.sign(way) * np.maximum(np.abs(way) - CLOSE, 0)  # the tie rule's own width
        assert np.all(model.first(moved(w, h, tries))[:, leaders])
        for end, beyond in ((ends[0], ends[0] - BEYOND), (ends[1], ends[1] + BEYOND)):
            if clear and end != beyond and 0 < beyond < 1:
                assert not np.all(model.first(moved(w, h, [beyond]))[:, leaders])
    box = drawn.ask("win_box")
    if box.evidence.kind != "sampled" and not np.isnan(box.lower).any():
        inside(drawn, box, leaders)


def inside(drawn: Drawn, box: Result, leaders: np.ndarray) -> None:
    """At all corners of the box the leaders are first; with one side further out somewhere not."""
    ways = [(box.lower, box.upper, True)]
    for j in range(len(box.lower)):
        step = 0.001 * np.eye(len(box.lower))[j] + CLOSE
        if box.rival_below[j] is not None:
            ways.append((np.maximum(box.lower - step, 0.0), box.upper, False))
        if box.rival_above[j] is not None:
            ways.append((box.lower, box.upper + step, False))
    for low, high, stays in ways:
        try:
            corners = drawn.space.bounds(lower=low, upper=high).vertices()
        except EmptySpaceError:  # ends are rounded to floats, and an equality may miss them
            continue
        assert np.all(drawn.model.first(corners)[:, leaders]) == stays


def scores_drawn_are_possible(drawn: Drawn) -> None:
    """Whatever scores inside their intervals: who is first may be, and who must be is."""
    model, problem = drawn.model, drawn.model.problem
    found = drawn.ask("joint_ranges")
    if found.evidence.kind == "sampled" or "near twin" in features(drawn):
        return
    rng = np.random.default_rng(0)
    w = drawn.space.sample(60, 2)
    part = rng.choice([0.0, 1.0, 0.5, 0.3], size=(len(w), *problem.performance.shape))
    draws = problem.low + part * (problem.high - problem.low)
    first = model.method.compile(problem, draws).first(w)
    for i in range(problem.n):
        won = w[first[:, i]]
        assert not len(won) or found.status[i] != "never"
        assert np.all((won >= found.lower[i] - CLOSE) & (won <= found.upper[i] + CLOSE))
        if found.necessary[i] == "everywhere":
            assert first[:, i].all()
        if found.necessary[i] != "never":
            at = np.tile(found.necessary_witness[i], (len(w), 1))
            assert model.method.compile(problem, draws).first(at)[:, i].all()


def brute(drawn: Drawn) -> Case | None:
    """The problem in fractions, None where it has none."""
    model = exact_model(drawn)
    return None if model is None else Case(model.exact().table, drawn.space)


def exact_model(drawn: Drawn) -> Linear | None:
    try:
        return drawn.model if drawn.model.linear and drawn.model.linear.exact() else None
    except EvidenceError:
        return None


def answers(drawn: Drawn, *names: str) -> list[Result]:
    """Exact ones."""
    found = [drawn.ask(name, "exact") for name in names]
    assert all(result is not None for result in found)
    return found


def tried(drawn: Drawn) -> Array:
    """(s, p) admissible weights: drawn, all corners, and those in between two."""
    corners = drawn.space.vertices()
    middles = (corners[:, None] + corners[None])[np.triu_indices(len(corners), 1)] / 2
    return np.vstack([drawn.space.sample(100, 1), corners, middles])


def near(found: Array, expected: Array, slack: float = CLOSE) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=slack)
