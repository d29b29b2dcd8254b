"""Every fault an analyst can make: one message, at its file, line and column."""

from __future__ import annotations

import pytest

import mcda
from mcda.report.formats import FORMATS
from tests.files.conftest import Desk

S, C, H, P = (
    "reports/town.yaml",
    "criteria/town.yaml",
    "options/town/hall.yaml",
    "options/town/park.yaml",
)
NUMBER = "expected a number"
KNOWN = "(known: price, comfort, view)"
UNSCORED = "(or let the study state 'missing: worst')"

NUMBERS = [
    ("high", "found 'high'"),
    ("true", "found true"),
    ("0,35", "found '0,35'; decimals take a point: 0.35"),
    ("35%", "found '35%'; write 35 without the percent sign, or 0.35"),
    ("1/3", "found '1/3'; write it as a decimal: 0.333333"),
    ("'35'", "found '35'; write 35 without quotes"),
    ("1,000", "found '1,000'; write 1000, or 1.000 if the comma was a decimal point"),
    ("1_000", "found '1_000'; write 1000"),
    ("5 years", "found '5 years'; write 5 alone"),
    (".nan", "found .nan; numbers are finite, at most 1e100"),
    ("-.inf", "found -.inf; numbers are finite, at most 1e100"),
    ("1e999", "found .inf; numbers are finite, at most 1e100"),
    ("9" * 200, "found a number beyond 1e100; numbers are finite, at most 1e100"),
    ("1e-320", "found 1e-320; below 1e-100 in size, write 0"),
]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_a_score_that_is_no_number(desk: Desk, text: str, found: str) -> None:
    desk.edit(H, "price: 20", f"price: {text}")
    assert desk.faults() == [f"{H}:4:10: {NUMBER}, {found}"]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_a_best_that_is_no_number(desk: Desk, text: str, found: str) -> None:
    desk.edit(P, "{best: 5, high: 10}", f"\n    best: {text}\n    high: 10")
    assert desk.faults() == [f"{P}:4:11: {NUMBER}, {found}"]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_points_that_are_no_number(desk: Desk, text: str, found: str) -> None:
    desk.edit(C, "comfort: 15", f"comfort: {text}")
    assert desk.faults() == [f"{C}:21:16: {NUMBER}, {found}"]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_the_end_of_a_scale_that_is_no_number(desk: Desk, text: str, found: str) -> None:
    desk.edit(C, "{min: 0, max: 10}", f"\n      min: 0\n      max: {text}")
    assert desk.faults() == [f"{C}:11:12: {NUMBER}, {found}"]


@pytest.mark.parametrize(("text", "found"), [("[1]", "a list"), ("", "nothing")])
def test_a_score_of_no_known_form(desk: Desk, text: str, found: str) -> None:
    desk.edit(H, "price: 20", f"price: {text}".rstrip())
    column = 10 if text else 9
    assert desk.faults() == [
        f"{H}:4:{column}: expected a number, or a mapping with best, found {found}"
    ]


