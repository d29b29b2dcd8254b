"""What holds the architecture: import directions, sizes, discovery, lightness, the typed top."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import get_type_hints

import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import Result
from mcda.methods import METHODS
from mcda.methods.base import Method
from mcda.registry import Registry, camel

ROOT = Path(mcda.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LAYERS = (
    *("errors", "registry", "problem", "measures", "weights", "methods", "proof", "analyses"),
    *("files", "report", "explore", "cli", "__main__"),
)
"""Each may import those before it, and itself."""
ALONE = (
    *("verify", "verify_linear", "verify_order", "verify_moves"),
    *("verify_changes", "verify_pairs", "verify_shares", "verify_corners"),
    *("verify_trees", "verify_boxes"),
)
"""Independent checkers: the standard library, and each other."""
CONTRACT = {
    *("load_study", "Study", "McdaError", "Criterion", "Option", "Problem"),
    *("method", "list_methods", "elicit", "compare", "WeightSpace"),
}
"""The typed top level, beside one function an analysis."""
HEAVY = ("numpy", "scipy", "pandas", "pulp", "highspy", "narwhals", "pydantic", "yaml", "jinja2")

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))


def imported(path: Path) -> Iterator[str]:
    """Dotted names of all that a module imports, inside functions too."""
    package = ["mcda", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def layer(dotted: str) -> str:
    """`weights` of `mcda.weights.space`."""
    return dotted.split(".")[1]


@every_module
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).with_suffix("").parts[0]
    ours = {layer(name) for name in imported(path) if name.startswith("mcda.")}
    ours.discard("__version__")
    if own == "__init__":
        assert not ours
    elif own in ALONE:
        others = {name.partition(".")[0] for name in imported(path)} - {"mcda"}
        assert others <= sys.stdlib_module_names
        assert ours <= set(ALONE)
    else:
        allowed = (*LAYERS[: LAYERS.index(own) + 1], *(ALONE if own == "cli" else ()))
        assert ours <= set(allowed), f"{own} imports {sorted(ours - set(allowed))}"


@every_module
def test_a_module_is_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


@pytest.mark.parametrize("name", ALONE)
def test_a_checker_can_be_read_in_ten_minutes(name: str) -> None:
    assert len((ROOT / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 200


@every_module
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def registries() -> dict[str, Registry[object]]:
    """Every registry that a package of ours keeps, by the package."""
    found = {}
    for path in MODULES:
        if path.name == "__init__.py" and "Registry(" in path.read_text(encoding="utf-8"):
            package = ".".join(["mcda", *path.relative_to(ROOT).parent.parts])
            module = importlib.import_module(package)
            for entry in vars(module).values():
                if isinstance(entry, Registry):
                    found[package] = entry
    return found


ENTRIES = [(r, name) for r in registries().values() for name in r.names()]


@pytest.mark.parametrize(
    ("registry", "name"), ENTRIES, ids=[f"{r.package}.{name}" for r, name in ENTRIES]
)
def test_a_file_holds_the_object_of_its_name(registry: Registry[object], name: str) -> None:
    entry = registry.load(name)
    assert registry.about(name), "its module has no first line"
    if registry.classes:
        assert isinstance(entry, type)
        assert entry.__name__ == camel(name)


def test_registries_are_found() -> None:
    assert {"mcda.methods", "mcda.analyses"} <= set(registries())


@pytest.mark.parametrize("name", METHODS.names())
def test_a_file_of_methods_holds_one_method(name: str) -> None:
    module = sys.modules[METHODS.load(name).__module__]
    here = [x for x in vars(module).values() if isinstance(x, type) and issubclass(x, Method)]
    assert [x.__name__ for x in here if x.__module__ == module.__name__] == [camel(name)]


@pytest.mark.parametrize("name", ANALYSES.names())
def test_a_file_of_analyses_holds_one_that_answers(name: str) -> None:
    module = sys.modules[ANALYSES.load(name).__module__]
    public = [
        x
        for x in vars(module).values()
        if isinstance(x, FunctionType)
        and x.__module__ == module.__name__
        and not x.__name__.startswith("_")
    ]
    returned = [(x.__name__, get_type_hints(x)["return"]) for x in public]
    answers = [x for x, kind in returned if isinstance(kind, type) and issubclass(kind, Result)]
    assert answers == [name]


@pytest.mark.parametrize("command", [["-c", "import mcda"], ["-m", "mcda", "--help"]])
def test_starting_up_loads_nothing_heavy(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "mcda" in loaded
    assert not loaded & set(HEAVY)


def test_the_typed_top_level_lists_what_there_is() -> None:
    stub = ast.parse((ROOT / "__init__.pyi").read_text(encoding="utf-8"))
    listed = {
        alias.asname: f"{node.module}"
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert set(listed) == CONTRACT | set(ANALYSES.names())
    assert set(listed) <= set(dir(mcda))
    for name in ANALYSES.names():
        assert getattr(mcda, name) is ANALYSES.load(name)
    for name, module in listed.items():
        assert getattr(mcda, name) is getattr(importlib.import_module(f"mcda.{module}"), name)
