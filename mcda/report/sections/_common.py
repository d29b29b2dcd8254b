"""What sections share: options in a sentence, tables of names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem
from mcda.report.bench import Bench
from mcda.report.blocks import Column, Inline, Note, Table, Text, text
from mcda.report.fold import MANY
from mcda.report.lists import all_of
from mcda.report.quantities import threshold
from mcda.report.say import numeral, say, words
from mcda.report.words import decimals, fixed, percent

TINY = 1e-6
"""Differences below this are written with a power of ten: nobody counts as many zeros."""


def mixed(bench: Bench, parts: Sequence[tuple[int, float]]) -> Text:
    """`A`, or `a mixture of 60 % A and 40 % B`."""
    if len(parts) == 1:
        return text(bench.options[parts[0][0]])
    members = [
        say("{share} {option}", share=percent(part), option=bench.options[k]) for k, part in parts
    ]
    return say("a mixture of {members}", members=all_of(members))


def table(
    heads: Sequence[str], rows: Iterable[Sequence[Inline | Text]], caption: Text = ()
) -> Table:
    """A table whose first column is names and whose other columns are numbers."""
    columns = tuple(Column(h, "left" if k == 0 else "right") for k, h in enumerate(heads))
    return Table(columns, tuple(tuple(_cell(c) for c in row) for row in rows), caption)


def words_table(heads: Sequence[str], rows: Iterable[Sequence[Inline | Text]]) -> Table:
    """A table whose columns are all words."""
    columns = tuple(Column(h) for h in heads)
    return Table(columns, tuple(tuple(_cell(c) for c in row) for row in rows))


def filled(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of words without the columns that are empty."""
    kept = [k for k in range(len(heads)) if any(row[k] for row in rows)]
    return words_table([heads[k] for k in kept], [[row[k] for k in kept] for row in rows])


def _cell(cell: Inline | Text) -> Text:
    return cell if isinstance(cell, tuple) else text(cell)


def gap(x: float) -> str:
    """A difference of scores: three decimals, or two significant digits where that says 0.000.

    `0.064`, `0.00009`, `3.2×10⁻⁹`, and in words that it is not known of a NaN
    """
    if np.isnan(x):
        return words("not known")
    if x == 0 or abs(x) >= 0.0005:
        return decimals(x)
    if abs(x) >= TINY:
        return fixed(x, 1 - floor(log10(abs(x))))
    digits, power = f"{x:.1e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{fixed(float(digits), 1)}×10{raised}"


def apart(*scores: float) -> tuple[str, ...]:
    """Scores with as many decimals, three or more, as it takes to tell them apart."""
    for digits in range(3, 15):
        shown = tuple(numeral(f"{x:.{digits}f}") for x in scores)
        if len(set(shown)) == len(set(scores)):
            return shown
    return tuple(numeral(repr(x)) for x in scores)


def missing(bench: Bench) -> NDArray[np.bool_]:
    """(n, m) whether no score was given, so that the worst stands in."""
    study = bench.study
    rows = (study.scores[option] for option in study.problem.option_ids)
    return np.array([[row[c].missing for c in study.problem.criterion_ids] for row in rows])


def measured(number: str, criterion: Criterion) -> str:
    """A number in the criterion's unit."""
    return f"{number} {criterion.unit}" if criterion.unit else number


def broken_at(problem: Problem, i: int, j: int, x: float, side: str) -> str:
    """Where a lead is lost: `below 58 points`, or `worse than now` between levels.

    i, j, x : the option and the criterion whose score it is, and the number
    """
    criterion = problem.criteria[j]
    if criterion.levels:
        points = numeral(f"{x:.3g}")
        if side == "below":
            return words("worse than now, at {points} of 100 points", points=points)
        return words("better than now, at {points} of 100 points", points=points)
    end = measured(threshold(problem, i, j, x, below=side == "below"), criterion)
    return words("below {end}", end=end) if side == "below" else words("above {end}", end=end)


def turned(bench: Bench) -> Text:
    """That scores are what the method's papers print with the other sign, where they are."""
    ranking = bench.rank()
    for name, printed in ranking.details.items():
        shape, score = np.shape(printed), ranking.score
        if shape == score.shape and np.any(score) and np.array_equal(printed, -score):
            return say(
                "The method's own {name}, of which less is better, stands here with the other "
                "sign, so that more is better.",
                name=name,
            )
    return ()


def in_order(bench: Bench) -> list[int]:
    """Options in the study's order; of so many that a table is cut, the best in the view first."""
    places = range(len(bench.options))
    if len(places) <= MANY:
        return list(places)
    return sorted(places, key=lambda i: int(bench.rank().rank[i]))


def unread(bench: Bench, names: Iterable[str]) -> Iterator[Note]:
    """A warning for each scenario or phase whose scores the study's method cannot read."""
    method = bench.method_name(bench.study.method.name)
    for name in names:
        yield Note(
            say("{method} cannot read the scores of {scenario}.", method=method, scenario=name),
            "warning",
        )


def together(bench: Bench, options: Iterable[int]) -> Text:
    """Options by name, as a list."""
    return all_of(bench.named(options))
