"""A study: the decision problem with its views, weight space, methods and everything said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mcda.errors import DataRefusedError, UnknownNameError, WeightsError, one_of
from mcda.files.catalogue import ENGLISH, Catalogue
from mcda.methods import method as create
from mcda.methods.base import Method, Model
from mcda.problem.problem import Array, Problem, frozen
from mcda.problem.sealed import Constant
from mcda.weights.points import Weights, floats, grouped, normalised
from mcda.weights.space import WeightSpace

if TYPE_CHECKING:
    from mcda.files.faults import Note
    from mcda.files.schema.plans import CombinationsEntry, PhaseEntry, ScenarioEntry
    from mcda.files.schema.study import SourceEntry
    from mcda.files.source import Source


@dataclass(frozen=True)
class Citation:
    """A source (its id in the study) and the place in it."""

    source: str
    where: str = ""


@dataclass(frozen=True)
class Score:
    """A performance as entered: numbers, or labels where the criterion has levels.

    missing : nothing was entered, and the study takes the worst end of the scale
    """

    low: float | str
    best: float | str
    high: float | str
    grade: str = ""
    note: str = ""
    evidence: tuple[Citation, ...] = ()
    missing: bool = False


@dataclass(frozen=True)
class ViewInfo:
    """What is said of a view; `groups` holds the groups' points where it weights them."""

    id: str
    name: str
    note: str = ""
    groups: Mapping[str, float] | None = None


@dataclass(frozen=True)
class InputFile:
    """A file that was read: its path from the folder that holds `reports/`, and its digest."""

    path: str
    sha256: str


