"""Which changed signs, bounds and comparisons no test notices; run by hand, not by pytest.

    python -m tests.mutation mcda/proof/region.py mcda/verify.py --one-in 4

One operator, comparison, sign, whole number, `min` or `max` at a time is changed in the syntax tree
and given to the importer of a forked process; no file is written. That process runs the test files
that call the changed function, the quickest first, until a test fails. Which those are is measured
before, by a profiler, in one run of each test file; files that fail are left out. Nothing else may
change the tree meanwhile.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from itertools import accumulate
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WARM = ("flint", "highspy", "hypothesis", "numpy", "pulp", "pydantic", "scipy.optimize", "yaml")
"""Imported once, before the forks; nothing of mcda may be among them."""
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
}  # fmt: skip
REWRITE = "pytest.PytestAssertRewriteWarning"  # hypothesis is imported before pytest begins
NAMES = {"min": "max", "max": "min"}
FOLDERS = ("proof", "analyses", "contracts", "methods", ".")
PATIENCE = 60
"""Seconds for the tests of one change, beside those measured: an endless one is noticed."""
FIRST = 4
"""Test files that are tried before all others are even imported."""
LONGEST = 150
"""Seconds, as measured under the profiler, of the test files that are tried on one change."""
Calls = dict[str, tuple[float, set[str]]]
Tests = list[tuple[float, str]]


def test_files() -> list[str]:
    """All that can notice a change in the proofs or in the checker."""
    found = [path for folder in FOLDERS for path in sorted((ROOT / "tests" / folder).glob("*.py"))]
    named = [str(path.relative_to(ROOT)) for path in found if path.name.startswith("test_")]
    return [name for name in named if "/test_" in name and "architecture" not in name]


def run(tests: Sequence[str]) -> int:
    """pytest's exit status, with nothing printed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    off = ["-p", "no:cacheprovider", "-p", "no:xdist", "-W", f"ignore::{REWRITE}"]
    return int(pytest.main(["-x", "-q", *off, *tests]))


def forked(work: Any, patience: float) -> int:
    """Status of work() in a process of its own; 1 too where it takes longer than patience."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        status = 1
        try:
            status = work()
        finally:
            os._exit(status)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 1


def calls(test: str, told: Path) -> int:
    """Write which functions of mcda a test file calls, as "file:name"."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "/mcda/" in (name := frame.f_code.co_filename):
            seen.add(f"mcda/{name.rpartition('/mcda/')[2]}:{frame.f_code.co_qualname}")

    sys.setprofile(note)
    status = run([test])
    sys.setprofile(None)
    told.write_text(json.dumps(sorted(seen)))
    return status


def measured(keep: Path) -> Calls:
    """What every test file calls, and its seconds; files that `keep` knows are not run again."""
    known = json.loads(keep.read_text()) if keep.exists() else {}
    known = {test: found for test, found in known.items() if (ROOT / test).exists()}
    told = keep.with_suffix(".part")
    for test in test_files():
        age, start = (ROOT / test).stat().st_mtime, time.monotonic()
        if known.get(test, [0])[0] == age:
            continue
        if forked(lambda test=test: calls(test, told), 600) == 0:
            known[test] = age, time.monotonic() - start, json.loads(told.read_text())
        keep.write_text(json.dumps(known))
    return {test: (seconds, set(seen)) for test, (_, seconds, seen) in known.items()}


def changes(node: ast.AST) -> Iterator[tuple[str, str, Any]]:
    """What can be changed at a node: (attribute, words, new value)."""
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in COMPARISONS:
            new = COMPARISONS[type(op)]
            yield "ops", f"{type(op).__name__} -> {new.__name__}", [new(), *rest]
        case ast.BinOp(op=op, left=left) if type(op) in OPERATORS:
            if not isinstance(getattr(left, "value", 0), str):
                sign = OPERATORS[type(op)]
                yield "op", f"{type(op).__name__} -> {sign.__name__}", sign()
        case ast.UnaryOp(op=ast.USub()):
            yield "op", "USub -> UAdd", ast.UAdd()
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield "value", f"{value} -> {value + 1}", value + 1
        case ast.Name(id=name) if name in NAMES:
            yield "id", f"{name} -> {NAMES[name]}", NAMES[name]


