"""Certificates of what a hunt has proved, as plain JSON values that a checker can follow.

    {"level": [id, ...], "rivals": [id, ...], "rows": [name, ...],
     "box": [entry, ...],                     a tree from the whole box (see tree.py); for an option
                                              that never wins it leaves nothing, else it has a rest
     "witness": {criterion: "p/q"},           where the option is first, alone if it is `strict`
     "lower": {criterion: {"at": {...},       where the end is attained, by criterion
                           "bound": "p/q",    no weight of the region is below (for upper: above)
                           "by": {row: "p/q"} multipliers of the space's rows that prove it, or
                           "tree": [entry, ...]}},    a tree that goes on from the rest of the box
     "upper": {...}, "digest": sha256 of all that, as JSON with sorted keys}

or {"twin": id} of an option that is level with another everywhere, whose numbers it has.

Places of multipliers in trees: the option's own row, the rivals' rows, for each rival the sum of
the two, then `rows` of the space, in whole numbers divided by their largest coefficient.
"""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import Any

import numpy as np

from mcda.methods._bounds import Told
from mcda.methods.base import Nonlinear
from mcda.proof.branch.hunt import Hunt
from mcda.proof.branch.tree import flat
from mcda.proof.simplex import Point
from mcda.proof.space import Name

JSON = dict[str, Any]


def below(x: Fraction) -> float:
    """The largest float that is no more than x."""
    near = float(x)
    return near if Fraction(near) <= x else float(np.nextafter(near, -np.inf))


def above(x: Fraction) -> float:
    """The smallest float that is no less than x."""
    return -below(-x) + 0.0


def attained(hunt: Hunt, witness: Point) -> list[Point]:
    """(2p,) for each end the farthest point of the region that is known in fractions."""
    far = [point for w in hunt.at if (point := hunt.exact(w)) is not None]
    points = [witness, *far]
    along = [[end.sign * w[end.j] for w in points] for end in hunt.ends]
    return [points[reached.index(max(reached))] for reached in along]


def refutation(hunt: Hunt, model: Nonlinear) -> JSON | None:
    """That the option never wins; None where the method cannot tell its proofs."""
    if not isinstance(hunt.question.bounds, Told):
        return None
    return _sealed({**_ground(hunt, model), "box": flat(hunt.root)})


def ranges(
    hunt: Hunt, model: Nonlinear, witness: Point, at: list[Point], bounds: list[Fraction]
) -> JSON | None:
    """That its ranges are no wider than bounds (2p,), and as wide as the points at (2p,)."""
    if not isinstance(hunt.question.bounds, Told):
        return None
    p, names = hunt.domain.p, model.parameters
    ends = [
        {"at": _point(at[e], names), "bound": _text(hunt.ends[e].sign * bounds[e]),
         **_proof(hunt, e, bounds[e], names)}
        for e in range(2 * p)
    ]  # fmt: skip
    return _sealed(
        {
            **_ground(hunt, model),
            "box": flat(hunt.root, hunt.rest),
            "witness": _point(witness, names),
            "lower": dict(zip(names, ends[:p], strict=True)),
            "upper": dict(zip(names, ends[p:], strict=True)),
        }
    )


def _proof(hunt: Hunt, e: int, bound: Fraction, names: tuple[str, ...]) -> JSON:
    if bound < hunt.limit(e):
        return {"tree": flat(hunt.slabs.trees[e]) if hunt.slabs is not None else [["outside"]]}
    exact, end = hunt.domain.exact, hunt.ends[e]
    by = exact.reach[end.j][0 if end.sign < 0 else 1].multipliers
    return {
        "by": {_name(exact.names[r], names): _text(y * exact.factors[r]) for r, y in by.items()}
    }


def _ground(hunt: Hunt, model: Nonlinear) -> JSON:
    options, rivals = model.options, [int(k) for k in hunt.question.rivals]
    level = [o for k, o in enumerate(options) if k != hunt.question.i and k not in rivals]
    rows = [_name(name, model.parameters) for name in hunt.domain.names]
    return {"level": level, "rivals": [options[k] for k in rivals], "rows": rows}


def _name(name: Name, parameters: tuple[str, ...]) -> str:
    """A row as certificates call it: weight:ID, sum, statement:S:R."""
    kind, *rest = name
    return f"weight:{parameters[int(rest[0])]}" if kind == "weight" else ":".join(map(str, name))


def _point(point: Point, names: tuple[str, ...]) -> JSON:
    return {name: _text(x) for name, x in zip(names, point, strict=True) if x}


def _text(x: Fraction) -> str:
    return f"{x.numerator}/{x.denominator}"


def _sealed(body: JSON) -> JSON:
    text = dumps(body, sort_keys=True, separators=(",", ":"))
    return {**body, "digest": sha256(text.encode()).hexdigest()}
