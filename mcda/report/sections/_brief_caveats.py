"""What to keep in mind: of all that the answer hangs on, the three things that matter most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Link, Text
from mcda.report.lists import Part, all_of
from mcda.report.quantities import scored
from mcda.report.say import say, words
from mcda.report.sections._brief import few, options, sure
from mcda.report.sections._common import broken_at, missing
from mcda.report.sections._weighing import counted_twice, hardly_differ
from mcda.report.sections.agreement import differing_defaults
from mcda.report.words import count, whole

HOW_MANY = 3
Weighed = tuple[int, Text]
"""How much a caveat matters beside the others, and the caveat."""


def caveats(bench: Bench, lead: facts.Lead) -> tuple[Text, ...]:
    """The weightiest three, weightiest first; the general ones where there are few others."""
    found = [
        *_missing(bench),
        *_one_score(bench, lead),
        *_ranges(bench, lead),
        *_weights(bench),
        *_support(bench),
        *_defaults(bench),
        *_plans(bench),
        *_general(bench),
    ]
    order = sorted(range(len(found)), key=lambda k: (-found[k][0], k))
    return tuple(found[k][1] for k in order[:HOW_MANY])


def _missing(bench: Bench) -> Iterator[Weighed]:
    """The scores that were not given, by option and criterion where they are few."""
    gone = np.argwhere(missing(bench)).tolist()
    if len(gone) == 1:
        ((i, j),) = gone
        yield (
            100,
            say(
                "{option} has {none} on {criterion}; the worst possible, {worst}, is taken.",
                option=bench.options[i],
                none=Link(words("no score"), "problem"),
                criterion=bench.criteria[j],
                worst=scored(bench.study, i, j),
            ),
        )
    elif gone:
        cells = [
            say("{option} on {criterion}", option=bench.options[i], criterion=bench.criteria[j])
            for i, j in gone
        ]
        yield (
            100,
            say(
                "{n} {scores} are missing and taken as the worst possible: {cells}.",
                n=whole(len(gone)),
                scores=Link(words("scores"), "problem"),
                cells=few(cells),
            ),
        )


def _one_score(bench: Bench, lead: facts.Lead) -> Iterator[Weighed]:
    """The score that need move least of its scale, within its range, to change the leader."""
    problem = bench.study.problem
    if not _ranged(bench) or not lead.followers or len(lead.leaders) > 1:
        return
    cells = bench.cells()
    found = [
        (abs(breaks[i, j] - problem.performance[i, j]) / _scale(bench, j), int(i), int(j), side)
        for side, changes, breaks in (
            ("below", cells.changes_low, cells.break_low),
            ("above", cells.changes_high, cells.break_high),
        )
        for i, j in np.argwhere(changes)
    ]
    if not found:
        return
    _, i, j, side = min(found)
    breaks = cells.break_low if side == "below" else cells.break_high
    now, low, high = (scored(bench.study, i, j, end) for end in ("best", "low", "high"))
    parts: dict[str, Part] = {
        "option": bench.options[i],
        "criterion": bench.criteria[j],
        "at": broken_at(problem, i, j, float(breaks[i, j]), side),
        "now": now,
        "low": low,
        "high": high,
        "sure": sure(cells.evidence.kind),
    }
    single = len({(i, j) for _, i, j, _ in found})
    if single == 1:
        yield (
            90,
            say(
                "The lead hangs on {score}: it is lost if {option}'s {criterion} is {at} (scored "
                "{now}, range {low} to {high}; {sure}).",
                score=Link(words("one score"), "checks"),
                **parts,
            ),
        )
        return
    yield (
        90,
        say(
            "The lead hangs on each of {scores}: it is lost, for one, if {option}'s {criterion} is "
            "{at} (scored {now}, range {low} to {high}; {sure}).",
            scores=Link(words("{n} single scores", n=count(single)), "checks"),
            **parts,
        ),
    )


def _scale(bench: Bench, j: int) -> float:
    """How long a criterion's scale is."""
    criterion = bench.study.problem.criteria[j]
    if criterion.scale is not None:
        return criterion.scale[1] - criterion.scale[0]
    return float(np.ptp(bench.study.problem.performance[:, j])) or 1.0


def _ranged(bench: Bench) -> bool:
    problem = bench.study.problem
    return not np.array_equal(problem.low, problem.high)


