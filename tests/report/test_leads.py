"""How far options lead at best, in words, and who outdoes whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import mcda
from mcda.analyses.base import Evidence, Kind
from mcda.analyses.win_ranges import WinRanges
from mcda.report.bench import Bench
from mcda.report.blocks import Bullets, Paragraph, plain_text
from mcda.report.leads import best_lead, lead_words, outdone
from mcda.report.sections._common import gap
from mcda.report.sections.ranges import ranges
from mcda.report.sections.rivals import rivals
from tests.case import write_study


def found(kind: Kind, status: str, margin: float, inner: float | None = None) -> WinRanges:
    nothing = np.full((1, 1), np.nan)
    made = WinRanges(
        options=("a",), parameters=("c",), evidence=Evidence("exact"), status=np.array([status]),
        margin=np.array([margin]), lower=nothing, upper=nothing, witness=nothing,
        inner_margin=None if inner is None else np.array([inner]),
    )  # fmt: skip
    return replace(made, kinds=(kind,))


@pytest.mark.parametrize(
    ("kind", "status", "margin", "inner", "said"),
    [
        ("exact", "strict", 0.0635, None, "0.064"),
        ("exact", "strict", np.inf, None, "no rival"),
        ("exact", "tie", 0.0, None, "none: level at best"),
        ("exact", "never", -9e-5, None, "none: 0.00009 behind at best"),
        ("certified", "strict", 0.3514, 0.3468, "0.346 to 0.352"),
        ("certified", "strict", 0.3514, 0.35139, "0.351"),
        ("certified", "strict", 0.0514, -0.2, "at most 0.052"),
        ("certified", "unknown", 0.0514, -np.inf, "at most 0.052"),
        ("certified", "never", 0.0, -0.063, "none: always behind"),
        ("certified", "never", -0.0938, -0.1, "none: 0.093 or more behind"),
        ("certified", "never", -0.0004, -0.002, "none: always behind"),
        ("certified", "strict", 0.0514, np.nan, "at most 0.052"),
        ("certified", "unknown", np.nan, np.nan, "not known"),
        ("sampled", "unknown", np.nan, None, "not known"),
        ("exact", "unknown", np.nan, None, "not known"),
        ("certified", "tie", 0.0, -0.01, "none: level at best"),
        ("certified", "strict", np.inf, np.inf, "no rival"),
        ("sampled", "strict", 0.2, None, "0.200 or more"),
        ("sampled", "unknown", -0.02, None, "none seen: 0.020 behind at best"),
        ("sampled", "tie", 0.0, None, "none seen: level at best"),
    ],
)
def test_a_lead_says_which_end_of_it_is_known(
    kind: Kind, status: str, margin: float, inner: float | None, said: str
) -> None:
    assert lead_words(found(kind, status, margin, inner), 0) == said


def test_nobody_is_called_level_who_is_a_hair_behind() -> None:
    assert best_lead(-1e-9) == "none: 1×10⁻⁹ behind at best"


def test_a_difference_that_is_not_known_is_said_to_be_so() -> None:
    assert gap(np.nan) == "not known"


def test_who_scores_better_is_read_in_each_criterion_s_direction() -> None:
    criteria = [mcda.Criterion("cost", direction="min"), mcda.Criterion("range")]
    problem = mcda.Problem([[5, 100], [4, 200], [4, 100]], criteria)
    np.testing.assert_array_equal(
        outdone(problem), [[False, True, True], [False] * 3, [False, True, False]]
    )
    everywhere = outdone(problem, everywhere=True)
    np.testing.assert_array_equal(everywhere, [[False, True, False], [False] * 3, [False] * 3])


def test_what_another_outdoes_is_never_called_level(tmp_path: Path) -> None:
    """TOPSIS proves no more of the third than that its lead is not above 0."""
    rows = [[9, 2, 5], [2, 9, 6], [1, 8, 5]]
    path = write_study(tmp_path, rows, {"v": [5, 3, 2]}, statements=["all >= 0.05"])
    bench = Bench(mcda.load_study(path).with_method("topsis"))
    third, second = (bench.options[i].name for i in (2, 1))
    said = " ".join(plain_text(b.text) for b in ranges(bench) if isinstance(b, Paragraph))
    assert f"{third} never wins: {second} scores better on every criterion." in said
    assert "level" not in said
    above = [plain_text(item) for b in rivals(bench) if isinstance(b, Bullets) for item in b.items]
    assert f"{second} scores better on every criterion than {third}." in above
