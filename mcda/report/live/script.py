"""The live panel's script: small files, joined."""

from __future__ import annotations

from importlib.resources import files

PARTS = (
    *("seam", "scores", "programme", "flip", "borders", "plane"),
    *("words", "points", "yaml", "rows", "verdict", "bars", "map", "details", "start"),
)
"""In this order: each uses what those before it gave."""


def script() -> str:
    """All files of templates/live/ in one."""
    folder = files("mcda.report") / "templates" / "live"
    return "\n" + "".join((folder / f"{p}.js").read_text(encoding="utf-8") for p in PARTS)
