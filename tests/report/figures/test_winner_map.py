from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.report.blocks import plain_text
from mcda.report.figures._plane import SEGMENT, TRIANGLE, clip_all, extent, plane, roomiest
from mcda.report.figures.winner_map import compute, winner_map
from tests.report.figures.case import CRITERIA, OPTIONS, VALUES, VIEW
from tests.report.figures.layout import words


def alliance(x=2, y=4, **more):
    return compute(OPTIONS, CRITERIA, VALUES, VIEW, x, y, **more)


def winners_on_grid(values, weights, at):
    """Places in (x, y) where one option is clearly first, and which."""
    scores = np.column_stack([np.ones(len(at)), at]) @ weights @ values.T
    order = np.sort(scores, axis=1)
    clear = order[:, -1] - order[:, -2] > 1e-6 if values.shape[0] > 1 else np.ones(len(at), bool)
    return scores.argmax(axis=1), clear


def inside(corners, point):
    """Whether a convex polygon holds a point, by the signs of its turns."""
    sides = np.roll(corners, -1, axis=0) - corners
    away = point - corners
    turns = sides[:, 0] * away[:, 1] - sides[:, 1] * away[:, 0]
    return bool(np.all(turns >= -1e-9) or np.all(turns <= 1e-9))


@pytest.mark.parametrize(("x", "y"), [(0, 1), (2, 4), (4, 2), (6, 7)])
def test_areas_sum_to_one_and_every_point_lies_in_its_winners_region(x, y):
    record = alliance(x, y)
    assert sum(region.area for region in record.regions) == pytest.approx(1, abs=1e-12)
    rng = np.random.default_rng(0)
    at = rng.dirichlet([1, 1, 1], 300)[:, :2]
    best, clear = winners_on_grid(VALUES, plane(VIEW, x, y), at)
    for point, winner in zip(at[clear], best[clear], strict=True):
        (region,) = [r for r in record.regions if winner in [o.index for o in r.options]]
        assert inside(region.corners, point)


@settings(deadline=None)  # the first example loads what the others find loaded
@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(3, 6))
def test_areas_of_random_problems_sum_to_one(seed, n, p):
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 5, (n, p)) / 4
    view = rng.integers(0, 4, p) + (np.arange(p) == 0)
    record = compute(
        [str(i) for i in range(n)], [str(j) for j in range(p)], values, view / view.sum(), 0, 1
    )
    assert sum(region.area for region in record.regions) == pytest.approx(1, abs=1e-9)
    named = [o for r in record.regions for o in r.options] + [*record.ties, *record.never]
    assert sorted(o.index for o in named) == list(range(n))


def test_an_area_in_fractions():
    # A = x, B = y, C = 1/2 everywhere: A wins where x > 1/2 and x > y
    values = [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0.5]]
    record = compute("ABC", "xyz", values, [0.2, 0.3, 0.5], 0, 1)
    areas = {region.name: region.area for region in record.regions}
    assert areas["A"] == pytest.approx(float(Fraction(1, 4)), abs=1e-15)
    assert areas["B"] == pytest.approx(float(Fraction(1, 4)), abs=1e-15)
    assert areas["C"] == pytest.approx(float(Fraction(1, 2)), abs=1e-15)


def test_the_others_keep_their_proportions_or_share_equally():
    weights = plane(np.array([0.2, 0.2, 0.4, 0.2]), 0, 1)
    np.testing.assert_allclose([1, 0.3, 0.1] @ weights, [0.3, 0.1, 0.4, 0.2])
    alone = plane(np.array([0.5, 0.5, 0, 0]), 0, 1)
    np.testing.assert_allclose([1, 0.2, 0.2] @ alone, [0.2, 0.2, 0.3, 0.3])
    both = plane(np.array([0.5, 0.5]), 0, 1)
    np.testing.assert_allclose([1, 0.2, 0.8] @ both, [0.2, 0.8])


def test_options_that_score_the_same_here_share_one_region():
    twins = np.vstack([VALUES, VALUES[4]])
    record = compute([*OPTIONS, "Twin"], CRITERIA, twins, VIEW, 2, 4)
    (shared,) = [region for region in record.regions if len(region.options) > 1]
    assert shared.name == "Four-star commander and Twin"
    assert "Four-star commander and Twin, same score" in words(winner_map(record).wide)
    rows = [plain_text(row[0]) for row in winner_map(record).table.rows]
    assert rows.count("Twin") == 1


def test_best_only_on_the_edge_is_a_tie_not_a_win():
    record = alliance()  # the task force equals the centre where x + y = 1
    assert [o.name for o in record.ties] == ["Fleet task force"]
    assert record.never == ()
    assert "Best only in ties here: Fleet task force." in words(winner_map(record).narrow)


def test_never_best_is_said():
    record = compute(["A", "B"], "xyz", [[1, 1, 1], [0.5, 0.5, 0.5]], [0.3, 0.3, 0.4], 0, 1)
    assert [o.name for o in record.never] == ["B"]
    assert "Never best here: B." in words(winner_map(record).wide)


