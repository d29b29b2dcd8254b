"""Reports on problems that are odd but no fault: they are made, and claim nothing untrue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mcda
from mcda.report.bench import Bench
from mcda.report.blocks import Table, plain_text, text
from mcda.report.compose import compose
from mcda.report.figures.winner_map import winner_map
from mcda.report.formats import FORMATS
from mcda.report.sections._shares import _many, _sliver, on_sliver
from mcda.report.sections.ranges import ranges, telling
from tests.case import edit, write_study

STUDIES = {
    "one option": ([[3, 4]], {"v": [1, 1]}, []),
    "one criterion": ([[3], [4]], {"v": [1]}, []),
    "one of each": ([[3]], {"v": [1]}, []),
    "identical options": ([[3, 4], [3, 4], [3, 4]], {"v": [1, 1]}, []),
    "twins lead": ([[9, 4], [9, 4], [3, 5]], {"v": [1, 1]}, []),
    "a dead criterion": ([[3, 4], [3, 5], [3, 1]], {"v": [1, 1]}, []),
    "all the weight on one": ([[3, 4], [5, 1]], {"v": [1, 0], "w": [0, 1]}, []),
    "a view outside the space": ([[3, 4], [5, 1]], {"v": [9, 1]}, ["c1 <= 0.3"]),
    "a single admissible point": ([[3, 4], [5, 1]], {"v": [1, 1]}, ["c1 = 0.5"]),
    "weights that must agree": (
        [[3, 4, 1], [5, 1, 2]],
        {"v": [1, 1, 1]},
        ["c1 >= c2", "c2 >= c1"],
    ),
    "dominated": ([[9, 9], [1, 1], [9, 8]], {"v": [1, 2], "w": [2, 1]}, []),
    "level somewhere only": ([[9, 1], [5, 5], [1, 9]], {"v": [1, 1]}, []),
}


LONG = [
    pytest.param(name, marks=pytest.mark.slow)
    for name in ("topsis", "promethee", "weighted_product")
]


@pytest.mark.parametrize("method", ["additive", *LONG])
@pytest.mark.parametrize("name", STUDIES)
def test_every_section_is_made(tmp_path: Path, name: str, method: str) -> None:
    scores, views, statements = STUDIES[name]
    study = mcda.load_study(write_study(tmp_path, scores, views, statements=statements))
    report = compose(study.with_method(method))
    # What takes seconds to draw is drawn for one method: the others give the same kinds of blocks.
    forms = FORMATS.names() if method == "additive" else ("html", "json", "md")
    files = {file: data for form in forms for file, data in FORMATS.load(form)(report).items()}
    assert not re.search(r"\b(nan|inf|None)\b|-0\.0+\b", files["report.md"].decode("utf-8"))


def made(folder: Path, name: str) -> str:
    scores, views, statements = STUDIES[name]
    study = mcda.load_study(write_study(folder, scores, views, statements=statements))
    return FORMATS.load("md")(compose(study))["report.md"].decode("utf-8")


def test_a_tie_is_called_a_tie(tmp_path: Path) -> None:
    words = "Option 1 and Option 2 share first place, ahead of Option 3"
    assert words in made(tmp_path, "twins lead")


def test_a_dominated_option_never_wins(tmp_path: Path) -> None:
    assert "Option 2 never wins" in made(tmp_path, "dominated")


def test_an_option_level_on_a_line_is_never_ahead(tmp_path: Path) -> None:
    assert "Option 2 is never ahead" in made(tmp_path, "level somewhere only")


def test_without_a_rival_nothing_is_compared(tmp_path: Path) -> None:
    assert "Option 1 is the only option" in made(tmp_path, "one option")


CHAIN = ([[9, 1], [6, 6], [1, 9]], {"v": [9, 1]}, [])


@pytest.mark.parametrize(
    ("case", "proved", "seen"),
    [
        (CHAIN, "; never directly to", "; not seen to lose it directly to"),
        (CHAIN, "however the weights move", "tried; not every weight was tried"),
        (CHAIN, "No option is at least as good", "at all of the weights drawn."),
        (STUDIES["dominated"], "never falls below", "was never seen to fall below"),
        (([[9, 9], [1, 1]], {"v": [1, 2]}, []), "or more everywhere", "at all weights drawn"),
    ],
)
def test_what_a_sample_shows_is_not_said_as_if_proved(
    tmp_path: Path, case: tuple[list[list[float]], dict[str, list[float]], list[str]],
    proved: str, seen: str,
) -> None:  # fmt: skip
    scores, views, statements = case
    study = mcda.load_study(write_study(tmp_path, scores, views, statements=statements))
    for method, there, absent in (("additive", proved, seen), ("topsis", seen, proved)):
        md = FORMATS.load("md")(compose(study.with_method(method)))["report.md"].decode("utf-8")
        assert there in md
        assert absent not in md


@pytest.mark.parametrize(
    ("method", "checks"),
    [("additive", True), ("topsis", True), ("waspas", False), ("weighted_product", False)],
)
def test_a_check_is_promised_only_of_what_it_checks(
    tmp_path: Path, method: str, checks: bool
) -> None:
    scores, views, statements = CHAIN
    study = mcda.load_study(write_study(tmp_path, scores, views, statements=statements))
    md = FORMATS.load("md")(compose(study.with_method(method)))["report.md"].decode("utf-8")
    assert ("checks the [proofs](#proof)" in md) is checks


def test_both_ends_of_a_slivers_interval_are_in_the_same_form() -> None:
    assert _sliver(1 / 2400, 0.0001).replace("\u00a0", " ") == (
        "about 1 in 2,400 (between 1 in 3,200 and 0.05 %)"
    )
    assert "±" not in _sliver(0.0004, 0.0005)


def test_the_least_improvement_is_not_said_to_be_none(tmp_path: Path) -> None:
    """Where scores go in steps, a score just above the present one may be enough."""
    path = write_study(tmp_path, [[1, 3, 7], [7, 3, 5], [3, 3, 7]], {"v": [1, 1, 1]})
    study = mcda.load_study(path).with_method("electre1")
    md = FORMATS.load("md")(compose(study))["report.md"].decode("utf-8")
    assert "c2 better than now (3)" in md
    assert "3 (now 3)" not in md


def test_of_many_leaders_the_reverse_is_said_once(tmp_path: Path) -> None:
    path = write_study(tmp_path, [[5, 5], [5, 5], [1, 2]], {"v": [1, 1]})
    edit(path.parents[1] / "options" / "small" / "o03.yaml", "c1: 1", "c1: {best: 1, high: 9}")
    md = FORMATS.load("md")(compose(mcda.load_study(path)))["report.md"].decode("utf-8")
    assert md.count("With all scores against it, ") == 2
    assert md.count("With all scores for ") == 1


@pytest.mark.parametrize(
    ("scores", "proved", "seen"),
    [
        (
            STUDIES["identical options"][0],
            "All options are level at all admissible weights.",
            "All options were level at all of the weights drawn.",
        ),
        (
            [[9, 1], [9, 1], [1, 9]],
            "Option 1 and Option 2 are level at all admissible weights. Of no other two is one",
            "Option 1 and Option 2 were level at all of the weights drawn. Of no other two was one",
        ),
    ],
)
def test_options_that_are_level_are_as_good_as_each_other(
    tmp_path: Path, scores: list[list[float]], proved: str, seen: str
) -> None:
    study = mcda.load_study(write_study(tmp_path, scores, {"v": [1, 1]}))
    for method, there in (("additive", proved), ("topsis", seen)):
        md = FORMATS.load("md")(compose(study.with_method(method)))["report.md"].decode("utf-8")
        assert there in md
        assert "No option is at least" not in md
        assert "No option was at least" not in md


def test_an_interval_is_explained_only_where_one_is_shown(tmp_path: Path) -> None:
    study = mcda.load_study(write_study(tmp_path, [[9, 1], [1, 9]], {"v": [1, 1]}))
    for method, sampled in (("additive", False), ("topsis", True)):
        md = FORMATS.load("md")(compose(study.with_method(method)))["report.md"].decode("utf-8")
        assert ("± is half the width" in md.replace("\u00a0", " ")) is sampled


def test_a_share_is_a_sliver_only_where_its_whole_interval_is() -> None:
    assert on_sliver(0.009, 0)
    assert on_sliver(0.006, 0.003)
    assert not on_sliver(0.009, 0.002)
    assert not on_sliver(0.01, 0)


def test_many_slivers_that_are_sampled_are_called_estimates() -> None:
    proved, drawn = (plain_text(_many(text("A"), sampled=s)["strict"]) for s in (False, True))
    assert "less than 1 % of them." in proved
    assert "less than 1 % of them (estimated)." in drawn


@pytest.mark.parametrize(
    ("scores", "statements", "split"),
    [
        ([[9, 9, 9], [1, 1, 1]], [], False),
        ([[3, 4, 5], [3, 4, 5]], [], False),
        ([[9, 1, 1], [1, 9, 1]], ["c1 = 0.5", "c2 = 0.3"], False),
        ([[9, 1, 1], [1, 9, 1]], [], True),
    ],
)
def test_a_map_divides_weights_only_between_several_winners(
    tmp_path: Path, scores: list[list[float]], statements: list[str], split: bool
) -> None:
    path = write_study(tmp_path, scores, {"v": [5, 3, 2]}, statements=statements)
    md = FORMATS.load("md")(compose(mcda.load_study(path)))["report.md"].decode("utf-8")
    assert ("most evenly between winners" in md) is split
    assert ("Not one of the 3 pairs of criteria divides" in md) is not split


@pytest.mark.parametrize(
    ("method", "remark"),
    [
        ("additive", "wins everywhere"),
        ("topsis", "wins everywhere"),
        ("edas", "won at all weights drawn"),
    ],
)
def test_who_has_all_the_weights_wins_everywhere(tmp_path: Path, method: str, remark: str) -> None:
    study = mcda.load_study(write_study(tmp_path, [[9, 9], [1, 1]], {"v": [1, 1]}))
    rows = [
        [plain_text(cell) for cell in row]
        for block in ranges(Bench(study.with_method(method)))
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert [row[0] for row in rows if row[-1] == remark] == ["Option 1"]
    assert not any("wins somewhere" in row for row in rows)


def test_two_weights_leave_no_others_to_keep_their_proportions(tmp_path: Path) -> None:
    for scores, others in (([[9, 1], [1, 9]], False), ([[9, 1, 1], [1, 9, 1]], True)):
        folder = tmp_path / str(others)
        path = write_study(folder, scores, {"v": [1] * len(scores[0])})
        record = telling(Bench(mcda.load_study(path)))
        assert record is not None
        told = winner_map(record).description
        assert ("the others keep their proportions" in told) is others
        assert ("Map over the only two weights, of c1 and c2." in told) is not others
