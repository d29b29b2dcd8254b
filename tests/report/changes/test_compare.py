"""Two studies compared: what was entered, what follows, and nothing that does not differ."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mcda.files.languages import shipped
from mcda.files.load import load_study
from mcda.report.blocks import Bullets, Note, Paragraph, Section, Table, plain_text
from mcda.report.changes.changed_answers import new_leaders
from mcda.report.changes.compare import Comparison
from mcda.report.changes.sides import Side, of_report, of_study
from mcda.report.changes.tables import Names, kinds_said
from mcda.report.compose import compose
from mcda.report.formats.json import json as as_json
from mcda.report.say import speaking
from tests.case import edit, write_study

SCORES = [[8, 3, 5], [4, 9, 5], [5, 5, 9]]
VIEWS = {"even": [1, 1, 1], "first": [6, 2, 2]}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return write_study(tmp_path, SCORES, VIEWS, statements=["c1 <= 0.7"])


def side(path: Path, label: str = "") -> Side:
    return of_study(load_study(path), label or path.name)


def compared(before: Side, path: Path) -> Comparison:
    return Comparison(before, side(path, "after"))


def tables(section: Section) -> dict[str, list[list[str]]]:
    return {
        plain_text(block.caption): [[plain_text(cell) for cell in row] for row in block.rows]
        for block in section.blocks
        if isinstance(block, Table)
    }


def said(section: Section) -> str:
    lines = []
    for block in section.blocks:
        if isinstance(block, (Paragraph, Note)):
            lines.append(plain_text(block.text))
        elif isinstance(block, Bullets):
            lines += map(plain_text, block.items)
    return "\n".join(lines)


def test_kinds_are_told_in_the_reader_s_language() -> None:
    kinds = [("exact", "exact"), ("exact", "sampled")]
    assert plain_text(kinds_said(kinds)) == "Evidence before: exact; after: exact, sampled."
    with speaking(shipped("ja")):
        told = plain_text(kinds_said(kinds))
    assert "exact" not in told
    assert "標本推定" in told


def test_the_same_study_does_not_differ(study: Path) -> None:
    found = compared(side(study), study)
    assert not found.different
    assert found.entries == ()
    assert found.answers == ()
    inputs, answers = found.report().sections
    assert said(inputs) == said(answers) == "No difference."


def test_a_weight(study: Path) -> None:
    before = side(study, "before")
    edit(
        study.parents[1] / "criteria" / "small.yaml",
        "{c1: 1, c2: 1, c3: 1}",
        "{c1: 3, c2: 1, c3: 1}",
    )
    found = compared(before, study)
    assert found.different
    assert {entry.path[:2] for entry in found.entries} == {("views", "even")}
    inputs, answers = found.report().sections
    (weights,) = tables(inputs).values()
    assert weights[0] == ["even", "c1", "1", "3", "33.3\u00a0%", "60.0\u00a0%"]
    assert [row[1] for row in weights] == ["c1", "c2", "c3"]
    assert said(answers).startswith("even, Additive value: Option 1 leads, no longer Option 3.")
    scores = tables(answers)["Scores and ranks. Evidence: exact."]
    assert {row[0] for row in scores} == {"even"}
    assert ["even", "Option 1", "0.533", "0.640", "3", "1"] in scores
    assert found.to_dict()["leaders"] == [
        {"method": "additive", "view": "even", "before": ["o03"], "after": ["o01"]}
    ]


def test_what_is_about_all_weights_stays(study: Path) -> None:
    before = side(study)
    edit(
        study.parents[1] / "criteria" / "small.yaml",
        "{c1: 1, c2: 1, c3: 1}",
        "{c1: 3, c2: 1, c3: 1}",
    )
    about = {answer.question[0] for answer in compared(before, study).answers}
    assert about == {"rank", "flips", "stability"}


def test_a_score_its_range_and_its_reason(study: Path) -> None:
    before = side(study)
    edit(study.parents[1] / "options" / "small" / "o02.yaml", "c1: 4",
         "c1: {best: 7, low: 6, high: 8, note: Counted again}")  # fmt: skip
    found = compared(before, study)
    inputs, answers = found.report().sections
    shown = tables(inputs)
    assert shown["Performances: best (low to high)"] == [["Option 2", "c1", "4", "7 (6 to 8)"]]
    assert shown["Other inputs"] == [["Option: Option 2: c1: note", "none", "Counted again"]]
    assert "Weights at which each option wins. Evidence: exact." in tables(answers)


def test_options_criteria_statements_methods_and_seeds(study: Path) -> None:
    before = side(study)
    base = study.parents[1]
    (base / "options" / "small" / "o04.yaml").write_text(
        "id: o04\nname: Late\nscores: {c1: 1, c2: 1, c3: 1}\n", "utf-8"
    )
    (base / "options" / "small" / "o03.yaml").unlink()
    edit(base / "criteria" / "small.yaml", "  - c1 <= 0.7\n", "  - c1 <= 0.6\n")
    edit(
        study,
        "samples: 500",
        "samples: 600\nseed: 7\nmethods: [additive, topsis]\nassumptions: [A]",
    )
    inputs, _ = compared(before, study).report().sections
    other = {row[0]: row[1:] for row in tables(inputs)["Other inputs"]}
    assert other == {
        "Option: Late": ["none", "there"],
        "Option: Option 3": ["there", "none"],
        "Statement about weights": other["Statement about weights"],
        "Method: TOPSIS": ["none", "there"],
        "Assumption": ["none", "A"],
        "Samples": ["500", "600"],
        "Seed": ["0", "7"],
    }
    stated = [row[1:] for row in tables(inputs)["Other inputs"] if row[0].startswith("Statement")]
    assert stated == [["c1 <= 0.7", "none"], ["none", "c1 <= 0.6"]]


def test_dates_and_titles_are_no_fractions(study: Path) -> None:
    before = side(study, "before")
    inputs = json.loads(json.dumps(before.inputs))
    inputs["title"] = "2024/25"
    inputs["options"]["o01"]["performance"]["c1"]["note"] = "3/4"
    inputs["sources"] = [{"id": "s", "date": "24/12/2025", "title": "1/0"}]
    inputs["criteria"]["c1"]["value"] = {"levels": {"low": "-1/4", "high": "1/0"}}
    was = json.loads(json.dumps(inputs))
    was["sources"] = [{"id": "s", "date": "1/0", "title": "7/8/9"}]
    was["criteria"]["c1"]["value"] = {"levels": {"low": "1/2", "high": "3/4"}}
    was["title"] = "2023/24"
    was["options"]["o01"]["performance"]["c1"]["note"] = "1/2"
    found = Comparison(replace(before, inputs=was), replace(before, inputs=inputs))
    shown = tables(found.report().sections[0])["Other inputs"]
    assert {row[0]: row[1:] for row in shown} == {
        "Title": ["2023/24", "2024/25"],
        "Criterion: c1: value: levels: low": ["0.5", "−0.25"],
        "Criterion: c1: value: levels: high": ["0.75", "1/0"],
        "Option: Option 1: c1: note": ["1/2", "3/4"],
        "Source: s: date": ["1/0", "24/12/2025"],
        "Source: s: title": ["7/8/9", "1/0"],
    }


def test_a_report_against_its_study(study: Path, tmp_path: Path) -> None:
    loaded = load_study(study)
    written = tmp_path / "report.json"
    written.write_bytes(as_json(compose(loaded))["report.json"])
    found = Comparison(of_report(written, "report.json"), of_study(loaded, "study"))
    assert found.entries == ()
    assert not found.different
    missing = found.to_dict()["not_compared"]
    assert "scenarios" in missing["inputs"]
    assert "Not compared, since one side does not hold them: scenarios" in said(
        found.report().sections[0]
    )


def sampled(shares: dict[str, float], error: float) -> dict[str, Any]:
    rows = {o: {"share": x, "error": error, "evidence": "sampled"} for o, x in shares.items()}
    return {"analysis": "win_shares", "evidence": {"kind": "sampled"}, "options": rows}


def test_sampled_shares_within_their_errors_are_no_change(study: Path) -> None:
    one = side(study)
    key = ("win_shares", "additive", None)
    before = replace(one, results={key: sampled({"o01": 0.30, "o02": 0.20}, 0.02)})
    after = replace(one, results={key: sampled({"o01": 0.33, "o02": 0.25}, 0.02)})
    found = Comparison(before, after)
    assert [(a.row, a.sure) for a in found.answers] == [("o01", False), ("o02", True)]
    answers = found.report().sections[1]
    (rows,) = tables(answers).values()
    shown = "20.0\u00a0% ±\u00a02.0 → 25.0\u00a0% ±\u00a02.0"
    assert [[row[0], row[2]] for row in rows] == [["Option 2", shown]]
    assert said(answers) == "One number differs within its error and is not called a change."


def test_what_a_sample_has_not_seen_may_be_there(study: Path) -> None:
    one = side(study)
    key = ("win_ranges", "additive", None)

    def result(status: str, kind: str) -> dict[str, Any]:
        row = {"status": status, "lower": None, "upper": None, "evidence": kind}
        return {"analysis": "win_ranges", "evidence": {"kind": kind}, "options": {"o01": row}}

    def sure(was: tuple[str, str], now: tuple[str, str]) -> bool:
        found = Comparison(
            replace(one, results={key: result(*was)}), replace(one, results={key: result(*now)})
        )
        return all(answer.sure for answer in found.answers)

    assert not sure(("unknown", "sampled"), ("strict", "exact"))
    assert not sure(("tie", "sampled"), ("strict", "exact"))
    assert sure(("never", "exact"), ("strict", "sampled"))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("1", "2", "Option 2 leads, no longer Option 1."),
        ("12", "3", "Option 3 leads, no longer Option 1 and Option 2."),
        ("12", "1", "Option 1 leads alone, no longer together with Option 2."),
        ("1", "12", "Option 1 and Option 2 lead together, no longer Option 1 alone."),
        ("12", "123", "Option 1, Option 2 and Option 3 lead together, "
                      "no longer Option 1 and Option 2 alone."),
        ("13", "12", "Option 1 and Option 2 lead together, no longer Option 3."),
        ("1", "23", "Option 2 and Option 3 lead together, no longer Option 1."),
        ("12", "21", None),
    ],
)  # fmt: skip
def test_who_leads_now_and_who_still_does(
    study: Path, was: str, now: str, told: str | None
) -> None:
    one = side(study)
    key = ("rank", "additive", "even")

    def led(by: str) -> Side:
        rows = {f"o0{k}": {"rank": 1 if k in by else 3} for k in (*by, *(set("123") - set(by)))}
        return replace(one, results={key: {"evidence": {"kind": "exact"}, "options": rows}})

    found = Comparison(led(was), led(now))
    heads = [plain_text(head) for head in new_leaders(Names(found.before, found.after))]
    assert heads == ([] if told is None else [f"even, Additive value: {told}"])
    assert len(found.to_dict()["leaders"]) == len(heads)


def test_it_can_be_written_as_json(study: Path) -> None:
    before = side(study)
    edit(study, "samples: 500", "samples: 600\nview: first")
    data = json.loads(json.dumps(compared(before, study).to_dict()))
    assert [(entry["path"], entry["before"], entry["after"]) for entry in data["inputs"]] == [
        (["view"], "even", "first"),
        (["samples"], 500, 600),
    ]


def test_a_distance_that_was_seen_is_a_bound(study: Path) -> None:
    one = side(study)
    key = ("flips", "additive", "even")

    def result(kind: str, distance: float) -> dict[str, Any]:
        row = {"distance": distance, "evidence": kind}
        return {"analysis": "flips", "evidence": {"kind": kind}, "options": {"o01": row}}

    found = Comparison(
        replace(one, results={key: result("sampled", 0.2)}),
        replace(one, results={key: result("numeric", 0.3)}),
    )
    (rows,) = tables(found.report().sections[1]).values()
    assert rows[0][-1] == "at most 10.0\u00a0% → 15.0\u00a0%"
