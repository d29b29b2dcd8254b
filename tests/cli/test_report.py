"""`mcda report`: what is written, that it is written whole or not at all, and the same twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mcda.report import compose as composing
from mcda.report.listing import LIST
from tests.case import edit, write_study
from tests.cli.conftest import Mcda


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small study, and the working directory."""
    write_study(tmp_path, [[3, 7], [6, 2]], {"one": [2, 1]}, extra="sections: [record]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_written_beside_the_study(case: Path, mcda: Mcda) -> None:
    done = mcda("report")
    assert done.code == 0, done.err
    made = contents(case / "reports" / "alliance")
    assert {"report.html", "report.md", "report.json"} < set(made)
    assert any(name.startswith("figures/") for name in made)
    assert "reports/alliance/report.html" in done.out


def test_json_names_what_was_written(case: Path, mcda: Mcda) -> None:
    data = json.loads(mcda("report", "--out", "out", "--json").out)
    assert data["study"] == "alliance"
    assert {case / name for name in data["written"]} == {
        case / "out" / name for name in contents(case / "out")
    }


def test_set_says_in_json_what_it_changed(case: Path, mcda: Mcda) -> None:
    data = json.loads(mcda("set", "balanced", "cost=71", "--json", "--dry-run").out)
    assert data["file"] == "criteria/alliance.yaml"
    assert data["written"] is False
    assert [line["after"].strip() for line in data["lines"]] == ["cost: 71"]


def test_same_inputs_same_bytes(case: Path, mcda: Mcda) -> None:
    mcda("report", "--out", "one")
    mcda("report", "--out", "two")
    assert contents(case / "one") == contents(case / "two")


def test_formats_and_folder_can_be_chosen(case: Path, mcda: Mcda) -> None:
    assert mcda("report", "--out", "here", "--format", "json").code == 0
    assert list(contents(case / "here")) == ["report.json"]


def results(folder: Path) -> dict[tuple[str, str, str], Any]:
    data = json.loads((folder / "report.json").read_text("utf-8"))
    return {(r["analysis"], r["method"], r["view"]): r for r in data["results"]}


def test_a_changed_weight_changes_its_view_and_nothing_else(case: Path, mcda: Mcda) -> None:
    mcda("report", "--format", "json", "--out", "before")
    files = {p: p.read_bytes() for p in case.rglob("*.yaml")}
    assert mcda("set", "reports/alliance.yaml", "balanced", "cost=71").code == 0
    changed = [p for p, was in files.items() if p.read_bytes() != was]
    assert [p.name for p in changed] == ["alliance.yaml"]
    was, now = (files[changed[0]].splitlines(), changed[0].read_bytes().splitlines())
    assert len(was) == len(now)
    assert sum(a != b for a, b in zip(was, now, strict=True)) == 1
    mcda("report", "--format", "json", "--out", "after")
    old, new = results(case / "before"), results(case / "after")
    assert old.keys() == new.keys()
    for key in old:
        about_balanced = key[2] is not None and key[2].startswith("balanced")
        in_steps = key[1].startswith("electre3")  # its scores are places, which often stay
        if about_balanced and not in_steps:
            assert old[key] != new[key], key
        elif not about_balanced:
            assert old[key] == new[key], key


def test_every_number_in_the_json_carries_its_evidence(case: Path, mcda: Mcda) -> None:
    mcda("report", "--format", "json", "--out", "out")
    data = json.loads((case / "out" / "report.json").read_text("utf-8"))
    assert data["schema"] == 1
    assert {"study", "inputs", "results", "stamp"} <= set(data)
    for result in data["results"]:
        assert result["evidence"]["kind"] in ("exact", "numeric", "sampled")
        rows = result.get("options") or result["criteria"]
        assert {row["evidence"] for row in rows.values()} == {result["evidence"]["kind"]}
        fractions = '"exact": "' in json.dumps(rows)
        assert fractions == (result["evidence"]["kind"] == "exact"), result["analysis"]
    sampled = [r for r in data["results"] if r["evidence"]["kind"] == "sampled"]
    assert sampled
    assert all(above_zero(row["error"]) for r in sampled for row in r["options"].values())


def above_zero(error: Any) -> bool:
    return all(x > 0 for x in error.values()) if isinstance(error, dict) else error > 0


def test_bad_input_writes_nothing(small: Path, mcda: Mcda) -> None:
    mcda("report")
    before = contents(small / "reports" / "small")
    edit(small / "options" / "small" / "o01.yaml", "id: o01", "id: o_01")
    done = mcda("report")
    assert done.code == 3
    assert "options/small/o01.yaml:" in done.err
    assert before
    assert contents(small / "reports" / "small") == before


def test_a_file_in_the_way_of_the_folder_is_exit_4(small: Path, mcda: Mcda) -> None:
    (small / "taken").write_text("mine", "utf-8")
    done = mcda("report", "--out", "taken")
    assert done.code == 4
    assert "taken" in done.err
    assert (small / "taken").read_text("utf-8") == "mine"


def test_ctrl_c_leaves_the_earlier_report_alone(
    small: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    mcda("report")
    before = contents(small / "reports")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(composing, "inputs", interrupted)
    done = mcda("report")
    assert done.code == 130
    assert contents(small / "reports") == before


LONG = [pytest.param(name, marks=pytest.mark.slow) for name in ("topsis", "promethee")]


@pytest.mark.parametrize("method", ["weighted_product", *LONG])
def test_any_method_can_head_the_report(case: Path, mcda: Mcda, method: str) -> None:
    done = mcda("report", "--method", method, "--out", "out", "--format", "json")
    assert done.code == 0, done.err
    assert (
        json.loads((case / "out" / "report.json").read_text("utf-8"))["inputs"]["method"] == method
    )


def test_hostile_names_are_shown_literally(case: Path, mcda: Mcda) -> None:
    hostile = "<script>alert(1)</script> | =cmd|' /C calc'!A0 `rm` [x](http://a.b) $(id)"
    path = case / "options" / "alliance" / "hq-upgrade.yaml"
    name = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("name:"))
    quoted = hostile.replace("'", "''")
    edit(path, name, f"name: '{quoted}'")
    assert mcda("report", "--out", "out", "--format", "html,json").code == 0
    page = (case / "out" / "report.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    data = json.loads((case / "out" / "report.json").read_text("utf-8"))
    assert data["inputs"]["options"]["hq-upgrade"]["name"] == hostile
    done = mcda("check")
    assert done.code == 0


def test_files_of_an_earlier_run_are_named(small: Path, mcda: Mcda) -> None:
    assert mcda("report", "--format", "md,json", "--out", "out").err == ""
    assert mcda("report", "--format", "json", "--out", "out").err == ""
    done = mcda("report", "--format", "json", "--out", "out", "--redact")
    assert done.err == "mcda: of an earlier run, not of this one: report.md\n"


def test_what_is_not_its_own_is_replaced_only_on_purpose(small: Path, mcda: Mcda) -> None:
    path = small / "reports" / "small" / "report.md"
    path.parent.mkdir()
    path.write_text("mine")
    refused = mcda("report", "--format", "md")
    assert (refused.code, refused.out, path.read_text()) == (4, "", "mine")
    assert "was not written by mcda; nothing was written" in refused.err
    assert mcda("report", "--format", "md", "--overwrite").code == 0
    assert mcda("report", "--format", "md").code == 0
