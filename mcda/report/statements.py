"""Statements about weights in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mcda.report.say import words
from mcda.report.words import fixed, percent_tick
from mcda.weights.statements import Row, Statement


def in_words(statement: Statement, names: Mapping[str, str]) -> str:
    """`deterrence >= cost` as `Deterrence weighs at least as much as Cost`.

    names : id to name of every weight, in the order of the rows' coefficients
    Statements of other forms are returned as they were written.
    """
    rows = statement.rows
    if _about_each(rows, len(names)):
        return _limit(words("each criterion"), rows[0])
    if len(rows) > 1:
        return statement.text
    row = rows[0]
    people = list(names.values())
    used = [j for j, x in enumerate(row.coefficients) if x]
    if _single(row) is not None and row.rhs != 0:
        return _limit(people[used[0]], row)
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


def _limit(criterion: str, row: Row) -> str:
    sign = _single(row) or Fraction(1)
    share = percent_tick(float(row.rhs * sign))
    if row.equality:
        return words("{criterion} weighs {share}", criterion=criterion, share=share)
    if sign > 0:
        return words("{criterion} weighs at most {share}", criterion=criterion, share=share)
    return words("{criterion} weighs at least {share}", criterion=criterion, share=share)


def _pair(row: Row, people: list[str], used: list[int]) -> str | None:
    """`a >= k * b`, where the signs differ."""
    less = [j for j in used if row.coefficients[j] < 0]
    more = [j for j in used if row.coefficients[j] > 0]
    if len(less) != 1:
        return None
    times = row.coefficients[more[0]] / -row.coefficients[less[0]]
    heavy, light = people[less[0]], people[more[0]]
    pair = {"heavy": heavy, "light": light}
    if times == 1:
        if row.equality:
            return words("{heavy} weighs as much as {light}", **pair)
        return words("{heavy} weighs at least as much as {light}", **pair)
    number = fixed(float(times), 4)
    if row.equality:
        return words("{heavy} weighs {number} times as much as {light}", number=number, **pair)
    return words("{heavy} weighs at least {number} times as much as {light}", number=number, **pair)
