"""Records of every figure for problems of any size, with names nobody hopes for."""

from fractions import Fraction

import numpy as np

from mcda.report.figures import (
    agreement,
    borders,
    contributions,
    flips,
    ranges,
    ranks,
    shares,
    stability,
    triangle_map,
    values,
    verdict,
    winner_map,
)
from mcda.report.words import share_words
from mcda.weights.statements import Row

PLAIN = "Option {}"
LONG = "The {}th name, which with its eighty characters is as long as names should be..."
EMOJI = "👩‍👩‍👧‍👦 family 🇯🇵🇺🇸 flags {} 👍🏽 ❤️ 日本語の名前"
SCRIPT = "<script>alert('{}')</script> & \"quotes\" ]]> -->"
SOLID = "Unbreakable{}" + "W" * 60
RIGHT_TO_LEFT = "شرطة {} \u202eevil\u0000\u200f"
JAPANESE = "第{}案：太平洋艦隊任務部隊の段階的な移転及び在日米軍司令部（横田）の機能強化"
NAMES = {
    "plain": PLAIN,
    "long": LONG,
    "emoji": EMOJI,
    "script": SCRIPT,
    "solid": SOLID,
    "rtl": RIGHT_TO_LEFT,
    "japanese": JAPANESE,
}


def all_records(n, m, names="plain", seed=0):
    """One record of each figure: n options, m criteria; ties, nevers and unknowns among them."""
    rng = np.random.default_rng(seed)
    options = [NAMES[names].format(i) for i in range(n)]
    criteria = [NAMES[names].format(j) for j in range(m)]
    groups = [NAMES[names].format(f"group {j // 4}") for j in range(m)]
    table = rng.random((n, m)).round(2)
    table[n // 2] = table[0]
    weights = rng.random(m)
    weights[m // 2] *= m < 3
    weights /= weights.sum()
    return {
        "contributions": contributions.compute(
            options, criteria, groups, table, weights, axis_end=seed % 2
        ),
        "shares": _shares(options, rng),
        "stability": _stability(options, criteria, weights, rng),
        "flips": _flips(options, rng),
        "ranges": _ranges(options, criteria, weights, rng),
        "agreement": _agreement(options, table),
        "borders": _borders(options, rng),
        "ranks": _ranks(options, rng),
        "values": _values(options, rng),
        "verdict": _verdict(options, rng),
        **({"winner_map": _map(options, criteria, table, weights)} if m > 1 else {}),
        "triangle_map": _triangle(options, criteria, groups, table, rng),
    }


def _status(n):
    kinds = ["strict", "strict", "tie", "never", "unknown"]
    return [kinds[i % 5] for i in range(n)]


def _shares(options, rng):
    n = len(options)
    status = _status(n)
    share = rng.dirichlet(np.full(n, 0.2))
    share[[s != "strict" for s in status]] = 0
    share[-1] = share[-1] * 1e-5 if status[-1] == "strict" else 0
    return shares.compute(options, share, status, tied=share / 3, error=np.full(n, 0.003))


def _stability(options, criteria, weights, rng):
    m, n = len(criteria), len(options)
    lower, upper = weights * rng.random(m), weights + (1 - weights) * rng.random(m)
    rivals = [None if j % 3 == 0 else j % n for j in range(m)]
    lower[[r is None for r in rivals]] = 0
    first, last = weights * rng.random(m), weights + (1 - weights) * rng.random(m)
    first[::4] = last[::4] = np.nan
    return stability.compute(
        criteria,
        lower,
        weights,
        upper,
        rivals,
        rivals[::-1],
        options,
        space_lower=first,
        space_upper=last,
        view=options[0],
    )


def _flips(options, rng):
    distance = rng.random(len(options))
    distance[0] = 0
    distance[2::4] = np.nan
    n = len(options)
    unknown = [i % 8 == 2 for i in range(n)]
    away = [i for i in (1, 2) if i < n]
    return flips.compute(options, distance, unknown=unknown, inadmissible=away, at_most=n > 2)


def _ranges(options, criteria, weights, rng):
    n, m = len(options), len(criteria)
    lower = rng.random((n, m)) * 0.4
    upper = lower + rng.random((n, m)) * (1 - lower)
    status = _status(n)
    lower[[s in ("never", "unknown") for s in status]] = np.nan
    upper[0] = upper.max()
    order = rng.permutation(n)
    return ranges.compute(
        options, criteria, lower, upper, weights, status, order=order, view=options[-1]
    )


def _agreement(options, values):
    scores = np.column_stack([values.mean(axis=1), values.max(axis=1), values.min(axis=1)] * 4)
    rank = 1 + (scores[None] > scores[:, None]).sum(axis=1)
    methods = ["Additive", "Weighted product", "TOPSIS", "PROMETHEE II"] * 3
    return agreement.compute(options, methods, np.where(scores == 0, np.nan, rank))


def _map(options, criteria, values, weights):
    m = len(criteria)
    rows = (np.vstack([np.eye(m), -np.eye(m)]), np.r_[np.full(m, 0.6), np.zeros(m)])
    return winner_map.compute(
        options, criteria, values, weights, 0, m - 1, rows=rows, here_label=options[-1]
    )


def _triangle(options, criteria, groups, values, rng):
    """Three groups, the third of criteria that are not there where there are too few."""
    m = max(len(criteria), 3)
    v = np.column_stack([values, rng.random((len(values), m - len(criteria))).round(2)])
    exact = [[Fraction(str(x)) for x in row] for row in v.tolist()]
    weights = [Fraction(int(x) + 1) for x in rng.integers(0, 9, m)]
    weights = [w / sum(weights) for w in weights]
    names = [*dict.fromkeys(groups), options[0], options[-1], criteria[0]][:3]
    places = [list(range(m))[k::3] for k in range(3)]
    rows = [Row(tuple(Fraction(int(j == 0)) for j in range(m)), Fraction(1, 2))]
    points = {options[k % len(options)] + str(k): rng.dirichlet(np.ones(m)) for k in range(4)}
    return triangle_map.compute(
        options, names, places, v, weights,
        exact=exact if len(options) % 2 else None, rows=rows, points=points, here_label=options[-1],
    )  # fmt: skip


def _ranks(options, rng):
    n = len(options)
    ends = np.sort(rng.integers(1, n + 1, (3, n)), axis=0)
    share = rng.dirichlet(np.full(n, 0.3), n) if n > 1 else None
    return ranks.compute(
        options, ends[0], ends[2], ends[1], share, 0.002, at_least=n % 2 == 0, view=options[-1]
    )


def _values(options, rng):
    n = len(options)
    low, now, high = np.sort(rng.normal(size=(3, n)) * (1 if n % 2 else 0.2), axis=0)
    low[0] = now[0] = high[0]
    return values.compute(options, low, high, now, view=options[-1])


def _verdict(options, rng):
    n = len(options)
    score = rng.normal(size=n) * (1 if n % 2 else 0.1) + (n % 2 == 0)
    score[n // 2] = score[0]
    rank = [1 + int((score > x).sum()) for x in score]
    share = rng.dirichlet(np.full(n, 0.2)) * (rng.random(n) < 0.7)
    won = [
        share_words(float(s), 0.003, status) for s, status in zip(share, _status(n), strict=True)
    ]
    said = [f"{x:z.3f}" for x in score]
    return verdict.compute(options, score, rank, share, won, said, view=options[-1])


def _borders(options, rng):
    meets = np.triu(rng.random((len(options), len(options))) < 0.4, 1)
    return borders.compute(options, meets | meets.T)
