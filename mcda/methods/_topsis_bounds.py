"""Rows that hold wherever a TOPSIS option is ahead by a given lead, over boxes of weights.

With u = w**2 the squared distances are products, D-**2 = b.u and D+**2 = a.u, and the closeness C
rises with the share S = D-**2 / (D+**2 + D-**2): C = x has S = x**2 / (x**2 + (1-x)**2) = f(x). So
i is ahead of all rivals where there is a level S (its own will do) such that, without a root,

    b_i.u - S s_i.u >= 0    S s_k.u - b_k.u >= 0 for every rival k,    with s = a + b.

For a fixed level these are linear in u. Branching on the level beside the weights leaves only the
products v_j = S u_j and the squares w_j**2, each held by its envelope (McCormick 1976, Mathematical
Programming 10:147-175; chord and tangents). Columns are w (p), the level, u (p), v (p).

With rational data a and b are rational under every normalisation: `vector` divides a squared
distance by a sum of squares. They are made in fractions, as are their differences, and rounded
once, so options that differ by 1e-9 are told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from mcda.methods._bounds import Array, Indices, Rows

Table = tuple[tuple[Fraction, ...], ...]
EPS = 2.0**-52
"""Twice the unit roundoff."""
CURVED = 6.0
"""|f''| stays below 5.83: f'' = 2 (1-2x) (1+2x-2x**2) / (1-2x+2x**2)**3 on 0-1, 0 outside."""


@dataclass(frozen=True, eq=False)
class _Floats:
    """a, b, s (n, p) rounded, and b_i - b_k, s_i - s_k (n, p) of one option, rounded once."""

    b: Array
    s: Array
    less_b: Array
    less_s: Array


@dataclass(frozen=True, eq=False)
class TopsisBounds:
    """Bounds of closeness.

    read : gives r (n, m) and a scale (m,) in fractions such that the squared distances are
        (r - max r)**2 / scale and (r - min r)**2 / scale; raises EvidenceError where there are none
    """

    read: Callable[[], tuple[Table, Sequence[Fraction]]]
    scalars: int = 1
    spread: float = 1.0

    @cached_property
    def squares(self) -> tuple[Table, Table]:
        """Squared distances a (n, m) from the ideal and b (n, m) from the anti-ideal."""
        table, scale = self.read()
        columns = tuple(zip(*table, strict=True))
        far = [
            tuple(
                tuple((x - pick(c)) ** 2 / s for x, c, s in zip(row, columns, scale, strict=True))
                for row in table
            )
            for pick in (max, min)
        ]
        return far[0], far[1]

    @cached_property
    def _cache(self) -> dict[int, _Floats]:
        return {}

    def _floats(self, i: int) -> _Floats:
        if i not in self._cache:
            a, b = self.squares
            s = [[x + y for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]
            differences = (
                [[float(y - x) for x, y in zip(row, t[i], strict=True)] for row in t]
                for t in (b, s)
            )
            whole = ([[float(x) for x in row] for row in t] for t in (b, s))
            self._cache[i] = _Floats(*(np.array(t) for t in (*whole, *differences)))
        return self._cache[i]

    def reach(self, i: int, lead: float) -> tuple[Array, Array]:
        """Levels from 0 to 1; at a lead the rivals' closeness, at most 1 - lead."""
        if lead == 0.0:
            return np.zeros(1), np.ones(1)
        return np.array([max(0.0, -lead * (1 - EPS))]), np.array([(1 - lead) * (1 + EPS)])

    def locate(self, w: Array, i: int, lead: float) -> Array:
        """The level: the option's own share, or its closeness less the lead."""
        u, table = w**2, self._floats(i)
        minus, both = u @ table.b[i], u @ table.s[i]
        share = np.divide(minus, both, out=np.full_like(both, 0.5), where=both > 0)
        if lead != 0.0:
            one, other = np.sqrt(share), np.sqrt(1 - share)
            share = one / (one + other) - lead
        return np.column_stack([w, share])

    def rows(self, lower: Array, upper: Array, i: int, rivals: Indices, lead: float) -> Rows:
        """Envelopes of the squares and of their products with the level, and the pairs."""
        p = lower.shape[1] - 1
        box = _Box(lower[:, :p], upper[:, :p], lower[:, p:], upper[:, p:])
        blocks = [*box.squares(), *box.products(), *self._pairs(box, i, rivals, lead)]
        a = np.concatenate([block[0] for block in blocks], axis=1)
        b = np.concatenate([block[1] for block in blocks], axis=1)
        low = np.hstack([lower, box.u0, box.u0 * box.x0 * (1 - EPS)])
        high = np.hstack([upper, box.u1, box.u1 * box.x1 * (1 + EPS)])
        return Rows(a, b, low, high)

    def _pairs(self, box: _Box, i: int, rivals: Indices, lead: float) -> list[tuple[Array, Array]]:
        table = self._floats(i)
        b, s = table.b, table.s
        if lead == 0.0:
            zero, one = np.zeros_like(box.x0), np.ones_like(box.x0)
            own = theirs = np.stack([zero, one])
        else:
            own = _line(box.x0 + lead, box.x1 + lead, box.x0, box.x1, -1.0, abs(lead))
            theirs = _line(box.x0, box.x1, box.x0, box.x1, 1.0, 0.0)
        found = [
            box.row(b[[i]], own[0], -s[[i]], own[1], -s[[i]]),
            box.row(-b[rivals], theirs[0], s[rivals], theirs[1], s[rivals]),
        ]
        if lead == 0.0:
            less_b, less_s = table.less_b[rivals], table.less_s[rivals]
            found.append(box.row(less_b, zero, less_s, one, -less_s))
        return found

    def told(self, rivals: int) -> int:
        """The option's own row, each rival's, and for each rival the sum of the two."""
        return 1 + 2 * rivals

    def most(
        self,
        box: tuple[Array, Array],
        i: int,
        rivals: Indices,
        y: Array,
        linear: tuple[Array, Array],
    ) -> Array:
        """At both ends of the level, since the mixed rows are linear in it; each weight apart."""
        p, (lower, upper) = linear[0].shape[1], box
        table = self._floats(i)
        fixed = np.concatenate([table.b[[i]], -table.b[rivals], table.less_b[rivals]])
        moved = np.concatenate([-table.s[[i]], table.s[rivals], -table.less_s[rivals]])
        found = []
        for x in (lower[:, p:], upper[:, p:]):
            curve = y @ fixed + x * (y @ moved)
            size = np.abs(y) @ np.abs(fixed) + x * (np.abs(y) @ np.abs(moved))
            loss = (y.shape[1] + p + 16) * EPS * size
            found.append(_largest(curve, loss, linear, lower[:, :p], upper[:, :p]))
        return np.asarray(np.maximum(*found))

    def signs(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[int | None, ...]:
        """By D-_i**2 D+_k**2 - D-_k**2 D+_i**2, in fractions."""
        plus, minus = self._distances(w, [i, *rivals])
        ahead = [minus[0] * x - y * plus[0] for x, y in zip(plus[1:], minus[1:], strict=True)]
        return tuple((x > 0) - (x < 0) for x in ahead)

    def lead(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[float, float]:
        """Two roots, a sum and a quotient, each rounded rightly: closeness to 4 EPS."""
        if not len(rivals):
            return np.inf, np.inf
        plus, minus = (
            np.sqrt([float(x) for x in side]) for side in self._distances(w, [i, *rivals])
        )
        both = plus + minus
        near = np.divide(minus, both, out=np.full_like(both, 0.5), where=both > 0)
        least = float(np.min(near[0] - near[1:]))
        return least - 8 * EPS, least + 8 * EPS

    def _distances(
        self, w: Sequence[Fraction], options: Sequence[int]
    ) -> tuple[list[Fraction], list[Fraction]]:
        u = [x * x for x in w]
        plus, minus = (
            [sum((x * y for x, y in zip(t[k], u, strict=True)), Fraction(0)) for k in options]
            for t in self.squares
        )
        return plus, minus

    def level(self, i: int, k: int, lattice: Sequence[Sequence[Fraction]]) -> bool:
        """Where the polynomial of degree 4 that tells them apart is 0."""
        return all(self.signs(w, i, np.array([k])) == (0,) for w in lattice)

    def behind(self, i: int, rivals: Indices) -> bool:
        """Where no product u_j u_h has a coefficient above 0 against one of the rivals."""
        a, b = self.squares
        places = range(len(a[i]))

        def never_ahead(k: int) -> bool:
            return all(
                b[i][j] * a[k][h] + b[i][h] * a[k][j] <= b[k][j] * a[i][h] + b[k][h] * a[i][j]
                for j in places
                for h in range(j + 1)
            )

        return any(never_ahead(int(k)) for k in rivals)


def _share(x: Array) -> Array:
    """S of closeness x, 0 below 0 and 1 above 1."""
    x = np.clip(x, 0.0, 1.0)
    return np.asarray(x**2 / (x**2 + (1 - x) ** 2))


def _line(start: Array, end: Array, x0: Array, x1: Array, side: float, shift: float) -> Array:
    """c, d (2, B, 1): c + d x is above (below: side -1) S of closeness x + shift on [x0, x1].

    A line of any slope, less S, is within CURVED / 8 times the width squared of its own secant,
    and on the near side of it where S bends away: S is convex up to 1/2 and concave from there.
    """
    width = x1 - x0
    f0, f1 = _share(start), _share(end)
    slope = np.divide(f1 - f0, width, out=np.zeros_like(width), where=width > 1e-6)
    slope = np.clip(slope, 0.0, 3.0)
    ends = np.stack([f0 - slope * x0, f1 - slope * x1])
    edge = ends.max(axis=0) if side > 0 else ends.min(axis=0)
    bends_away = (end <= 0.5) & (start >= 0) if side > 0 else (start >= 0.5) & (end <= 1)
    slack = np.where(bends_away, 0.0, CURVED / 8 * width**2)
    slack = slack + 64 * EPS * (1 + np.abs(x1) + shift)
    return np.stack([edge + side * slack, slope])


def _largest(
    curve: Array, loss: Array, linear: tuple[Array, Array], low: Array, high: Array
) -> Array:
    """(B,) above sum_j curve_j w_j**2 + c_j w_j + d for w in [low, high], each w_j apart.

    loss : (B, p) how far `curve` may be off. A concave term is below any of its tangents.
    """
    c, d = linear
    peak = np.divide(-c, 2 * curve, out=np.zeros_like(c), where=curve < 0)
    peak = np.clip(peak, low, high)
    tilt, drop = 2 * curve * peak + c, curve * peak**2
    bent = np.maximum(tilt * low, tilt * high) - drop
    ends = np.maximum((curve * low + c) * low, (curve * high + c) * high)
    best = np.where(curve < 0, bent, ends).sum(axis=1) + d
    terms = (3 * np.abs(curve) * high + np.abs(c)) * high
    pad = (loss * high**2).sum(axis=1) + (c.shape[1] + 16) * EPS * (terms.sum(axis=1) + np.abs(d))
    return np.asarray(best + pad * (1 + 16 * EPS))


class _Box:
    """B boxes of weights [l, h] (B, p) and levels [x0, x1] (B, 1), with their squares [u0, u1]."""

    def __init__(self, low: Array, high: Array, x0: Array, x1: Array) -> None:
        self.low, self.high, self.x0, self.x1 = low, high, x0, x1
        self.u0, self.u1 = low**2 * (1 - EPS), high**2 * (1 + EPS)
        self.p = low.shape[1]

    def squares(self) -> list[tuple[Array, Array]]:
        """The chord over w**2, and tangents under it at both ends and between."""
        low, high = self.low, self.high
        sum_, one = low + high, np.ones_like(low)
        chord = self._each(w=sum_, u=-one, constant=-low * high + 4 * EPS * sum_ * high)
        under = [
            self._each(w=-2 * t, u=one, constant=t**2 * (1 + EPS)) for t in (low, sum_ / 2, high)
        ]
        return [chord, *under]

    def products(self) -> list[tuple[Array, Array]]:
        """Products of the four distances from the bounds of u and of the level."""
        u0, u1, one = self.u0, self.u1, np.ones_like(self.u0)
        x0, x1 = self.x0 * one, self.x1 * one
        pad = 1 + EPS
        return [
            self._each(v=one, u=-x0, x=-u0, constant=u0 * x0 * pad),
            self._each(v=one, u=-x1, x=-u1, constant=u1 * x1 * pad),
            self._each(v=-one, u=x1, x=u0, constant=-u0 * x1 * (1 - EPS)),
            self._each(v=-one, u=x0, x=u1, constant=-u1 * x0 * (1 - EPS)),
        ]

    def _each(self, *, constant: Array, **parts: Array) -> tuple[Array, Array]:
        """A row for each weight j: parts of w_j, x, u_j, v_j (B, p)."""
        p = self.p
        a = np.zeros((len(constant), p, 3 * p + 1))
        place = np.arange(p)
        start = {"w": 0, "u": p + 1, "v": 2 * p + 1}
        for name, part in parts.items():
            if name == "x":
                a[:, place, p] = part
            else:
                a[:, place, start[name] + place] = part
        return a, constant

    def row(
        self, fixed: Array, c: Array, of_c: Array, d: Array, of_d: Array
    ) -> tuple[Array, Array]:
        """(fixed + c of_c).u + d of_d.v >= 0: c, d (B, 1), the rest (R, p), each rounded."""
        count, p = len(c), self.p
        a = np.zeros((count, len(fixed), 3 * p + 1))
        a[:, :, p + 1 : 2 * p + 1] = fixed + c[:, :, None] * of_c
        a[:, :, 2 * p + 1 :] = d[:, :, None] * of_d
        size = np.abs(fixed) + np.abs(c)[:, :, None] * np.abs(of_c)
        size = size + (np.abs(d) * self.x1)[:, :, None] * np.abs(of_d)
        pad: Array = 4 * EPS * np.einsum("brp,bp->br", size, self.u1)
        return a, pad
