"""Problems from dataframes, and results into them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.errors import ProblemError
from mcda.problem.frames import to_frame
from tests.analyses.asking import QUESTIONS, ask

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


def test_numbers_of_rows_that_may_be_ids_are_refused() -> None:
    frame = pd.DataFrame({"a": [1, 2, 3]})
    ids = ["2", "1", "0"]
    assert mcda.Problem(frame, ["a"], sorted(ids)).performance[:, 0].tolist() == [1, 2, 3]
    with pytest.raises(ProblemError, match=r"rows of the dataframe are numbered .* are 2, 1, 0:"):
        mcda.Problem(frame, ["a"], ids)
    named = frame.set_axis(["0", "1", "2"])
    assert mcda.Problem(named, ["a"], ids).performance[:, 0].tolist() == [3, 2, 1]
    beside = frame.assign(who=ids)
    assert mcda.Problem(beside, ["a"], ids).performance[:, 0].tolist() == [1, 2, 3]


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


COLUMNS = {"who": ["x", "y"], "a": [1, 2], "b": [0.5, 4.0]}
MAKERS = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}
every_maker = pytest.mark.parametrize("maker", MAKERS)


@every_maker
def test_every_library_gives_the_same_problem(maker: str) -> None:
    problem = mcda.Problem(MAKERS[maker](COLUMNS), ["b", "a"])
    assert problem.performance.tolist() == [[0.5, 1], [4, 2]]
    assert problem.option_ids == ("x", "y")
    low = MAKERS[maker]({"a": [0, 1], "b": [0.25, 4]})
    assert mcda.Problem(MAKERS[maker](COLUMNS), ["b", "a"], low=low).low.tolist() == [
        [0.25, 0],
        [4, 1],
    ]


@pytest.mark.parametrize(
    "column",
    [
        *(pl.Series([1, 0], dtype=kind) for kind in (pl.Int8, pl.UInt64, pl.Float32, pl.Int128)),
        pl.Series([Decimal("1.0"), Decimal("0.0")]),
        *(pa.array([1, 0], kind) for kind in (pa.int8(), pa.uint64(), pa.float32())),
        pa.array([Decimal("1.0"), Decimal("0.0")], pa.decimal128(10, 2)),
        pa.array([1, 0]).dictionary_encode(),
        pa.chunked_array([[1], [0]]),
        *(pd.array([1, 0], dtype=kind) for kind in ("Int64", "Float32", "UInt8", "object")),
        pd.array([1, 0], dtype="int64[pyarrow]"),
    ],
    ids=str,
)
def test_every_kind_of_number(column: Any) -> None:
    make = {"polars": pl.DataFrame, "pyarrow": pa.table, "pandas": pd.DataFrame}
    frame = make[type(column).__module__.partition(".")[0]]({"a": column})
    assert mcda.Problem(frame, ["a"]).performance.tolist() == [[1], [0]]


@every_maker
@pytest.mark.parametrize("gap", [None, float("nan")])
def test_every_gap_is_named(maker: str, gap: float | None) -> None:
    frame = MAKERS[maker]({**COLUMNS, "a": [1.0, gap]})
    with pytest.raises(mcda.McdaError, match="option 'y', criterion 'a': expected a "):
        mcda.Problem(frame, ["a", "b"])
    frame = MAKERS[maker]({**COLUMNS, "who": ["x", None]})
    with pytest.raises(mcda.McdaError, match="row 2 of the dataframe has no id in column 'who'"):
        mcda.Problem(frame, ["a", "b"])


@every_maker
def test_what_is_no_number_is_named(maker: str) -> None:
    frame = MAKERS[maker]({**COLUMNS, "a": [date(2024, 1, 1), date(2024, 1, 2)]})
    with pytest.raises(mcda.McdaError, match="option 'x', criterion 'a': expected a number, found"):
        mcda.Problem(frame, ["a", "b"])


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (
            pl.DataFrame(COLUMNS).lazy(),
            r"a polars.LazyFrame cannot .*: call .collect\(\) on it first",
        ),
        (pa.record_batch(COLUMNS), "a pyarrow.RecordBatch cannot be read as a table of numbers: "),
        (
            pd.DataFrame([[1, 2]], columns=["a", "a"]),
            "a pandas.DataFrame cannot be read as a table",
        ),
        (pl.Series([1, 2]), r"performance is a table \(n, m\), found 1 dimension"),
        (pl.DataFrame({"a": []}), "a problem needs at least one option"),
    ],
    ids=["lazy", "batch", "twice", "series", "empty"],
)
def test_what_is_no_table_is_refused(frame: Any, said: str) -> None:
    with pytest.raises(mcda.McdaError, match=said):
        mcda.Problem(frame, ["a"])


@every_maker
@pytest.mark.parametrize("analysis", ANALYSES.names())
def test_every_result_goes_into_every_frame(analysis: str, maker: str) -> None:
    result = ask(analysis, "additive", QUESTIONS["plain"])
    frame = result.to_frame(backend=maker)
    assert type(frame).__module__.partition(".")[0] == maker
    columns = frame.column_names if maker == "pyarrow" else list(frame.columns)
    assert columns == list(result.columns())
    assert tuple(map(str, frame[columns[0]].to_numpy())) == result.rows()


ROWS = {"who": ["y", "x"], "b": [5.0, 1.0], "a": [5.0, 0.0]}
BEST = {"who": ["x", "y"], "a": [6.0, 7.0], "b": [6.0, 7.0]}


@every_maker
@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("options", ["who", None, ["x", "y"], ["y", "x"]], ids=str)
def test_bounds_are_those_of_the_option_that_they_name(maker: str, end: str, options: Any) -> None:
    sign = 1 if end == "low" else -1
    best = {k: v if k == "who" else [sign * x for x in v] for k, v in BEST.items()}
    ends = {k: v if k == "who" else [sign * x for x in v] for k, v in ROWS.items()}
    make = MAKERS[maker]
    problem = mcda.Problem(make(best), ["a", "b"], options, **{end: make(ends)})
    found = dict(zip(problem.option_ids, getattr(problem, end).tolist(), strict=True))
    assert found == {"x": [0, sign], "y": [5 * sign, 5 * sign]}
    at = dict(zip(problem.option_ids, problem.performance.tolist(), strict=True))
    assert at == {"x": [6 * sign, 6 * sign], "y": [7 * sign, 7 * sign]}


def test_bounds_by_a_labelled_index() -> None:
    best, low = (pd.DataFrame(x).set_index("who") for x in (BEST, ROWS))
    assert mcda.Problem(best, ["a", "b"], low=low).low.tolist() == [[0, 1], [5, 5]]
    assert mcda.Problem([[6, 6], [7, 7]], ["a", "b"], "xy", low=low).low.tolist() == [
        [0, 1],
        [5, 5],
    ]


def test_options_given_beside_an_index_put_its_rows_in_their_order() -> None:
    frame = pd.DataFrame({"a": [1, 2, 3]}, index=["x", "y", "z"])
    problem = mcda.Problem(frame, ["a"], [mcda.Option("z", "Z"), "x", "y"])
    assert problem.performance.ravel().tolist() == [3, 1, 2]
    assert [o.name for o in problem.options] == ["Z", "x", "y"]


@pytest.mark.parametrize("other", [["x", "u"], ["x"], ["x", "y", "z"], ["x", "x"]], ids=str)
def test_rows_of_other_options_are_refused(other: list[str]) -> None:
    frame = pd.DataFrame({"a": range(len(other))}, index=other)
    said = f"is about the options {', '.join(other)}, expected x, y; name its rows alike"
    with pytest.raises(mcda.McdaError, match=f"the dataframe {said}"):
        mcda.Problem(frame, ["a"], ["x", "y"])
    with pytest.raises(mcda.McdaError, match=f"low {said}"):
        mcda.Problem([[9], [9]], ["a"], ["x", "y"], low=frame)
