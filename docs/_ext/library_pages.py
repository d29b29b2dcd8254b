"""Writes a page for every method, analysis, way to weights and measure, from its docstring.

What there is comes from the registries, so a new file in the library is a new page here.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

from docstrings import blocks

from mcda.analyses import ANALYSES
from mcda.measures import MEASURES
from mcda.methods import METHODS
from mcda.methods._capability import Capability, capability
from mcda.registry import Registry
from mcda.weights.elicit import ELICIT

HERE = Path(__file__).parents[1]
KINDS: dict[str, tuple[str, str, Registry[Any]]] = {
    "methods": ("Methods", "Each turns a decision problem into scores at any weights.", METHODS),
    "analyses": ("Analyses", "Each asks a method one question over the weights.", ANALYSES),
    "elicit": ("Ways to weights", "Each makes weights, or statements about them.", ELICIT),
    "measures": ("Measures", "Each says how alike two rankings are.", MEASURES),
}
PROVED = {
    "exact": "proved in fractions",
    "certified": "bracketed, with a proof of both ends",
    "numeric": "computed in floating point",
    "sampled": "estimated from a sample",
}


def escaped(text: str) -> str:
    """Text in Markdown that shows itself; what stands between backticks stays code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _plain(text)
    return "`".join(part if k % 2 else _plain(part) for k, part in enumerate(parts))


def _plain(text: str) -> str:
    for sign in "\\`*_{}[]<>#|$~":
        text = text.replace(sign, "\\" + sign)
    return text


def body(docstring: str | None) -> list[str]:
    """A docstring in Markdown."""
    found: list[str] = []
    for block in blocks(docstring):
        if block.kind == "formula":
            found += ["```text", *(line.strip() for line in block.lines), "```", ""]
        elif block.kind == "list":
            for name, meaning in block.entries:
                found += [f"* `{name}`: {escaped(meaning)}"]
            found += [""]
        else:
            found += [escaped(block.text), ""]
    return found


def page(kind: str, name: str, about: str) -> str:
    """One entry's page."""
    entry = KINDS[kind][2].load(name)
    lines = [f"# {name}", "", escaped(about) + ".", ""]
    if kind == "methods":
        lines += facts(name, capability(entry))
    else:
        shape = str(inspect.signature(entry)).replace("'", "")
        lines += ["```text", f"{name}{shape}", "```", ""]
    return "\n".join([*lines, *body(entry.__doc__)])


def facts(name: str, one: Capability) -> list[str]:
    """What a method is, and how it is called."""
    linear = "linear in its weights" if one.linear else "not linear in its weights"
    return [
        f"* Family: {one.family}; {linear}; it weighs {escaped(one.weighs)}.",
        f"* Win ranges: {PROVED[one.evidence]} (`{one.evidence}`).",
        f'* In Python: `mcda.method("{name}")`; on the command line: `--method {name}`.',
        "",
    ]


def index(kind: str) -> str:
    """The list of a kind, with its hidden table of contents."""
    title, about, registry = KINDS[kind]
    lines = [f"# {title}", "", about, ""]
    if kind == "methods":
        lines += ["| Method | | Family | Linear | Win ranges |", "|---|---|---|---|---|"]
    else:
        lines += ["| Name | |", "|---|---|"]
    for name in registry.names():
        row = [f"[{name}]({name}.md)", escaped(registry.about(name))]
        if kind == "methods":
            one = capability(registry.load(name))
            row += [one.family, "yes" if one.linear else "", one.evidence]
        lines.append(f"| {' | '.join(row)} |")
    names = "\n".join(registry.names())
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", names, "```", ""])


def write(app: Any) -> None:
    """All pages, before Sphinx looks for sources; pages of what is gone are removed."""
    for kind, (_, _, registry) in KINDS.items():
        folder = HERE / "library" / kind
        folder.mkdir(parents=True, exist_ok=True)
        pages = {name: page(kind, name, registry.about(name)) for name in registry.names()}
        pages["index"] = index(kind)
        for old in folder.glob("*.md"):
            if old.stem not in pages:
                old.unlink()
        for name, text in pages.items():
            path = folder / f"{name}.md"
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")


def setup(app: Any) -> dict[str, bool]:
    """What Sphinx calls."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True}
