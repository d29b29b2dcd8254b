"""How far below 0 several rows can be at once: a polyhedron with one more variable."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpz_mat

from mcda.proof.simplex import Polyhedron
from mcda.proof.space import unit


def raised(
    shape: Polyhedron, basis: Sequence[int], rows: Sequence[Sequence[int]], cap: int | None = None
) -> tuple[Polyhedron, tuple[int, ...]]:
    """{(w, e) : w in the shape, row w + e <= 0 for all rows}, and the basis of a corner.

    Its rows are those of the shape, then `rows`, then e <= cap where that is asked for; without
    rows it must be. At the corner w is that of `basis` and e as large as it can be there.
    """
    p, most = shape.p, [] if cap is None else [cap]
    lifted = Polyhedron(
        [[*row, 0] for row in shape.rows]
        + [[*row, 1] for row in rows]
        + [unit(p + 1, p) for _ in most],
        [*shape.limits, *([0] * len(rows)), *most],
        shape.equal,
        shape.budget,
    )
    here, size = shape.meeting(basis)
    ahead = (fmpz_mat([list(row) for row in rows]) * here).entries() if rows else []
    rooms = [*(-x for x in ahead), *(x * size for x in most)]
    return lifted, (*basis, len(shape.rows) + rooms.index(min(rooms)))