def test_the_admissible_part():
    rows = (np.array([[0, 0, 1.0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1.0, 0, 0, 0]]), [0.4, 0.4])
    record = alliance(rows=rows)
    assert extent(record.admissible, TRIANGLE) == pytest.approx(2 * 0.16)
    assert sum(region.inside for region in record.regions) == pytest.approx(1, abs=1e-12)
    figure = winner_map(record)
    assert "Dashed outline: the admissible weights." in words(figure.wide)
    assert figure.table.columns[-1].title == "Of the admissible part"
    for region in record.regions:
        if region.inside > 0:
            assert np.all(region.inner <= 0.4 + 1e-12)


def test_nothing_admissible_on_the_map_is_said():
    rows = (np.array([[-1.0] * 8]), [-2.0])  # a sum of weights of at least 2
    figure = winner_map(alliance(rows=rows))
    assert "No weights on this map are admissible" in words(figure.wide)
    assert len(figure.table.columns) == 2


def test_the_weights_are_marked_and_named():
    record = alliance(here_label="Balanced")
    assert record.here == (pytest.approx(90 / 560), pytest.approx(90 / 560))
    for svg in (winner_map(record).wide, winner_map(record).narrow):
        assert "Balanced" in words(svg)
        assert svg.count("<circle") == 6  # on the map and in the key


def test_two_criteria_make_a_line():
    record = compute(["A", "B"], ["x", "y"], [[1, 0], [0, 1]], [0.3, 0.7], 0, 1)
    np.testing.assert_allclose(record.domain, SEGMENT)
    assert {r.name: r.area for r in record.regions} == {"A": 0.5, "B": 0.5}
    assert "share of the line" in words(winner_map(record).wide)


def test_clipping_away_everything():
    assert len(clip_all(TRIANGLE, np.array([[-1.0, 0, 0]]))) == 0
    assert extent(np.empty((0, 2)), TRIANGLE) == 0


def test_the_roomiest_spot_avoids_what_is_taken():
    square = np.array([[0, 0], [100, 0], [100, 100], [0, 100.0]])
    x, y, room = roomiest(square, 20, 10, [])
    assert (x, y) == (50, 50)
    assert room == 40
    x, _, room = roomiest(square, 20, 10, [(40, 0, 60, 100)])
    assert abs(x - 50) >= 20
    assert room > 0
    assert roomiest(square, 120, 10, [])[2] < 0


def below(j, most, p=8):
    """The rows that keep weight j of p at most at `most`."""
    return np.eye(p)[[j]], [most]


def test_a_tie_that_is_nowhere_admissible_is_never_best_there():
    def table(figure):
        return {plain_text(row[0]): [plain_text(c) for c in row[1:]] for row in figure.table.rows}

    outside = winner_map(alliance(rows=below(2, 0.4)))  # the tie is at sovereignty 0 to 100 %
    assert table(outside)["Fleet task force"] == ["only in ties"] * 2
    away = (np.array([[0, 0, 1.0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1.0, 0, 0, 0]]), [0.4, 0.4])
    figure = winner_map(alliance(rows=away))
    assert table(figure)["Fleet task force"] == ["only in ties", "never"]
    for svg in (figure.wide, figure.narrow):
        said = "Best only in ties here, and never inside the dashed outline: Fleet task force."
        assert said in " ".join(words(svg).split())


def test_a_region_that_only_touches_the_admissible_part_ties_there():
    values = [[1, 0, 0.5], [0, 1, 0.5], [0.5, 0.5, 0.5]]
    record = compute(
        "ABC", "xyz", values, [0.2, 0.3, 0.5], 0, 1, rows=(np.array([[1.0, 0, 0]]), [0.0])
    )
    assert record.restricted is False  # a line has no extent
    touching = compute("AB", "xyz", [[1, 0, 0], [0, 1, 0.5]], [0.2, 0.3, 0.5], 0, 1,
                       rows=(np.array([[2.0, 0, 0], [1, 0, 0]]), [2 / 3, 1 / 3]))  # fmt: skip
    shares = {region.name: region.inside_words for region in touching.regions}
    assert shares == {"A": "only in ties", "B": "100\u00a0%"}


def test_no_outline_is_named_where_none_is_drawn():
    everything = winner_map(alliance(rows=below(2, 1.0)))
    assert "ashed" not in words(everything.wide)
    assert "stroke-dasharray" not in everything.wide
    assert len(everything.table.columns) == 2


def test_the_outline_of_a_line():
    rows = (np.array([[1.0, 0]]), [0.4])
    record = compute(["A", "B"], ["x", "y"], [[1, 0], [0, 1]], [0.3, 0.7], 0, 1, rows=rows)
    figure = winner_map(record)
    for svg in (figure.wide, figure.narrow):
        assert "Dashed outline" in words(svg)
        assert "stroke-dasharray" in svg
    assert [plain_text(row[2]) for row in figure.table.rows] == ["never", "100\u00a0%"]
