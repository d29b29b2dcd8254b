"""The methods that a study states, with their parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from mcda.errors import McdaError, MethodError, UnknownNameError
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.nodes import Pairs, Scalar, Tree, text_of
from mcda.files.numbers import read_number
from mcda.files.study import method_settings, weighing
from mcda.methods import METHODS
from mcda.methods.base import Method
from mcda.problem.problem import Problem

DEFAULT = "additive"


@dataclass(frozen=True)
class Stated:
    """A method, where its name stands, and the parameters it is given there."""

    method: Method
    node: Tree
    params: Pairs | None


@dataclass(frozen=True)
class Settings:
    """What the study says for all methods."""

    input: str = "performance"
    shift: float = 0.0

    @classmethod
    def of(cls, root: Tree) -> Settings:
        """As far as the file can be read."""
        shift = root.at("positive", "shift")
        number = read_number(shift.value) if isinstance(shift, Scalar) else None
        return cls(text_of(root.get("input")) or cls.input, max(number or 0.0, 0.0))

    def create(self, name: str, params: Mapping[str, Any]) -> Method:
        """The method with these parameters."""
        return METHODS.load(name).create(**method_settings(self.input, self.shift, params))


def read_methods(root: Tree, log: Log) -> dict[str, Stated]:
    """All stated methods by name; `additive` where none is, at the start of the file.

    The headline's comes first unless it is listed with the others. A bare name under `method`
    stands for the method of that name under `methods`.
    """
    settings = Settings.of(root)
    listed: dict[str, Stated] = {}
    methods, main = root.get("methods"), root.get("method")
    for node in methods.members() if methods else ():
        for stated in _stated(node, settings, log):
            name = stated.method.name
            if name in listed:
                first = listed[name].node.place
                log.fault(stated.node, f"method {quoted(name)} is there twice (first at {first})")
            listed.setdefault(name, stated)
    for stated in _stated(main, settings, log) if main else ():
        other = listed.get(stated.method.name)
        if other is None:
            listed = {stated.method.name: stated, **listed}
        elif stated.params and stated.method != other.method:
            log.fault(stated.node, f"other parameters are stated at {other.node.place}")
    if main is None and not listed:
        return {DEFAULT: Stated(settings.create(DEFAULT, {}), root, None)}
    return listed


def headline(root: Tree, stated: Mapping[str, Stated]) -> str:
    """The name of the study's method: as stated, else the first."""
    main = root.get("method")
    name = _parts(main)[0] if main else None
    return name.text if name else next(iter(stated))


def check_data(stated: Mapping[str, Stated], problem: Problem, log: Log) -> None:
    """A fault for every method that refuses the data, or parameters only they can judge."""
    for entry in stated.values():
        try:
            weighing(entry.method.compile(problem))
        except McdaError as error:
            parameter = error.parameter if isinstance(error, MethodError) else ""
            log.fault(_blamed(entry.node, entry.params, parameter), str(error))


def _stated(node: Tree, settings: Settings, log: Log) -> Iterator[Stated]:
    """The method at a node, if it is one."""
    name, params = _parts(node)
    if name is None:
        return
    try:
        kind = METHODS.load(name.text)
        given = params.plain() if params else {}
        yield Stated(settings.create(name.text, given), name, params)
    except UnknownNameError as error:
        log.fault(name, str(error))
    except MethodError as error:
        known = [f.name for f in fields(kind)]
        log.fault(_blamed(name, params, error.parameter, known), str(error))
    except (TypeError, ValueError) as error:
        log.fault(params or name, f"{name.text} cannot use these parameters: {error}")


def _parts(node: Tree) -> tuple[Scalar | None, Pairs | None]:
    """The name and the parameters; no name where the shape is wrong."""
    if isinstance(node, Scalar):
        return (node if text_of(node) else None), None
    entries = list(node.pairs())
    if len(entries) != 1 or not isinstance(entries[0][1], Pairs):
        return None, None
    return entries[0][0], entries[0][1]


def _blamed(name: Tree, params: Pairs | None, parameter: str, known: Any = ()) -> Tree:
    """What is at fault: an unknown parameter's key, a wrong one's value, else the name.

    `lambda` may be spelt as in Python, `lambda_`.
    """
    spellings = (parameter, f"{parameter}_")
    spelt = [one for one in spellings if params and one in params.entries]
    if params is None or not spelt:
        return name
    key, value = params.entries[spelt[0]]
    return value if not known or any(one in known for one in spellings) else key
