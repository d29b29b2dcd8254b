"""Scenarios, phases and combinations: what a study asks beyond its reference scores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from mcda.files.schema.base import Id, Maybe, Number, Performance, Points, Shape, one_of_kinds

Cells = dict[str, dict[str, Performance]]
"""{option: {criterion: performance}}: cells that replace best."""


class ScenarioEntry(Shape):
    """A stress test: the cells it names replace best.

    points : planning attention, no probability
    scores : {option: {criterion: performance}}
    """

    id: Id
    name: str = ""
    points: Maybe[Points] = None
    note: str = ""
    scores: Cells


class PhaseEntry(Shape):
    """A point in time.

    not_in_effect : options that take the scores of `baseline` on `baseline_criteria` until then
    zero : criteria on which every option is scored 0, because the phase carries the delay
    scores : cells that replace best
    """

    id: Id
    name: str = ""
    year: Maybe[Number] = None
    note: str = ""
    not_in_effect: tuple[str, ...] = ()
    baseline: Maybe[str] = None
    baseline_criteria: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    scores: Cells = Field(default_factory=dict)


class Steps(Shape):
    """Evenly spaced numbers, both ends included.

    from, to, step : the first, the last, and what lies between neighbours
    """

    first: Number = Field(alias="from")
    last: Number = Field(alias="to")
    step: Annotated[Number, Field(gt=0)]

    def numbers(self) -> tuple[float, ...]:
        """first, first + step ... up to last."""
        count = int((self.last - self.first) / self.step + 1e-9)
        return tuple(self.first + i * self.step for i in range(count + 1))


Sweep = Annotated[
    Annotated[tuple[Number, ...], Tag("<list>")] | Annotated[Steps, Tag("<mapping>")],
    one_of_kinds("a list of numbers, or {from, to, step}"),
]


class LimitEntry(Shape):
    """A ceiling or floor on a criterion of a package, and the other limits to try.

    robust : a scenario in which (and at low) a floor must hold too, to count as robustly met
    """

    criterion: str
    default: Number
    sweep: Sweep = ()
    robust: Maybe[str] = None


class CombinationsEntry(Shape):
    """Packages: any subset of `members`, scored rule by rule from their members' scores.

    empty : the option that stands for the empty package
    alone : options that join nothing
    rules : for every criterion, how members' scores make the package's:
        `min`, `max`; `add`: empty's plus what each member adds to it; `overlap`: empty's plus the
        largest gain plus `half` times the second largest, at most the score of `cap`
    half_sweep : other values of `half` to try
    """

    empty: str
    members: Annotated[tuple[str, ...], Field(min_length=1)]
    alone: tuple[str, ...] = ()
    rules: dict[str, Literal["min", "max", "add", "overlap"]]
    cap: Maybe[str] = None
    half: Annotated[Number, Field(ge=0, le=1)] = 0.5
    half_sweep: tuple[Annotated[Number, Field(ge=0, le=1)], ...] = ()
    ceiling: Maybe[LimitEntry] = None
    floor: Maybe[LimitEntry] = None
    note: str = ""
