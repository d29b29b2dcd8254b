"""How far each weight can move alone before another option leads."""

from __future__ import annotations

from mcda.analyses.stability import reach
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Paragraph, text
from mcda.report.figures import stability as drawing
from mcda.report.sections._common import joined
from mcda.report.sections._evidence import evidence_note
from mcda.report.words import count, listed, percent

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
        title=f"The range of each weight in which the lead holds: "
        f"{bench.view_name(bench.study.view)}",
    )
    return (
        _words(bench),
        *_admissible(bench),
        *bench.figure("stability", record),
        evidence_note(
            found.evidence,
            "One weight moves over its whole range, 0 to 100 %, the others keep their "
            "proportions. A tie counts as staying first.",
        ),
    )


def _words(bench: Bench) -> Paragraph:
    leaders, limit = bench.rank().leaders, facts.nearest_limit(bench)
    names = joined(bench.named(leaders))
    if len(leaders) > 1:
        together = "stay first together" if len(leaders) < len(bench.options) else "stay level"
        return Paragraph(text(names, f" {together} inside the grey ranges."))
    if limit is None:
        seen = "was seen to stay" if bench.stability().evidence.kind == "sampled" else "stays"
        return Paragraph(text(names, f" {seen} first however far any single weight moves."))
    way = "falls below" if limit.side == "below" else "rises above"
    return Paragraph(
        text(
            names, " loses the lead to ", bench.options[limit.rival],
            f" if {bench.criteria[limit.criterion]} {way} {percent(limit.end)} of all weight "
            f"(from {percent(limit.now)}): the tightest of the {count(len(bench.criteria))}.",
        )
    )  # fmt: skip


def _admissible(bench: Bench) -> tuple[Block, ...]:
    """Which weights can change the leader without leaving the admissible ones."""
    ends, space = facts.limits(bench), bench.study.space
    if not ends or not space.statements or not space.contains(bench.weights):
        return ()
    can = {limit.criterion for limit in ends if limit.admissible}
    others = [name for j, name in enumerate(bench.criteria) if j not in can]
    if not can:
        said = "Within the admissible weights no weight, moved alone, changes the leader."
    else:
        names = listed([name for j, name in enumerate(bench.criteria) if j in can], most=30)
        said = f"Within the admissible weights the lead can be lost by moving {names} alone"
        said += f"; not by moving {listed(others, most=30)}." if others else "."
    return (Paragraph(text(said)),)
