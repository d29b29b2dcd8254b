"""Best-first search for the points of a region beyond what is known, with proofs of their absence.

A search has ends: directions (column j, sign) with a target each. A box of an end is what might
hold points past its target. It is refuted, contracted or halved, until none is left; or until the
clock stops it, when what is still open says how far the truth may reach.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array, Indices
from mcda.proof.branch.prove import GRID, Proved, Question, outward, prove
from mcda.proof.branch.tree import Node

BATCH = 128
FINEST = 8 / GRID
"""A side shorter than this is not halved again."""


@dataclass(frozen=True)
class End:
    """What is pushed: sign * column j; with sign 0 nothing, all of the box is to be refuted."""

    j: int
    sign: int


@dataclass(order=True)
class _Open:
    rank: tuple[float, int]
    end: int = field(compare=False)
    low: Array = field(compare=False)
    high: Array = field(compare=False)
    node: Node = field(compare=False)


class Search:
    """Boxes of a question's region past targets.

    ends : what is pushed;  targets : of each, in the direction of its sign, on the grid
    low, high : (p + e,) the box that holds the region
    trees : nodes to start from, new ones by default
    points : (S, p) weights of all the relaxations of the last round
    """

    def __init__(
        self,
        question: Question,
        ends: list[End],
        targets: list[float],
        low: Array,
        high: Array,
        trees: list[Node] | None = None,
    ) -> None:
        self.question = question
        self.ends, self.targets, self.p = ends, list(targets), question.domain.p
        widest = start_box(question)
        self.span = np.maximum(widest[1] - widest[0], FINEST)
        self.trees = trees or [Node() for _ in ends]
        self.treated = 0
        self.within: tuple[Array, Array] | None = None
        self.points = np.zeros((0, question.domain.p))
        self.stuck: list[_Open] = []
        self._open: list[_Open] = []
        self._count = 0
        for e in range(len(ends)):
            self._add(e, low, high, self.trees[e], 0.0)

    @property
    def done(self) -> bool:
        """Whether no box is open, those too fine to halve left aside."""
        return not self._open

    def reached(self) -> list[float]:
        """The most that sign * w_j of each end is over the region; inf where open without sign."""
        most = [t if end.sign else -np.inf for t, end in zip(self.targets, self.ends, strict=True)]
        for x in (*self._open, *self.stuck):
            end = self.ends[x.end]
            edge = (x.high if end.sign > 0 else x.low)[end.j] * end.sign if end.sign else np.inf
            most[x.end] = max(most[x.end], float(edge))
        return most

    def keep_within(self, low: Array, high: Array) -> None:
        """The region's weights are proved to lie in a box (p,): open boxes need not go beyond."""
        self.within = low, high

    def raise_target(self, e: int, target: float) -> None:
        """Points are known up to nearer the target: it moves, and open boxes with it."""
        self.targets[e] = max(self.targets[e], target)

    def round(self) -> tuple[Array, Indices]:
        """Treat the most promising boxes; points of relaxations worth a climb, with their ends."""
        chosen = self._chosen()
        self.treated += len(chosen)
        if not chosen:
            return np.zeros((0, self.p)), np.zeros(0, dtype=int)
        low, high = (np.array([getattr(x, side) for x in chosen]) for side in ("low", "high"))
        proved = prove(self.question, low, high, self._aims(chosen, low, high))
        left = self._recorded(chosen, (low, high), proved)
        self.points = self._weights(proved.z[left])
        if not len(left):
            return np.zeros((0, self.p)), np.zeros(0, dtype=int)
        columns = self._columns(proved, left)
        for k, column in zip(left, columns, strict=True):
            self._halve(chosen[k], proved, k, column)
        return self._promising(chosen, proved, left)

    def _aims(self, chosen: list[_Open], low: Array, high: Array) -> Array:
        """(B, p + e): along the end; without one, along the widest side, up and down in turn."""
        aim = np.zeros_like(low)
        widest = ((high - low) / self.span).argmax(axis=1)
        for k, x in enumerate(chosen):
            end = self.ends[x.end]
            turn = -1 if x.rank[1] % 2 else 1
            aim[k, end.j if end.sign else widest[k]] = end.sign or turn
        return aim

    def _chosen(self) -> list[_Open]:
        chosen: list[_Open] = []
        while self._open and len(chosen) < BATCH:
            x = heapq.heappop(self._open)
            if self._clipped(x):
                chosen.append(x)
        return chosen

    def _clipped(self, x: _Open) -> bool:
        """Whether anything of the box is past the target and in the region's; it is cut there."""
        end, target = self.ends[x.end], self.targets[x.end]
        if self.within is not None:
            p = self.p
            x.low, x.high = x.low.copy(), x.high.copy()
            x.low[:p] = np.maximum(x.low[:p], self.within[0])
            x.high[:p] = np.minimum(x.high[:p], self.within[1])
        if end.sign > 0:
            x.low = x.low.copy()
            x.low[end.j] = max(x.low[end.j], target)
        elif end.sign < 0:
            x.high = x.high.copy()
            x.high[end.j] = min(x.high[end.j], -target)
        gone = bool(end.sign) and x.low[end.j] >= x.high[end.j]
        if gone or (self.within is not None and np.any(x.low > x.high)):
            x.node.leave()
            return False
        return True

    def _recorded(
        self, chosen: list[_Open], box: tuple[Array, Array], proved: Proved
    ) -> NDArray[np.int64]:
        """Write down what was proved; which of the chosen are left."""
        for k, x in enumerate(chosen):
            y = None if proved.y is None else proved.y[k]
            if proved.refuted[k]:
                x.node.refute(y)
            else:
                after = proved.low[k], proved.high[k]
                x.node = x.node.cut(y, (box[0][k], box[1][k]), after)
        return np.flatnonzero(~proved.refuted)

    def _columns(self, proved: Proved, left: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of each box the column to halve: where that moves the relaxation's point the most."""
        low, high = proved.low[left], proved.high[left]
        share = np.where(high - low > FINEST, (high - low) / self.span, -1.0)
        gain = np.where(share > 0, self._gain(proved, left), -1.0)
        if self.question.guide is not None:  # who says nothing of weights: those are left to cut
            share[:, : self.p] += np.where(share[:, : self.p] > 0, 1.0, 0.0)
        best = np.where(gain.max(axis=1) > 1e-14, gain.argmax(axis=1), share.argmax(axis=1))
        return np.where(share.max(axis=1) > 0, best, -1)

    def _gain(self, proved: Proved, left: NDArray[np.int64]) -> Array:
        """(L, p + e) what halving each column might do to the relaxation's point."""
        question, q = self.question, self.question.width
        low, high, z = proved.low[left], proved.high[left], proved.z[left]
        i, rivals, lead = question.i, question.rivals, question.lead
        if question.guide is not None:
            return question.guide.gaps(z, low, high, i, rivals, lead)
        assert proved.prices is not None
        middle, each = (low + high) / 2, np.arange(q)
        under = z[:, :q] <= middle
        part_low, part_high = (np.repeat(x[:, None, :], q, axis=1) for x in (low, high))
        part_low[:, each, each] = np.where(under, low, middle)
        part_high[:, each, each] = np.where(under, middle, high)
        flat_low, flat_high = part_low.reshape(-1, q), part_high.reshape(-1, q)
        rows = question.bounds.rows(flat_low, flat_high, i, rivals, lead)
        point = np.repeat(z, q, axis=0)
        missed = np.maximum(-(np.einsum("bkq,bq->bk", rows.a, point) + rows.b), 0.0)
        prices = np.repeat(proved.prices[left], q, axis=0)
        gain: Array = (missed * prices).sum(axis=1).reshape(-1, q) * ((high - low) / self.span)
        return gain

    def _halve(self, x: _Open, proved: Proved, k: int, column: int) -> None:
        low, high = proved.low[k], proved.high[k]
        if column < 0:
            self.stuck.append(_Open(x.rank, x.end, low, high, x.node))
            return
        middle = float(np.floor((low[column] + high[column]) / 2 * GRID) / GRID)
        end = self.ends[x.end]
        likely = -float(end.sign * proved.z[k, end.j])
        for part, node in enumerate(x.node.split(column, middle)):
            new_low, new_high = low.copy(), high.copy()
            (new_low if part else new_high)[column] = middle
            self._add(x.end, new_low, new_high, node, likely)

    def _add(self, e: int, low: Array, high: Array, node: Node, likely: float) -> None:
        self._count += 1
        x = _Open((likely, -self._count), e, low, high, node)
        if self._clipped(x):
            heapq.heappush(self._open, x)

    def _promising(
        self, chosen: list[_Open], proved: Proved, left: NDArray[np.int64]
    ) -> tuple[Array, Indices]:
        """The farthest point of each end among the boxes left."""
        best: dict[int, tuple[float, int]] = {}
        for k in left:
            e = chosen[k].end
            far = float(self.ends[e].sign * proved.z[k, self.ends[e].j])
            best[e] = max(best.get(e, (-np.inf, -1)), (far, int(k)))
        return self._weights(proved.z[[k for _, k in best.values()]]), np.array(list(best))

    def _weights(self, z: Array) -> Array:
        """Weights (S, p) that sum to 1, next to points (S, q)."""
        w = np.clip(z[:, : self.p], 0.0, 1.0)
        total = w.sum(axis=1, keepdims=True)
        even = np.full_like(w, 1.0 / w.shape[1])
        return np.where(total > 0, w / np.where(total > 0, total, 1.0), even)


def shrink(question: Question, low: Array, high: Array, node: Node) -> tuple[Array, Array, Node]:
    """A box around the region within low, high (p + e,), pushing at every side; its proof.

    The node returned is that of what remains; the box is crossed (low > high) where nothing does.
    """
    q = question.width
    for _ in range(8):
        before = (low, high)
        aim = np.vstack([np.eye(q), -np.eye(q)])
        proved = prove(question, np.tile(low, (2 * q, 1)), np.tile(high, (2 * q, 1)), aim)
        for k in range(2 * q):
            y = None if proved.y is None else proved.y[k]
            if proved.refuted[k]:
                node.refute(y)
                return high + 1.0, low, node
            wide = high - low
            take_low = proved.low[k] - low > 0.02 * wide
            take_high = high - proved.high[k] > 0.02 * wide
            new = (
                np.where(take_low, proved.low[k], low),
                np.where(take_high, proved.high[k], high),
            )
            if np.any(new[0] > new[1]):
                node.refute(y)
                return high + 1.0, low, node
            node, (low, high) = node.cut(y, (low, high), new), new
        gone = np.maximum(low - before[0], before[1] - high) / np.maximum(
            before[1] - before[0], FINEST
        )
        if gone.max() < 0.1:
            break
    return low, high, node


def start_box(question: Question) -> tuple[Array, Array]:
    """Weights from 0 to 1 and scalars in their reach, (p + e,) each."""
    low, high = question.bounds.reach(question.i, question.lead)
    p = question.domain.p
    return outward(np.concatenate([np.zeros(p), low]), np.concatenate([np.ones(p), high]))
