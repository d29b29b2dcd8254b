"""Irrational numbers by how they are made: fractions times logarithms, powers of e, and roots.

A method whose values are irrational says with these what they are, and a proof encloses them as
narrowly as it needs. Whatever is equal by the laws of arithmetic alone cancels exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Atom = tuple[str, Fraction]
"""A function and what it is taken of: `one`, `log` q, `exp` q, or `root` q, with q a fraction."""
ONE: Atom = ("one", Fraction(1))


@dataclass(frozen=True, eq=False)
class Real:
    """The sum of terms, each a fraction (never 0) times an atom."""

    terms: Mapping[Atom, Fraction]

    def __add__(self, other: Real) -> Real:
        total = dict(self.terms)
        for atom, x in other.terms.items():
            total[atom] = total.get(atom, Fraction(0)) + x
        return Real({atom: x for atom, x in total.items() if x})

    def __sub__(self, other: Real) -> Real:
        return self + other * -1

    def __mul__(self, by: Fraction | int) -> Real:
        return Real({atom: x * by for atom, x in self.terms.items()} if by else {})


RealTable = tuple[tuple[Real, ...], ...]
"""Such numbers (n, p)."""


def rational(x: Fraction) -> Real:
    """A fraction."""
    return Real({ONE: x} if x else {})


def log(x: Fraction) -> Real:
    """The natural logarithm of a fraction above 0."""
    return Real({("log", x): Fraction(1)} if x != 1 else {})


def exp(x: Fraction) -> Real:
    """The number e to the power of a fraction."""
    return Real({("exp", x) if x else ONE: Fraction(1)})


def root(x: Fraction) -> Real:
    """The square root of a fraction >= 0."""
    return Real({("root", x): Fraction(1)} if x else {})


def total(terms: list[Real]) -> Real:
    """The sum of many."""
    found: dict[Atom, Fraction] = {}
    for term in terms:
        for atom, x in term.terms.items():
            found[atom] = found.get(atom, Fraction(0)) + x
    return Real({atom: x for atom, x in found.items() if x})
