"""Whether other methods rank the options alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from mcda.analyses.base import Evidence
from mcda.methods.base import Method
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Heading, Paragraph, Strong, Text, plain_text, text
from mcda.report.evidence import evidence_note, weakest
from mcda.report.figures import agreement as drawing
from mcda.report.lists import clauses, in_a_row
from mcda.report.say import numeral, say, words
from mcda.report.sections._common import together, words_table
from mcda.report.sections._why import why
from mcda.report.words import count, fixed, listed

TITLE = "Do other methods agree?"
PLACE = "70"


def agreement(bench: Bench) -> tuple[Block, ...]:
    """Ranks under every method of the study, side by side."""
    applied = list(bench.study.methods)
    if len(applied) < 2:
        return ()
    ranks = np.array([bench.rank(method=name).rank for name in applied]).T
    names = [bench.method_name(name) for name in applied]
    record = drawing.compute(
        bench.options,
        names,
        ranks,
        name="method-ranks",
        title=words(
            "Rank of each option under each method: {view}",
            view=bench.view_name(bench.study.view),
        ),
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("agreement", record),
        *_reasons(bench),
        *_grid(bench),
        Heading(words("The methods")),
        Bullets(tuple(_how(bench, name) for name in applied)),
        evidence_note(weakest(_found(bench)), *_reading(bench)),
    )


def _reasons(bench: Bench) -> tuple[Block, ...]:
    """Why each method that puts another option first does so, in the study's own view."""
    first = first_by_method(bench)
    own = first.pop(bench.study.method.name)
    pairs: dict[tuple[int, int], list[str]] = {}
    for name, leaders in first.items():
        if not {*leaders} & {*own}:
            pairs.setdefault((leaders[0], own[0]), []).append(name)
    said = tuple(why(bench, names, *pair) for pair, names in pairs.items())
    return (Heading(words("Why some methods put another first")), Bullets(said)) if said else ()


def _grid(bench: Bench) -> tuple[Block, ...]:
    """Who is first under each method, in each view; one row more for other default parameters."""
    views = list(bench.study.views)
    rows: list[list[str | Text]] = []
    for name in bench.study.methods:
        leaders = [bench.rank(view, name).leaders for view in views]
        rows.append([bench.method_name(name), *(together(bench, one) for one in leaders)])
        defaults = [bench.rank_by_default(name, view) for view in views]
        if any(ranking is not None for ranking in defaults):
            first = [together(bench, r.leaders) if r else text("") for r in defaults]
            said = words("{method}, default parameters", method=bench.method_name(name))
            rows.append([said, *first])
    heads = [words("Method"), *(bench.view_name(view) for view in views)]
    return (Heading(words("Who is first in each view")), words_table(heads, rows))


def first_by_method(bench: Bench) -> dict[str, tuple[int, ...]]:
    """Who is first under each of the study's methods."""
    return {name: bench.rank(method=name).leaders for name in bench.study.methods}


def differing_defaults(bench: Bench) -> dict[str, tuple[int, ...]]:
    """Methods that, with their default parameters, put others first than as the study states."""
    found = {}
    for name, leaders in first_by_method(bench).items():
        default = bench.rank_by_default(name)
        if default is not None and default.leaders != leaders:
            found[name] = default.leaders
    return found


def _words(bench: Bench) -> Text:
    """Who is first under which method, in the study's own view."""
    parties: dict[tuple[int, ...], list[str]] = {}
    for name, leaders in first_by_method(bench).items():
        parties.setdefault(leaders, []).append(bench.method_name(name))
    view = bench.view_name(bench.study.view)
    if len(parties) > 1:
        found = [_put(bench, names, leaders) for leaders, names in parties.items()]
        return say("In {view}: {methods}.", view=view, methods=clauses(found))
    leaders, names = next(iter(parties.items()))
    options = together(bench, leaders)
    if len(names) == 2:
        return say("In {view}, both methods put {options} first.", view=view, options=options)
    return say(
        "In {view}, all {count} methods put {options} first.",
        view=view,
        count=count(len(names)),
        options=options,
    )


def _put(bench: Bench, methods: list[str], leaders: tuple[int, ...]) -> Text:
    """`TOPSIS puts A first`."""
    who = together(bench, leaders)
    if len(methods) == 1:
        return say("{name} puts {who} first", name=methods[0], who=who)
    return say("{names} put {who} first", names=listed(methods), who=who)


def _how(bench: Bench, name: str) -> Text:
    """A method's source and parameters."""
    method: Method = bench.study.methods[name]
    parts: dict[str, Strong | str] = {
        "method": Strong(bench.method_name(name)),
        "source": method.source,
    }
    said = [
        words("{parameter} {value}", parameter=key, value=_value(x))
        for key, x in _parameters(method).items()
    ]
    if not said:
        return say("{method} ({source})", **parts)
    return say("{method} ({source}): {parameters}", parameters=clauses(said), **parts)


def _value(x: object) -> str:
    """A parameter as an analyst writes it."""
    if isinstance(x, Mapping):
        pairs = (words("{parameter} {value}", parameter=k, value=_value(y)) for k, y in x.items())
        return plain_text(in_a_row(list(pairs)))
    if isinstance(x, (list, tuple)):
        return plain_text(in_a_row([_value(y) for y in x]))
    return numeral(str(x)) if isinstance(x, float) else str(x)


def _parameters(method: Method) -> dict[str, object]:
    """Its parameters apart from what it reads, which the note states once."""
    shown = {k: v for k, v in vars(method).items() if k not in ("input", "shift") and v is not None}
    if method.positive and method.shift:
        shown["shift"] = fixed(method.shift, 6)
    return shown


def _found(bench: Bench) -> Iterator[Evidence]:
    """The evidence of every ranking shown."""
    for method in bench.study.methods:
        for view in bench.study.views:
            yield bench.rank(view, method).evidence
            if by_default := bench.rank_by_default(method, view):
                yield by_default.evidence


def _reading(bench: Bench) -> list[Text]:
    """What the methods read, and what was added for those that need data above zero."""
    study = bench.study
    by_name = {bench.method_name(name): method for name, method in study.methods.items()}
    values = [name for name, method in by_name.items() if method.input == "value"]
    if len(values) == len(study.methods):
        said = [say("All methods read values from 0 (worst) to 1 (best).")]
    elif not values:
        said = [say("All methods read performances as entered.")]
    else:
        said = [
            say(
                "Read as values from 0 to 1: {methods}. The other methods read performances as "
                "entered.",
                methods=listed(values),
            )
        ]
    lifted = [name for name, method in by_name.items() if method.positive]
    if study.shift and lifted:
        said.append(
            say(
                "{shift} is added to every entry for {methods}.",
                shift=fixed(study.shift, 6),
                methods=listed(lifted),
            )
        )
    return said
