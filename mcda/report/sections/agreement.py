"""Whether other methods rank the options alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from mcda.analyses.base import Evidence
from mcda.methods.base import Method
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Heading, Inline, Paragraph, Strong, Text, text
from mcda.report.figures import agreement as drawing
from mcda.report.sections._common import joined, series, verb, words_table
from mcda.report.sections._evidence import evidence_note, weakest
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
        title=f"Rank of each option under each method: {bench.view_name(bench.study.view)}",
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("agreement", record),
        *_reasons(bench),
        *_grid(bench),
        Heading("The methods"),
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
    return (Heading("Why some put another first"), Bullets(said)) if said else ()


def _grid(bench: Bench) -> tuple[Block, ...]:
    """Who is first under each method, in each view; one row more for other default parameters."""
    views = list(bench.study.views)
    rows: list[list[str | Text]] = []
    for name in bench.study.methods:
        leaders = [bench.rank(view, name).leaders for view in views]
        rows.append([bench.method_name(name), *(joined(bench.named(one)) for one in leaders)])
        defaults = [bench.rank_by_default(name, view) for view in views]
        if any(ranking is not None for ranking in defaults):
            first = [joined(bench.named(r.leaders)) if r else text("") for r in defaults]
            rows.append([f"{bench.method_name(name)}, default parameters", *first])
    heads = ["Method", *(bench.view_name(view) for view in views)]
    return (Heading("Who is first in each view"), words_table(heads, rows))


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
    parties: dict[tuple[int, ...], list[Inline]] = {}
    for name, leaders in first_by_method(bench).items():
        parties.setdefault(leaders, []).append(bench.method_name(name))
    view = f"In {bench.view_name(bench.study.view)}, "
    if len(parties) == 1:
        leaders, names = next(iter(parties.items()))
        every = "both" if len(names) == 2 else f"all {count(len(names))}"
        return text(view, f"{every} methods put ", joined(bench.named(leaders)), " first.")
    parts = [
        text(joined(names), verb(len(names), " puts ", " put "), joined(bench.named(leaders)))
        for leaders, names in parties.items()
    ]
    return text(view, series(parts, "; ", "; "), " first.")


def _how(bench: Bench, name: str) -> Text:
    """A method's source and parameters."""
    method: Method = bench.study.methods[name]
    said = "; ".join(f"{key} {_value(x)}" for key, x in _parameters(method).items())
    return text(Strong(bench.method_name(name)), f" ({method.source})", f": {said}" if said else "")


def _value(x: object) -> str:
    """A parameter as an analyst writes it."""
    if isinstance(x, Mapping):
        return ", ".join(f"{key} {_value(y)}" for key, y in x.items())
    return ", ".join(map(_value, x)) if isinstance(x, (list, tuple)) else str(x)


def _parameters(method: Method) -> dict[str, object]:
    """Its parameters apart from what it reads, which the note states once."""
    shown = {k: v for k, v in vars(method).items() if k not in ("input", "shift") and v is not None}
    if method.positive and method.shift:
        shown["shift"] = fixed(method.shift, 6)
    return shown


def _found(bench: Bench) -> Iterator[Evidence]:
    """The evidence of every ranking shown."""
    for method in bench.study.methods:
        yield from (bench.rank(view, method).evidence for view in bench.study.views)


def _reading(bench: Bench) -> list[str]:
    """What the methods read, and what was added for those that need data above zero."""
    study = bench.study
    if study.input == "value":
        words = ["All methods read values from 0 (worst) to 1 (best). "]
    else:
        words = ["Additive value reads values; the other methods read performances as entered. "]
    lifted = [bench.method_name(name) for name, method in study.methods.items() if method.positive]
    if study.shift and lifted:
        words.append(f"{fixed(study.shift, 6)} is added to every entry for {listed(lifted)}.")
    return words
