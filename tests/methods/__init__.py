"""Tests of mcda.methods, by hand-computed cases with their sources."""
