"""Phases: what is in effect when, and who leads then. Packages: who goes with whom."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.files.phases import as_scenario
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Bullets, Note, Paragraph, Table, plain_text
from mcda.report.compose import compose
from mcda.report.sections._brief_change import change
from mcda.report.sections.packages import packages
from mcda.report.sections.phases import phases
from tests.case import edit, write_study

SCORES = [[8, 6], [4, 7], [2, 2]]
"""The first leads; the second while the first is not in effect."""
EARLY = (
    "  - {id: early, name: Early, year: 2025, note: Not long., not_in_effect: [o01], "
    "baseline: o03, baseline_criteria: [c1, c2]}\n"
)
LATE = "  - {id: late, scores: {o02: {c1: 9}}, zero: [c2]}\n"
CALM = "  - {id: calm, name: Calm of 2030, year: 2030}\n"


def bench_of(folder: Path, extra: str, views: dict[str, list[float]] | None = None) -> Bench:
    return Bench(mcda.load_study(write_study(folder, SCORES, views or {"v": [1, 1]}, extra=extra)))


def told(blocks: tuple[object, ...], kind: type[Paragraph | Note]) -> list[str]:
    return [plain_text(block.text) for block in blocks if isinstance(block, kind)]


def cells(blocks: tuple[object, ...]) -> list[list[list[str]]]:
    tables = (block for block in blocks if isinstance(block, Table))
    return [[[plain_text(cell) for cell in row] for row in table.rows] for table in tables]


def test_a_phase_stands_for_scores(tmp_path: Path) -> None:
    study = bench_of(tmp_path, f"phases:\n{EARLY}{LATE}").study
    early, late = (as_scenario(study, phase) for phase in study.phases)
    assert early.scores == {"o01": {"c1": 2, "c2": 2}}
    assert late.scores == {"o01": {"c2": 0}, "o02": {"c2": 0, "c1": 9}, "o03": {"c2": 0}}


def test_what_is_in_effect_and_who_leads_then(tmp_path: Path) -> None:
    views = {"v": [1, 1], "w": [0, 1]}
    blocks = phases(bench_of(tmp_path, f"phases:\n{EARLY}{CALM}", views))
    effect, leaders = cells(blocks)
    assert effect == [
        ["Option 1", "not yet", "in effect"],
        ["Option 2", "in effect", "in effect"],
        ["Option 3", "in effect", "in effect"],
    ]
    assert leaders == [
        ["None: scores as entered", "Option 1", "Option 2"],
        ["Early (2025)", "Option 2", "Option 2"],
        ["Calm of 2030", "Option 1", "Option 2"],
    ]
    about, who = told(blocks, Paragraph)
    assert about.endswith(
        "An option that is not in effect by then is scored as Option 3 on c1 and c2."
    )
    assert who == (
        "In the view v, some phases have another leader than the scores as entered: Early "
        "(2025): Option 2."
    )
    (noted,) = (block for block in blocks if isinstance(block, Bullets))
    assert [plain_text(item) for item in noted.items] == ["Early (2025): Not long."]


def test_scores_of_a_phase_and_a_lead_that_holds(tmp_path: Path) -> None:
    blocks = phases(bench_of(tmp_path, f"phases:\n{CALM}"))
    assert told(blocks, Paragraph)[1] == "In the view v, Option 1 leads in every phase."
    blocks = phases(bench_of(tmp_path, f"phases:\n{LATE}"))
    assert cells(blocks)[0][1] == ["Option 2", "in effect, one score its own"]
    assert "On c2 every option is scored 0 in a phase" in told(blocks, Paragraph)[0]


def test_many_phases_go_down(tmp_path: Path) -> None:
    plans = "".join(EARLY.replace("id: early", f"id: p{k}") for k in range(7))
    effect, _ = cells(phases(bench_of(tmp_path, f"phases:\n{plans}")))
    assert effect == [["Early (2025)", "Option 1"]] * 7


TOGETHER = """\
combinations:
  empty: o03
  members: [o01]
  rules: {c1: overlap, c2: add}
  half: 0.25
  cap: o02
  ceiling: {criterion: c1, default: 9}
  floor: {criterion: c2, default: 2.5}
  note: Ours.
