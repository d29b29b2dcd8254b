"""A study whose every text means something to a spreadsheet, a browser or a shell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

LONG = "long text " * 3_300
TEXTS = (
    '=HYPERLINK("http://a.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "]]> --> &amp; & \"quotes\" 'too'",
    "_x0041_ _x000D_",
    "https://example.org/?a=b",
    "\u202egnp.exe\u202c \u0639\u0631\u0628\u064a",
    "\U0001f600 \u6f22\u5b57 Zo\u00eb",
    "  spaces before and after  ",
    "'1/2",
    "1e5",
    "TRUE",
    "a\nb\n\nc",
    "W" * 300,
    LONG,
    '&C&P&"Arial"&99',
)
LABELS = ("=1+1", "TRUE", "1e5", " x ", "*", "<b>")


def hostile(folder: Path) -> Path:
    """A study that takes its names and notes from TEXTS, one after the other."""
    texts = (json.dumps(text, ensure_ascii=False) for text in cycle(TEXTS))
    for name in ("criteria", "options/hostile", "reports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "criteria" / "hostile.yaml").write_text("".join(_criteria(texts)), "utf-8")
    for i in range(4):
        text = "".join(_option(texts, i))
        (folder / "options" / "hostile" / f"o{i}.yaml").write_text(text, "utf-8")
    study = folder / "reports" / "hostile.yaml"
    study.write_text(
        f"title: {next(texts)}\nmarking: {next(texts)}\ncriteria: hostile\noptions: hostile\n"
        "samples: 300\nsections: [assumptions]\nmethods: [additive]\n"
        f"assumptions: [{next(texts)}]\n"
        f"left_out: [{next(texts)}]\nsources:\n"
        f"  - {{id: s, title: {next(texts)}, url: {next(texts)}, note: {next(texts)}}}\n",
        "utf-8",
    )
    return study


def _criteria(texts: Iterator[str]) -> Iterator[str]:
    yield "criteria:\n"
    for j in range(3):
        yield f"  - id: c{j}\n    name: {next(texts)}\n    group: {next(texts)}\n"
        yield f"    anchors: {{worst: {next(texts)}, best: {next(texts)}}}\n"
        yield f"    scale: {{min: 0, max: 10, unit: {next(texts)}}}\n"
    labels = ", ".join(f"{json.dumps(label)}: {20 * k}" for k, label in enumerate(LABELS))
    yield f"  - id: c3\n    name: {next(texts)}\n    value: {{levels: {{{labels}}}}}\nviews:\n"
    for v in range(3):
        yield f"  v{v}:\n    name: {next(texts)}\n    note: {next(texts)}\n"
        yield "    points: {c0: 1, c1: 2, c2: 3, c3: 4}\n"


def _option(texts: Iterator[str], i: int) -> Iterator[str]:
    yield f"id: o{i}\nname: {next(texts)}\ndescription: {next(texts)}\nscores:\n"
    for j in range(3):
        said = f"note: {next(texts)}, grade: {next(texts)}"
        where = f"evidence: [{{source: s, where: {next(texts)}}}]"
        yield f"  c{j}: {{best: {(3 * i + j) % 11}, {said}, {where}}}\n"
    yield f"  c3: {json.dumps(LABELS[i])}\n"
