"""Weight spaces for property tests: cuts that overlap, touch, repeat, and leave thin slices."""

from __future__ import annotations

import contextlib

from hypothesis import strategies as st

import mcda
from mcda.errors import EmptySpaceError

CUTS = (
    "c1 >= c2",
    "c2 >= c1",
    "c1 = c2",
    "c1 >= 2 * c2",
    "c1 >= 0.3",
    "c1 <= 0.3",
    "c1 in [0.2, 0.5]",
    "c2 <= 0.1",
    "c1 + c2 <= 0.5",
    "c1 + c2 >= 0.5",
    "c2 - c1 <= 0.1",
    "c1 = 0.5",
    "c1 - c2 + c3 <= 0.4",
    "c3 <= c1",
    "c3 = 0.25",
    "c3 >= 0.1",
    "2 * c1 + c3 >= c2",
    "c4 <= 0.2",
    "c4 >= c1",
    "c1 + c4 = 0.5",
    "all <= 0.4",
    "all <= 0.6",
    "all >= 0.1",
)


def cuts(m: int) -> st.SearchStrategy[list[str]]:
    """Up to five statements about c1 .. cm; together they may leave nothing."""
    foreign = [f"c{j}" for j in range(m + 1, 5)]
    known = [text for text in CUTS if not any(name in text for name in foreign)]
    return st.lists(st.sampled_from(known), max_size=5)


@st.composite
def spaces(draw: st.DrawFn, m: int) -> mcda.WeightSpace:
    """The simplex over m weights, cut by statements that leave something."""
    space = mcda.WeightSpace(m)
    for text in draw(cuts(m)):
        with contextlib.suppress(EmptySpaceError):
            space = space.where(text)
    return space
