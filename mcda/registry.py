"""Strict discovery: a thing's name is its file's name, known without importing anything.

Dropping `methods/vikor.py` into a package adds the method; there is no list to edit.
Modules called `base` or starting with an underscore are shared ground, not entries.
"""

from __future__ import annotations

import ast
import re
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Generic, TypeVar

from mcda.errors import UnknownNameError, one_of

T = TypeVar("T")


def camel(name: str) -> str:
    """`weighted_product` -> `WeightedProduct`: how a file's class is spelt."""
    return "".join(part.capitalize() for part in name.split("_"))


class Registry(Generic[T]):
    """The entries of one package, each one object spelt after its file.

    package : dotted name, e.g. `mcda.methods`
    what : the word used in messages, e.g. `method`
    classes : the object is a class (`Topsis` in `topsis.py`) rather than a function
    """

    def __init__(self, package: str, what: str, *, classes: bool = False) -> None:
        self.package = package
        self.what = what
        self.classes = classes

    @cached_property
    def _files(self) -> dict[str, Path]:
        spec = find_spec(self.package)
        locations = spec.submodule_search_locations if spec else None
        folder = Path((locations or [""])[0])
        names = sorted(path.stem for path in folder.glob("*.py"))
        return {n: folder / f"{n}.py" for n in names if n != "base" and not n.startswith("_")}

    def names(self) -> tuple[str, ...]:
        """Every entry's name, sorted; nothing is imported."""
        return tuple(self._files)

    def load(self, name: str) -> T:
        """The entry called `name`; raises `UnknownNameError` with the nearest one."""
        if not isinstance(name, str) or name not in self._files:
            raise UnknownNameError(one_of(name, self._files, self.what))
        module = import_module(f"{self.package}.{name}")
        entry: T = getattr(module, camel(name) if self.classes else name)
        return entry

    def about(self, name: str) -> str:
        """First line of the entry's module docstring, read without importing it."""
        head = self._head(name)
        match = re.match(r'\s*r?"""(.+?)(?:"""|\n|$)', head)
        return match.group(1).strip().rstrip(".") if match else ""

    def constant(self, name: str, key: str) -> str:
        """A module-level text constant such as `COMMAND`, read without importing; else ''."""
        match = re.search(rf'^{key} = "([^"]*)"$', self._head(name), re.MULTILINE)
        return match.group(1) if match else ""

    def arguments(self, name: str) -> tuple[str, ...]:
        """Names of the arguments that the entry, a function, takes; read without importing it.

        Raises `UnknownNameError` with the nearest name.
        """
        if name not in self._files:
            raise UnknownNameError(one_of(name, self._files, self.what))
        tree = ast.parse(self._files[name].read_text(encoding="utf-8"))
        functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
        taken = next(node.args for node in functions if node.name == name)
        return tuple(x.arg for x in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs))

    def _head(self, name: str) -> str:
        with self._files[name].open(encoding="utf-8") as file:
            return file.read(4096)
