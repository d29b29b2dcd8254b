"""How numbers were obtained, in words: below a table, and for a summary as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mcda.analyses.base import STRENGTH, Evidence, Kind
from mcda.report.bench import Bench
from mcda.report.blocks import Code, Inline, Note, Text, text
from mcda.report.words import listed


def evidence_note(evidence: Evidence, *more: Inline) -> Note:
    """How the numbers above were obtained."""
    return Note(text("How this was obtained: ", evidence_words(evidence), ". ", *more))


def evidence_words(evidence: Evidence) -> str:
    """The kind of evidence in words."""
    reason = f"; {evidence.reason}" if evidence.reason else ""
    within = "" if evidence.tolerance is None else f" to {short(evidence.tolerance)}"
    if evidence.kind == "sampled":
        seed = "" if evidence.seed is None else f" (seed {evidence.seed})"
        return f"sampled, {evidence.samples:,} {evidence.sampler}{seed}{reason}"
    if evidence.kind == "numeric":
        return f"numeric, in floating point{within}, not proved{reason}"
    if evidence.kind == "certified":
        return f"certified, the truth is proved to lie within the bounds{within}{reason}"
    return f"exact, proved in fractions{reason}"


def kinds_in_words(bench: Bench) -> Text:
    """What of the summary is proved, bracketed, computed or sampled, the strongest first."""
    asked: Mapping[str, Kind] = {
        "scores": bench.rank().evidence.kind,
        "who can win": bench.ranges().evidence.kind,
        "shares": bench.shares().evidence.kind,
        "the least change": bench.flips().evidence.kind,
        "limits of single weights": bench.stability().evidence.kind,
        "what is said of other scores, of criteria left out and of other methods": "numeric",
    }
    parts = []
    for kind in STRENGTH:
        what = [name for name, found in asked.items() if found == kind]
        if what:
            parts.append(f"{SAID[kind]}: {listed(what)}.")
    checked = "exact" in asked.values() or bench.ranges().certificates
    again = text(" ", Code("mcda verify report.json"), " checks the proofs.") if checked else ()
    return text(" ".join(parts), again)


SAID: Mapping[Kind, str] = {
    "exact": "Exact, proved in fractions",
    "certified": "Certified, between bounds that are proved",
    "numeric": "Numeric, in floating point, not proved",
    "sampled": "Sampled, not proved; ± is half the 95 % interval of a share",
}


def weakest(found: Iterable[Evidence]) -> Evidence:
    """The evidence of a table that mixes kinds."""
    every = list(found)
    worst = max(every, key=lambda evidence: STRENGTH.index(evidence.kind))
    better = {evidence.kind for evidence in every} - {worst.kind}
    return replace(worst, reason=f"parts are {listed(sorted(better))}" if better else worst.reason)


def short(x: float) -> str:
    """`1e-9`, not `1e-09`."""
    return re.sub(r"e([+-])0*", r"e\1", f"{x:g}")
