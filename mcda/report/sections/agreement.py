"""Whether other methods rank the options alike."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mcda.methods.base import Method
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Bullets, Inline, Paragraph, Strong, Text, text
from mcda.report.figures import agreement as drawing
from mcda.report.sections._common import evidence_note, joined, verb
from mcda.report.words import fixed

TITLE = "Do other methods agree?"
PLACE = "70"


def agreement(bench: Bench) -> tuple[Block, ...]:
    """Ranks under every method of the study, side by side."""
    applied = list(bench.study.methods)
    if len(applied) < 2:
        return ()
    ranks = np.array([bench.rank(method=name).rank for name in applied]).T
    record = drawing.compute(
        bench.options, [bench.method_name(x) for x in applied], ranks, name="method-ranks"
    )
    return (
        Paragraph(_words(bench)),
        *bench.figure("agreement", record),
        Bullets(tuple(_how(bench, name) for name in applied)),
        evidence_note(bench.rank().evidence, *_reading(bench)),
    )


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
    first = first_by_method(bench)
    parties: dict[tuple[int, ...], list[Inline]] = {}
    for name, leaders in first.items():
        parties.setdefault(leaders, []).append(bench.method_name(name))
    if len(parties) == 1:
        leaders = next(iter(parties))
        return text(f"All {len(first)} methods put ", joined(bench.named(leaders)), " first.")
    parts: list[Text] = []
    for leaders, names in parties.items():
        put = verb(len(names), "puts", "put")
        parts.append(text(joined(names), f" {put} ", joined(bench.named(leaders)), " first. "))
    return text(*parts)


def _how(bench: Bench, name: str) -> Text:
    """A method's parameters, who leads with its default ones, and its source."""
    method: Method = bench.study.methods[name]
    said = "; ".join(f"{key} {_value(x)}" for key, x in _parameters(method).items())
    parts = text(
        Strong(bench.method_name(name)), f" ({method.source})", f": {said}" if said else ""
    )
    default = bench.rank_by_default(name)
    if default is None:
        return parts
    leaders = joined(bench.named(default.leaders))
    return text(parts, "; with its default parameters it puts ", leaders, " first")


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


def _reading(bench: Bench) -> list[str]:
    study = bench.study
    read = "values (0 worst, 1 best)" if study.input == "value" else "performances as entered"
    words = [f"Methods other than additive read {read}. "]
    if study.shift:
        words.append(
            f"Methods that cannot read a zero have {fixed(study.shift, 6)} added to every entry."
        )
    return words
