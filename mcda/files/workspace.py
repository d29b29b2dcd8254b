"""Where a study's files lie: names and paths, kept inside the folder that holds `reports/`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mcda.errors import did_you_mean
from mcda.files.faults import Log, quoted
from mcda.files.nodes import Tree, text_of

HOME = "reports"
SUFFIX = ".yaml"
_RULE = "paths start at the folder that holds reports/ and stay inside it"


@dataclass(frozen=True)
class Workspace:
    """The folder that holds `reports/`, or the study itself where it lies elsewhere.

    study : the study's file as given;  base : the folder, absolute or relative like `study`
    """

    study: Path
    base: Path

    @classmethod
    def around(cls, study: str | os.PathLike[str]) -> Workspace:
        """The workspace of the study at this path. Links are not followed to find it."""
        given = Path(study)
        whole = _whole(given)
        homes = [folder.parent for folder in whole.parents if folder.name == HOME]
        base = homes[0] if homes else whole.parent
        return cls(given, base if given.is_absolute() else Path(os.path.relpath(base)))

    def relative(self, path: Path) -> str:
        """`path` from the base, with forward slashes: the same on every machine."""
        return Path(os.path.relpath(_whole(path), _whole(self.base))).as_posix()

    def criteria_file(self, node: Tree | None, log: Log) -> Path | None:
        """The file that the study's `criteria` names; faults go to that value."""
        path = self._named(node, "criteria", SUFFIX, log)
        if path is None or node is None:
            return None
        if path.exists():
            return path
        others = _listed(self.base / "criteria", f"*{SUFFIX}")
        near = did_you_mean(str(text_of(node)), (other.stem for other in others))
        log.fault(node, f"no file {path}{near}")
        return None

    def option_files(self, node: Tree | None, log: Log) -> tuple[Path, ...] | None:
        """The option files in the folder that the study's `options` names, by file name."""
        folder = self._named(node, "options", "", log)
        if folder is None or node is None:
            return None
        if not folder.is_dir():
            others = _listed(self.base / "options", "*/")
            near = did_you_mean(str(text_of(node)), (other.name for other in others))
            is_file = f"{folder} is a file; expected a folder of option files"
            log.fault(node, is_file if folder.exists() else f"no folder {folder}{near}")
            return None
        files = _listed(folder, f"*{SUFFIX}")
        for path in _listed(folder, "*.yml"):
            log.note(node, f"{path} is not read: the names of option files end in {SUFFIX}")
        if not files:
            log.fault(node, f"the folder {folder} holds no {SUFFIX} file")
        inside = [path for path in files if self._holds(path)]
        for path in files:
            if path not in inside:
                log.fault(node, f"{path} leads out of the workspace; {_RULE}")
        return tuple(inside)

    def _named(self, node: Tree | None, folder: str, suffix: str, log: Log) -> Path | None:
        """The path that a value names, inside the base; None with a fault where it is not."""
        text = text_of(node)
        if node is None or text is None:
            return None
        if not text.strip():
            log.fault(node, "expected a name or a path, found an empty text")
            return None
        if "\\" in text:
            log.fault(node, f"{quoted(text)} holds a backslash; write paths with /")
            return None
        is_path = "/" in text or text.endswith((SUFFIX, ".yml")) or not text.strip(".")
        path = self.base / (text if is_path else f"{folder}/{text}{suffix}")
        if Path(text).is_absolute() or re.match(r"[A-Za-z]:", text) or not self._holds(path):
            log.fault(node, f"{quoted(text)} leads out of the workspace; {_RULE}")
            return None
        return path

    def _holds(self, path: Path) -> bool:
        """Whether `path`, with links followed, lies inside the base."""
        try:
            return path.resolve().is_relative_to(self.base.resolve())
        except (OSError, RuntimeError, ValueError):
            return False


def _whole(path: Path) -> Path:
    """An absolute path without `..`, links not followed."""
    return Path(os.path.normpath(path.absolute()))


def _listed(folder: Path, pattern: str) -> list[Path]:
    """Entries of a folder by name, hidden ones left out; none where it cannot be listed."""
    try:
        found: Iterable[Path] = list(folder.glob(pattern))
    except OSError:
        return []
    return sorted((p for p in found if not p.name.startswith(".")), key=lambda p: p.name)
