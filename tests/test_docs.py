"""What the documents say is so: code runs, links lead somewhere, commands exist."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from dataclasses import fields
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from mcda.methods import METHODS
from mcda.methods.base import Method

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(p for p in (ROOT / "docs").rglob("*.md") if not {"library", "_build"} & {*p.parts}),
]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))


def code(page: Path) -> str:
    return "\n".join(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL))


@pytest.mark.parametrize("page", [p for p in PAGES if code(p)], ids=lambda p: p.name)
def test_python_in_the_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code(page), page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    gone = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert not gone


def test_readme_lists_the_commands() -> None:
    import click

    from mcda.cli.main import mcda as group

    written = set(re.findall(r"^\| `mcda (\w+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert written == set(group.list_commands(click.Context(group)))


def test_guide_goes_through_the_report_in_order() -> None:
    from importlib import import_module

    from mcda.report.sections import SECTIONS

    guide = (ROOT / "docs" / "guide" / "reading-the-report.md").read_text("utf-8")
    modules = [import_module(f"{SECTIONS.package}.{name}") for name in SECTIONS.names()]
    titles = [module.TITLE for module in sorted(modules, key=lambda module: module.PLACE)]
    assert re.findall(r"^## (.*)$", guide, re.M) == titles


def test_readme_names_the_exit_codes() -> None:
    from mcda import errors

    said = re.search(r"Exit codes: (.*?)\n\n", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert said
    kinds = [x for x in vars(errors).values() if isinstance(x, type)]
    used = {kind.exit_code for kind in kinds if issubclass(kind, errors.McdaError)}
    assert used <= {int(code) for code in re.findall(r"\d+", said[1])}


@pytest.mark.parametrize("page", DECISIONS, ids=lambda p: p.stem)
def test_decision_pages_have_one_form(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()
    heads = [line for line in lines if line.startswith("## ")]
    assert heads == ["## Context", "## Decision", "## Consequences", "## What would change it"]
    assert lines[0].startswith(f"# {int(page.stem[:4])}. ")
    assert len(lines) < 60


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    text = (ROOT / "requirements" / "constraints.txt").read_text("utf-8")
    pinned = {_plain(line.split("==")[0]) for line in text.splitlines() if "==" in line}
    own = _plain(project["name"])
    assert {_plain(re.split(r"[\[<>=]", name)[0]) for name in asked} <= pinned | {own}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_make_help_lists_the_targets() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.M)
    assert phony
    assert set(re.findall(r"^([a-z]+):.*## ", text, re.M)) == set(phony[1].split())


def parsed() -> ModuleType:
    spec = spec_from_file_location("docstrings", ROOT / "docs" / "_ext" / "docstrings.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", METHODS.names())
def test_a_methods_docstring_makes_a_page(name: str) -> None:
    """Its purpose, a formula, its parameters by name and its source, and no word lost."""
    kind = METHODS.load(name)
    found = parsed().blocks(kind.__doc__)
    kinds = [block.kind for block in found]
    assert kinds[0] == "text"
    assert "source" in kinds
    assert any(" = " in block.text for block in found if block.kind != "source")
    own = {f.name for f in fields(kind)} - {f.name for f in fields(Method)}
    assert own <= {*re.split(r"\W+", kind.__doc__ or "")}
    words = " ".join(line for block in found for line in block.lines).split()
    assert words == inspect.cleandoc(kind.__doc__ or "").split()
