"""Studies with every kind of criterion, view and statement that a workbook has to follow."""

from __future__ import annotations

from pathlib import Path

import numpy as np

CRITERIA = """\
criteria:
  - {id: speed, name: Speed, group: Use, scale: {min: 0, max: 200, unit: km/h}}
  - {id: price, name: Price, group: Money, direction: min, scale: {min: 10, max: 90, unit: kEUR}}
  - id: range
    name: Range
    group: Use
    scale: {min: 0, max: 500, unit: km}
    value: {points: [[0, 0], [100, 35], [250, 35], [500, 100]]}
  - id: noise
    name: Noise
    group: Use
    direction: min
    scale: {min: 20, max: 90, unit: dB}
    value: {points: [[20, 95], [60, 40], [90, 5]]}
  - id: comfort
    name: Comfort
    group: Use
    value: {levels: {poor: 0, "1": 10, Good: 55, good: 60, "a*?~b, c": 80, "true": 100}}
  - {id: upkeep, name: Upkeep, group: Money, direction: min, scale: {min: -5, max: 5}}
"""
LEVELS = ("poor", "1", "Good", "good", "a*?~b, c", "true")
VIEWS = """\
views:
  plain:
    name: Plain
    points: {speed: 10, price: 20, range: 30.5, noise: 0.125, comfort: 5, upkeep: 7}
  by-group:
    name: By group
    points: {speed: 1, price: 2, range: 3, noise: 4, comfort: 5, upkeep: 6}
    groups: {Use: 2, Money: 3}
  zeros:
    name: Zeros
    points: {speed: 0, price: 0, range: 0, noise: 0, comfort: 0, upkeep: 3}
  no-money:
    name: No money
    points: {speed: 1, price: 0, range: 0, noise: 1, comfort: 0.3, upkeep: 0}
    groups: {Use: 2, Money: 0}
weights:
  - all <= 0.6
  - speed + range >= 0.1
  - price >= 2 * noise
  - group(Use) in [0.2, 0.9]
  - comfort <= 1e-1
  - upkeep = 0.5 * price
"""
STUDY = """\
title: Various
criteria: various
options: various
missing: worst
samples: 500
methods: [additive]
sections: [brief]
"""


def various(folder: Path, seed: int = 0, n: int = 5, extra: str = "") -> Path:
    """A study of n options, random but for a twin of the first and a score that is missing."""
    rng = np.random.default_rng(seed)
    for name in ("criteria", "options/various", "reports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "criteria" / "various.yaml").write_text(CRITERIA + VIEWS, "utf-8")
    rows = [_scores(rng) for _ in range(n)]
    rows[-1] = rows[0]
    rows[1] = [line for line in rows[1] if not line.startswith("price")]
    for i, row in enumerate(rows):
        lines = "".join(f"  {line}\n" for line in row)
        text = f"id: o{i + 1}\nname: Option {i + 1}\nscores:\n{lines}"
        (folder / "options" / "various" / f"o{i + 1}.yaml").write_text(text, "utf-8")
    study = folder / "reports" / "various.yaml"
    study.write_text(STUDY + extra, "utf-8")
    return study


def _scores(rng: np.random.Generator) -> list[str]:
    def ranged(low: float, high: float, digits: int) -> str:
        three = sorted(round(float(x), digits) for x in rng.uniform(low, high, 3))
        return "{{low: {}, best: {}, high: {}}}".format(*three)

    return [
        f"speed: {round(float(rng.uniform(0, 200)), 1)}",
        f"price: {ranged(10, 90, 0)}",
        f"range: {ranged(0, 500, 2)}",
        f"noise: {ranged(20, 90, 3)[:-1]}, grade: B, note: Measured once}}",
        f"comfort: '{LEVELS[int(rng.integers(len(LEVELS)))]}'",
        f"upkeep: {{best: {round(float(rng.uniform(-5, 5)), 2)}}}",
    ]
