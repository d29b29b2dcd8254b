"""Problems from dataframes, and results into them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import mcda
from mcda.problem.frames import to_frame

X = [[1.0, 2.0], [3.0, 4.0]]


def test_columns_are_found_by_name_in_the_order_of_the_criteria() -> None:
    frame = pd.DataFrame(X, columns=["b", "a"])
    problem = mcda.Problem(frame, ["a", "b"])
    assert problem.performance.tolist() == [[2, 1], [4, 3]]
    assert problem.option_ids == ("o1", "o2")


def test_options_come_from_a_labelled_index() -> None:
    frame = pd.DataFrame(X, columns=["a", "b"], index=["x", "y"])
    assert mcda.Problem(frame, ["a", "b"]).option_ids == ("x", "y")


def test_options_come_from_a_named_column() -> None:
    frame = pd.DataFrame({"who": [7, 8], "note": ["", ""], "a": [1, 2]})
    assert mcda.Problem(frame, ["a"], "who").option_ids == ("7", "8")


def test_options_come_from_the_only_other_column() -> None:
    frame = pd.DataFrame({"who": ["x", "y"], "a": [1, 2]})
    assert mcda.Problem(frame, ["a"]).option_ids == ("x", "y")


def test_options_may_be_given_beside_the_frame() -> None:
    frame = pd.DataFrame({"who": ["x", "y"], "a": [1, 2]})
    assert mcda.Problem(frame, ["a"], [mcda.Option("u"), "v"]).option_ids == ("u", "v")


def test_ranges_may_be_frames() -> None:
    best = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
    problem = mcda.Problem(best, ["a", "b"], low=(best - 1)[["b", "a"]], high=best + 1)
    assert problem.low.tolist() == [[0, 2], [1, 3]]
    assert problem.high.tolist() == [[2, 4], [3, 5]]


def test_labels_of_levels() -> None:
    grade = mcda.Criterion("grade", value={"levels": {"poor": 0, "good": 100}})
    problem = mcda.Problem(pd.DataFrame({"grade": ["good", "poor"]}), [grade])
    assert problem.values[:, 0].tolist() == [1.0, 0.0]


def test_a_missing_column_is_named_with_the_nearest() -> None:
    frame = pd.DataFrame(X, columns=["cots", "gain"])
    with pytest.raises(mcda.McdaError, match=r"no column 'cost'; did you mean 'cots'\?"):
        mcda.Problem(frame, ["cost", "gain"])
    with pytest.raises(mcda.McdaError, match=r"no column 'gian'; did you mean 'gain'\?"):
        mcda.Problem(frame, ["cots"], "gian")


@pytest.mark.parametrize("gap", [None, np.nan, pd.NA])
def test_a_gap_is_refused(gap: object) -> None:
    frame = pd.DataFrame({"a": [1, gap]}, index=["x", "y"], dtype=object)
    with pytest.raises(mcda.McdaError, match="option 'y', criterion 'a': expected a"):
        mcda.Problem(frame, ["a"])


def test_out_into_a_frame() -> None:
    frame = to_frame({"option": ["x", "y"], "score": [0.5, 0.25]})
    pd.testing.assert_frame_equal(frame, pd.DataFrame({"option": ["x", "y"], "score": [0.5, 0.25]}))


def test_a_backend_nobody_has_is_refused_in_one_line() -> None:
    with pytest.raises(mcda.McdaError, match="nonsense") as caught:
        to_frame({"a": [1]}, "nonsense")
    assert "\n" not in str(caught.value)
