from fractions import Fraction

import numpy as np
import pytest

from mcda.report.blocks import plain_text
from mcda.report.figures.triangle_map import MOST, compute, corner_weights, triangle_map
from mcda.weights.statements import Row
from tests.report.figures.case import GROUPS, OPTIONS, VALUES
from tests.report.figures.layout import words

NAMES = list(dict.fromkeys(GROUPS))
MEMBERS = [[j for j, group in enumerate(GROUPS) if group == name] for name in NAMES]
POINTS = (100, 60, 90, 40, 90, 90, 50, 40)
VIEW = [Fraction(x, sum(POINTS)) for x in POINTS]
EXACT = [[Fraction(str(x)) for x in row] for row in VALUES.tolist()]


def alliance(members=MEMBERS, **more):
    return compute(OPTIONS, NAMES, members, VALUES, VIEW, **{"exact": EXACT, **more})


def inside(corners, point):
    """Whether a convex polygon holds a point, by the signs of its turns."""
    sides = np.roll(corners, -1, axis=0) - corners
    away = point - corners
    turns = sides[:, 0] * away[:, 1] - sides[:, 1] * away[:, 0]
    return bool(np.all(turns >= -1e-9) or np.all(turns <= 1e-9))


def test_every_point_lies_in_its_winners_region_and_the_shares_are_those_of_a_sample():
    record = alliance()
    assert sum(region.area for region in record.regions) == pytest.approx(1, abs=1e-15)
    shares = np.random.default_rng(0).dirichlet([1, 1, 1], 4000)
    corners = np.array([[float(x) for x in corner] for corner in corner_weights(VIEW, MEMBERS)])
    best = (shares @ corners @ VALUES.T).argmax(axis=1)
    for region in record.regions:
        (option,) = region.options
        assert region.area == pytest.approx((best == option.index).mean(), abs=0.03)
    for share, winner in zip(shares[:300], best, strict=False):
        (region,) = [r for r in record.regions if r.options[0].index == winner]
        assert inside(region.corners, share[1:])


def test_inside_a_group_criteria_keep_their_proportions():
    top, left, _ = corner_weights(VIEW, MEMBERS)
    assert sum(top) == sum(left) == 1
    assert [top[j] / VIEW[j] for j in MEMBERS[0]] == [top[0] / VIEW[0]] * 4
    assert all(top[j] == 0 for j in (*MEMBERS[1], *MEMBERS[2]))
    none = [Fraction(1, 2), Fraction(1, 2), Fraction(0), Fraction(0)]
    assert corner_weights(none, [[0], [1], [2, 3]])[2] == [0, 0, Fraction(1, 2), Fraction(1, 2)]


def test_others_than_the_three_groups_keep_their_weights():
    for corner in corner_weights(VIEW, [[0, 1], [2], [4]]):
        assert [corner[j] for j in (3, 5, 6, 7)] == [VIEW[j] for j in (3, 5, 6, 7)]
        assert sum(corner) == 1


def test_fractions_and_floats_agree():
    rows = [Row(tuple(Fraction(int(j == 4)) for j in range(8)), Fraction(3, 10))]
    exact, rough = alliance(rows=rows), alliance(rows=rows, exact=None)
    assert exact.exact
    assert not rough.exact
    assert [r.name for r in exact.regions] == [r.name for r in rough.regions]
    for one, other in zip(exact.regions, rough.regions, strict=True):
        assert one.area == pytest.approx(other.area, abs=1e-12)
        assert one.inside == pytest.approx(other.inside, abs=1e-12)
    assert exact.never == rough.never


@pytest.mark.parametrize("seed", range(20))
def test_regions_of_random_problems_fill_the_triangle(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 12)), int(rng.integers(3, 7))
    values = rng.integers(0, 5, (n, m)) / 4
    weights = [Fraction(int(x)) for x in rng.integers(0, 4, m)]
    weights[0] += 1
    view = [w / sum(weights) for w in weights]
    exact = [[Fraction(x) for x in row] for row in values.tolist()]
    places = [list(range(m))[k::3] for k in range(3)]
    record = compute(range_names(n), "abc", places, values, view, exact=exact)
    assert sum(region.area for region in record.regions) == pytest.approx(1, abs=1e-15)
    told = [o for r in record.regions for o in r.options] + [*record.ties, *record.never]
    assert sorted(o.index for o in told) == list(range(n))


def range_names(n):
    return [f"Option {i}" for i in range(n)]


def test_a_line_of_ties_and_an_option_that_is_never_best():
    values = [[1, 0, 0], [0, 1, 0], [0, 0, 1], ["1/2", "1/2", 0], ["1/4", "1/4", "1/4"]]
    exact = [[Fraction(x) for x in row] for row in values]
    floats = [[float(x) for x in row] for row in exact]
    third = [Fraction(1, 3)] * 3
    record = compute("ABCDE", "xyz", [[0], [1], [2]], floats, third, exact=exact)
    assert [region.area for region in record.regions] == [pytest.approx(1 / 3)] * 3
    assert [o.name for o in record.ties] == ["D"]
    assert [o.name for o in record.never] == ["E"]
    figure = triangle_map(record)
    assert "Never best here: E." in words(figure.wide)
    rows = {plain_text(row[0]): plain_text(row[1]) for row in figure.table.rows}
    assert rows["D"] == "only in ties"
    assert rows["E"] == "never"


def test_the_view_and_the_other_views_are_on_the_map():
    others = {f"View {k}": np.roll(np.array(POINTS, dtype=float), k) for k in range(MOST + 3)}
    record = alliance(points=others, here_label="Balanced")
    assert len(record.points) == MOST
    total = float(VIEW[4] + VIEW[5])
    assert record.here == (pytest.approx(total), pytest.approx(float(VIEW[6] + VIEW[7])))
    for svg in (triangle_map(record).wide, triangle_map(record).narrow):
        assert "View 0" in words(svg)
        assert "Balanced" in words(svg)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (0, ""),
        (1, "One more view has no number on this map."),
        (3, "Three more views have no number on this map."),
    ],
)
def test_views_that_are_not_on_the_map_are_counted(more, said):
    others = {f"View {k}": np.roll(np.array(POINTS, dtype=float), k) for k in range(MOST + more)}
    record = alliance(points=others)
    assert (len(record.points), record.unseen) == (MOST, more)
    figure = triangle_map(record)
    for told in (words(figure.wide), words(figure.narrow), figure.description):
        assert (said in told) if said else ("no number" not in told)


def test_weights_without_a_place_are_counted():
    away = np.zeros(len(VALUES[0]))
    away[7] = 1
    record = alliance(members=[[0, 1], [2], [4]], points={"Away": away})
    assert (record.points, record.unseen) == ((), 1)
