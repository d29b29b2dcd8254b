"""Where the live tables lie: known before any sheet is written, since formulas reach across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mcda.files.exchange.manifest import SHEET
from mcda.files.study import Study
from mcda.problem.value import LevelValue, PiecewiseValue
from mcda.report.say import words
from mcda.report.workbook.area import Area

SHEETS = (
    *("summary", "weights", "scores", "values", "result", "views", "methods", "robustness"),
    *("limits", "ranges", "ranks", "evidence", "checks", "notes", "changes", "stamp"),
)
"""All sheets in the order of their tabs, each filled by the module of its name."""
MOST = 31
"""Characters of a sheet's name."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def titles() -> Mapping[str, str]:
    """What each sheet is called in the reader's language; its tab too, where that can be."""
    return {
        "summary": words("Summary"),
        "weights": words("Weights"),
        "scores": words("Scores"),
        "values": words("Values"),
        "result": words("Result"),
        "views": words("Views"),
        "methods": words("Methods"),
        "robustness": words("Robustness"),
        "limits": words("Limits of weights"),
        "ranges": words("Where each wins"),
        "ranks": words("Ranks"),
        "evidence": words("Evidence"),
        "checks": words("Checks"),
        "notes": words("Notes"),
        "changes": words("Changes"),
        "stamp": words("Stamp"),
    }


def tabs() -> Mapping[str, str]:
    """Names that Excel takes for sheets, all different."""
    found: dict[str, str] = {}
    taken = {"history", "mcda"}
    for key, title in titles().items():
        name = title.translate(_FORBIDDEN).strip()[:MOST].strip() or key
        if name.lower() in taken:
            name = key
        taken.add(name.lower())
        found[key] = name
    return found


