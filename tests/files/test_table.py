"""Options in one CSV or TSV file: as if each had a file of its own, with faults in the cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.errors import McdaError
from mcda.files.load import check
from mcda.files.log import Log
from mcda.files.revise import Wanted, revise
from mcda.files.source import Source
from mcda.files.table import cell, guarded, read_rows, unguarded, written
from tests.files.conftest import Desk, desk

__all__ = ["desk"]

TABLE = """\
id,name,price,comfort,comfort.low,comfort.high,comfort.grade,comfort.note,view,view.low
hall,Town hall,20,4,3,6,B,Hard chairs,poor,
park,,5,7,,,,,good,fair
"""


@pytest.fixture
def table(desk: Desk) -> Desk:
    """The study `town` with its options in a table."""
    desk.edit("reports/town.yaml", "options: town", "options: town.csv")
    desk.edit("options/town/park.yaml", "{best: 5, high: 10}", "5")
    desk.write("options/town.csv", TABLE)
    return desk


def test_a_table_makes_the_study_of_the_files(table: Desk) -> None:
    made = table.study()
    table.edit("reports/town.yaml", "town.csv", "town")
    files = table.study()
    assert made.problem.options == files.problem.options
    assert made.scores == files.scores
    for name in ("performance", "low", "high"):
        assert getattr(made.problem, name).tolist() == getattr(files.problem, name).tolist()
    assert [file.path for file in made.inputs][2:] == ["options/town.csv"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "\ufeff"),  # a byte order mark, as Excel writes it
        ("\n", "\r\n"),
        (",", ";"),
        (",", " , "),
        ("Hard chairs", '"Hard chairs"'),
        ("\npark", "\n,,,,,,,,,\n\npark"),
    ],
)
def test_other_ways_to_write_it(table: Desk, old: str, new: str) -> None:
    scores = table.study().scores
    table.write("options/town.csv", TABLE.replace(old, new) if old else new + TABLE)
    assert table.study().scores == scores


def test_tabs_and_a_path(table: Desk) -> None:
    scores = table.study().scores
    table.write("data/town.tsv", TABLE.replace(",", "\t"))
    table.edit("reports/town.yaml", "town.csv", "data/town.tsv")
    assert table.study().scores == scores


def test_evidence_in_cells(table: Desk) -> None:
    table.add("reports/town.yaml", "sources: [{id: a}, {id: b}]\n")
    head, hall, park = TABLE.splitlines()
    head += ",price.source,price.where,price.source2,price.where2"
    table.write("options/town.csv", f'{head}\n{hall},a,"p. 3, ""top""",b,\n{park}\n')
    cited = table.study().scores["hall"]["price"].evidence
    assert [(c.source, c.where) for c in cited] == [("a", 'p. 3, "top"'), ("b", "")]
    table.edit("options/town.csv", '""top""",b', '""top""",c')
    assert table.faults() == ["options/town.csv:2:63: unknown source 'c' (known: a, b)"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("hall,Town hall,20,", "hall,Town hall,200,", "2:16: 200 is outside the scale 0 to 100 of"),
        ("hall,Town hall,20,", 'hall,Town hall,"2,5",', "found '2,5'; decimals take a point: 2.5"),
        (
            "hall,Town hall,20,",
            "hall,Town hall,2,5,",
            "2:45: the row has 11 cells, the first row 10",
        ),
        ("hall,Town hall,20,", "hall,Town hall,,", "2:16: missing score for 'price' (or let"),
        ("hall,Town hall,20,", "hall,Town hall,n/a,", "2:16: expected a number, found 'n/a'"),
        ("hall,Town hall,20,", "hall,Town hall,=1+1,", "2:16: expected a number, found '=1+1'"),
        ("4,3,6,B", "4,5,6,B", "2:21: low 5 is above best 4; expected low <= best <= high"),
        ("poor,\n", "pour,\n", "2:39: unknown level 'pour'; did you mean 'poor'?"),
        ("hall,Town", "Hall,Town", "2:1: ids are lower-case letters, digits and hyphens, found"),
        ("hall,Town", ",Town", "2:1: ids are lower-case letters, digits and hyphens, found ''"),
        ("park,,", "hall,,", "3:1: 'hall' is there twice (first on line 2)"),
        ("id,name,price", "id,name,prise", "1:9: unknown criterion 'prise'; did you mean 'price'?"),
        ("id,name", "ids,name", "1:1: no column is called 'id'; columns are separated by commas"),
        (
            "comfort.grade",
            "comfort.grad",
            "1:48: unknown part of a score in 'comfort.grad'; did you",
        ),
        (",view.low", ",view", "1:80: two columns are called 'view'"),
        (",view.low", ",", "1:80: a column without a name; name it or take it out"),
        (",view.low", ",veiw.low", "1:80: no column is called 'veiw'"),
        ("Hard", '"Hard', "2:27: the quote that opens here is never closed"),
        ("Hard", '"Ha"rd', "2:31: text after the closing quote; a quote inside a cell is written"),
        (TABLE[TABLE.index("hall") :], "", "2:1: the table holds no option, only its first row"),
        (TABLE, "\n", "1:1: the table is empty"),
        ("Hard", "\x07", "2:27: control character U+0007"),
    ],
)
def test_one_slip_is_one_message_in_its_cell(table: Desk, old: str, new: str, fault: str) -> None:
    table.write("options/town.csv", TABLE.replace(old, new, 1))
    (found,) = table.faults()
    assert found.startswith("options/town.csv:")
    assert fault in found


