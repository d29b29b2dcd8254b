"""What the verdict rests on: criteria left out, groups evened, scores at their ranges' ends."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Heading, OptionName, Paragraph, Table, Text, text
from mcda.report.evidence import evidence_note
from mcda.report.lists import run_on
from mcda.report.quantities import scored
from mcda.report.say import say, words
from mcda.report.sections._common import (
    broken_at,
    gap,
    in_order,
    table,
    together,
    words_table,
)
from mcda.report.sections._doubts import if_criteria_go, if_scores_move
from mcda.report.words import decimals

TITLE = "What the verdict rests on"
PLACE = "65"


def checks(bench: Bench) -> tuple[Block, ...]:
    """Leave-one-out and equal groups, then the ends of the scores."""
    return (*_criteria(bench), *_scores(bench))


def _criteria(bench: Bench) -> Iterator[Block]:
    if len(bench.criteria) < 2:
        return
    found = bench.leave_one_out()
    heads = [words("Left out"), words("Leads then")]
    if not bench.ranks_only:
        heads.append(words("Ahead by"))
    rows: list[list[str | Text]] = [
        [words("Nothing"), *_leaders_and_gap(bench, bench.rank().score, bench.rank().leaders)]
    ]
    for j, name in enumerate(bench.criteria):
        if found.leaders(j):
            rows.append([name, *_leaders_and_gap(bench, found.score[j], found.leaders(j))])
    if len({c.group for c in bench.study.problem.criteria}) > 1:
        even = bench.rank_equal_groups()
        rows.append(
            [
                words("Nothing, groups weighted equally"),
                *_leaders_and_gap(bench, even.score, even.leaders),
            ]
        )
    yield Heading(words("If a criterion is left out"))
    proportion = say("The weight of the criterion goes to the others in proportion.")
    yield Paragraph(run_on(proportion, if_criteria_go(bench, facts.lead(bench.rank()))))
    yield words_table(heads, rows)
    yield evidence_note(found.evidence)


def _leaders_and_gap(bench: Bench, score: np.ndarray, leaders: tuple[int, ...]) -> list[Text]:
    """Who leads, and by how much where scores are more than places."""
    if bench.ranks_only:
        return [together(bench, leaders)]
    others = np.delete(score, list(leaders))
    ahead = gap(float(score[leaders[0]] - others.max())) if len(others) else ""
    return [together(bench, leaders), text(ahead)]


def _scores(bench: Bench) -> Iterator[Block]:
    problem = bench.study.problem
    if np.array_equal(problem.low, problem.high):
        return
    found, now = bench.stress(), bench.rank()
    scores = () if bench.ranks_only else (now.score, found.worst_score, found.best_score)
    rank = (now.rank, found.worst_rank, found.best_rank)
    rows: list[list[str | OptionName]] = [
        [
            bench.options[i],
            *(decimals(x[i]) for x in scores),
            *(f"{x[i]}" for x in rank),
        ]
        for i in in_order(bench)
    ]
    yield Heading(words("If scores are at the ends of their ranges"))
    yield Paragraph(
        say(
            "Against it: every score of the option at its worse end and every rival's at the "
            "better end. For it: the reverse."
        )
    )
    for said in if_scores_move(bench, facts.lead(now)):
        yield Paragraph(said)
    heads = [words("Rank"), words("Rank against"), words("Rank for")]
    if scores:
        heads = [words("Score"), words("Score against"), words("Score for"), *heads]
    yield table([words("Option"), *heads], rows)
    yield evidence_note(found.evidence, *bench.beside_scores)
    if len(bench.rank().leaders) > 1:  # level now: almost any move of theirs parts them
        return
    single = _single(bench)
    if single is None:
        yield Paragraph(
            say("No single score, moved alone to an end of its range, changes the leader.")
        )
    else:
        yield Paragraph(say("These single scores, each moved alone, change the leader:"))
        yield single
    yield evidence_note(bench.cells().evidence)


def _single(bench: Bench) -> Table | None:
    """One row for each score that changes the leader by moving to its low or high."""
    cells, problem = bench.cells(), bench.study.problem
    rows: list[list[str | OptionName | Text]] = []
    for changes, breaks, leader, end, side in (
        (cells.changes_low, cells.break_low, cells.leader_low, "low", "below"),
        (cells.changes_high, cells.break_high, cells.leader_high, "high", "above"),
    ):
        for i, j in np.argwhere(changes).tolist():
            then = bench.place(leader[i, j])
            rows.append(
                [
                    bench.options[i],
                    bench.criteria[j],
                    scored(bench.study, i, j),
                    broken_at(problem, i, j, float(breaks[i, j]), side),
                    scored(bench.study, i, j, end),
                    "" if then is None else bench.options[then],
                ]
            )
    heads = (words("Option"), words("Criterion"), words("Score now"), words("Lead lost"))
    more = (words("End of range"), words("Leads then"))
    return words_table([*heads, *more], rows) if rows else None
