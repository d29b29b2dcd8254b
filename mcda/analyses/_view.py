"""Weights that an analysis is asked about, in fractions that sum to 1."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from mcda.analyses.base import exact_vector
from mcda.proof.simplex import Point


def shares(weights: Any, parameters: tuple[str, ...]) -> Point:
    """(p,) weights as fractions; what they miss of 1 by rounding is made up in proportion."""
    w = exact_vector(weights, parameters)
    total = sum(w, Fraction(0))
    return tuple(x / total for x in w)
