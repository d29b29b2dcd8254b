"""Every sentence of a report as it is written in the code: what a catalogue must translate."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import mcda
from mcda.analyses import ANALYSES
from mcda.files.build import EQUAL_NAME
from mcda.methods import METHODS
from mcda.report.reasons import REASONS

ROOT = Path(mcda.__file__).parent
FOLDERS = ("report", "explore")
SAYING = {"say", "words"}
TITLES = {"TITLE"}
"""Constants of modules that are translated where they are shown."""
_JINJA = re.compile(r"""\bwords\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def modules() -> Iterator[Path]:
    """The modules that speak to readers of reports."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name not in ("say.py",):
                yield path


def calls(path: Path) -> Iterator[ast.Call]:
    """The calls of `say` and `words` in a module that has them from where they are."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "mcda.report.say"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING & ours:
            yield node


def literal(call: ast.Call) -> str | None:
    """The template of a call, where it is written out."""
    first = call.args[0] if call.args else None
    text = first.value if isinstance(first, ast.Constant) else None
    return text if isinstance(text, str) else None


def titles(path: Path) -> Iterator[str]:
    """Titles that stand as constants in sections and figures."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            if names & TITLES and isinstance(node.value.value, str):
                yield node.value.value


def collected() -> dict[str, list[str]]:
    """By where they stand: all templates, each at the first place that has it."""
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    for where, template in _written():
        if template not in known:
            known.add(template)
            found.setdefault(where, []).append(template)
    return found


def _written() -> Iterator[tuple[str, str]]:
    for path in modules():
        where = path.relative_to(ROOT.parent).as_posix()
        yield from ((where, title) for title in titles(path))
        for call in sorted(calls(path), key=lambda call: (call.lineno, call.col_offset)):
            if (template := literal(call)) is not None:
                yield where, template
    for path in sorted((ROOT / "report" / "templates").glob("*.j2")):
        for match in _JINJA.finditer(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT.parent).as_posix(), ast.literal_eval(match[1])
    yield "mcda/files", EQUAL_NAME
    yield from (("mcda/report/reasons.py", reason) for reason in REASONS)
    yield from (("mcda/methods", METHODS.about(n).partition(":")[0]) for n in METHODS.names())
    yield from (("mcda/analyses", ANALYSES.about(name)) for name in ANALYSES.names())
