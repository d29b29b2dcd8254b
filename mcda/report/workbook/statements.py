"""What is said about weights, checked by formula: kept or broken by every view."""

from __future__ import annotations

from fractions import Fraction

from mcda.report.say import words
from mcda.report.workbook.area import Area, runs
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import NUMBER
from mcda.report.workbook.styles import BAD, BAD_INK, GOOD, GOOD_INK
from mcda.weights.space import TOLERANCE
from mcda.weights.statements import Row, Statement

LONGEST = 8_000
"""Characters of a formula; Excel takes 8,192."""
_AT_ONCE = 100
"""Conditions in one AND; Excel takes 255."""
_DIGITS = 15


def statements(book: Book, grid: Grid) -> None:
    """One row a statement: in words, as written, and whether each view keeps it."""
    plan, space = book.plan, book.study.space
    top = plan.statements_at
    grid.text(top, 0, words("What weights have to satisfy"), "heading")
    if not space.statements:
        grid.text(top + 1, 0, words("All weights that sum to 100 % are admissible."))
        return
    heads = [words("In words"), "", "", words("As written"), *[""] * (plan.k - 1)]
    grid.heads(top + 1, 0, heads)
    for v, view in enumerate(plan.views):
        grid.text(top + 1, plan.kept.left + v, book.bench.view_name(view), "head-centre")
    named = [(book.bench.view_name(v), NUMBER, "head-right") for v in plan.views]
    grid.tall(top + 1, named, least=34, most=TALLEST_NAME)
    for s, statement in enumerate(space.statements):
        _row(book, grid, s, statement)
    book.define("statements_kept", plan.kept)
    rules = ((0, BAD, BAD_INK), (1, GOOD, GOOD_INK))
    for value, fill, ink in rules:
        look = book.writer.add_format({"bg_color": fill, "font_color": ink})
        rule = {"type": "cell", "criteria": "==", "value": value, "format": look}
        grid.colour(plan.kept, rule)


def _row(book: Book, grid: Grid, s: int, statement: Statement) -> None:
    plan = book.plan
    row = plan.kept.top + s
    said = book.bench.said(statement)
    grid.across(row, 2, said, "label")
    grid.across(row, plan.points.left + plan.k - 1, statement.text, "code", plan.points.left)
    grid.tall(row, [(said, 520, "label"), (statement.text, NUMBER * plan.k, "code")])
    look = {"num_format": yes_no(words("kept"), words("broken")), "align": "center"}
    for v, view in enumerate(plan.views):
        broken = statement in book.study.space.broken(book.study.views[view])
        condition = met(statement, plan.weights.column(v))
        value = 0.0 if broken else 1.0
        if condition is None:
            grid.number(row, plan.kept.left + v, value, "name", **look)
        else:
            grid.formula(row, plan.kept.left + v, f"=IF({condition},1,0)", value, "name", **look)


def yes_no(yes: str, no: str) -> str:
    """A number format that shows 1 as one word and 0 as another."""
    shown = [word.replace('"', "") for word in (yes, no)]
    return f'"{shown[0]}";;"{shown[1]}"'


def met(statement: Statement, weights: Area) -> str | None:
    """The condition over a column of weights; None where it is too long for a formula."""
    rows = statement.rows
    every = _of_each(rows, weights)
    parts = [every] if every else [_condition(row, weights) for row in rows]
    while len(parts) > 1:
        parts = [_all(parts[i : i + _AT_ONCE]) for i in range(0, len(parts), _AT_ONCE)]
    return parts[0] if len(parts[0]) <= LONGEST else None


def _all(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"AND({','.join(parts)})"


def _of_each(rows: tuple[Row, ...], weights: Area) -> str | None:
    """`all <= 0.4`: the largest of the weights, where rows say the same of one weight each."""
    used = [[(j, c) for j, c in enumerate(row.coefficients) if c] for row in rows]
    first = rows[0]
    alike = all(
        len(terms) == 1 and terms[0][1] == used[0][0][1] and row.rhs == first.rhs
        for terms, row in zip(used, rows, strict=True)
    )
    if len(rows) < 2 or not alike or first.equality or abs(used[0][0][1]) != 1:
        return None
    cells = ",".join(_column(weights, a, b) for a, b in runs(terms[0][0] for terms in used))
    if used[0][0][1] > 0:
        return f"MAX({cells})<={literal(first.rhs)}+{TOLERANCE:G}"
    return f"MIN({cells})>={literal(-first.rhs)}-{TOLERANCE:G}"


def _condition(row: Row, weights: Area) -> str:
    total = _total(row, weights)
    if row.equality:
        return f"ABS({total}-({literal(row.rhs)}))<={TOLERANCE:G}"
    return f"{total}<={literal(row.rhs)}+{TOLERANCE:G}"


def _total(row: Row, weights: Area) -> str:
    """The weighted sum, neighbours with the same coefficient together."""
    parts = []
    for coefficient in dict.fromkeys(c for c in row.coefficients if c):
        places = (j for j, c in enumerate(row.coefficients) if c == coefficient)
        for a, b in runs(places):
            cells = _column(weights, a, b)
            cells = cells if a == b else f"SUM({cells})"
            sign = "+" if coefficient > 0 else "-"
            size = abs(coefficient)
            parts.append(f"{sign}{cells}" if size == 1 else f"{sign}{literal(size)}*{cells}")
    return "".join(parts).removeprefix("+") or "0"


def _column(weights: Area, first: int, last: int) -> str:
    return Area(
        weights.tab, weights.top + first, weights.left, weights.top + last, weights.right
    ).inside


def literal(x: Fraction) -> str:
    """A fraction inside a formula: as a decimal where that is all of it, else as a quotient."""
    short = f"{float(x):.{_DIGITS}G}"
    if Fraction(short) == x:
        return short
    quotient = f"({x.numerator}/{x.denominator})"
    return quotient if len(quotient) <= 2 * _DIGITS else short
