"""The checker on scores that are intervals, and on borders between win regions."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mcda.verify import RefusedError, check
from tests.test_verify_moves import study as small
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


def test_a_point_on_the_border_is_neither_a_win_nor_a_defeat(tmp_path: Path) -> None:
    made = joint(tmp_path)
    row = made["results"][0]["options"]["barn"]
    at = row["certificate"]["necessary_upper"]["price"]["at"]  # level with the cabin at its best
    exact = dict.fromkeys(row["witness"], "0/1") | at
    point = {c: {"exact": x, "value": float(Fraction(x))} for c, x in exact.items()}
    with pytest.raises(RefusedError, match="necessary_witness does not win"):
        check(forged(made, "barn", necessary_witness=point))
    proof = {**row["certificate"], "somewhere": {"rival": "cabin", "at": at}}
    with pytest.raises(RefusedError, match="cabin is not ahead there"):
        check(forged(made, "barn", certificate=proof))


def test_a_rival_that_is_level_at_most_is_never_ahead(tmp_path: Path) -> None:
    """The attic and the barn are level where only size counts; the shed leads by view alone."""
    of = small(tmp_path, ("size", "view"), attic="5 5", barn="5 3", shed="4 9")
    made = report(of, ("joint_ranges", {}), ("dominance", {}))
    joint, dominance = made["results"]
    only = {**made, "results": [joint]}
    rows = joint["options"]
    assert [rows[i]["necessary"] for i in ("attic", "barn", "shed")] == [
        *("somewhere", "somewhere", "somewhere")
    ]
    check(only)
    proofs = dominance["options"]["attic"]["certificate"]["least_lead"]
    by = {k: claim["by"] for k, claim in proofs.items()}
    lie = {key: x for key, x in rows["attic"]["certificate"].items() if key != "somewhere"}
    with pytest.raises(RefusedError, match="shed may be ahead"):
        check(forged(only, "attic", certificate=lie | {"everywhere": by}, necessary="everywhere"))


def test_what_is_level_at_worst_wins_everywhere(tmp_path: Path) -> None:
    made = report(small(tmp_path, ("size", "view"), attic="5 5", barn="5 3"), ("joint_ranges", {}))
    check(made)
    row = made["results"][0]["options"]["attic"]
    assert row["necessary"] == "everywhere"
    assert set(row["certificate"]["everywhere"]) == {"barn"}


@pytest.mark.parametrize("analysis", ["joint_ranges", "neighbours", "win_ranges", "win_box"])
def test_equal_options_are_no_rivals(tmp_path: Path, analysis: str) -> None:
    of = small(tmp_path, ("size", "view"), attic="5 5", barn="5 5", shed="4 9")
    made = report(of, (analysis, {}))
    check(made)
    if analysis == "joint_ranges":
        rows = made["results"][0]["options"]
        assert rows["attic"]["status"] == rows["barn"]["status"] == "strict"
        assert "rival:barn" not in rows["attic"]["certificate"]["margin"]["by"]
