"""Tests mirror mcda/."""
