"""The checker on performances that would make an option win."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mcda.verify import RefusedError, check
from tests.test_verify_values import forged, report, study

LEVELS = {
    "attic": "30, 20, 4, 0, some",
    "barn": "30, 20, 4, 0, none",
    "cabin": "30, 20, 4, 0, sea",
}
"""Levels are worth 0, 30 and 100."""


def improved(folder: Path, **rows: str) -> dict[str, Any]:
    return report(study(folder, "", rows), ("improvement", {}))


def test_the_lowest_level_that_is_enough_is_needed(tmp_path: Path) -> None:
    """A fifth of the weight times 0.3 is missing, so `some` is just enough, and `sea` more so."""
    made = improved(tmp_path, attic=LEVELS["attic"], barn=LEVELS["barn"])
    check(made)
    needed = made["results"][0]["options"]["barn"]["needed"]
    assert needed["view"]["exact"] == "30/1"
    for exact, value in (("100/1", 100.0), ("0/1", 0.0), ("31/1", 31.0)):
        lie = {**needed, "view": {"exact": exact, "value": value}}
        with pytest.raises(RefusedError, match="barn needs another performance on view"):
            check(forged(made, "barn", needed=lie))


def test_no_level_between_two_is_needed(tmp_path: Path) -> None:
    made = improved(tmp_path, barn=LEVELS["barn"], cabin=LEVELS["cabin"])
    check(made)
    assert made["results"][0]["options"]["barn"]["needed"]["view"]["exact"] == "100/1"


def test_weights_at_which_a_rise_is_not_enough_prove_nothing(tmp_path: Path) -> None:
    made = improved(tmp_path, attic="15, -5, 3, 2, some", barn="60, 45, 9, 5, none",
                    den="58, -5, 1, 8, none")  # fmt: skip
    check(made)
    row = made["results"][0]["options"]["den"]
    alone = row["certificate"]["alone"]
    raised = {c: claim for c, claim in alone.items() if "raise" in claim}
    assert raised
    even = dict.fromkeys(alone, "1/5")
    for c, claim in raised.items():
        other = {**alone, c: {**claim, "at": even}}
        with pytest.raises(RefusedError, match="den needs more on"):
            check(forged(made, "den", certificate={**row["certificate"], "alone": other}))