@dataclass(frozen=True, eq=False, repr=False)
class Study(Constant):
    """Everything the files of a study say, checked.

    id, title, path : the file's stem, what it calls itself, the file as given
    problem : options by criteria, with low and high
    descriptions, scores : by option, and by option and criterion, as entered
    shares : (m,) weights of each view in fractions;  views : (m,) the same as floats
    points : (m,) as entered, of each view;  view : the default id
    space : the admissible weights
    method, methods : the method of the headline, and all stated ones by name, in order
    input, shift : what methods read, and what is added for those that need positive data
    sections, figures, formats : those to make; empty means all
    triangle : the three groups of the triangle map; empty means the heaviest
    own : the files of those sections that are the study's own, by what `sections` says
    language, catalogue : the language's tag, and what the report is said with
    redacted : without notes, evidence and sources
    notes : what is no fault, but worth knowing
    """

    id: str
    title: str
    path: Path
    problem: Problem
    descriptions: Mapping[str, str]
    scores: Mapping[str, Mapping[str, Score]]
    shares: Mapping[str, Weights]
    points: Mapping[str, Array]
    view_info: Mapping[str, ViewInfo]
    view: str
    space: WeightSpace
    method: Method
    methods: Mapping[str, Method]
    input: Literal["performance", "value"] = "performance"
    shift: float = 0.0
    seed: int = 0
    samples: int = 100_000
    sections: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    triangle: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    language: str = "en"
    catalogue: Catalogue = ENGLISH
    own: Mapping[str, Source] = field(default_factory=dict)
    marking: str = ""
    redacted: bool = False
    sources: tuple[SourceEntry, ...] = ()
    assumptions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    scenarios: tuple[ScenarioEntry, ...] = ()
    phases: tuple[PhaseEntry, ...] = ()
    combinations: CombinationsEntry | None = None
    inputs: tuple[InputFile, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def views(self) -> Mapping[str, Array]:
        """(m,) normalised weights by view."""
        return {view: floats(weights) for view, weights in self.shares.items()}

    @cached_property
    def model(self) -> Model:
        """The stated method, compiled on the problem."""
        return self.method.compile(self.problem)

    def compile(self, name: str, **params: Any) -> Model:
        """The method called `name`; where the study states its parameters, they are defaults.

        Raises UnknownNameError, MethodError, or DataRefusedError where it cannot read the data.
        """
        return self._method(name, params).compile(self.problem)

    def with_method(self, name: str) -> Study:
        """The study with the method called `name` for its headline; raises as `compile` does."""
        method, own = self._method(name, {}), self.model.natural
        asked = own().statements if own else ()
        space = self.space
        if asked:
            kept = [s for s in space.statements if s not in asked]
            space = space.without_statements().stating(*kept)
        methods = {**self.methods, name: method}
        found = replace(self, method=method, methods=methods, space=space)
        weighing(found.model)
        return found.standing()

    def standing(self) -> Study:
        """The study with what its method asks of weights in its space: a monotone capacity, say.

        Raises EmptySpaceError where no weights satisfy that and the statements.
        """
        natural = self.model.natural
        if natural is None:
            return self
        return replace(self, space=self.space.stating(*natural().statements))

    def __repr__(self) -> str:
        size = f"{self.problem.n} options, {self.problem.m} criteria, {len(self.shares)} views"
        return f"Study({self.id!r}: {size})"

    def _repr_html_(self) -> str:
        from mcda.files.shown import study_card

        return study_card(self)

    def _method(self, name: str, params: Mapping[str, Any]) -> Method:
        stated = self.methods.get(name)
        if stated is None:
            return create(name, **method_settings(self.input, self.shift, params))
        kept = {f.name: getattr(stated, f.name) for f in fields(stated)}
        return type(stated).create(**{**kept, **params})

    def with_points(self, view: str, points: Mapping[str, float]) -> Study:
        """The study with these points of a view in place of the entered ones.

        Raises UnknownNameError for an unknown view or criterion, WeightsError for points that
        make no weights.
        """
        if view not in self.shares:
            raise UnknownNameError(one_of(view, self.shares, "view"))
        ids = self.problem.criterion_ids
        for name in points:
            if name not in ids:
                raise UnknownNameError(one_of(name, ids, "criterion"))
        entered = {**dict(zip(ids, self.points[view].tolist(), strict=True)), **points}
        try:
            weights = view_weights(entered, self.view_info[view].groups, self.problem)
        except WeightsError as error:
            raise WeightsError(f"view '{view}': {error}") from None
        return replace(
            self,
            shares={**self.shares, view: weights},
            points={**self.points, view: as_entered(entered, self.problem)},
            view_info={**self.view_info, view: self._changed(view, points)},
        )

    def _changed(self, view: str, points: Mapping[str, float]) -> ViewInfo:
        """What is said of a view whose points are not those of the file."""
        info, was = self.view_info[view], self.points[view]
        moved = [
            f"{c.name} {points[c.id]:g} instead of {was[j]:g}"
            for j, c in enumerate(self.problem.criteria)
            if c.id in points and points[c.id] != was[j]
        ]
        if not moved:
            return info
        note = f"Changed for this run: {', '.join(moved)}. {info.note}".strip()
        return replace(info, name=f"{info.name}, changed", note=note)


def weighing(model: Model) -> Model:
    """The model; raises DataRefusedError where its parameters are not the criteria's weights.

    A study's views and statements are about these, and say nothing of others.
    """
    if model.weighs_criteria:
        return model
    name, known = model.method.name, ", ".join(model.parameters[:3])
    raise DataRefusedError(
        f"the parameters of {name} are no weights of criteria but {known} ..., so a study's views "
        f"say nothing of them; {model.method.instead or 'leave the method out'}, or ask in Python: "
        "model.space() holds them"
    )


def method_settings(reads: str, shift: float, params: Mapping[str, Any]) -> dict[str, Any]:
    """A method's parameters, with what the study says for all methods under those of its own."""
    common = {"shift": shift, "input": "value"} if reads == "value" else {"shift": shift}
    return {**common, **params}


def view_weights(
    points: Mapping[str, float], groups: Mapping[str, float] | None, problem: Problem
) -> Weights:
    """(m,) weights from points, or from the groups' points times the points inside each."""
    if groups is None:
        return normalised(points, problem.criterion_ids)
    return grouped(points, groups, problem.criteria)


def as_entered(points: Mapping[str, float], problem: Problem) -> Array:
    """(m,) points in the order of the criteria."""
    return frozen([points[name] for name in problem.criterion_ids])
