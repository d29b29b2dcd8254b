"""One side of a comparison: a study asked anew, or the report.json that was made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcda.errors import EvidenceError, McdaError
from mcda.files.catalogue import ENGLISH, Catalogue
from mcda.files.study import Study
from mcda.report.bench import Bench
from mcda.report.inputs import inputs
from mcda.report.stamp import stamp

if TYPE_CHECKING:
    from pydantic import BaseModel

KEYS = ("schema", "study", "inputs", "results", "stamp")
DERIVED = ("notice", "values")
"""Parts of a report's inputs that follow from the others."""


@dataclass(frozen=True)
class Side:
    """What was entered and what was answered, as report.json has them.

    label : what the reader calls it;  inputs : with the seed, the samples and the versions
    results : the answers, by analysis, method and view
    whole : whether every part of the study is there, as it is not in a report.json
    catalogue : the language that the study is reported in
    """

    label: str
    inputs: Mapping[str, Any]
    results: Mapping[tuple[str, str, str | None], Mapping[str, Any]]
    whole: bool = True
    catalogue: Catalogue = ENGLISH


def of_study(study: Study, label: str) -> Side:
    """A study's side: the questions whose answers are compared are asked now."""
    entered = {**inputs(study), **_plans(study), **_made_by(stamp(study, ""))}
    answers = _by_question(_answers(study))
    return Side(label, _kept(entered), answers, catalogue=study.catalogue)


def of_report(path: Path, label: str) -> Side:
    """The side of a report.json; raises McdaError where it is none."""
    data = report_data(path)
    entered = {**data["inputs"], **_made_by(data["stamp"])}
    return Side(label, _kept(entered), _by_question(data["results"]), whole=False)


def report_data(path: Path) -> Any:
    """What a report.json holds; raises McdaError where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise McdaError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise McdaError(f"{path} is no JSON: {error}") from None
    if not isinstance(data, dict) or any(key not in data for key in KEYS):
        raise McdaError(f"{path} is no report.json: expected the keys {', '.join(KEYS)}")
    return data


def _answers(study: Study) -> Iterator[dict[str, Any]]:
    bench = Bench(study)
    for view in study.shares:
        for method in study.methods:
            bench.rank(view, method)
    for question in (bench.ranges, bench.shares, bench.rank_ranges, bench.flips, bench.stability):
        with suppress(EvidenceError):
            question()
    for answer in bench.answers:
        yield answer.to_dict()


def _by_question(results: Any) -> dict[tuple[str, str, str | None], Mapping[str, Any]]:
    try:
        return {(r["analysis"], r["method"], r["view"]): r for r in results}
    except (KeyError, TypeError):
        raise McdaError("the results of a report.json name an analysis, a method and a view") from (
            None
        )


def _plans(study: Study) -> dict[str, Any]:
    """Parts of a study that no report.json holds."""
    together = study.combinations
    return {
        "scenarios": {s.id: _dumped(s) for s in study.scenarios},
        "phases": {p.id: _dumped(p) for p in study.phases},
        "combinations": _dumped(together) if together else None,
        "language": study.language,
    }


def _dumped(plan: BaseModel) -> dict[str, Any]:
    # What was checked already is written out as it is, whichever alternative of its type it is.
    return plan.model_dump(mode="json", warnings=False)


def _made_by(stamped: Mapping[str, Any]) -> dict[str, Any]:
    known = {"seed": "seed", "samples": "samples", "versions": "software"}
    return {name: stamped[key] for key, name in known.items() if key in stamped}


def _kept(entered: Mapping[str, Any]) -> dict[str, Any]:
    """Plain JSON values, so that both kinds of sides compare alike."""
    kept = {key: x for key, x in entered.items() if key not in DERIVED}
    found: dict[str, Any] = json.loads(json.dumps(kept))
    return found