@dataclass(frozen=True)
class Plan:
    """Areas of the live sheets. `tabs` are the sheets' names by key."""

    study: Study
    tabs: Mapping[str, str]

    @property
    def n(self) -> int:
        """Options."""
        return self.study.problem.n

    @property
    def m(self) -> int:
        """Criteria."""
        return self.study.problem.m

    @cached_property
    def views(self) -> tuple[str, ...]:
        """The views' ids."""
        return tuple(self.study.shares)

    @property
    def k(self) -> int:
        """Views."""
        return len(self.views)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups' names; one that is empty where criteria have none."""
        return tuple(dict.fromkeys(c.group for c in self.study.problem.criteria))

    @cached_property
    def longest_curve(self) -> int:
        """The most points or levels of any value function."""
        return max((len(curve(c.value_function)) for c in self.study.problem.criteria), default=0)

    # The sheet of weights: points in columns D.., weights behind them after a gap.

    @cached_property
    def points(self) -> Area:
        """(m, k) points as entered."""
        return Area.block(self.tabs["weights"], 6, 3, self.m, self.k)

    @cached_property
    def weights(self) -> Area:
        """(m, k) weights that sum to 1."""
        return Area.block(self.tabs["weights"], 6, 4 + self.k, self.m, self.k)

    @cached_property
    def view_names(self) -> Area:
        """(1, k) the views' names above the weights."""
        return Area.block(self.tabs["weights"], 5, 4 + self.k, 1, self.k)

    @cached_property
    def group_points(self) -> Area:
        """(g, k) points of groups; where a view has none, the cell is empty."""
        return Area.block(self.tabs["weights"], 6 + self.m + 4, 3, len(self.groups), self.k)

    @property
    def has_groups(self) -> bool:
        """Whether criteria are in groups at all."""
        return len(self.groups) > 1 or bool(self.groups[0])

    @property
    def statements_at(self) -> int:
        """The first row of what is said about weights."""
        return 6 + self.m + (5 + len(self.groups) if self.has_groups else 0) + 2

    @cached_property
    def kept(self) -> Area:
        """(statements, k) whether each view keeps each statement."""
        count = max(len(self.study.space.statements), 1)
        return Area.block(self.tabs["weights"], self.statements_at + 2, 4 + self.k, count, self.k)

    # Scores and values lie alike: options below each other, criteria side by side.

    def _cells(self, key: str, part: int) -> Area:
        return Area.block(self.tabs[key], 10 + part * (self.n + 2), 2, self.n, self.m)

    @cached_property
    def best(self) -> Area:
        """(n, m) best estimates as entered."""
        return self._cells("scores", 0)

    @cached_property
    def low(self) -> Area:
        """(n, m) low ends; empty where none is given."""
        return self._cells("scores", 1)

    @cached_property
    def high(self) -> Area:
        """(n, m) high ends; empty where none is given."""
        return self._cells("scores", 2)

    @cached_property
    def values(self) -> Area:
        """(n, m) values of the best estimates."""
        return self._cells("values", 0)

    @cached_property
    def worse(self) -> Area:
        """(n, m) values at the worse ends."""
        return self._cells("values", 1)

    @cached_property
    def better(self) -> Area:
        """(n, m) values at the better ends."""
        return self._cells("values", 2)

    @cached_property
    def ends(self) -> Area:
        """(2, m) performances worth 0 and 1, where values are linear."""
        return Area.block(self.tabs["values"], 7, 2, 2, self.m)

    @cached_property
    def weight_rows(self) -> Area:
        """(k, m) the weights again, in rows as values are."""
        return Area.block(self.tabs["values"], 10 + 3 * (self.n + 2), 2, self.k, self.m)

    @cached_property
    def curve_at(self) -> Area:
        """(points, m) performances or labels of value functions that are not linear."""
        top = 10 + 3 * (self.n + 2) + self.k + 2
        return Area.block(self.tabs["values"], top, 2, max(self.longest_curve, 1), self.m)

    @cached_property
    def curve_worth(self) -> Area:
        """(points, m) what they are worth, 0 to 100."""
        return self.curve_at.shifted(self.longest_curve + 2)

    # The result under one view, and under every view.

    @cached_property
    def shown(self) -> Area:
        """The view that is shown, by its name."""
        return Area.block(self.tabs["result"], 5, 1, 1, 1)

    @cached_property
    def shown_place(self) -> Area:
        """Its place among the views, from 1."""
        return Area.block(self.tabs["result"], 5, 2, 1, 1)

    @cached_property
    def result(self) -> Area:
        """(n, 5) rank, score, distance behind the leader, scores at worse and at better ends."""
        return Area.block(self.tabs["result"], 10, 2, self.n, 5)

    @cached_property
    def parts(self) -> Area:
        """(n, m) what each criterion contributes."""
        return Area.block(self.tabs["result"], 10, 7, self.n, self.m)

    @cached_property
    def option_names(self) -> Area:
        """(n, 1) the options' names beside the result."""
        return Area.block(self.tabs["result"], 10, 1, self.n, 1)

    @cached_property
    def in_order(self) -> Area:
        """(n, 4) place, option, score and distance behind the leader, best first."""
        return Area.block(self.tabs["result"], 10 + self.n + 4, 0, self.n, 4)

    @cached_property
    def view_scores(self) -> Area:
        """(n, k) scores in every view."""
        return Area.block(self.tabs["views"], 7, 2, self.n, self.k)

    @cached_property
    def view_ranks(self) -> Area:
        """(n, k) ranks in every view."""
        return Area.block(self.tabs["views"], 7, 3 + self.k, self.n, self.k)

    # What has been changed since the workbook was made.

    @cached_property
    def changed(self) -> Area:
        """The number of inputs that are not as they were."""
        return Area.block(self.tabs["changes"], 4, 0, 1, 1)

    @cached_property
    def stale(self) -> Area:
        """What results that do not follow say once something has been changed: a hidden text."""
        return Area.block(SHEET, 0, 1, 1, 1)


def curve(function: object) -> tuple[tuple[float | str, float], ...]:
    """The points or levels of a value function that is not linear, levels as they are listed."""
    if isinstance(function, PiecewiseValue):
        return function.points
    return function.levels if isinstance(function, LevelValue) else ()
