"""A report by every method: it is made, or refused with the reason and the line to add."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mcda.methods import METHODS
from tests.case import write_study
from tests.cli.conftest import Mcda, mcda

__all__ = ["mcda"]

SCORES = [[8, 3, 6, 2], [3, 9, 4, 5], [6, 6, 5, 5], [6, 6, 5, 5], [2, 2, 3, 9]]
VIEWS = {"even": [1, 1, 1, 1], "first": [4, 3, 2, 1]}


@pytest.mark.slow
@pytest.mark.parametrize("name", METHODS.names())
def test_a_report_is_made_or_refused_with_what_to_add(
    tmp_path: Path, mcda: Mcda, name: str
) -> None:
    study = write_study(tmp_path, SCORES, VIEWS, statements=["c1 >= c4", "all <= 0.6"])
    out = tmp_path / "out"
    done = mcda("report", str(study), "--method", name, "--out", str(out))
    if done.code:
        assert done.code == 3, done.err
        assert re.search(r"add '.+' to|leave the method out", " ".join(done.err.split()))
        return
    page = (out / "report.md").read_text("utf-8")
    assert not re.search(r"\b(nan|inf|None)\b|-0\.0+\b", page)
    assert json.loads((out / "report.json").read_text("utf-8"))["results"]