"""


def test_who_goes_with_whom(tmp_path: Path) -> None:
    blocks = packages(bench_of(tmp_path, TOGETHER))
    (said,) = (block for block in blocks if isinstance(block, Bullets))
    assert [plain_text(item) for item in said.items] == [
        "Only Option 1 can be part of a package.",
        "Option 3 is what is left without any of them.",
        "Whether Option 2 goes with others, the study does not say.",
        "A package has at most 9 on c1.",
        "A package has at least 2.5 on c2.",
    ]
    assert cells(blocks) == [
        [
            [
                "c1",
                "Option 3, plus the largest gain over it and 25\u00a0% of the second largest, "
                "at most as Option 2",
            ],
            ["c2", "Option 3, plus what each member adds to it"],
        ]
    ]
    assert told(blocks, Note) == ["This report scores single options, not packages. Ours."]


def test_a_limit_is_in_the_unit_of_its_criterion(tmp_path: Path) -> None:
    write_study(tmp_path, SCORES, {"v": [1, 1]}, extra=TOGETHER.replace("9", "600000"))
    first = "id: c1\n    group: Odd\n    scale: {min: 0, max: "
    edit(tmp_path / "criteria/small.yaml", f"{first}10}}", f"{first}1000000, unit: USD}}")
    bench = Bench(mcda.load_study(tmp_path / "reports/small.yaml"))
    said = [plain_text(item) for block in packages(bench) if isinstance(block, Bullets)
            for item in block.items]  # fmt: skip
    assert "A package has at most 600,000 USD on c1." in said


@pytest.mark.parametrize(
    ("members", "alone", "said"),
    [
        ("[o01, o02]", "[]", "Any of Option 1 and Option 2 can be combined, in any number."),
        ("[o01]", "[o02]", "Option 2 excludes all others: it stands alone."),
    ],
)
def test_members_and_loners(tmp_path: Path, members: str, alone: str, said: str) -> None:
    extra = (
        f"combinations: {{empty: o03, members: {members}, alone: {alone}, "
        "rules: {c1: min, c2: max}}\n"
    )
    blocks = packages(bench_of(tmp_path, extra))
    (bullets,) = (block for block in blocks if isinstance(block, Bullets))
    assert said in [plain_text(item) for item in bullets.items]
    assert [row[1] for row in cells(blocks)[0]] == [
        "the lowest score of its members",
        "the highest score of its members",
    ]


def test_without_them_there_are_no_such_sections(tmp_path: Path) -> None:
    bench = bench_of(tmp_path, "")
    assert phases(bench) == packages(bench) == ()


def test_a_phase_that_the_method_cannot_read_is_named(tmp_path: Path) -> None:
    extra = f"method: weighted_product\nphases:\n{LATE}"
    path = write_study(tmp_path, SCORES, {"v": [1, 1]}, extra=extra)
    text = path.read_text("utf-8").replace("positive: {shift: 0.01}\n", "")
    path.write_text(text, "utf-8")
    blocks = phases(Bench(mcda.load_study(path)))
    assert "Weighted product cannot read the scores of late." in told(blocks, Note)
    assert cells(blocks)[1][1] == ["late", "not known"]


def test_what_is_not_known_of_a_phase_is_not_said_of_every_phase(tmp_path: Path) -> None:
    extra = f"method: weighted_product\nphases:\n{LATE}{CALM}"
    path = write_study(tmp_path, SCORES, {"v": [1, 1]}, extra=extra)
    text = path.read_text("utf-8").replace("positive: {shift: 0.01}\n", "")
    path.write_text(text, "utf-8")
    blocks = phases(Bench(mcda.load_study(path)))
    assert told(blocks, Paragraph)[1] == (
        "In the view v, as far as Weighted product can read the phases, who leads does not "
        "change: Option 1."
    )


def test_they_stand_in_the_report_and_its_record(tmp_path: Path) -> None:
    extra = f"sections: [phases, packages]\nphases:\n{EARLY}{TOGETHER}"
    path = write_study(tmp_path, SCORES, {"v": [1, 1]}, extra=extra)
    report = compose(mcda.load_study(path))
    assert [section.id for section in report.sections] == ["phases", "packages"]
    assert "v:phase-early" in [result["view"] for result in report.results]


def test_the_one_page_tells_a_phase_that_another_leads(tmp_path: Path) -> None:
    def change_of(folder: Path, extra: str) -> list[str]:
        bench = bench_of(folder, extra)
        return [plain_text(said) for said in change(bench, facts.lead(bench.rank()))]

    told = change_of(tmp_path / "a", f"phases:\n{EARLY}{CALM}")
    assert told[-1] == "As options take effect, Early puts Option 2 first (calculated)."
    assert not any("take effect" in said for said in change_of(tmp_path / "b", f"phases:\n{CALM}"))