def test_a_column_that_is_lacking_is_told_once(table: Desk) -> None:
    lines = [line.rpartition(",")[0].rpartition(",")[0] for line in TABLE.splitlines()]
    table.write("options/town.csv", "\n".join(lines))
    assert table.faults() == [
        "options/town.csv:1:1: missing score for 'view' (or let the study state 'missing: worst')"
    ]
    many = [lines[0], *(lines[2].replace("park", f"p{i}") for i in range(500))]
    table.write("options/town.csv", "\n".join(many))
    assert len(table.faults()) == 1


def test_an_empty_cell_may_be_the_worst(table: Desk) -> None:
    table.write("options/town.csv", TABLE.replace("Town hall,20,", "Town hall,,"))
    table.add("reports/town.yaml", "missing: worst\n")
    assert table.notes() == [
        "options/town.csv:2:16: no score for 'price': taken as the worst of its scale"
    ]
    assert table.study().problem.performance[0, 0] == 100


def test_no_such_table(table: Desk) -> None:
    table.edit("reports/town.yaml", "town.csv", "twon.csv")
    (fault,) = table.faults()
    assert fault == ("reports/town.yaml:3:10: no file 'options/twon.csv'; did you mean 'town.csv'?")


def test_latin_1_is_refused_with_its_place(table: Desk) -> None:
    table.write("options/town.csv", TABLE.replace("Hard", "Härte").encode("latin-1"))
    assert table.faults() == [
        "options/town.csv:2:28: byte 0xe4 is no UTF-8 text; save the file as UTF-8"
    ]


def test_scores_are_edited_in_their_cells(table: Desk) -> None:
    wanted = {
        "hall": {"price": (30.0, 30.0, 30.0), "comfort": (3.0, 4.5, 6.0)},
        "park": {"view": ("fair", "fair", "fair"), "comfort": (6.0, 7.0, 7.0)},
    }
    (edit,) = revise("reports/town.yaml", Wanted(scores=wanted))
    assert edit.after is not None
    assert edit.after.decode().splitlines()[1:] == [
        "hall,Town hall,30,4.5,3,6,B,Hard chairs,poor,",
        "park,,5,7,6,,,,fair,fair",
    ]
    table.edit("options/town.csv", "park,,5,7,,,,,good,fair", "park,,5,7,,,,,good")
    fair = {"park": {"view": ("poor", "good", "good")}}
    with pytest.raises(McdaError, match=r"town.csv:3 ends before its cell of 'view.low'"):
        revise("reports/town.yaml", Wanted(scores=fair))
    with pytest.raises(McdaError, match=r"no column 'price.low' for 1.0 \(best 2.0\)"):
        revise("reports/town.yaml", Wanted(scores={"hall": {"price": (1.0, 2.0, 2.0)}}))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=1", "'", "x=", "", "''-"])
def test_formulas_are_guarded_and_come_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in "=+-@\t" or not text
    assert cell(-1.5) == "-1.5"


FORMULA = re.compile(r"[=+\-@]")


@given(st.text("a,;|\"'=-@ \n\r\t", max_size=12))
def test_no_formula_whatever_parts_the_cells(text: str) -> None:
    assert unguarded(guarded(text)) == text
    line = written([["x", text, "y"]])
    for mark in ",;|\t":
        for part in re.split(rf"[{mark}\r\n]", line):
            assert not FORMULA.match(part.lstrip('"'))


@given(st.lists(st.lists(st.text("a,;\"'= \n\r\t-é1", max_size=6), min_size=2, max_size=2)))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    full = [[f"x{a}", f"{b}x"] for a, b in rows]
    text = written([["id", "b"], *full])
    source = Source(Path("t.csv"), "t.csv", 0, text.encode(), text)
    log = Log()
    found = [[unguarded(cell.text) for cell in row] for row in read_rows(source, log)]
    assert log.faults == ()
    assert found == [["id", "b"], *full]


@given(st.text("id,\"\n\r;'. =a1", max_size=40))
def test_nothing_crashes_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    base = tmp_path_factory.mktemp("any")
    (base / "c.yaml").write_text("criteria: [{id: a, scale: {min: 0, max: 1}}]")
    (base / "o.csv").write_text(text, newline="")
    (base / "s.yaml").write_text("criteria: ./c.yaml\noptions: ./o.csv\n")
    checked = check(base / "s.yaml")
    assert (checked.study is None) == bool(checked.faults)
