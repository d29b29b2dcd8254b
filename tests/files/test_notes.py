"""What is no fault: the study is read, and a note says so at its place."""

from __future__ import annotations

from tests.files.conftest import CRITERIA, HALL, PARK, Desk

S, C, H, P = (
    "reports/town.yaml",
    "criteria/town.yaml",
    "options/town/hall.yaml",
    "options/town/park.yaml",
)


def test_nothing_odd_is_nothing_noted(desk: Desk) -> None:
    assert desk.notes() == []


def test_one_option(desk: Desk) -> None:
    (desk.base / P).unlink()
    assert desk.notes() == [f"{S}:3:10: one option only, 'hall': it wins everywhere"]


def test_one_criterion(desk: Desk) -> None:
    desk.write(C, "criteria:\n  - id: price\n    scale: {min: 0, max: 100}\n")
    desk.write(H, "id: hall\nscores: {price: 20}\n")
    desk.write(P, "id: park\nscores: {price: 10}\n")
    desk.edit(S, "view: even\n", "")
    assert desk.notes() == [
        f"{C}:1:1: one criterion only: its weight is always 1",
        f"{C}:1:1: no views: 'equal' gives every criterion the same points",
    ]
    study = desk.study()
    assert (study.view, study.views["equal"].tolist()) == ("equal", [1.0])


def test_identical_options(desk: Desk) -> None:
    desk.write(P, HALL.replace("hall", "park").replace("low: 3", "low: 2"))
    flat = "all options are equal on"
    assert desk.notes() == [
        f"{C}:2:9: {flat} 'price': it sets none apart",
        f"{C}:7:9: the best estimates of {flat} 'comfort': only ranges set any apart",
        f"{C}:10:9: {flat} 'view': it sets none apart",
        f"{P}:1:5: the best estimates of 'park' are those of 'hall': by these they tie everywhere",
    ]
    for path in (H, P):
        desk.edit(path, "{low: ", "{best: 4}  # ")
    assert desk.notes()[-1] == f"{P}:1:5: 'park' scores as 'hall' does: they tie everywhere"
    assert desk.notes()[1] == f"{C}:7:9: {flat} 'comfort': it sets none apart"


def test_a_criterion_on_which_all_options_are_equal(desk: Desk) -> None:
    desk.edit(P, "comfort: 7", "comfort: {best: 4, high: 8}")
    assert desk.notes() == [
        f"{C}:7:9: the best estimates of all options are equal on 'comfort': only ranges set any "
        "apart"
    ]


def test_a_view_outside_the_weight_space(desk: Desk) -> None:
    desk.edit(C, "price: 80 ", "price: 1 ")
    assert desk.notes() == [
        f"{C}:17:3: view 'thrifty' lies outside the weight space: it breaks 'price >= view' "
        f"({C}:25)"
    ]


def test_a_view_that_breaks_two_statements_names_both(desk: Desk) -> None:
    desk.edit(C, "{price: 50, comfort: 30, view: 20}", "{price: 0, comfort: 1, view: 99}")
    (note,) = desk.notes()
    assert note.endswith(f"it breaks 'price >= view' ({C}:25); 'all <= 0.9' ({C}:26)")


def test_a_missing_score_taken_as_the_worst(desk: Desk) -> None:
    desk.add(S, "missing: worst\n")
    desk.edit(H, "  price: 20\n", "")
    desk.edit(P, "  view: {best: good, low: fair}\n", "")
    assert desk.notes() == [
        f"{C}:10:9: all options are equal on 'view': it sets none apart",
        f"{H}:3:1: no score for 'price': taken as the worst of its scale",
        f"{P}:2:1: no score for 'view': taken as the worst of its scale",
    ]
    study = desk.study()
    assert study.problem.performance[0, 0] == 100  # the most expensive end: less is better
    assert study.problem.values[1, 2] == 0
    assert study.scores["hall"]["price"].missing
    assert study.scores["park"]["view"].best == "poor"


def test_a_file_with_another_ending_is_not_read_in_silence(desk: Desk) -> None:
    desk.write("options/town/inn.yml", PARK)
    desk.write("options/town/pub.YAML", PARK)
    desk.write("options/town/.park.yaml.swp", PARK)
    desk.write("options/town/._hall.yaml", b"\0\5")
    assert desk.notes() == [
        f"{S}:3:10: options/town/{name} is not read: the names of option files end in .yaml"
        for name in ("inn.yml", "pub.YAML")
    ]


def test_notes_carry_their_line(desk: Desk) -> None:
    desk.write(C, CRITERIA.replace("price: 80 ", "price: 1 "))
    assert "\n   17 |   thrifty:\n      |   ^" in str(desk.study().notes[0])


def test_two_options_of_one_name(desk: Desk) -> None:
    desk.edit(P, "id: park\n", "id: park\nname: Town  Hall\n")
    assert desk.notes() == [
        f"{P}:2:7: option 'park' is called 'Town  Hall', as 'hall' is ({H}:2): reports add the "
        "ids to tell them apart"
    ]


def test_two_criteria_of_one_name_and_two_views(desk: Desk) -> None:
    desk.edit(C, "name: Price", "name: comfort")
    desk.edit(C, "  even:\n", "  even:\n    name: thrifty\n")
    notes = desk.notes()
    assert [note.partition(": ")[2] for note in notes] == [
        f"criterion 'comfort' is called 'comfort', as 'price' is ({C}:3): reports add the ids to "
        "tell them apart",
        f"view 'thrifty' is called 'Thrifty', as 'even' is ({C}:16): reports add the ids to tell "
        "them apart",
    ]


def test_a_statement_said_twice(desk: Desk) -> None:
    desk.edit(
        C, "  - all <= 0.9\n", "  - all <= 0.9\n  - 2 * price >= 2 * view\n  - view <= price\n"
    )
    notes = [note for note in desk.notes() if "says" in note]
    assert notes == [
        f"{C}:27:5: '2 * price >= 2 * view' says what 'price >= view' ({C}:25) says",
        f"{C}:28:5: 'view <= price' says what 'price >= view' ({C}:25) says",
    ]


def test_a_view_that_the_study_leaves_out_is_no_matter(desk: Desk) -> None:
    desk.edit(S, "view: even\n", "view: thrifty\nviews: [thrifty]\n")
    assert desk.notes() == []
