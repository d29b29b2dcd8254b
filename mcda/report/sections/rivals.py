"""How options compare two by two, and how much is risked by choosing one, over all weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Heading, Note, OptionName, Paragraph, Text
from mcda.report.evidence import evidence_note
from mcda.report.figures import borders
from mcda.report.figures import values as drawing
from mcda.report.figures._few import MOST
from mcda.report.leads import outdone
from mcda.report.lists import and_more, any_of, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import gap, table, together
from mcda.report.words import count, decimals

TITLE = "How options compare over all weights"
PLACE = "46"
MANY = 12


def rivals(bench: Bench) -> tuple[Block, ...]:
    """Preference that holds at all weights, then scores and regret at their extremes."""
    if len(bench.options) < 2:
        return ()
    risk = () if bench.ranks_only else _risk(bench)
    return (*_outright(bench), *_preference(bench), *_takeovers(bench), *risk)


def _outright(bench: Bench) -> Iterator[Block]:
    """Who scores better than whom on every criterion: no weights are needed to see that."""
    some, all_ = (outdone(bench.study.problem, everywhere=e) for e in (False, True))
    if not some.any():
        return
    yield Heading(words("At least as good on every criterion"))
    said = [one for i in range(len(bench.options)) for one in _better(bench, i, some, all_)]
    if len(said) <= MANY:
        yield Bullets(tuple(said), named=True)
    else:
        pairs = count(int(np.sum(some)))
        yield Paragraph(
            say(
                "In {count} pairs one option scores at least as well as the other on every "
                "criterion, and better on some.",
                count=pairs,
            )
        )
    yield Note(say("Read from the best estimates alone: weights and method have no part in it."))


def _better(bench: Bench, i: int, some: np.ndarray, all_: np.ndarray) -> Iterator[Text]:
    """Whom an option outdoes: on every criterion, then on some and nowhere less."""
    option, worse = bench.options[i], np.flatnonzero(all_[:, i])
    if len(worse):
        yield say(
            "{option} scores better on every criterion than {others}.",
            option=option,
            others=together(bench, worse),
        )
    others = np.flatnonzero(some[:, i] & ~all_[:, i])
    if len(others):
        yield say(
            "{option} scores at least as well on every criterion as {others}, and better on some.",
            option=option,
            others=together(bench, others),
        )


def _preference(bench: Bench) -> Iterator[Block]:
    found = bench.dominance()
    yield Heading(words("Ahead at all admissible weights"))
    said = [one for i in range(len(bench.options)) if (one := _above(bench, i))]
    sampled = found.evidence.kind == "sampled"
    ties = () if said else _level(bench)
    if not said and not ties and sampled:
        said = [one for i in range(len(bench.options)) if (one := _not_below(bench, i))]
    if ties:
        yield Paragraph(_ties(bench, ties, sampled=sampled))
    elif not said:
        yield Paragraph(_none(sampled))
    elif len(said) <= MANY:
        yield Bullets(tuple(said), named=True)
    else:
        pairs = count(int(np.sum(_strictly(bench))))
        yield Paragraph(say("{count} pairs are ordered the same way at all weights.", count=pairs))
    yield evidence_note(found.evidence)


def _none(sampled: bool) -> Text:
    if sampled:
        return say("No option was at least as good as another at all of the weights drawn.")
    return say(
        "No option is at least as good as another at all admissible weights: of any two, which "
        "is better depends on the weights."
    )


def _level(bench: Bench) -> tuple[tuple[int, ...], ...]:
    """Groups that are level at all weights, where beside them no order holds at all weights."""
    found = bench.dominance()
    if found.evidence.kind == "sampled":
        above = found.least_lead >= 0
    else:
        above = np.equal(found.necessary, True)
    np.fill_diagonal(above, val=True)
    if not np.array_equal(above, above.T):
        return ()
    groups = dict.fromkeys(tuple(int(k) for k in np.flatnonzero(row)) for row in above)
    return tuple(group for group in groups if len(group) > 1)


def _ties(bench: Bench, groups: Sequence[Sequence[int]], *, sampled: bool) -> Text:
    """That options are level at all weights, and that no other two are ordered at all of them."""
    if len(groups[0]) == len(bench.options):
        if sampled:
            return say("All options were level at all of the weights drawn.")
        return say("All options are level at all admissible weights.")
    if len(groups) > MANY:
        number = count(len(groups))
        if sampled:
            said = [say("{n} groups of options were level at all weights drawn.", n=number)]
        else:
            said = [say("{n} groups of options are level at all admissible weights.", n=number)]
    elif sampled:
        said = [
            say("{options} were level at all of the weights drawn.", options=_some(bench, group))
            for group in groups
        ]
    else:
        said = [
            say("{options} are level at all admissible weights.", options=_some(bench, group))
            for group in groups
        ]
    if sampled:
        rest = say("Of no other two was one at least as good as the other at all of them.")
    else:
        rest = say(
            "Of no other two is one at least as good as the other at all of them: which is better "
            "depends on the weights."
        )
    return run_on(*said, rest)


def _strictly(bench: Bench) -> np.ndarray:
    """(n, n) at least as good at all weights, and better at some."""
    return np.equal(bench.dominance().dominates, True)


def _above(bench: Bench, i: int) -> Text:
    below = np.flatnonzero(_strictly(bench)[i])
    if not len(below):
        return ()
    lead = bench.dominance().least_lead[i, below].min()
    option, others = bench.options[i], together(bench, below)
    if lead > 0 and not bench.ranks_only:
        return say(
            "{option} is above {others}, by {gap} or more.",
            option=option,
            others=others,
            gap=gap(float(lead)),
        )
    return say("{option} is above {others}.", option=option, others=others)


def _not_below(bench: Bench, i: int) -> Text:
    """Whom an option was seen above or level with, and never below."""
    below = [k for k in np.flatnonzero(bench.dominance().least_lead[i] >= 0) if k != i]
    if not len(below):
        return ()
    return say(
        "{option} was at no weights drawn below {others}.",
        option=bench.options[i],
        others=any_of(bench.named(below)),
    )


def _takeovers(bench: Bench) -> Iterator[Block]:
    """Whose win regions border on each other, as a figure and in words."""
    found = bench.neighbours()
    meets = np.equal(found.adjacent, True)
    often = np.argsort(-bench.shares().share, kind="stable")
    winners = often[bench.ranges().status[often] == "strict"]
    if len(winners) <= MOST:
        winners = np.sort(winners)
    if len(winners) < 2 or not meets.any():
        return
    record = borders.compute(
        bench.named(winners),
        meets[np.ix_(winners, winners)],
        name="neighbours",
        title=words("Who takes over across the border of a win region"),
    )
    yield Heading(words("Who takes over"))
    yield Paragraph(_borders(bench, meets, winners))
    yield from bench.figure("borders", record)
    yield evidence_note(
        found.evidence,
        words(
            "Two options can exchange the lead where the weights at which they win share a "
            "border: as weights cross it, one takes over directly from the other."
        ),
    )


def _borders(bench: Bench, meets: np.ndarray, winners: np.ndarray) -> Text:
    """Who can take over from the leader directly, and who cannot."""
    said = []
    for i in bench.rank().leaders:
        near = np.flatnonzero(meets[i])
        far = [k for k in winners if k != i and k not in near]
        if i in winners and len(near):
            rest = () if len(far) > MANY else any_of(bench.named(far))
            said.append(_loses(bench, i, _some(bench, near.tolist()), rest))
    return run_on(*said) if said else say("Options that win side by side are marked.")


def _some(bench: Bench, options: Sequence[int]) -> Text:
    """Options by name; of many the first, and how many more."""
    if len(options) <= MANY:
        return together(bench, options)
    return and_more(bench.named(options[: MANY - 1]), len(options) - MANY + 1)


def _loses(bench: Bench, i: int, near: Text, far: Text) -> Text:
    option = bench.options[i]
    if not far:
        return say("{option} can lose the lead directly to {near}.", option=option, near=near)
    if bench.neighbours().evidence.kind == "sampled":
        return say(
            "{option} can lose the lead directly to {near}; not seen to lose it directly to {far}.",
            option=option,
            near=near,
            far=far,
        )
    return say(
        "{option} can lose the lead directly to {near}; never directly to {far}.",
        option=option,
        near=near,
        far=far,
    )


def _risk(bench: Bench) -> Iterator[Block]:
    scores, cost = bench.value_ranges(), bench.regret()
    record = drawing.compute(
        bench.options,
        scores.lowest,
        scores.highest,
        _now(bench),
        view=bench.view_name(bench.study.view),
        name="value-ranges",
        title=words("Scores of each option over the admissible weights"),
    )
    yield Heading(words("What is risked by choosing one"))
    yield Paragraph(_least(bench))
    yield from bench.figure("values", record)
    heads = (words("Option"), words("Least score"), words("Largest score"))
    yield table([*heads, words("Largest regret"), words("Best then")], _rows(bench))
    yield evidence_note(
        cost.evidence,
        words(
            "An option's largest regret is the most that it falls short of the best one at any "
            "of these weights."
        ),
        _units(bench),
    )


def _now(bench: Bench) -> np.ndarray:
    """Scores in the view, in the units of what is shown beside them."""
    linear = bench.study.model.linear
    return bench.rank().score if linear is None else linear.raw(bench.weights[None, :])[0]


def _units(bench: Bench) -> str:
    linear = bench.study.model.linear
    if linear is None or linear.link is None:
        return ""
    return words("Scores here are weighted sums, before the method's last step.")


def _least(bench: Bench) -> Text:
    cost = bench.regret()
    members = np.flatnonzero(cost.minimax)
    options, most = together(bench, members), gap(float(cost.max_regret[members[0]]))
    if cost.evidence.kind == "sampled":
        return say(
            "At the weights drawn, {options} fell short of the best option by {gap} at most, "
            "less than any other.",
            options=options,
            gap=most,
        )
    return say(
        "Whatever the admissible weights turn out to be, {options} can fall short of the best "
        "option by {gap} at most; any other can fall further short.",
        options=options,
        gap=most,
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
                decimals(scores.lowest[i]),
                decimals(scores.highest[i]),
                gap(float(cost.max_regret[i])),
                words("itself") if rival is None else bench.options[rival],
            ]
        )
    return rows