def holders(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Nodes in functions, each with the qualified name of the function around it."""
    pending: list[tuple[ast.AST, str, str]] = [(tree, "", "")]
    while pending:
        node, function, prefix = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{prefix}{node.name}"
            inner = name if isinstance(node, ast.FunctionDef) else ""
            prefix = f"{name}.<locals>." if inner else f"{name}."
            pending += [(child, inner, prefix) for child in node.body]
            continue
        if function:
            yield node, function
        pending += [(child, function, prefix) for child in ast.iter_child_nodes(node)]


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed tree for one module."""

    def __init__(self, file: str, tree: ast.Module) -> None:
        self.name, self.file = file.removesuffix(".py").replace("/", "."), file
        self.code = compile(tree, str(ROOT / file), "exec")

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Where it is this module."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, ROOT / self.file, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(self.code, module.__dict__)


def noticed(file: str, tree: ast.Module, tests: Tests) -> bool:
    """Whether a test fails, for a changed tree."""

    def work(tests: Tests) -> int:
        sys.meta_path.insert(0, Changed(file, tree))
        return run([test for _, test in tests])

    for part in (tests[:FIRST], tests[FIRST:]):
        patience = PATIENCE + sum(seconds for seconds, _ in part)
        if part and forked(lambda part=part: work(part), patience) != 0:
            return True
    return False


def chosen_tests(file: str, place: str, known: Calls) -> Tests:
    """Test files that call a function: the module's own, then the quickest that time allows."""
    near = f"test_{Path(file).stem}.py"
    fit = [(not f.endswith(near), t, f) for f, (t, seen) in known.items() if place in seen]
    tests = [(t, f) for _, t, f in sorted(fit)]
    spent = accumulate(t for t, _ in tests)
    return [test for test, until in zip(tests, spent, strict=True) if until <= LONGEST] or tests[:1]


def survivors(file: str, one_in: int, known: Calls) -> tuple[int, list[str]]:
    """How many changes were tried in a file, and those that no test noticed."""
    tree = ast.parse((ROOT / file).read_text())
    found = [(n, at, *what) for n, at in holders(tree) for what in changes(n)]
    chosen = random.Random(file).sample(found, -(-len(found) // one_in))
    left = []
    every = {test for _, name, *_ in chosen for test in chosen_tests(file, f"{file}:{name}", known)}
    if noticed(file, tree, sorted(every)):
        sys.exit(f"{file}: its tests fail as it is")
    for node, name, attribute, words, new in sorted(chosen, key=lambda one: one[0].lineno):
        tests = chosen_tests(file, f"{file}:{name}", known)
        old = getattr(node, attribute)
        setattr(node, attribute, new)
        if not noticed(file, tree, tests):
            left.append(f"{file}:{node.lineno} {words}" + ("" if tests else " (called by no test)"))
            print(left[-1], flush=True)
        setattr(node, attribute, old)
    return len(chosen), left


def main() -> None:
    """Print what survives."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(";")[0])
    parser.add_argument("files", nargs="+", help="modules, from the project's root")
    parser.add_argument("--one-in", type=int, default=1, help="try one change in so many")
    parser.add_argument("--calls", type=Path, default=ROOT / ".pytest_cache" / "calls.json")
    asked = parser.parse_args()
    asked.calls.parent.mkdir(exist_ok=True)
    for name in WARM:
        importlib.import_module(name)
    known = measured(asked.calls)
    for file in asked.files:
        tried, left = survivors(file, asked.one_in, known)
        print(f"{file}: {tried} tried, {len(left)} survive", flush=True)


if __name__ == "__main__":
    main()
