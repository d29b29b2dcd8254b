"""The command line's words: what is empty, misspelt or out of range is said, and where to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mcda


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["report", "--format", ""], "the value of --format"),
        (["report", "--out="], "the value of --out"),
        (["rank", "--view", ""], "the value of --view"),
        (["rank", "--json", ""], "an argument"),
        (["rank", ""], "an argument"),
        (["init", ""], "an argument"),
        (["set", "", "cost=3"], "an argument"),
        (["verify", "report.html", "--study", ""], "the value of --study"),
    ],
)
def test_an_empty_word_is_no_default(case: Path, mcda: Mcda, words: list[str], what: str) -> None:
    done = mcda(*words)
    assert done.code == 2
    assert f"Error: {what} is empty; leave it out or write what is meant" in done.err
    assert not (case / "reports" / "alliance").exists()


def test_commas_alone_name_no_format(case: Path, mcda: Mcda) -> None:
    done = mcda("report", "--format", ",")
    assert done.code == 2
    assert "',' names no format" in done.err


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (["cost=-1"], "points of 'cost' are at least 0, found -1"),
        (["rent=-1"], "points of 'rent' are at least 0, found -1"),
        (["cost=nan"], "points of 'cost': expected a number, found 'nan'"),
        (["cost=.nan"], "points of 'cost': expected a number, found .nan; numbers are finite"),
        (["cost=1e999"], "points of 'cost': expected a number, found .inf; numbers are finite"),
        (["cost=0,35"], "points of 'cost': expected a number, found '0,35'; decimals take a point"),
        (["cost=1_000"], "points of 'cost': expected a number, found '1_000'; write 1000"),
        (["cost="], "points of 'cost': expected a number, found nothing"),
        (["=3"], "'=3' is not CRITERION=POINTS, like cost=30"),
        (["cost=3", "cost=4"], "points of 'cost' are given twice"),
    ],
)
@pytest.mark.parametrize("command", ["set", "rank"])
def test_points_that_are_none(
    case: Path, mcda: Mcda, command: str, points: list[str], said: str
) -> None:
    before = (case / "criteria" / "alliance.yaml").read_bytes()
    words = ["balanced", *points] if command == "set" else [w for p in points for w in ("--set", p)]
    done = mcda(command, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert (case / "criteria" / "alliance.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("study", "said"),
    [
        ("nope", "reports/nope.yaml:1:1: no such file (in reports/: alliance)"),
        ("alianc", "no such file; did you mean 'alliance'? (in reports/: alliance)"),
        ("reports/alience.yaml", "no such file; did you mean 'alliance'? (in reports/: alliance)"),
        ("elsewhere/alliance.yaml", "elsewhere/alliance.yaml:1:1: no such file\n"),
        ("a" * 300, "no such file (in reports/: alliance)"),
    ],
)
@pytest.mark.parametrize("command", ["report", "check", "undo", "export"])
def test_a_study_that_is_not_there(
    case: Path, mcda: Mcda, command: str, study: str, said: str
) -> None:
    done = mcda(command, study)
    assert done.code == 3
    assert said in done.out + done.err


def test_a_name_means_the_study_where_a_folder_is_called_like_it(case: Path, mcda: Mcda) -> None:
    (case / "alliance").mkdir()
    (case / "reports" / "v2.1.yaml").write_bytes((case / "reports/alliance.yaml").read_bytes())
    assert mcda("check", "alliance").code == 0
    assert mcda("check", "v2.1").code == 0


def test_what_a_name_does_to_a_terminal_is_not_done(case: Path, mcda: Mcda) -> None:
    assert "\x1b" not in mcda("report", "--view", "\x1b[31mred").err
