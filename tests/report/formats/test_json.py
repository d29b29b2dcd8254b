from __future__ import annotations

from dataclasses import replace
from json import loads
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.report.blocks import Strong, text
from mcda.report.formats.json import _written, digest, json
from mcda.report.report import Report
from tests.report.formats import sample


def written(report: Report) -> dict[str, Any]:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    content = json(report)["report.json"].decode()
    whole: dict[str, Any] = loads(content, parse_constant=refuse)
    return whole


def test_shape() -> None:
    report = sample.small()
    assert written(report) == {
        "schema": 1,
        "study": report.id,
        "inputs": {"notice": None, **report.inputs},
        "results": list(report.results),
        "stamp": {**report.stamp, "inputs": digest({"notice": None, **report.inputs})},
    }
    assert list(written(report)) == ["schema", "study", "inputs", "results", "stamp"]


def test_the_notice_is_part_of_the_inputs() -> None:
    notice = text("Not ", Strong("measured"), ".")
    report = replace(sample.small(), notice=notice)
    assert written(report)["inputs"] == {"notice": "Not measured.", **report.inputs}


def test_same_report_same_bytes() -> None:
    assert json(sample.small()) == json(sample.small())


def test_numbers_keep_every_digit() -> None:
    assert b"0.30000000000000004" in json(sample.small())["report.json"]


def test_what_does_not_apply_is_null() -> None:
    result = {"margin": float("inf"), "lower": float("nan"), "n": np.int64(3), "s": np.float64(0.5)}
    report = Report("r", "R", "", (), results=(result,))
    assert written(report)["results"] == [{"margin": None, "lower": None, "n": 3, "s": 0.5}]


def test_order_is_kept() -> None:
    report = Report("r", "R", "", (), results=({"z": 1, "a": {"y": (1, 2), "b": []}},))
    (result,) = written(report)["results"]
    assert list(result) == ["z", "a"]
    assert list(result["a"]) == ["y", "b"]


@pytest.mark.parametrize("name", [*sample.HOSTILE, "\ud800"], ids=lambda name: ascii(name[:12]))
def test_any_text_comes_back_as_it_was(name: str) -> None:
    assert written(sample.hostile(name))["stamp"].items() >= {"title": name, name: [name]}.items()


def test_text_is_readable_as_written() -> None:
    assert "é漢".encode() in json(Report("r", "R", "", (), stamp={"name": "é漢"}))["report.json"]


PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.floats(-1e300, 1e300)


@given(
    st.recursive(
        PLAIN,
        lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("certificate"), inner),
    )
)
def test_what_is_written_line_by_line_is_what_was_meant(thing: Any) -> None:
    assert loads(_written(thing)) == thing


def test_proofs_and_what_holds_no_more_take_one_line() -> None:
    thing: dict[str, Any] = {
        "a": {"value": 0.5, "exact": "1/2"},
        "certificate": {"by": {"x": "1/2"}},
    }
    thing |= {"b": [[1], 2]}
    assert _written(thing).splitlines() == [
        "{",
        '  "a": {"value": 0.5, "exact": "1/2"},',
        '  "certificate": {"by":{"x":"1/2"}},',
        '  "b": [',
        "    [1],",
        "    2",
        "  ]",
        "}",
    ]
