"""Studies of any size, as analysts write them: groups, units, ranges, reasons, views, methods."""

from __future__ import annotations

from pathlib import Path

import numpy as np

PLACES = ("Aomori", "Bilbao", "Córdoba", "Dunedin", "Esbjerg", "Faro", "Gdynia", "Hobart", "Ivrea")
KINDS = ("depot", "terminal", "ring road", "tram line", "retention basin", "substation", "tunnel")
ASPECTS = (
    *("Outlay", "Running cost", "Time to complete", "Land taken", "Noise at night"),
    *("Jobs in the region", "Travel time saved", "Safety", "Water quality", "Carbon"),
    *("Acceptance", "Access for all", "Resilience to floods", "Heritage", "Learning"),
)
GROUPS = ("Money", "People", "Nature", "Delivery", "Future")
METHODS = ("additive", "weighted_product", "topsis", "promethee")


def write_sized(
    folder: Path, n: int, m: int, *, seed: int = 0, views: int = 3, ranged: bool = True
) -> Path:
    """A study of n options on m criteria under `folder`; returns the study's path."""
    rng = np.random.default_rng(seed)
    for name in ("criteria", "options/sized", "reports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    criteria = "".join(_criterion(j, m) for j in range(m))
    points = "".join(_view(k, m, rng) for k in range(views))
    limits = "weights:\n  - all <= 0.4\n" if 2 < m <= 8 else ""
    _write(folder / "criteria" / "sized.yaml", f"criteria:\n{criteria}views:\n{points}{limits}")
    quality = 2 * rng.normal(size=n)
    for i in range(n):
        scores = "".join(_score(i, j, quality[i], rng, ranged) for j in range(m))
        place = f"{PLACES[i % len(PLACES)]} {KINDS[i % len(KINDS)]}"
        name = f"{place} {i // (len(PLACES) * len(KINDS)) + 1}" if n > 60 else place
        _write(
            folder / "options" / "sized" / f"o{i + 1:03d}.yaml",
            f"id: o{i + 1:03d}\nname: {name}\n"
            f"description: What would be built in {PLACES[i % len(PLACES)]}, and by whom.\n"
            f"scores:\n{scores}",
        )
    methods = "".join(f"  - {name}\n" for name in METHODS)
    study = folder / "reports" / "sized.yaml"
    _write(
        study,
        f"title: Which of {n} works to build first\ncriteria: sized\noptions: sized\n"
        f"method: additive\nmethods:\n{methods}input: value\npositive: {{shift: 0.01}}\n"
        "seed: 1\nsamples: 5000\nsources:\n  - {id: survey, author: A. Surveyor, title: Field "
        "survey, date: 2026-05-01}\nassumptions:\n  - Every number is made up to try a report of "
        "this size.\n",
    )
    return study


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _criterion(j: int, m: int) -> str:
    turn = j // len(ASPECTS)
    name = ASPECTS[j % len(ASPECTS)] + (f" ({('later', 'much later')[turn - 1]})" if turn else "")
    group = GROUPS[j * min(len(GROUPS), max(m // 3, 1)) // m]
    direction, unit = (("min", "million"), ("max", "points"))[j % 2]
    return (
        f"  - id: c{j + 1}\n    name: {name}\n    group: {group}\n    direction: {direction}\n"
        f"    scale: {{min: 0, max: 100, unit: {unit}}}\n"
        f"    anchors: {{worst: As bad as was ever seen, best: As good as could be hoped}}\n"
    )


def _view(k: int, m: int, rng: np.random.Generator) -> str:
    names = ("Treasury", "Residents", "Engineers", "Council", "Region")
    points = ", ".join(f"c{j + 1}: {int(rng.integers(1, 21))}" for j in range(m))
    return f"  v{k + 1}:\n    name: {names[k % len(names)]}\n    points: {{{points}}}\n"


def _score(i: int, j: int, quality: float, rng: np.random.Generator, ranged: bool) -> str:
    sign = -1 if j % 2 == 0 else 1
    best = int(np.clip(50 + sign * 8 * quality + 18 * rng.normal(), 5, 95))
    low, high = (best - 5, best + 5) if ranged else (best, best)
    grade = "ABC"[int(rng.integers(3))]
    return (
        f"  c{j + 1}: {{low: {low}, best: {best}, high: {high}, grade: {grade}, note: Measured "
        f"on site in sample {i + 1}, evidence: [{{source: survey, where: table {j + 1}}}]}}\n"
    )
