"""The shipped case, copied to where a test may change it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = 2_000


def copy_case(folder: Path, samples: int = SAMPLES) -> Path:
    """The alliance's files under `folder`, drawing fewer samples; returns the study's path.

    Its Word and PDF reports take a second each and are made by tests of their own.
    """
    for name in ("criteria", "options"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "reports").mkdir()
    shutil.copy(ROOT / "reports" / "alliance.yaml", folder / "reports")
    study = folder / "reports" / "alliance.yaml"
    text = study.read_text(encoding="utf-8")
    text = text.replace("samples: 400000", f"samples: {samples}").replace(", docx, pdf]", "]")
    study.write_text(text, encoding="utf-8")
    return study


def edit(path: Path, old: str, new: str) -> None:
    """Replace text that must be there exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def write_study(
    folder: Path,
    scores: Sequence[Sequence[float]],
    views: Mapping[str, Sequence[float]],
    *,
    statements: Sequence[str] = (),
    extra: str = "",
) -> Path:
    """A study of options a, b, ... on criteria c1, c2, ..., all 0-10, more is better."""
    m = len(scores[0])
    criteria = "".join(
        f"  - id: c{j + 1}\n    group: {'Odd' if j % 2 == 0 else 'Even'}\n"
        "    scale: {min: 0, max: 10}\n"
        for j in range(m)
    )
    points = "".join(
        f"  {name}:\n    points: {{{', '.join(f'c{j + 1}: {x}' for j, x in enumerate(row))}}}\n"
        for name, row in views.items()
    )
    said = "".join(f"  - {statement}\n" for statement in statements)
    for name in ("criteria", "options/small", "reports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "criteria" / "small.yaml").write_text(
        f"criteria:\n{criteria}views:\n{points}" + (f"weights:\n{said}" if said else ""), "utf-8"
    )
    for i, row in enumerate(scores):
        name = f"o{i + 1:02d}"
        cells = ", ".join(f"c{j + 1}: {x}" for j, x in enumerate(row))
        (folder / "options" / "small" / f"{name}.yaml").write_text(
            f"id: {name}\nname: Option {i + 1}\nscores: {{{cells}}}\n", "utf-8"
        )
    study = folder / "reports" / "small.yaml"
    study.write_text(
        "title: Small\ncriteria: small\noptions: small\nsamples: 500\ninput: value\n"
        f"positive: {{shift: 0.01}}\n{extra}",
        "utf-8",
    )
    return study
