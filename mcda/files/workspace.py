"""Where a study's files lie: names and paths, kept inside the folder that holds `reports/`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mcda.errors import did_you_mean
from mcda.files.faults import printable, quoted
from mcda.files.log import Log
from mcda.files.nodes import Tree, text_of
from mcda.files.schema.base import LANGUAGE
from mcda.files.table import SUFFIXES

HOME = "reports"
LANGUAGES = "languages"
SUFFIX = ".yaml"
_LISTED = 40
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

    def no_study(self) -> str:
        """What is said where the study's file is not there, with the studies that are; else ''."""
        if _is(lambda path: path.exists() or path.is_symlink(), self.study):
            return ""
        names = [path.stem for path in _listed(self.base / HOME, f"*{SUFFIX}")]
        some = names[:_LISTED] + ["..."] * (len(names) > _LISTED)
        listed = f" (in {HOME}/: {', '.join(map(printable, some))})" if names else ""
        return f"no such file{did_you_mean(self.study.stem, names)}{listed}"

    def criteria_file(self, node: Tree | None, log: Log) -> Path | None:
        """The file that the study's `criteria` names; faults go to that value."""
        path = self._named(node, "criteria", SUFFIX, log)
        if path is None or node is None:
            return None
        if _is(Path.exists, path):
            return path
        others = _listed(self.base / "criteria", f"*{SUFFIX}")
        near = did_you_mean(str(text_of(node)), (other.stem for other in others))
        log.fault(node, f"no file {quoted(path, 100)}{near}")
        return None

    def option_files(self, node: Tree | None, log: Log) -> tuple[Path, ...] | None:
        """The option files in the folder that the study's `options` names, by file name.

        Where it names a table, that alone.
        """
        folder = self._named(node, "options", "", log)
        if folder is None or node is None:
            return None
        if folder.suffix in SUFFIXES and _is(Path.is_file, folder):
            return (folder,)
        if not _is(Path.is_dir, folder):
            log.fault(node, self._no_options(folder, str(text_of(node))))
            return None
        for path in _listed(folder, "*"):
            if path.suffix != SUFFIX and path.suffix.lower() in (".yml", SUFFIX):
                shown = printable(str(path))
                log.note(node, f"{shown} is not read: the names of option files end in {SUFFIX}")
        files = _listed(folder, f"*{SUFFIX}")
        if not files:
            log.fault(node, f"the folder {folder} holds no {SUFFIX} file")
        for path in files:
            if not self._holds(path):
                log.fault(node, f"{path} leads out of the workspace; {_RULE}")
        return tuple(path for path in files if self._holds(path))

    def _no_options(self, folder: Path, name: str) -> str:
        """What is said where there are no options at a path."""
        shown = quoted(folder, 100)
        if _is(Path.is_file, folder):
            return f"{shown} is a file; expected a folder of option files, or a .csv or .tsv file"
        table = folder.suffix in SUFFIXES
        others = _listed(self.base / "options", f"*{folder.suffix}" if table else "*/")
        near = did_you_mean(name, (other.name for other in others))
        return f"no {'file' if table else 'folder'} {shown}{near}"

    def section_file(self, node: Tree, log: Log) -> Path | None:
        """The file of a section of the study's own, named from the study's folder."""
        text = text_of(node) or ""
        folder = self.study.parent
        path = folder / text
        if "\\" in text:
            log.fault(node, f"{quoted(text)} holds a backslash; write paths with /")
        elif _is_rooted(text) or not self._holds(path):
            rule = "a section's path starts at the study's folder and stays in the workspace"
            log.fault(node, f"{quoted(text)} leads out of the workspace; {rule}")
        elif not _is(Path.exists, path):
            others = [other.name for other in _listed(folder, f"*{path.suffix}")]
            near = did_you_mean(path.name, others)
            log.fault(node, f"no file {quoted(path, 100)}{near}")
        else:
            return path
        return None

    def language_files(self) -> tuple[Path, ...]:
        """The user's own catalogues of sentences, by file name."""
        found = _listed(self.base / LANGUAGES, f"*{SUFFIX}")
        named = (path for path in found if re.match(LANGUAGE, path.stem))
        return tuple(path for path in named if _is(Path.is_file, path) and self._holds(path))

    def ill_named_languages(self) -> tuple[Path, ...]:
        """What lies beside them under a name that is no language's."""
        known = self.language_files()
        return tuple(path for path in _listed(self.base / LANGUAGES, "*") if path not in known)

    def usual_criteria(self) -> Path | None:
        """Where the criteria most likely lie, for a study that cannot be read so far."""
        path = self.base / "criteria" / f"{self.study.stem}{SUFFIX}"
        return path if _is(Path.is_file, path) and self._holds(path) else None

    def usual_options(self) -> tuple[Path, ...] | None:
        """The same for its options."""
        folder = self.base / "options" / self.study.stem
        return tuple(path for path in _listed(folder, f"*{SUFFIX}") if self._holds(path)) or None

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
        if _is_rooted(text) or not self._holds(path):
            log.fault(node, f"{quoted(text)} leads out of the workspace; {_RULE}")
            return None
        return path

    def _holds(self, path: Path) -> bool:
        """Whether `path`, with links followed, lies inside the base."""
        try:
            return path.resolve().is_relative_to(self.base.resolve())
        except (OSError, RuntimeError, ValueError):
            return False


def _is_rooted(text: str) -> bool:
    """Whether a path starts at a root or a drive."""
    return Path(text).is_absolute() or re.match(r"[A-Za-z]:", text) is not None


def _whole(path: Path) -> Path:
    """An absolute path without `..`, links not followed."""
    return Path(os.path.normpath(path.absolute()))


def _is(question: Callable[[Path], bool], path: Path) -> bool:
    """The answer of the file system; no where it cannot tell (a name too long, no permission)."""
    try:
        return question(path)
    except (OSError, ValueError):
        return False


def _listed(folder: Path, pattern: str) -> list[Path]:
    """Entries of a folder by name, hidden ones left out; none where it cannot be listed."""
    try:
        found: Iterable[Path] = list(folder.glob(pattern))
    except OSError:
        return []
    return sorted((p for p in found if not p.name.startswith(".")), key=lambda p: p.name)
