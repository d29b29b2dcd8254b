"""Statements: every form, every fault with its column, ids of all kinds."""

from __future__ import annotations

from fractions import Fraction

import pytest

import mcda
from mcda.errors import StatementError
from mcda.weights.statements import Names, Statement, parse

IDS = (
    "a",
    "b",
    "time-to-effect",
    "cost",
    "in",
    "a b",
    "x + y",
    "Größe",
    "2nd",
    "p%",
    "v.2",
    "f(1)",
)
NAMES = Names(IDS, {"Legitimacy": ("a", "b"), "The rest (2)": ("cost",)})
Terms = dict[str, float]


def read(text: str) -> list[tuple[Terms, str, Fraction]]:
    """Each row as `{name: coefficient}`, its sign, and its right side."""
    return [
        (
            {n: float(c) for n, c in zip(IDS, row.coefficients, strict=True) if c},
            "=" if row.equality else "<=",
            row.rhs,
        )
        for row in parse(text, NAMES).rows
    ]


@pytest.mark.parametrize(
    ("text", "terms", "sign", "rhs"),
    [
        ("a >= b", {"a": -1, "b": 1}, "<=", "0"),
        ("a <= b", {"a": 1, "b": -1}, "<=", "0"),
        ("a = b", {"a": 1, "b": -1}, "=", "0"),
        ("a>=b", {"a": -1, "b": 1}, "<=", "0"),
        ("  a\t>= b\n", {"a": -1, "b": 1}, "<=", "0"),
        ("a <= 0.4", {"a": 1}, "<=", "2/5"),
        ("0.4 >= a", {"a": 1}, "<=", "2/5"),
        ("a >= .5", {"a": -1}, "<=", "-1/2"),
        ("a >= 1e-3", {"a": -1}, "<=", "-1/1000"),
        ("a >= 1E-3", {"a": -1}, "<=", "-1/1000"),
        ("a >= 1.", {"a": -1}, "<=", "-1"),
        ("a >= -0.1", {"a": -1}, "<=", "1/10"),
        ("-0.1 <= a", {"a": -1}, "<=", "1/10"),
        ("a >= 0e999999999", {"a": -1}, "<=", "0"),
        ("a <= 0.1 + 0.2", {"a": 1}, "<=", "3/10"),
        ("a >= 2 * b", {"a": -1, "b": 2}, "<=", "0"),
        ("a >= 2*b", {"a": -1, "b": 2}, "<=", "0"),
        ("0.5 * a >= b", {"a": -0.5, "b": 1}, "<=", "0"),
        ("2 * 3 * a >= b", {"a": -6, "b": 1}, "<=", "0"),
        ("-1 * a >= b", {"a": 1, "b": 1}, "<=", "0"),
        ("a <= 2 * 0.1", {"a": 1}, "<=", "1/5"),
        ("a + b <= 0.3", {"a": 1, "b": 1}, "<=", "3/10"),
        ("a - b <= 0.3", {"a": 1, "b": -1}, "<=", "3/10"),
        ("a + 0.1 <= b", {"a": 1, "b": -1}, "<=", "-1/10"),
        ("a + a <= 0.3", {"a": 2}, "<=", "3/10"),
        ("a - cost >= -0.1", {"a": -1, "cost": 1}, "<=", "1/10"),
        ("group(Legitimacy) >= 0.3", {"a": -1, "b": -1}, "<=", "-3/10"),
        ("group( Legitimacy ) >= cost", {"a": -1, "b": -1, "cost": 1}, "<=", "0"),
        ("2 * group(The rest (2)) <= a", {"a": -1, "cost": 2}, "<=", "0"),
        ("time-to-effect <= cost", {"time-to-effect": 1, "cost": -1}, "<=", "0"),
        ("a b >= 0.2", {"a b": -1}, "<=", "-1/5"),
        ("x + y <= 0.3", {"x + y": 1}, "<=", "3/10"),
        ("a + x + y <= 0.3", {"a": 1, "x + y": 1}, "<=", "3/10"),
        ("Größe <= 2nd", {"Größe": 1, "2nd": -1}, "<=", "0"),
        ("p% <= 0.3", {"p%": 1}, "<=", "3/10"),
        ("v.2 <= 0.2", {"v.2": 1}, "<=", "1/5"),
        ("f(1) <= 0.2", {"f(1)": 1}, "<=", "1/5"),
        ("in <= 0.2", {"in": 1}, "<=", "1/5"),
        ("a >= in", {"a": -1, "in": 1}, "<=", "0"),
    ],
)
def test_one_row(text: str, terms: Terms, sign: str, rhs: str) -> None:
    assert read(text) == [(terms, sign, Fraction(rhs))]


@pytest.mark.parametrize("text", ["a in [0.1, 0.3]", "a in[.1,.3]", "a in [ 0.1 , 0.3 ]"])
def test_an_interval_is_two_rows(text: str) -> None:
    assert read(text) == [
        ({"a": -1}, "<=", Fraction(-1, 10)),
        ({"a": 1}, "<=", Fraction(3, 10)),
    ]


def test_an_interval_of_what_is_called_in() -> None:
    assert [rhs for _, _, rhs in read("in in [0.1, 0.3]")] == [Fraction(-1, 10), Fraction(3, 10)]


