"""Studies for the live panel: the shipped one, one of any names, one of any size."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import mcda
from mcda.files.study import Study
from mcda.report.compose import compose
from mcda.report.report import Report

ROOT = Path(mcda.__file__).parent.parent
SECTIONS = ("problem", "scores")
"""Enough for a page whose scores can be chosen."""


def alliance(**changed: Any) -> Study:
    """The shipped study, with only the sections that the panel touches."""
    study = mcda.load_study(ROOT / "reports" / "alliance.yaml")
    return replace(study, **{"sections": SECTIONS, "figures": ("values",), **changed})


def composed(study: Study) -> Report:
    return compose(study)


def folder(
    at: Path, n: int, m: int, name: str = "", groups: int = 3, method: str = "additive"
) -> Path:
    """A study of n options and m criteria in files; `name` stands in every text of it."""
    for part in ("criteria", "options/made", "reports"):
        (at / part).mkdir(parents=True, exist_ok=True)
    draws = np.random.default_rng(n * m)
    ids = [f"c{j}" for j in range(m)]
    criteria = [
        {
            "id": key,
            "name": f"{name}Criterion {j}",
            "group": f"{name}Group {j * groups // m}",
            "scale": {"min": 0, "max": 10, "unit": name},
            "direction": "min" if j % 3 == 2 else "max",
        }
        for j, key in enumerate(ids)
    ]
    views = {
        f"view-{k}": {
            "name": f"{name}View {k}",
            "points": dict(zip(ids, draws.integers(1, 100, m).tolist(), strict=True)),
        }
        for k in range(2)
    }
    weights = ["all <= 0.9", "c0 >= 0.5 * c1"] if m > 1 else []
    _write(at / "criteria/made.yaml", {"criteria": criteria, "views": views, "weights": weights})
    for i in range(n):
        scores = {
            key: {"best": round(float(draws.random() * 10), 2), "note": f"{name} because {i}"}
            for key in ids
        }
        option = {"id": f"o{i}", "name": f"{name}Option {i}", "scores": scores}
        _write(at / f"options/made/o{i}.yaml", option)
    study = {
        "title": f"{name}Made",
        "criteria": "made",
        "options": "made",
        "method": method,
        "sections": list(SECTIONS),
        "figures": ["values"],
        "samples": 2000,
    }
    _write(at / "reports/made.yaml", study)
    return at / "reports/made.yaml"


def made(at: Path, n: int, m: int, **asked: Any) -> Study:
    """The same, loaded."""
    return mcda.load_study(folder(at, n, m, **asked))


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
