"""The shipped case, copied to where a test may change it."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = 2_000


def copy_case(folder: Path, samples: int = SAMPLES) -> Path:
    """The alliance's files under `folder`, drawing fewer samples; returns the study's path."""
    for name in ("criteria", "options"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "reports").mkdir()
    shutil.copy(ROOT / "reports" / "alliance.yaml", folder / "reports")
    study = folder / "reports" / "alliance.yaml"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("samples: 400000", f"samples: {samples}"), encoding="utf-8")
    return study


def edit(path: Path, old: str, new: str) -> None:
    """Replace text that must be there exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
