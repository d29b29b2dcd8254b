"""Published worked examples through the public API: one test id a case.

A case is a JSON file: options, criteria with directions and weights, a matrix, the method and its
params, what the source prints, and the tolerance that the printed digits allow. The folder is
`tests/published/` unless the environment variable MCDA_PUBLISHED_CASES names another. A method, a
param or an expected key that is not known in `tests/adapters/` fails: nothing is skipped.

`known_disagreements` are expected keys that the source itself gets wrong or does not print: they
must still be answered, in the printed shape, but their numbers are not compared. Nor are they
asserted to differ: a ranking is listed where only the printed scores tie, and ours may be right.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.adapters import answers

FOLDER = Path(os.environ.get("MCDA_PUBLISHED_CASES") or Path(__file__).parent / "published")
CASES = sorted(FOLDER.glob("*.json"))
if not CASES:
    raise FileNotFoundError(f"no published cases in {FOLDER}")
ANSWERS = answers()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_agrees_with_its_source(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8")) | {"folder": str(path.parent)}
    found = {key: plain(x) for key, x in ANSWERS[case["method"]](case).items()}
    for key, said in case["expected"].items():
        printed = filled(said, found[key])
        assert shape(found[key]) == shape(printed), key
        if key not in case.get("known_disagreements", ()):
            agree(found[key], printed, case.get("tolerances", {}).get(key, case["tolerance"]), key)


def agree(found: Any, printed: Any, tolerance: float, key: str) -> None:
    """Numbers within the tolerance (ranks exactly), words and yes or no exactly."""
    if "ranking" in key:
        tolerance = 0
    if is_words(printed):
        assert found == unordered(printed, key), key
    elif isinstance(printed, list) and not is_numbers(printed):
        assert len(found) == len(printed), key
        for one, other in zip(found, printed, strict=True):
            agree(one, other, tolerance, key)
    else:
        expected = np.array(printed, dtype=float)  # null, where nothing applies, is NaN
        np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance, err_msg=key)


def is_words(x: Any) -> bool:
    """Whether it holds text or yes and no, and no numbers."""
    if isinstance(x, list):
        return bool(x) and all(map(is_words, x))
    return isinstance(x, (str, bool))


def unordered(printed: Any, key: str) -> Any:
    """Sets are answered sorted."""
    return sorted(printed) if key in ("compromise_set", "kernel", "efficient_frontier") else printed


def filled(printed: Any, found: Any) -> Any:
    """A null for a whole row as a row of nulls."""
    if not isinstance(found, list):
        return printed
    if printed is None:
        return [filled(None, y) for y in found]
    same = isinstance(printed, list) and len(printed) == len(found)
    return [filled(x, y) for x, y in zip(printed, found, strict=True)] if same else printed


def plain(x: Any) -> Any:
    """Arrays and tuples as lists."""
    if isinstance(x, np.ndarray):
        return x.tolist()
    return [plain(y) for y in x] if isinstance(x, (list, tuple)) else x


def shape(x: Any) -> Any:
    """The shape of numbers; of words, which may be in ragged lists, whether it is a list."""
    return list if isinstance(x, list) and not is_numbers(x) else np.shape(x)


def is_numbers(x: Any) -> bool:
    """Whether it is a table of numbers with no text in it."""
    if isinstance(x, list):
        return all(map(is_numbers, x))
    return x is None or isinstance(x, (int, float, np.number))
