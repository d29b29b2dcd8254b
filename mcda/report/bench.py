"""A study on the workbench: each question is asked once, and its answer kept for the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from mcda.analyses import ANALYSES
from mcda.analyses.acceptability import Acceptability
from mcda.analyses.base import Array, Result
from mcda.analyses.cells import Cells
from mcda.analyses.dominance import Dominance
from mcda.analyses.flips import Flips
from mcda.analyses.improvement import Improvement
from mcda.analyses.joint_ranges import JointRanges
from mcda.analyses.leave_one_out import LeaveOneOut
from mcda.analyses.neighbours import Neighbours
from mcda.analyses.rank import Ranking
from mcda.analyses.rank_ranges import RankRanges
from mcda.analyses.regret import Regret
from mcda.analyses.stability import Stability
from mcda.analyses.stress import Stress
from mcda.analyses.value_ranges import ValueRanges
from mcda.analyses.win_box import WinBox
from mcda.analyses.win_ranges import WinRanges
from mcda.analyses.win_shares import WinShares
from mcda.errors import DataRefusedError
from mcda.files.ask import Answer, ask, takes
from mcda.files.build import EQUAL
from mcda.files.phases import as_scenario
from mcda.files.scenarios import in_scenario
from mcda.files.schema.plans import ScenarioEntry
from mcda.files.study import Study
from mcda.methods import METHODS
from mcda.methods.base import Model
from mcda.report.blocks import Figure, OptionName, Text
from mcda.report.figures import FIGURES
from mcda.report.say import translated
from mcda.report.settled import settled_ranks, settled_wins
from mcda.report.statements import in_words
from mcda.weights.points import equal_groups
from mcda.weights.statements import Statement

R = TypeVar("R", bound=Result)
EQUAL_GROUPS = "equal-groups"
DEFAULT = "default"


@dataclass(frozen=True, eq=False)
class Bench:
    """The study, the command that asks for its report, and memory of what was asked."""

    study: Study
    command: str = "mcda report"
    _kept: dict[tuple[str | None, ...], Answer] = field(default_factory=dict)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers so far, by analysis, method and view."""
        return tuple(self._kept[key] for key in sorted(self._kept, key=str))

    @cached_property
    def options(self) -> tuple[OptionName, ...]:
        """The n options by name, each with its place."""
        return tuple(OptionName(o.name, i) for i, o in enumerate(self.study.problem.options))

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """The m criteria by name."""
        return tuple(c.name for c in self.study.problem.criteria)

    @property
    def ranks_only(self) -> bool:
        """Whether the study's method says who is ahead of whom and not by how much."""
        return self.study.method.ranks_only

    @property
    def weights(self) -> Array:
        """(m,) weights of the study's view."""
        weights: Array = self.study.views[self.study.view]
        return weights

    def view_name(self, view: str) -> str:
        """A view by its name for people."""
        name = self.study.view_info[view].name or view
        return translated(name) if view == EQUAL else name

    def method_name(self, method: str) -> str:
        """A method by its name for people: what stands before the colon in its file."""
        return translated(METHODS.about(method).partition(":")[0])

    def said(self, statement: Statement) -> str:
        """A statement about weights in words."""
        criteria = self.study.problem.criteria
        return in_words(statement, {c.id: c.name for c in criteria}, [c.group for c in criteria])

    def place(self, option: str | None) -> int | None:
        """Index of an option's id."""
        return None if option is None else self.study.problem.option_ids.index(option)

    def named(self, indices: Any) -> list[OptionName]:
        """The options at these indices."""
        return [self.options[int(i)] for i in indices]

    def ask(
        self,
        analysis: str,
        view: str | None = None,
        method: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Result:
        """The analysis at a view (the study's own) by a method (the study's own).

        options : further arguments of the analysis, as strings or numbers
        """
        method = self.study.method.name if method is None else method
        about = (view or self.study.view) if "weights" in takes(analysis) else None
        key = (analysis, about, method, repr(sorted((options or {}).items())))
        if key not in self._kept:
            self._kept[key] = ask(self.study, analysis, view=about, method=method, options=options)
        return self._kept[key].result

    def twins(self) -> tuple[tuple[int, ...], ...]:
        """The options in groups that are level at all weights, in order of their first members."""
        groups: dict[int, list[int]] = {}
        for i, twin in enumerate(self.shares().twin_of):
            first = self.place(twin)
            groups.setdefault(i if first is None else min(i, first), []).append(i)
        return tuple(tuple(members) for members in groups.values())

    def standing(self) -> list[str]:
        """(n,) the status of each option; `seen tie` where only a sample shows no more."""
        found = self.ranges()
        pairs = zip(found.status, found.kinds, strict=True)
        return ["seen tie" if (s, k) == ("tie", "sampled") else str(s) for s, k in pairs]

    def figure(self, kind: str, record: Any) -> tuple[Figure, ...]:
        """The drawing of a record, unless the study names its figures and not this kind."""
        wanted = self.study.figures
        return () if wanted and kind not in wanted else (FIGURES.load(kind)(record),)

    def rank(self, view: str | None = None, method: str | None = None) -> Ranking:
        """Scores and ranks."""
        return _as(Ranking, self.ask("rank", view, method))

    def rank_equal_groups(self) -> Ranking:
        """Scores and ranks with the groups of criteria weighing the same."""
        key = ("rank", f"{self.study.view}:{EQUAL_GROUPS}", self.study.method.name)
        if key not in self._kept:
            even = equal_groups(self.weights, self.study.problem.criteria)
            result = ANALYSES.load("rank")(self.study.model, even, evidence="numeric")
            self._kept[key] = Answer(self.study.id, key[2], key[1], result)
        return _as(Ranking, self._kept[key].result)

    def rank_by_default(self, method: str, view: str | None = None) -> Ranking | None:
        """Ranks with the method's own default parameters; None where the study states no others."""
        stated = self.study.methods[method]
        default = type(stated)(input=stated.input, shift=stated.shift)
        if default == stated:
            return None
        view = view or self.study.view
        key = ("rank", view, f"{method}:{DEFAULT}")
        if key not in self._kept:
            model = default.compile(self.study.problem)
            result = ANALYSES.load("rank")(model, self.study.shares[view], evidence="numeric")
            self._kept[key] = Answer(self.study.id, key[2], view, result)
        return _as(Ranking, self._kept[key].result)

    def rank_in(self, scenario: str, view: str | None = None) -> Ranking | None:
        """Scores and ranks in a scenario; None where the method cannot read its scores."""
        return self._rank_by(self._in_scenarios[scenario], f"scenario-{scenario}", view)

    def rank_at(self, phase: str, view: str | None = None) -> Ranking | None:
        """The same in a phase."""
        return self._rank_by(self._at_phases[phase], f"phase-{phase}", view)

    def _rank_by(self, model: Model | None, scores: str, view: str | None) -> Ranking | None:
        view, method = view or self.study.view, self.study.method.name
        key = ("rank", f"{view}:{scores}", method)
        if model is None:
            return None
        if key not in self._kept:
            result = ANALYSES.load("rank")(model, self.study.shares[view], evidence="numeric")
            self._kept[key] = Answer(self.study.id, method, key[1], result)
        return _as(Ranking, self._kept[key].result)

    @cached_property
    def _in_scenarios(self) -> dict[str, Model | None]:
        return self._models(self.study.scenarios)

    @cached_property
    def _at_phases(self) -> dict[str, Model | None]:
        return self._models(as_scenario(self.study, phase) for phase in self.study.phases)

    def _models(self, scenarios: Iterable[ScenarioEntry]) -> dict[str, Model | None]:
        """The study's model with the scores of each scenario, if it can read them."""
        found: dict[str, Model | None] = {}
        for scenario in scenarios:
            try:
                found[scenario.id] = in_scenario(self.study, scenario).model
            except DataRefusedError:
                found[scenario.id] = None
        return found

    def ranges(self) -> WinRanges:
        """Where each option wins."""
        return _as(WinRanges, self.ask("win_ranges"))

    def shares(self) -> WinShares:
        """How much of the space each option wins; no sample of what is proved."""
        return self._wins

    @cached_property
    def _wins(self) -> WinShares:
        return settled_wins(_as(WinShares, self.ask("win_shares")), self.ranges())

    def stability(self) -> Stability:
        """How far single weights may move."""
        return _as(Stability, self.ask("stability"))

    def flips(self) -> Flips:
        """The nearest weights at which each option is first."""
        return _as(Flips, self.ask("flips"))

    def rank_ranges(self) -> RankRanges:
        """The best and the worst rank of each option."""
        return _as(RankRanges, self.ask("rank_ranges"))

    def acceptability(self) -> Acceptability:
        """How much of the space gives each option each rank; no sample of what is proved.

        In fractions it would take seconds.
        """
        found = _as(Acceptability, self.ask("acceptability", options={"evidence": "sampled"}))
        return settled_ranks(found, self.rank_ranges(), self.shares())

    def dominance(self) -> Dominance:
        """Which options are above which others at all admissible weights."""
        return _as(Dominance, self.ask("dominance"))

    def regret(self) -> Regret:
        """How far each option can fall short of the best."""
        return _as(Regret, self.ask("regret"))

    def value_ranges(self) -> ValueRanges:
        """Between which scores each option is."""
        return _as(ValueRanges, self.ask("value_ranges"))

    def joint_ranges(self) -> JointRanges:
        """Who can win, and who must, over weights and scores jointly."""
        return _as(JointRanges, self.ask("joint_ranges"))

    def neighbours(self) -> Neighbours:
        """Which win regions border on each other."""
        return _as(Neighbours, self.ask("neighbours"))

    def win_box(self) -> WinBox:
        """Limits of every weight inside which the leaders stay first."""
        return _as(WinBox, self.ask("win_box"))

    def improvement(self) -> Improvement:
        """What each option would need to be first."""
        return _as(Improvement, self.ask("improvement"))

    def leave_one_out(self) -> LeaveOneOut:
        """Who leads without each criterion."""
        return _as(LeaveOneOut, self.ask("leave_one_out"))

    def stress(self) -> Stress:
        """Ranks at the ends of the scores' ranges."""
        return _as(Stress, self.ask("stress"))

    def cells(self) -> Cells:
        """Which single scores change the leader."""
        return _as(Cells, self.ask("cells"))

    @property
    def beside_scores(self) -> Text:
        """The study's first assumption, which is repeated wherever scores are shown."""
        return (self.study.assumptions[0],) if self.study.assumptions else ()


def _as(kind: type[R], result: Result) -> R:
    assert isinstance(result, kind)
    return result
