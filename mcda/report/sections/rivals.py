"""How options compare two by two, and how much is risked by choosing one, over all weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Heading, OptionName, Paragraph, Text, text
from mcda.report.figures import borders
from mcda.report.figures import values as drawing
from mcda.report.sections._common import gap, joined, table, verb
from mcda.report.sections._evidence import evidence_note
from mcda.report.words import count

TITLE = "How options compare over all weights"
PLACE = "46"
MANY = 12
NONE = (
    "No option is at least as good as another at all admissible weights: which is better depends "
    "on them."
)
NEVER_SEEN = "No option was at least as good as another at all of the weights drawn."


def rivals(bench: Bench) -> tuple[Block, ...]:
    """Preference that holds at all weights, then scores and regret at their extremes."""
    if len(bench.options) < 2:
        return ()
    return (*_preference(bench), *_takeovers(bench), *_risk(bench))


def _preference(bench: Bench) -> Iterator[Block]:
    found = bench.dominance()
    yield Heading("Ahead at all admissible weights")
    clauses = [clause for i in range(len(bench.options)) if (clause := _above(bench, i))]
    sampled = found.evidence.kind == "sampled"
    if not clauses and sampled:
        clauses = [clause for i in range(len(bench.options)) if (clause := _not_below(bench, i))]
    if not clauses:
        yield Paragraph(text(NEVER_SEEN if sampled else NONE))
    elif len(clauses) <= MANY:
        yield Bullets(tuple(clauses))
    else:
        pairs = count(int(np.sum(_strictly(bench))))
        yield Paragraph(text(f"{pairs} pairs are ordered the same way at all weights."))
    yield evidence_note(found.evidence)


def _strictly(bench: Bench) -> np.ndarray:
    """(n, n) at least as good at all weights, and better at some."""
    return np.equal(bench.dominance().dominates, True)


def _above(bench: Bench, i: int) -> Text:
    below = np.flatnonzero(_strictly(bench)[i])
    if not len(below):
        return ()
    lead = bench.dominance().least_lead[i, below].min()
    by = f", by {gap(float(lead))} or more" if lead > 0 else ""
    return text(bench.options[i], " is above ", joined(bench.named(below)), f"{by}.")


def _not_below(bench: Bench, i: int) -> Text:
    """Whom an option was seen above or level with, and never below."""
    below = [k for k in np.flatnonzero(bench.dominance().least_lead[i] >= 0) if k != i]
    if not len(below):
        return ()
    return text(bench.options[i], " was at no weights drawn below ",
                joined(bench.named(below), " or "), ".")  # fmt: skip


def _takeovers(bench: Bench) -> Iterator[Block]:
    """Whose win regions border on each other, as a figure and in words."""
    found = bench.neighbours()
    meets = np.equal(found.adjacent, True)
    winners = np.flatnonzero(bench.ranges().status == "strict")
    if len(winners) < 2 or not meets.any():
        return
    record = borders.compute(
        bench.named(winners),
        meets[np.ix_(winners, winners)],
        name="neighbours",
        title="Who takes over across the border of a win region",
    )
    yield Heading("Who takes over")
    yield Paragraph(_borders(bench, meets, winners))
    yield from bench.figure("borders", record)
    yield evidence_note(
        found.evidence,
        "Two options are neighbours where both are first along a whole border: as the weights "
        "change there, one takes over directly from the other.",
    )


def _borders(bench: Bench, meets: np.ndarray, winners: np.ndarray) -> Text:
    """Who can take over from the leader directly, and who cannot."""
    clauses = []
    sampled = bench.neighbours().evidence.kind == "sampled"
    but = "; not seen to lose it directly to " if sampled else "; never directly to "
    for i in bench.rank().leaders:
        near = np.flatnonzero(meets[i])
        far = [k for k in winners if k != i and k not in near]
        if i not in winners or not len(near):
            continue
        said = text(bench.options[i], " can lose the lead directly to ", joined(bench.named(near)))
        never = text(but, joined(bench.named(far), " or ")) if far else ()
        clauses.append(text(said, never, ". "))
    return text(*clauses) if clauses else text("Options that win side by side are marked.")


def _risk(bench: Bench) -> Iterator[Block]:
    scores, cost = bench.value_ranges(), bench.regret()
    record = drawing.compute(
        bench.options,
        scores.lowest,
        scores.highest,
        _now(bench),
        view=bench.view_name(bench.study.view),
        name="value-ranges",
        title="Scores of each option over the admissible weights",
    )
    yield Heading("What is risked by choosing one")
    yield Paragraph(_least(bench))
    yield from bench.figure("values", record)
    yield table(["Option", "Least score", "Largest score", "Largest regret", "Best then"],
                _rows(bench))  # fmt: skip
    yield evidence_note(
        cost.evidence,
        "The regret of an option is how far it falls short of the best one, at the weights at "
        f"which that is most.{_units(bench)}",
    )


def _now(bench: Bench) -> np.ndarray:
    """Scores in the view, in the units of what is shown beside them."""
    linear = bench.study.model.linear
    return bench.rank().score if linear is None else linear.raw(bench.weights[None, :])[0]


def _units(bench: Bench) -> str:
    linear = bench.study.model.linear
    if linear is None or linear.link is None:
        return ""
    return " Scores here are weighted sums, before the method's last step."


def _least(bench: Bench) -> Text:
    cost = bench.regret()
    members = np.flatnonzero(cost.minimax)
    most = "at most" if cost.evidence.kind != "sampled" else "in the sample at most"
    return text(
        "Were the weights known only afterwards, ",
        joined(bench.named(members)),
        f" {verb(len(members), 'would fall', 'would fall')} short of the best option by "
        f"{gap(float(cost.max_regret[members[0]]))} {most}, less than any other.",
    )


def _rows(bench: Bench) -> list[list[str | OptionName]]:
    scores, cost = bench.value_ranges(), bench.regret()
    order = sorted(range(len(bench.options)), key=lambda i: (float(cost.max_regret[i]), i))
    rows: list[list[str | OptionName]] = []
    for i in order:
        rival = bench.place(cost.rival[i])
        rows.append(
            [
                bench.options[i],
                f"{scores.lowest[i]:z.3f}",
                f"{scores.highest[i]:z.3f}",
                gap(float(cost.max_regret[i])),
                "itself" if rival is None else bench.options[rival],
            ]
        )
    return rows
