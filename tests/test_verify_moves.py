"""The checker on where weights may move: one criterion, and all the weight on one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mcda.files.load import load_study
from mcda.files.study import Study
from mcda.verify import RefusedError, check
from tests.test_verify_values import forged, report

STARTS = ("stability", "flips", "win_box", "rank")


def study(folder: Path, criteria: tuple[str, ...], **rows: str) -> Study:
    """Criteria from 0 to 10; views `even` and `all`, which has all weight on the first."""
    for name in ("criteria", "options/home", "reports"):
        (folder / name).mkdir(parents=True)
    ids = ", ".join(f"{{id: {c}, scale: {{min: 0, max: 10}}}}" for c in criteria)
    even = ", ".join(f"{c}: 1" for c in criteria)
    first = ", ".join(f"{c}: {int(c == criteria[0])}" for c in criteria)
    views = f"{{even: {{points: {{{even}}}}}, all: {{points: {{{first}}}}}}}"
    text = f"criteria: [{ids}]\nviews: {views}\n"
    (folder / "criteria" / "home.yaml").write_text(text, "utf-8")
    for option, row in rows.items():
        scores = ", ".join(f"{c}: {x}" for c, x in zip(criteria, row.split(), strict=True))
        path = folder / "options" / "home" / f"{option}.yaml"
        path.write_text(f"id: {option}\nscores: {{{scores}}}\n", "utf-8")
    file = folder / "reports" / "home.yaml"
    file.write_text("criteria: home\noptions: home\nsamples: 500\n", "utf-8")
    return load_study(file)


def answers(of: Study) -> dict[str, Any]:
    return report(of, *((name, {}) for name in STARTS))


def test_one_criterion_has_one_weight(tmp_path: Path) -> None:
    made = answers(study(tmp_path, ("size",), attic="3", barn="7"))
    found = check(made)
    assert found.proved["ends of stability intervals"] == 2
    row = made["results"][0]["criteria"]["size"]
    assert [row[end]["exact"] for end in ("weight", "lower", "upper")] == ["1/1"] * 3
    for end in ("lower", "upper"):
        for exact, value in (("0/1", 0.0), ("1/2", 0.5), ("2/1", 2.0)):
            lie = {**row, end: {"exact": exact, "value": value}}
            with pytest.raises(RefusedError):
                check({**made, "results": [{**made["results"][0], "criteria": {"size": lie}}]})


def test_all_weight_on_one_criterion_is_shared_evenly_when_it_moves(tmp_path: Path) -> None:
    """From size alone the barn leads until size weighs w with 7 w = 3 w + (1 - w) (9 + 5) / 2."""
    of = study(tmp_path, ("size", "view", "quiet"), attic="3 9 5", barn="7 0 0")
    made = answers(replace(of, view="all"))
    check(made)
    row = made["results"][0]["criteria"]["size"]
    assert row["lower"] == {"exact": "7/11", "value": 7 / 11}
    assert row["rival_below"] == "attic"
    assert row["upper"]["exact"] == "1/1"


def test_a_view_in_the_middle_is_proportional(tmp_path: Path) -> None:
    of = study(tmp_path, ("size", "view", "quiet"), attic="3 9 5", barn="7 0 0")
    made = answers(replace(of, view="even"))
    check(made)
    assert made["results"][0]["criteria"]["size"]["upper"]["exact"] == "7/11"
    assert made["results"][0]["criteria"]["size"]["rival_above"] == "barn"


def test_of_two_weights_one_moves_against_the_other(tmp_path: Path) -> None:
    """Level where 7 w = 3 w + 9 (1 - w)."""
    made = answers(study(tmp_path, ("size", "view"), attic="3 9", barn="7 0"))
    check(made)
    rows = made["results"][0]["criteria"]
    assert [rows[c]["lower"]["exact"] for c in ("size", "view")] == ["0/1", "4/13"]
    assert [rows[c]["upper"]["exact"] for c in ("size", "view")] == ["9/13", "1/1"]


def test_an_option_that_can_be_level_is_not_said_to_be_out_of_reach(tmp_path: Path) -> None:
    """The house is level with both where size and view weigh the same, and never ahead."""
    of = study(tmp_path, ("size", "view"), attic="0 10", barn="10 0", house="5 5")
    made = report(replace(of, view="all"), ("flips", {}), ("win_ranges", {}))
    check(made)
    flips, ranges = made["results"]
    assert ranges["options"]["house"]["status"] == "tie"
    row = flips["options"]["house"]
    never = {"behind": "0/1", "by": ranges["options"]["house"]["certificate"]["margin"]["by"]}
    nothing = dict.fromkeys(("distance", "distance_simplex", "weights"))
    lie = {**row, **nothing, "certificate": {"distance": never, "distance_simplex": never}}
    with pytest.raises(RefusedError, match="house may win"):
        check(forged({**made, "results": [flips]}, "house", **lie))


def test_a_box_may_end_at_the_weights_themselves(tmp_path: Path) -> None:
    """Attic and barn lead together, until size or view moves; thirds are on no thousandth."""
    made = answers(study(tmp_path, ("size", "view", "quiet"), attic="3 9 1", barn="9 3 1"))
    check(made)
    box = next(r for r in made["results"] if r["analysis"] == "win_box")
    assert box["leaders"] == ["attic", "barn"]
    ends = {box["criteria"]["size"][end]["exact"] for end in ("lower", "upper")}
    assert ends == {"1/3"}
