"""Statements about weights in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mcda.report.words import fixed, percent_tick
from mcda.weights.statements import Row, Statement


def in_words(statement: Statement, names: Mapping[str, str]) -> str:
    """`deterrence >= cost` as `Deterrence weighs at least as much as Cost`.

    names : id to name of every weight, in the order of the rows' coefficients
    Statements of other forms are returned as they were written.
    """
    rows = statement.rows
    if _about_each(rows, len(names)):
        return _limit("each criterion weighs", rows[0])
    if len(rows) > 1:
        return statement.text
    row = rows[0]
    people = list(names.values())
    used = [j for j, x in enumerate(row.coefficients) if x]
    if _single(row) is not None and row.rhs != 0:
        return _limit(f"{people[used[0]]} weighs", row)
    if row.rhs == 0 and len(used) == 1:
        return statement.text
    if len(used) == 2 and row.rhs == 0:
        return _pair(row, people, used) or statement.text
    return statement.text


def _about_each(rows: tuple[Row, ...], weights: int) -> bool:
    """Whether the rows say the same of every weight, one each."""
    alike = {(_single(row), row.rhs, row.equality) for row in rows}
    about = {row.coefficients for row in rows}
    return len(rows) == len(about) == weights > 1 and len(alike) == 1 and None not in alike.pop()


def _single(row: Row) -> Fraction | None:
    """The one coefficient of a row that has one, if it is 1 or -1."""
    used = [x for x in row.coefficients if x]
    return used[0] if len(used) == 1 and abs(used[0]) == 1 else None


def _limit(what: str, row: Row) -> str:
    sign = _single(row) or Fraction(1)
    share = percent_tick(float(row.rhs * sign))
    if row.equality:
        return f"{what} {share}"
    return f"{what} {'at most' if sign > 0 else 'at least'} {share}"


def _pair(row: Row, people: list[str], used: list[int]) -> str | None:
    """`a >= k * b`, where the signs differ."""
    less = [j for j in used if row.coefficients[j] < 0]
    more = [j for j in used if row.coefficients[j] > 0]
    if len(less) != 1:
        return None
    times = row.coefficients[more[0]] / -row.coefficients[less[0]]
    heavy, light = people[less[0]], people[more[0]]
    if row.equality:
        same = "as much as" if times == 1 else f"{fixed(float(times), 4)} times as much as"
        return f"{heavy} weighs {same} {light}"
    factor = "" if times == 1 else f"{fixed(float(times), 4)} times "
    return f"{heavy} weighs at least {factor}as much as {light}"
