"""Tests of mcda.problem."""
