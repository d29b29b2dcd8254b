"""The checker on scores that are intervals, and on borders between win regions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mcda.verify import RefusedError, check
from tests.test_verify_values import forged, report, study

BARN_ALWAYS = "size >= 0.55, comfort >= 0.35"
"""The barn has the most room and comfort, so it is first whatever the scores."""


def joint(folder: Path, weights: str = "") -> dict[str, Any]:
    return report(study(folder, weights), ("joint_ranges", {}))


def refused(made: dict[str, Any], option: str, **cells: Any) -> None:
    with pytest.raises(RefusedError):
        check(forged(made, option, **cells))


def test_first_everywhere_is_proved_and_not_weakened(tmp_path: Path) -> None:
    made = joint(tmp_path, BARN_ALWAYS)
    check(made)
    row = made["results"][0]["options"]["barn"]
    assert row["necessary"] == "everywhere"
    refused(made, "barn", necessary="somewhere")
    proof = dict(row["certificate"])
    del proof["everywhere"]
    refused(made, "barn", certificate=proof)
    at = {"rival": "cabin", "at": row["witness"]}
    refused(made, "barn", certificate={**proof, "somewhere": at}, necessary="somewhere")


def test_first_somewhere_shows_where_a_rival_is_ahead(tmp_path: Path) -> None:
    made = joint(tmp_path)
    check(made)
    row = made["results"][0]["options"]["barn"]
    assert row["necessary"] == "somewhere"
    for word in ("everywhere", "never"):
        refused(made, "barn", necessary=word)
    proof = row["certificate"]
    refused(made, "barn", certificate={**proof, "somewhere": {**proof["somewhere"], "rival": "x"}})
    inside = {**proof["somewhere"], "at": row["necessary_witness"]}
    refused(made, "barn", certificate={**proof, "somewhere": inside})


@pytest.mark.parametrize("kind", ["", "necessary_"])
def test_a_witness_where_the_option_does_not_win_is_refused(tmp_path: Path, kind: str) -> None:
    made = joint(tmp_path)
    rows = made["results"][0]["options"]
    for witness in (rows["attic"]["witness"], rows["cabin"]["certificate"]["upper"]["view"]["at"]):
        whole = dict.fromkeys(rows["barn"]["witness"], "0/1") | {
            c: x["exact"] if isinstance(x, dict) else x for c, x in witness.items()
        }
        refused(made, "barn", **{f"{kind}witness": whole})
