"""How far each weight can move alone before another option leads."""

from __future__ import annotations

from mcda.analyses.stability import reach
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Paragraph, Text
from mcda.report.evidence import evidence_note
from mcda.report.figures import stability as drawing
from mcda.report.lists import Part, run_on
from mcda.report.say import say, words
from mcda.report.sections._common import together
from mcda.report.words import listed, only, percent

TITLE = "How far one weight can move"
PLACE = "50"


def stability(bench: Bench) -> tuple[Block, ...]:
    """One sentence on the tightest weight, then the figure."""
    found, space = bench.stability(), bench.study.space
    restricted = bool(space.statements) and space.contains(bench.weights)
    stretch = [reach(space, bench.weights, j) for j in range(len(bench.criteria))]
    record = drawing.compute(
        bench.criteria,
        found.lower,
        found.weight,
        found.upper,
        [bench.place(rival) for rival in found.rival_below],
        [bench.place(rival) for rival in found.rival_above],
        bench.options,
        view=bench.view_name(bench.study.view),
        space_lower=[low for low, _ in stretch] if restricted else None,
        space_upper=[high for _, high in stretch] if restricted else None,
        name="stability-intervals",
        title=words(
            "The range of each weight in which the lead holds: {view}",
            view=bench.view_name(bench.study.view),
        ),
    )
    return (
        _words(bench),
        *_admissible(bench),
        *bench.figure("stability", record),
        evidence_note(
            found.evidence,
            words("One weight moves over its whole range, 0 to 100 %, the other is the rest.")
            if len(bench.criteria) == 2
            else words(
                "One weight moves over its whole range, 0 to 100 %, the others keep their "
                "proportions."
            ),
            words("A tie counts as staying first."),
        ),
    )


def _words(bench: Bench) -> Paragraph:
    leaders, limit = bench.rank().leaders, facts.nearest_limit(bench)
    names = together(bench, leaders)
    if len(leaders) == len(bench.options) > 1:
        return Paragraph(say("{options} stay level inside the grey ranges.", options=names))
    if len(leaders) > 1:
        return Paragraph(
            say("{options} stay first together inside the grey ranges.", options=names)
        )
    if limit is None and bench.stability().evidence.kind == "sampled":
        return Paragraph(
            say(
                "{option} was seen to stay first however far any single weight moves.", option=names
            )
        )
    if limit is None:
        return Paragraph(
            say("{option} stays first however far any single weight moves.", option=names)
        )
    return Paragraph(run_on(_loses(bench, names, limit), _nearest(bench, limit)))


def _loses(bench: Bench, names: Text, limit: facts.Limit) -> Text:
    """Beyond which limit of one weight the lead is lost, and to whom."""
    last = only(limit.end, limit.side)
    parts: dict[str, Part] = {
        "option": names,
        "rival": bench.options[limit.rival],
        "criterion": bench.criteria[limit.criterion],
        "end": last or percent(limit.end),
        "now": percent(limit.now),
    }
    if last:
        return say(
            "{option} loses the lead to {rival} if {criterion} has {end} of all weight (now "
            "{now}).",
            **parts,
        )
    if limit.side == "below":
        return say(
            "{option} loses the lead to {rival} if {criterion} falls below {end} of all weight "
            "(now {now}).",
            **parts,
        )
    return say(
        "{option} loses the lead to {rival} if {criterion} rises above {end} of all weight (now "
        "{now}).",
        **parts,
    )


def _nearest(bench: Bench, limit: facts.Limit) -> Text:
    """Among which limits this one is the nearest."""
    sampled = bench.stability().evidence.kind == "sampled"
    if not bench.study.space.statements:
        if sampled:
            return say("This is the nearest limit seen.")
        return say("This is the nearest limit of any weight.")
    if not limit.admissible:
        return say("This limit lies outside the admissible weights.")
    if sampled:
        return say("This is the nearest limit seen within the admissible weights.")
    return say("This is the nearest limit within the admissible weights.")


def _admissible(bench: Bench) -> tuple[Block, ...]:
    """Which weights can change the leader without leaving the admissible ones."""
    ends, space = facts.limits(bench), bench.study.space
    if not ends or not space.statements or not space.contains(bench.weights):
        return ()
    can = {limit.criterion for limit in ends if limit.admissible}
    names = [bench.criteria[j] for j in sorted(can)]
    sampled = bench.stability().evidence.kind == "sampled"
    return (Paragraph((_seen if sampled else _known)(names, len(bench.criteria))),)


def _known(names: list[str], every: int) -> Text:
    if not names:
        return say("Within the admissible weights no weight, moved alone, changes who leads.")
    if len(names) == every:
        return say("Within the admissible weights every weight, moved alone, can change who leads.")
    if len(names) == 1:
        return say(
            "Within the admissible weights only {criterion}, moved alone, can change who leads.",
            criterion=names[0],
        )
    return say(
        "Within the admissible weights only {criteria}, each moved alone, can change who leads.",
        criteria=listed(names, most=30),
    )


def _seen(names: list[str], every: int) -> Text:
    """The same of a sample."""
    if not names:
        return say(
            "Within the admissible weights no weight, moved alone, was seen to change who leads."
        )
    if len(names) == every:
        return say("Within the admissible weights every weight, moved alone, can change who leads.")
    if len(names) == 1:
        return say(
            "Within the admissible weights only {criterion}, moved alone, was seen to change who "
            "leads.",
            criterion=names[0],
        )
    return say(
        "Within the admissible weights only {criteria}, each moved alone, were seen to change who "
        "leads.",
        criteria=listed(names, most=30),
    )
