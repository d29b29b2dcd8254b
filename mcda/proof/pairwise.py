"""How much of the whole simplex puts one option above another, exactly, for any number of weights.

The difference of two scores is sum d_j w_j. Let x be its positive coefficients and y the sizes of
its negative ones; coefficients that are 0 change nothing, since the other weights divided by their
sum are uniform as well. Where p of the x and q of the y are left, the part with sum > 0 is

    P(p, q) = x_p / (x_p + y_q) P(p, q - 1) + y_q / (x_p + y_q) P(p - 1, q),
    P(p, 0) = 1 for p > 0,  P(0, q) = 0,

because the point y_q e_p + x_p e_q of the edge between the corners of x_p and y_q, where the
difference is 0, cuts the simplex in two: one part, x_p / (x_p + y_q) of it, has that point in place
of the corner of y_q, the other in place of that of x_p. Corners where the difference is 0 do not
count, and with all others on one side the answer is known.

Source: the volume of a simplex cut by a half-space, Varsi 1973, Pacific Journal of Mathematics
46(1):315-319; Ali 1973, Pacific Journal of Mathematics 48(2):529-534.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import fmpq

from mcda.proof.simplex import Whole


def pairwise(values: Sequence[Whole]) -> list[list[Fraction]]:
    """(n, n) part of the simplex on which option i scores strictly higher than option k.

    What p_ik + p_ki leaves to 1 are ties: nothing, but for options with the same values, which are
    level everywhere and have 0 both ways. The diagonal is 0.

    values : (n, m) whole numbers over a common denominator, higher is better
    """
    n = len(values)
    found = [[Fraction(0)] * n for _ in range(n)]
    for i in range(n):
        for k in range(i + 1, n):
            lead = [a - b for a, b in zip(values[i], values[k], strict=True)]
            if any(lead):
                found[i][k] = above(lead)
                found[k][i] = 1 - found[i][k]
    return found


def above(lead: Whole) -> Fraction:
    """Part of the simplex on which sum lead_j w_j is above 0."""
    plus = [x for x in lead if x > 0]
    minus = [-x for x in lead if x < 0]
    if not plus or not minus:
        return Fraction(bool(plus))
    column = [fmpq(1)] * (len(plus) + 1)  # P(p, 0) for p = 0 .. ; that of p = 0 is not used
    for y in minus:
        below = fmpq(0)
        for p, x in enumerate(plus, 1):
            below = (x * column[p] + y * below) / (x + y)
            column[p] = below
    return Fraction(int(column[-1].p), int(column[-1].q))


def expected_ranks(beats: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """(n,) mean of 1 + the number of options strictly better, from the pairs (n, n)."""
    return [1 + sum((row[i] for row in beats), Fraction(0)) for i in range(len(beats))]