def _ranges(bench: Bench, lead: facts.Lead) -> Iterator[Weighed]:
    """How far the leader falls where the ranges of all scores are against it; or that none are."""
    if not lead.followers:
        return
    if not _ranged(bench):
        yield (
            58,
            say(
                "The {scores} are taken as exact: the study gives none a range.",
                scores=Link(words("scores"), "problem"),
            ),
        )
        return
    found, n = bench.stress(), len(bench.options)
    i = max(lead.leaders, key=lambda k: int(found.worst_rank[k]))
    rank = int(found.worst_rank[i])
    if rank > 1 and not np.all(found.worst_rank == n):  # what holds of every option says nothing
        yield (
            80,
            say(
                "With all its scores at the worse ends of their {ranges}, and all others' at the "
                "better, {leader} falls to place {rank} of {n} ({sure}).",
                ranges=Link(words("ranges"), "checks"),
                leader=bench.options[i],
                rank=str(rank),
                n=str(n),
                sure=sure(found.evidence.kind),
            ),
        )


def _weights(bench: Bench) -> Iterator[Weighed]:
    """Weights that hardly tell the options apart, or that count the same thing more than once."""
    for urgent, said in hardly_differ(bench)[:1]:
        yield (75 if urgent else 55), said
    for urgent, said in counted_twice(bench)[:1]:
        yield (65 if urgent else 45), said


def _support(bench: Bench) -> Iterator[Weighed]:
    """How many scores rest on nothing that is named, or how they are graded."""
    if bench.study.redacted:
        return
    scores = [score for row in bench.study.scores.values() for score in row.values()]
    bare = sum(not (score.evidence or score.note) for score in scores)
    where = Link(words("scores"), "problem")
    if bare == len(scores):
        yield 50, say("Not one of the {scores} names a reason or a source.", scores=where)
        return
    if bare:
        yield (
            (70 if 2 * bare > len(scores) else 48),
            say(
                "Of the {n} {scores}, {bare} come without a reason or a source.",
                n=whole(len(scores)),
                scores=where,
                bare=whole(bare),
            ),
        )
    grades = Counter(score.grade for score in scores if score.grade)
    differs = len({score.grade for score in scores}) > 1
    if differs and len(grades) <= 6 and all(len(grade) <= 12 for grade in grades):
        parts = [
            say("{n} is graded {grade}", n=count(1), grade=grade)
            if grades[grade] == 1
            else say("{n} are graded {grade}", n=whole(grades[grade]), grade=grade)
            for grade in sorted(grades)
        ]
        yield (
            47,
            say(
                "Support differs: of the {n} {scores}, {parts}.",
                n=whole(len(scores)),
                scores=where,
                parts=all_of(parts),
            ),
        )


def _defaults(bench: Bench) -> Iterator[Weighed]:
    """Methods that, with their default parameters, put others first than as the study states."""
    found = differing_defaults(bench)
    if len(found) == 1:
        ((name, leaders),) = found.items()
        yield (
            60,
            say(
                "With its {parameters}, {method} would put {who} first.",
                parameters=Link(words("default parameters"), "agreement"),
                method=bench.method_name(name),
                who=options(bench, leaders),
            ),
        )
    elif found:
        yield (
            60,
            say(
                "With their {parameters}, {methods} would put others first.",
                parameters=Link(words("default parameters"), "agreement"),
                methods=few([bench.method_name(name) for name in found]),
            ),
        )


def _plans(bench: Bench) -> Iterator[Weighed]:
    """What the study file holds and the answer leaves aside."""
    left = Link(words("leaves out"), "assumptions")
    if len(bench.study.left_out) == 1:
        yield 25, say("The study names what it {left} (one matter).", left=left)
    elif bench.study.left_out:
        yield (
            25,
            say(
                "The study names what it {left} ({n} matters).",
                left=left,
                n=str(len(bench.study.left_out)),
            ),
        )


def _general(bench: Bench) -> Iterator[Weighed]:
    """What holds of any such answer."""
    yield 12, say("Nothing is said of options and criteria that are not in the study.")
    yield 11, say("Scores stand as they were entered; whether they are right, numbers cannot tell.")
    yield 10, say("Others may weigh the criteria otherwise, and may then come to another answer.")