FAULTS = [
    # keys
    (S, "method:", "mehtod:", f"{S}:5:1: unknown key 'mehtod'; did you mean 'method'? (allowed: "
     "title, criteria, options, view, views, method, methods, sections, figures, triangle, "
     "formats, seed, samples, input, positive, missing, marking, redact, language, sources, "
     "assumptions, left_out, scenarios, phases, combinations)"),
    (S, "view: even", "view: even\nview: thrifty", f"{S}:5:1: duplicate key 'view' (first on "
     "line 4)"),
    (S, "options: town\n", "", f"{S}:1:1: missing key 'options'"),
    (C, "scale: {min: 0, max: 10}", "scal: {min: 0, max: 10}", f"{C}:9:5: unknown key 'scal'; did "
     "you mean 'scale'? (allowed: id, name, group, direction, scale, anchors, value)"),
    (C, "    scale: {min: 0, max: 10}\n", "", f"{C}:7:5: missing key 'scale'"),
    (C, "{min: 0, max: 10}", "{min: 0}", f"{C}:9:5: missing key 'max'"),
    (C, "id: comfort\n    group", "group", f"{C}:7:5: missing key 'id'"),
    (C, "    points: {price: 50, comfort: 30, view: 20}", "    name: Even", f"{C}:15:3: missing "
     "key 'points'"),
    (P, "id: park\n", "", f"{P}:1:1: missing key 'id'"),
    (P, "best: 5, high", "high", f"{P}:3:3: missing key 'best'"),
    (P, "best: 5", "bst: 5", f"{P}:3:11: unknown key 'bst'; did you mean 'best'? (allowed: low, "
     "best, high, grade, note, evidence)"),
    # kinds of values
    (S, "title: Where to meet", "title: 2024", f"{S}:1:8: expected text, found 2024; put it in "
     "quotes"),
    (S, "method: additive", "assumptions: [note: this]", f"{S}:5:15: expected text, found a "
     "mapping; text that holds ': ' needs quotes"),
    (S, "method: additive", "formats: html", f"{S}:5:10: expected a list, found 'html'; a list is "
     "written [a, b]"),
    (S, "method: additive", "seed: 1.5", f"{S}:5:7: expected a whole number, found 1.5"),
    (S, "method: additive", "samples: 0", f"{S}:5:10: expected a number of at least 1, found 0"),
    (S, "method: additive", "missing: best", f"{S}:5:10: expected worst, found 'best'"),
    (S, "method: additive", "redact: 'yes'", f"{S}:5:9: expected true or false, found 'yes'"),
    (S, "method: additive", "redact: no", f"{S}:5:9: expected true or false, found 'no'"),
    (S, "method: additive", "redact: 1", f"{S}:5:9: expected true or false, found 1"),
    (S, "method: additive", "language: English", f"{S}:5:11: expected a language tag such as en "
     "or pt-BR, found 'English'"),
    (S, "method: additive", "positive: {shift: 0}", f"{S}:5:19: expected a number above 0, found "
     "0"),
    (S, "method: additive", "method: [additive]", f"{S}:5:9: expected a method's name, or {{name: "
     "{parameter: value}}, found a list"),
    (C, "direction: min", "direction: minimum", f"{C}:5:16: expected max or min, found 'minimum'; "
     "did you mean 'min'?"),
    (C, "{levels: {poor: 0, fair: 40, good: 100}}", "{levels: [poor, good]}",
     f"{C}:12:21: expected a mapping (key: value), found a list"),
    (C, "scale: {min: 0, max: 10}", "scale:", f"{C}:9:11: expected a value, found nothing; fill it "
     "in or take the key out"),
    (S, "view: even", "view:", f"{S}:4:6: expected a value, found nothing; fill it in or take the "
     "key out"),
    (H, "low: 3", "low: ~", f"{H}:5:18: expected a value, found nothing; fill it in or take the "
     "key out"),
    (H, "name: Town hall", "name:", f"{H}:2:6: expected text, found nothing"),
    (S, "method: additive", "method: {}", f"{S}:5:9: expected at least 1 entry"),
    (S, "method: additive", "triangle: [Money, Place]", f"{S}:5:11: expected at least 3 entries"),
    (S, "method: additive", "triangle: [Money, Place, Mony]", f"{S}:5:26: unknown group 'Mony'; "
     "did you mean 'Money'? (known: Money, Place)"),
    (S, "method: additive", "triangle: [Money, Place, Money]", f"{S}:5:26: 'Money' is there twice "
     f"(first at {S}:5)"),
    (S, "method: additive", "methods: [{topsis: {}, saw: {}}]", f"{S}:5:11: expected at most 1 "
     "entry"),
    (S, "method: additive", "method: {waspas: {lambda_: x}}", f"{S}:5:28: lambda is a number from "
     "0 to 1, found 'x'"),
    (S, "method: additive", "method: {waspas: {lambda: x}}", f"{S}:5:27: lambda is a number from 0 "
     "to 1, found 'x'"),
    (S, "method: additive", "method: {lopm: {targets: 3}}", f"{S}:5:26: targets is a list of "
     "criteria, found 3"),
    (S, "method: additive", "method: {rafsi: {n2k: [1]}}", f"{S}:5:23: rafsi needs 0 < n1 < n2k, "
     "found 1.0, [1]"),
    (S, "method: additive", "method: {mr_sort: {categories: 1000}}", f"{S}:5:32: categories are "
     "different names, worst first, or their number up to 100, found 1000"),
    (S, "method: additive", "method: {saw: {shift: 1e200}}", f"{S}:5:23: a number in shift is 0 or "
     "between 1e-100 and 1e100 in size, found 1e+200"),
    (S, "method: additive", "method: {utadis: {assignments: [a]}}", f"{S}:5:32: assignments are "
     "{option: class}, found ['a']"),
    (S, "method: additive", "method: {promethee: {divide_by: high}}", f"{S}:5:33: divide_by is a "
     "number above 0, found 'high'"),
    # ids
    (C, "id: comfort", "id: Comfort", f"{C}:7:9: ids are lower-case letters, digits and hyphens, "
     "found 'Comfort'; write comfort"),
    (C, "  even:", "  Even:", f"{C}:15:3: ids are lower-case letters, digits and hyphens, found "
     "'Even'; write even"),
    (H, "id: hall", "id: Town Hall", f"{H}:1:5: ids are lower-case letters, digits and hyphens, "
     "found 'Town Hall'; write town-hall"),
    (H, "id: hall", "id: hal", f"{H}:1:5: an option's id is its file's name: expected 'hall', "
     "found 'hal'"),
    # criteria
    (C, "{min: 0, max: 10}", "{min: 10, max: 0}", f"{C}:9:27: the scale's max 0 is not above its "
     "min 10"),
    (C, "fair: 40, good: 100", "fair: 40, good: 140", f"{C}:12:47: expected a number of at most "
     "100, found 140"),
    (C, "max: 10}", "max: 10}\n    value: {points: [[0, 0], [10, 50], [5, 100]]}", f"{C}:10:12: "
     "the performances of value points must rise, found [0.0, 10.0, 5.0]"),
    (C, "max: 10}", "max: 10}\n    value: {points: [[0, 0], [8, 100]]}", f"{C}:10:12: the points "
     "reach from 0 to 8, but the scale from 0 to 10"),
    (C, "max: 10}", "max: 10}\n    value: {points: [[0, 0], [10]]}", f"{C}:10:30: expected two "
     "numbers, [performance, value]"),
    (C, "max: 10}", "max: 10}\n    value: {}", f"{C}:10:12: expected one of: points, levels"),
    (C, "max: 10}", "max: 10}\n    value: linar", f"{C}:10:12: expected linear, found 'linar'; did "
     "you mean 'linear'?"),
    # scores
    (H, "low: 3", "low: 5", f"{H}:5:18: low 5 is above best 4; expected low <= best <= high"),
    (H, "high: 6", "high: 1", f"{H}:5:36: high 1 is below best 4; expected low <= best <= high"),
    (P, "low: fair", "high: fair", f"{P}:5:28: high 'fair' is below best 'good'; expected low <= "
     "best <= high"),
    (H, "price: 20", "price: 120", f"{H}:4:10: 120 is outside the scale 0 to 100 of 'price' "
     f"({C}:2)"),
    (H, "view: poor", "view: god", f"{H}:6:9: unknown level 'god'; did you mean 'good'? (levels: "
     "poor, fair, good)"),
    (H, "view: poor", "view: 40", f"{H}:6:9: unknown level '40' (levels: poor, fair, good)"),
    (H, "price: 20", "prise: 20", f"{H}:4:3: unknown criterion 'prise'; did you mean 'price'? "
     f"{KNOWN}"),
    (H, "  view: poor\n", "", f"{H}:3:1: missing score for 'view' {UNSCORED}"),
    (H, "high: 6", "high: 6,5", f"{H}:5:38: unknown key '5'; decimals take a point, not a comma"),
    # views
    (C, "comfort: 15", "comfrt: 15", f"{C}:21:7: unknown criterion 'comfrt'; did you mean "
     f"'comfort'? {KNOWN}"),
    (C, "      comfort: 15\n", "", f"{C}:19:5: missing points for 'comfort' (write 0 to ignore "
     "it)"),
    (C, "comfort: 15", "comfort: -15", f"{C}:21:16: expected a number of at least 0, found -15"),
    (C, "{price: 50, comfort: 30, view: 20}", "{price: 0, comfort: 0, view: 0}", f"{C}:16:5: all "
     "points are zero; at least one must be above 0"),
    (C, "{price: 50,", "{price: 0,5,", f"{C}:16:23: unknown criterion '5'; decimals take a point, "
     "not a comma"),
    (S, "view: even", "view: evn", f"{S}:4:7: unknown view 'evn'; did you mean 'even'? (known: "
     "even, thrifty)"),
    (S, "view: even", "view: even\nviews: [thrifty]", f"{S}:4:7: view 'even' is not among the "
     "study's views: thrifty"),
    (S, "view: even", "views: [even, thrfty]", f"{S}:4:15: unknown view 'thrfty'; did you mean "
     "'thrifty'? (known: even, thrifty)"),
    (S, "view: even", "views: [even, even]", f"{S}:4:15: 'even' is there twice (first at {S}:4)"),
    # statements
    (C, "price >= view", "prise >= view", f"{C}:25:5: 'prise >= view': unknown criterion 'prise'; "
     "did you mean 'price'? (criteria: price, comfort, view)"),
    (C, "price >= view", '"price >= vew"', f"{C}:25:15: 'price >= vew': unknown criterion 'vew'; "
     "did you mean 'view'? (criteria: price, comfort, view)"),
    (C, "all <= 0.9", "group(Plce) <= 0.9", f"{C}:26:5: 'group(Plce) <= 0.9': unknown group "
     "'Plce'; did you mean 'Place'? (groups: Money, Place)"),
    (C, "all <= 0.9", "comfort < 0.9", f"{C}:26:13: 'comfort < 0.9': '<' is refused because a "
     "limit belongs to the space on both sides; write <="),
    (C, "all <= 0.9", "view >= 0.6", f"{C}:26:5: no weights satisfy 'price >= view' ({C}:25); "
     f"'view >= 0.6' ({C}:26) together (weights are not negative and sum to 1)"),
    # methods and what is shown
    (S, "method: additive", "method: aditive", f"{S}:5:9: unknown method 'aditive'; did you mean "
     f"'additive'? (known: {', '.join(mcda.list_methods())})"),
    (S, "method: additive", "methods: [{topsis: {normalisation: max}}]", f"{S}:5:21: unknown "
     "parameter of topsis 'normalisation'; did you mean 'normalization'? (known: input, shift, "
     "normalization)"),
    (S, "method: additive", "methods: [{topsis: {normalization: mx}}]", f"{S}:5:36: unknown "
     "normalization 'mx'; did you mean 'max'? (known: none, vector, max, sum, minmax, ratio, "
     "sum_reciprocal)"),
    (S, "method: additive", "method: {promethee: {functions: {prise: usual}}}", f"{S}:5:33: "
     "functions name no criterion 'prise'; did you mean 'price'?"),
    (S, "method: additive", "methods: [saw, saw]", f"{S}:5:16: method 'saw' is there twice (first "
     f"at {S}:5)"),
    (S, "method: additive", "method: {topsis: {normalization: max}}\nmethods: [topsis]",
     f"{S}:5:10: other parameters are stated at {S}:6"),
    (S, "method: additive", "methods: [additive, weighted_product]\ninput: value", f"{S}:5:21: "
     "weighted_product needs data above zero, found hall / view (0); add 'positive: {shift: 0.01}' "
     "to the study (shift=0.01 in Python), or leave the method out"),
    (S, "method: additive", "formats: [html, htm]", f"{S}:5:17: unknown format 'htm'; did you mean "
     f"'html'? (known: {', '.join(FORMATS.names())})"),
    # evidence
    (H, "note: Hard", "evidence: [{source: guide}], note: Hard", None),
    (H, "note: Hard", "evidence: [{where: p. 1}], note: Hard", f"{H}:5:60: missing key 'source'"),
    # files
    (S, "criteria: town", "criteria: twon", f"{S}:2:11: no file 'criteria/twon.yaml'; did you mean "
     "'town'?"),
    (S, "options: town", "options: twon", f"{S}:3:10: no folder 'options/twon'; did you mean "
     "'town'?"),
    (S, "options: town", "options: options/town/hall.yaml", f"{S}:3:10: 'options/town/hall.yaml' "
     "is a file; expected a folder of option files, or a .csv or .tsv file"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS)
def test_one_slip_is_one_message_at_its_place(
    desk: Desk, file: str, old: str, new: str, fault: str | None
) -> None:
    desk.edit(file, old, new)
    assert desk.faults() == ([] if fault is None else [fault])


def test_a_source_that_the_study_does_not_list(desk: Desk) -> None:
    desk.add(S, "sources: [{id: guide-2024}]\n")
    desk.edit(H, "note: Hard", "evidence: [{source: guide}], note: Hard")
    known = "did you mean 'guide-2024'? (known: guide-2024)"
    assert desk.faults() == [f"{H}:5:69: unknown source 'guide'; {known}"]


def test_all_faults_of_all_files_come_in_one_run_in_order(desk: Desk) -> None:
    desk.edit(S, "view: even", "view: evn")
    desk.edit(S, "title: Where", "title: [1\nx: Where")  # a syntax fault hides only its own file
    desk.edit(C, "direction: min", "direction: minimum")
    desk.edit(C, "view: 5", "vew: 5")
    desk.edit(H, "price: 20", "price: high")
    desk.edit(P, "comfort: 7", "comfort 7")
    places = [fault.split(": ")[0] for fault in desk.faults()]
    assert places == [f"{S}:2:2", f"{C}:5:16", f"{C}:22:7", f"{H}:4:10", f"{P}:4:3"]


def test_a_syntax_fault_in_the_criteria_lets_options_be_checked(desk: Desk) -> None:
    desk.edit(C, "views:", "views")
    desk.edit(H, "price: 20", "price: [20]")
    desk.edit(H, "name: Town hall", "nme: Town hall")
    places = [fault.split(": ")[0] for fault in desk.faults()]
    assert places == [f"{C}:14:1", f"{H}:2:1", f"{H}:4:10"]


def test_names_are_not_refused_where_the_criteria_cannot_be_known(desk: Desk) -> None:
    desk.edit(C, "id: view", "name: View")
    assert desk.faults() == [f"{C}:10:5: missing key 'id'"]


def test_more_criteria_than_can_be_weighed(desk: Desk) -> None:
    many = "".join(f"  - {{id: c{i}, scale: {{min: 0, max: 1}}}}\n" for i in range(501))
    desk.write(C, "criteria:\n" + many)
    desk.edit(S, "view: even\n", "")
    assert desk.faults() == [f"{C}:2:3: expected at most 500 entries"]


def test_a_damaged_id_is_told_once(desk: Desk) -> None:
    desk.edit(C, "id: price", "id: Price")
    assert len(desk.faults()) == 1


GROUPS = "    points: {price: 50, comfort: 30, view: 20}"


@pytest.mark.parametrize(
    ("groups", "fault"),
    [
        ("{Money: 1, Plce: 2}", f"{C}:17:24: unknown group 'Plce'; did you mean 'Place'? (known: "
         "Money, Place)"),
        ("{Money: 1}", f"{C}:17:5: missing points for 'Place' (write 0 to ignore it)"),
        ("{Money: 0, Place: 0}", f"{C}:17:5: all points are zero; at least one must be above 0"),
        ("{Money: -1, Place: 2}", f"{C}:17:21: expected a number of at least 0, found -1"),
    ],
)  # fmt: skip
def test_points_of_groups(desk: Desk, groups: str, fault: str) -> None:
    desk.edit(C, GROUPS, f"{GROUPS}\n    groups: {groups}")
    assert desk.faults() == [fault]


def test_a_group_with_points_whose_criteria_have_none(desk: Desk) -> None:
    desk.edit(C, GROUPS, GROUPS.replace("50", "0") + "\n    groups: {Money: 1, Place: 2}")
    assert desk.faults() == [f"{C}:17:21: group 'Money' has points, but all its criteria have 0"]


def test_groups_need_every_criterion_in_one(desk: Desk) -> None:
    desk.edit(C, "    group: Money\n", "")
    desk.edit(C, GROUPS, f"{GROUPS}\n    groups: {{Place: 2}}")
    assert desk.faults() == [f"{C}:16:5: criterion 'price' is in no group, so none can be weighted"]
