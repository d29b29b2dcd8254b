"""Several edits at once: each one line, all else as it was, and read back as what was wanted."""

from __future__ import annotations

import pytest

from mcda.errors import McdaError, StudyError
from mcda.files.load import check
from mcda.files.revise import Wanted, quoted, revise
from mcda.files.yaml import scalar
from tests.files.conftest import CRITERIA, Desk

STUDY = "reports/town.yaml"


def lines(wanted: Wanted) -> list[str]:
    """`-` and `+` lines of all edits, stripped."""
    found = []
    for edit in revise(STUDY, wanted):
        for line in edit.change(written=False).lines:
            found += [f"-{line.before.strip()}"] if line.before is not None else []
            found += [f"+{line.after.strip()}"] if line.after is not None else []
    return found


def read_back(wanted: Wanted):
    files = {edit.path: edit.after for edit in revise(STUDY, wanted)}
    study = check(STUDY, files).study
    assert study is not None
    return study


def test_a_number_is_one_line_and_its_comment_stays(desk: Desk) -> None:
    wanted = Wanted(points={"thrifty": {"price": 75}})
    assert lines(wanted) == ["-price: 80     # most of all", "+price: 75     # most of all"]
    assert read_back(wanted).points["thrifty"].tolist() == [75, 15, 5]
    assert desk.read("criteria/town.yaml") == CRITERIA


def test_nothing_is_edited_where_the_files_say_so_already(desk: Desk) -> None:
    wanted = Wanted(points={"even": {"price": 50}}, scores={"hall": {"price": (20.0, 20.0, 20.0)}})
    assert revise(STUDY, wanted) == ()


def test_a_bare_score_gets_a_range_only_where_it_has_one(desk: Desk) -> None:
    assert lines(Wanted(scores={"hall": {"price": (30.0, 30.0, 30.0)}})) == [
        "-price: 20",
        "+price: 30",
    ]
    wanted = Wanted(scores={"hall": {"price": (25.0, 30.0, 30.0)}})
    assert lines(wanted) == ["-price: 20", "+price: {low: 25, best: 30}"]
    assert read_back(wanted).problem.low[0, 0] == 25


def test_ends_that_are_there_are_changed_and_others_added(desk: Desk) -> None:
    wanted = Wanted(scores={"park": {"price": (4.0, 6.0, 10.0)}})
    assert lines(wanted) == ["-price: {best: 5, high: 10}", "+price: {best: 6, high: 10, low: 4}"]
    study = read_back(wanted)
    assert [study.problem.low[1, 0], study.problem.high[1, 0]] == [4, 10]


def test_a_level_is_its_label(desk: Desk) -> None:
    wanted = Wanted(scores={"hall": {"view": ("poor", "fair", "fair")}})
    assert lines(wanted) == ["-view: poor", "+view: {low: poor, best: fair}"]


def test_a_score_that_was_missing_is_added(desk: Desk) -> None:
    desk.add("reports/town.yaml", "missing: worst\n")
    desk.edit("options/town/park.yaml", "  comfort: 7\n", "")
    assert lines(Wanted(scores={"park": {"comfort": (7.0, 7.0, 7.0)}})) == ["+comfort: 7"]


def test_a_statement_that_goes_makes_room_for_one_that_comes(desk: Desk) -> None:
    wanted = Wanted(without=("all <= 0.9",), stating=("all <= 0.8", "price in [0.1, 0.7]"))
    assert lines(wanted) == ["-- all <= 0.9", "+- all <= 0.8", "+- price in [0.1, 0.7]"]
    texts = [s.text for s in read_back(wanted).space.statements]
    assert texts == ["price >= view", "all <= 0.8", "price in [0.1, 0.7]"]


def test_a_comment_does_not_go_over_to_another_statement(desk: Desk) -> None:
    desk.edit("criteria/town.yaml", "- all <= 0.9", "- all <= 0.9   # none decides alone")
    wanted = Wanted(without=("all <= 0.9",), stating=("comfort <= 0.8",))
    assert lines(wanted) == ["-- all <= 0.9   # none decides alone", "+- comfort <= 0.8"]
    same = Wanted(without=("all <= 0.9",), stating=("all <= 0.8",))
    assert lines(same)[1] == "+- all <= 0.8   # none decides alone"


def test_all_statements_can_make_room_for_others(desk: Desk) -> None:
    wanted = Wanted(
        without=("price >= view", "all <= 0.9"), stating=("comfort <= 0.8", "view <= 0.5")
    )
    assert [s.text for s in read_back(wanted).space.statements] == ["comfort <= 0.8", "view <= 0.5"]
    assert "weights: []" not in "".join(lines(wanted))


def test_all_statements_can_go(desk: Desk) -> None:
    wanted = Wanted(without=("price >= view", "all <= 0.9"))
    assert "+weights: []" in lines(wanted)
    assert read_back(wanted).space.statements == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_that_is_not_there_is_begun(desk: Desk, end: str) -> None:
    text = CRITERIA.partition("weights:")[0].rstrip().replace("\n", end)
    desk.write("criteria/town.yaml", text)
    wanted = Wanted(stating=("price <= 0.5",))
    assert {"+weights:", "+- price <= 0.5"} <= set(lines(wanted))
    assert [s.text for s in read_back(wanted).space.statements] == ["price <= 0.5"]
    (edit,) = revise(STUDY, wanted)
    assert edit.after is not None
    assert edit.after.startswith(text.encode())
    assert (b"\r\n" in edit.after) == (end == "\r\n")


def test_a_list_in_brackets_stays_on_its_line(desk: Desk) -> None:
    desk.edit(
        "criteria/town.yaml",
        "weights:\n  - price >= view\n  - all <= 0.9\n",
        "weights: [price >= view, all <= 0.9]   # said\n",
    )
    wanted = Wanted(without=("price >= view",), stating=("price in [0.1, 0.7]",))
    assert lines(wanted)[1] == "+weights: [all <= 0.9, 'price in [0.1, 0.7]']   # said"
    assert len(read_back(wanted).space.statements) == 2


def test_what_would_be_a_fault_is_refused(desk: Desk) -> None:
    with pytest.raises(StudyError, match="outside the scale"):
        revise(STUDY, Wanted(scores={"hall": {"price": (200.0, 200.0, 200.0)}}))
    with pytest.raises(StudyError, match="unknown"):
        revise(STUDY, Wanted(stating=("prise >= view",)))


def test_a_view_that_is_not_in_the_file_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(McdaError, match="no points of a view 'equal'"):
        revise(STUDY, Wanted(points={"equal": {"price": 1}}))


@pytest.mark.parametrize(
    "text", ["true", "1e3", "a: b", "a #b", "it's", "- x", "a, b", " a", "a]", "null", "good", ""]
)
@pytest.mark.parametrize("flow", [False, True])
def test_a_text_reads_back_as_it_is(desk: Desk, text: str, flow: bool) -> None:
    shown = quoted(text, flow=flow)
    plain = scalar(shown) if shown == text else shown[1:-1].replace("''", "'")
    assert plain == text
    assert shown.startswith("'") or not (flow and set(text) & set("[]{},"))