def test_an_interval_may_be_a_point_and_hold_a_sum() -> None:
    assert read("a + b in [0.3, 0.3]") == [
        ({"a": -1, "b": -1}, "<=", Fraction(-3, 10)),
        ({"a": 1, "b": 1}, "<=", Fraction(3, 10)),
    ]


@pytest.mark.parametrize(
    ("text", "coefficient", "rhs"),
    [
        ("all <= 0.4", 1, "2/5"),
        ("0.1 <= all", -1, "-1/10"),
        ("2 * all <= 0.5", 2, "1/2"),
        ("all + 0.1 <= 0.5", 1, "2/5"),
    ],
)
def test_all_is_a_row_for_each(text: str, coefficient: float, rhs: str) -> None:
    assert read(text) == [({name: coefficient}, "<=", Fraction(rhs)) for name in IDS]


def test_all_in_an_interval() -> None:
    assert len(read("all in [0.01, 0.5]")) == 2 * len(IDS)


def test_a_criterion_called_all_is_meant() -> None:
    assert len(parse("all <= 0.4", Names(("all", "b"), {})).rows) == 1


def test_it_remembers_where_it_came_from() -> None:
    found = parse("a >= b", NAMES, place="criteria/x.yaml:7")
    assert found == Statement("a >= b", found.rows, "criteria/x.yaml:7")


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "an empty statement; expected 'a >= b'"),
        ("   ", 1, "an empty statement"),
        ("a", 2, "it ends too early"),
        ("a >=", 5, "it ends too early"),
        ("a in [0.1, 0.3", 15, "it ends too early"),
        (">= a", 1, "expected a criterion or a number, found '>='"),
        ("a == b", 4, "write one ="),
        ("a >= - 0.1", 6, "expected a criterion or a number, found '-'"),
        ("a > b", 3, "'>' is refused because a limit belongs to the space on both sides; write >="),
        ("a < 0.4", 3, "write <="),
        ("a => b", 4, "'>' is refused"),
        ("a ≥ b", 3, "write >= for '≥'"),
        ("a ≤ 0.4", 3, "write <= for '≤'"),
        ("a +b <= 0.3", 3, "put spaces on both sides of '+'"),
        ("a+b <= 0.3", 2, "put spaces on both sides of '+'"),
        ("a-b >= 0.1", 1, "put spaces on both sides of '-' in 'a-b' (ids may hold hyphens)"),
        ("- a >= b", 1, "a side starts with a criterion or a number, like -1 * a"),
        ("a * 2 >= b", 3, "write the number before what it multiplies, like 2 * a"),
        ("a >= b * 2", 8, "write the number before"),
        ("2 a >= b", 3, "expected >=, <=, = or in, found 'a'"),
        ("a / 2 >= b", 3, "unexpected '/'"),
        ("a != b", 3, "unexpected '!'"),
        ("(a + b) >= 0.1", 1, "unexpected '('"),
        ("a >= b >= cost", 8, "one comparison a statement"),
        ("a >= b and b >= cost", 8, "unknown criterion 'and'"),
        ("coost >= 0.1", 1, "unknown criterion 'coost'; did you mean 'cost'? (criteria: a, b, "),
        ("a >= COST", 6, "did you mean 'cost'?"),
        ("a >= nan", 6, "unknown criterion 'nan'"),
        ("a <= 40%", 6, "'40%' is no number; write 40% as 0.4"),
        ("a <= 0,4", 7, "write decimals with a point"),
        ("a >= 0.1e", 6, "'0.1e' is no number"),
        ("a >= 1_000", 6, "'1_000' is no number"),
        ("a >= 1e999", 6, "1e999 is beyond what is read as a number"),
        ("a >= 1e-999999999", 6, "is beyond what is read as a number"),
        ("1e99 * 1e99 * a >= b", 1, "its numbers are too large"),
        ("a in [0.3, 0.1]", 6, "the interval runs from 0.3 to 0.1"),
        ("a in [0.1]", 10, "expected ',', found ']'"),
        ("a in [0.1, 0.2, 0.3]", 15, "expected ']', found ','"),
        ("a in [b, 0.3]", 6, "an interval holds two numbers"),
        ("a in 0.1, 0.3", 6, "expected '[', found '0.1'"),
        (
            "group(Legitimcy) >= 0.3",
            1,
            "unknown group 'Legitimcy'; did you mean 'Legitimacy'? (groups: ",
        ),
        ("group(Legitimacy >= 0.3", 1, "'group(' is not closed"),
        ("all + a <= 0.3", 1, "'all' stands alone on its side, like all <= 0.4"),
        ("all <= a", 1, "'all' stands alone"),
        ("0.1 <= 0.2", 1, "it says nothing about any weight"),
        ("a >= a", 1, "it says nothing about any weight"),
    ],
)
def test_faults_have_a_column(text: str, column: int, words: str) -> None:
    with pytest.raises(StatementError) as raised:
        parse(text, NAMES)
    assert words in str(raised.value)
    assert str(raised.value).startswith(f"'{text}': ")
    assert (raised.value.text, raised.value.column) == (text, column)


def test_no_groups_is_said() -> None:
    with pytest.raises(StatementError, match=r"unknown group 'x' \(groups: none\)"):
        mcda.WeightSpace(["a", "b"]).where("group(x) >= 0.1")


def test_long_statements_are_read() -> None:
    assert len(parse("a + " * 2_000 + "a >= 0.1", NAMES).rows) == 1
    assert len(parse("1 * " * 2_000 + "a >= 0.1", NAMES).rows) == 1
