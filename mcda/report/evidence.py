"""How numbers were obtained, in words: below a table, and for a summary as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from mcda.analyses.base import STRENGTH, Evidence
from mcda.report.blocks import Inline, Note, Text
from mcda.report.lists import run_on
from mcda.report.reasons import reason_words
from mcda.report.say import numeral, words
from mcda.report.words import whole


def evidence_note(evidence: Evidence, *more: Inline | Text) -> Note:
    """How the numbers above were obtained, and further sentences."""
    how = words("How this was obtained: {evidence}.", evidence=evidence_words(evidence))
    return Note(run_on(how, *more))


def evidence_words(evidence: Evidence) -> str:
    """The kind of evidence in words, and why it is none stronger."""
    kind = _kind(evidence)
    if not evidence.reason:
        return kind
    return words("{evidence}; {reason}", evidence=kind, reason=reason_words(evidence.reason))


def _kind(evidence: Evidence) -> str:
    if evidence.kind == "sampled":
        return _sampled(evidence)
    if evidence.kind == "exact":
        return words("exact, proved in fractions")
    within = None if evidence.tolerance is None else numeral(short(evidence.tolerance))
    if evidence.kind == "numeric":
        if within is None:
            return words("numeric, in floating point, not proved")
        return words("numeric, in floating point to {tolerance}, not proved", tolerance=within)
    if within is None:
        return words("certified, the truth is proved to lie within the bounds")
    return words(
        "certified, the truth is proved to lie within the bounds to {tolerance}", tolerance=within
    )


def _sampled(evidence: Evidence) -> str:
    count, drawn = whole(evidence.samples or 0), reason_words(evidence.sampler or "")
    if evidence.seed is None:
        return words("sampled, {count} {drawn}", count=count, drawn=drawn)
    return words(
        "sampled, {count} {drawn} (seed {seed})", count=count, drawn=drawn, seed=str(evidence.seed)
    )


def weakest(found: Iterable[Evidence]) -> Evidence:
    """The evidence of a table that mixes kinds."""
    every = list(found)
    worst = max(every, key=lambda evidence: STRENGTH.index(evidence.kind))
    better = {evidence.kind for evidence in every} - {worst.kind}
    if not better:
        return worst
    # Said in English, as reasons of analyses are, and translated with them.
    return replace(worst, reason=f"parts are {' and '.join(sorted(better))}")


def short(x: float) -> str:
    """`1e-9`, not `1e-09`."""
    return re.sub(r"e([+-])0*", r"e\1", f"{x:g}")
