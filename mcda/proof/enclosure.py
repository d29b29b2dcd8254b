"""Irrational numbers enclosed between fractions as near as needed; zero and signs told for certain.

A sum of fractions times logarithms of primes, or times distinct powers of e, or times roots of
square-free numbers, is 0 only if every fraction is: each of these families, with 1, is independent
over the fractions (Baker 1966, Mathematika 13:204-216; Lindemann and Weierstrass 1885; Besicovitch
1940, J. London Math. Soc. 15:3-6). So equality is decided by form, and the sign of what is not 0
comes out once the ball around it (Arb: Johansson 2017, IEEE Trans. Computers 66(8):1281-1292) is
small enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Any

from flint import arb, ctx, fmpq, fmpz

from mcda.problem.real import ONE, Atom, Real, RealTable, rational, total

Interval = tuple[Fraction, Fraction]
FACTORED = 64
"""Whole numbers of so many bits are taken into primes; of longer ones only the small primes."""
SMALL = (2, 3, 5, 7, 11, 13)
GUARD = 64
"""Bits of work beyond those wanted."""
MOST_BITS = 8192

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "one": lambda x: x,
    "log": lambda x: x.log(),
    "exp": lambda x: x.exp(),
    "root": lambda x: x.sqrt(),
}


def settled(x: Real) -> Real:
    """The same number over independent atoms: equal numbers have equal terms."""
    terms: dict[Atom, Fraction] = {}
    for atom, times in x.terms.items():
        for part, share in _parts(atom):
            terms[part] = terms.get(part, Fraction(0)) + times * share
    return Real({atom: times for atom, times in terms.items() if times})


def same(x: Real, y: Real) -> bool:
    """Whether two settled numbers are equal."""
    return x.terms == y.terms


def as_fraction(x: Real) -> Fraction | None:
    """A settled number as a fraction, None where it is irrational."""
    return x.terms.get(ONE, Fraction(0)) if set(x.terms) <= {ONE} else None


def sign(x: Real) -> int | None:
    """1, 0 or -1, proved; None where even many digits do not tell."""
    if not x.terms:
        return 0
    bits = GUARD
    while bits <= MOST_BITS:
        ball = _ball(x, bits)
        if not ball.contains(0):
            return 1 if ball > 0 else -1
        bits *= 2
    return None


def in_units(numbers: Sequence[Real]) -> tuple[list[Fraction], Real] | None:
    """Numbers in parts of one positive number, and that; None where there is no such one."""
    one = next((x for x in numbers if x.terms), rational(Fraction(1)))
    one = one * (sign(one) or 0)
    atom, of_it = next(iter(one.terms.items()), (ONE, Fraction(1)))
    parts = [x.terms.get(atom, Fraction(0)) / of_it for x in numbers]
    alike = all(same(x, one * part) for x, part in zip(numbers, parts, strict=True))
    return (parts, one) if alike else None


def mixed(values: RealTable, w: Sequence[Fraction]) -> list[Real]:
    """(n,) settled values (n, p) at weights (p,)."""
    return [total([v * x for v, x in zip(row, w, strict=True) if x]) for row in values]


def bounds(x: Real, bits: int) -> Interval:
    """A settled number between multiples of 2 ** -bits; a fraction between itself and itself."""
    known = as_fraction(x)
    if known is not None:
        return known, known
    with ctx.workprec(bits + GUARD):
        ball = _ball(x, bits + GUARD)
        low, high = ball.lower(), ball.upper()
    return _floor(low, bits), _floor(high, bits, up=True)


def _floor(x: Any, bits: int, *, up: bool = False) -> Fraction:
    """The multiple of 2 ** -bits next below (or above) an exact binary number, or it itself."""
    mantissa, exponent = (int(part) for part in x.man_exp())
    mantissa = -mantissa if up else mantissa
    shift = exponent + bits
    whole = mantissa << shift if shift >= 0 else mantissa >> min(-shift, mantissa.bit_length() + 1)
    return Fraction(-whole if up else whole, 1 << bits)


def _ball(x: Real, bits: int) -> Any:
    with ctx.workprec(bits):
        total: Any = arb(0)
        for atom, times in x.terms.items():
            total += _fraction(times) * _atom(atom, bits)
    return total


def _fraction(x: Fraction) -> Any:
    return arb(fmpq(x.numerator, x.denominator))


@lru_cache(maxsize=65536)
def _atom(atom: Atom, bits: int) -> Any:
    function, of = atom
    with ctx.workprec(bits):
        return FUNCTIONS[function](_fraction(of))


@lru_cache(maxsize=65536)
def _parts(atom: Atom) -> tuple[tuple[Atom, Fraction], ...]:
    """An atom as a sum over independent ones."""
    function, of = atom
    if function == "log":
        powers = Counter(_factors(of.numerator))
        powers.subtract(_factors(of.denominator))
        return tuple((("log", Fraction(p)), Fraction(k)) for p, k in sorted(powers.items()) if k)
    if function == "root":
        times, free = Fraction(1, of.denominator), 1
        for p, k in _factors(of.numerator * of.denominator).items():
            r = isqrt(p)
            times *= p ** (k // 2) if r * r != p else r**k
            free *= p if k % 2 and r * r != p else 1
        return ((ONE if free == 1 else ("root", Fraction(free)), times),)
    return ((atom, Fraction(1)),)


def _factors(n: int) -> dict[int, int]:
    """Factors of n and their powers: primes, and of a long number what its small primes leave."""
    if n.bit_length() <= FACTORED:
        return {int(p): int(k) for p, k in fmpz(n).factor()}
    found: dict[int, int] = {}
    for p in SMALL:
        while n % p == 0:
            n //= p
            found[p] = found.get(p, 0) + 1
    return found | (_factors(n) if n.bit_length() <= FACTORED else {n: 1})
