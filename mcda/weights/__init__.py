"""Weights: points, statements, and the polytope of weights they admit."""
