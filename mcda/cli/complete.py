"""What a shell offers after Tab: names of studies, views, criteria, methods; nothing heavy loads.

A file that cannot be read offers nothing: faults are for `mcda check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

MOST = 4 * 2**20
"""Bytes of a file that is read, as for every study."""

Offer = Callable[[click.Context, click.Parameter, str], list[str]]


def among(*names: str) -> Offer:
    """Offers one of these names."""
    return lambda ctx, param, typed: _starting(typed, names)


def listed(*names: str) -> Offer:
    """Offers names separated by commas, each once."""

    def offer(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
        before, comma, last = typed.rpartition(",")
        used = before.split(",")
        return [f"{before}{comma}{name}" for name in _starting(last, names) if name not in used]

    return offer


def studies(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """Names in reports/, and the files there once a path is begun."""
    found = sorted(Path("reports").glob("*.yaml"))
    return _starting(typed, [path.stem for path in found]) or _starting(
        typed, [path.as_posix() for path in found]
    )


def folders(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Folders, as the shell itself finds them."""
    return [CompletionItem(typed, type="dir")]


def paths(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and the folders on the way to them, as the shell itself finds them."""
    return [CompletionItem(typed, type="file")]


def views(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """The views of the study's criteria."""
    found = _criteria_file(ctx).get("views")
    return _starting(typed, found if isinstance(found, dict) else ())


def criteria(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """The study's criteria."""
    items = _criteria_file(ctx).get("criteria")
    if not isinstance(items, list):
        return []
    return _starting(
        typed, [item["id"] for item in items if isinstance(item, dict) and "id" in item]
    )


def points(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """`cost=` for every criterion."""
    return [f"{name}=" for name in criteria(ctx, param, typed)]


def settings(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """What `mcda set` takes: first a study or a view, then points."""
    given = list(ctx.params.get("words") or ())
    known = views(ctx, param, "")
    if any(word in known for word in given):
        return points(ctx, param, typed)
    return [*views(ctx, param, typed), *([] if given else studies(ctx, param, typed))]


def methods(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:
    """All methods."""
    from mcda.methods import list_methods

    return _starting(typed, list_methods())


def _starting(typed: str, names: Iterable[Any]) -> list[str]:
    return [str(name) for name in names if str(name).startswith(typed)]


def _criteria_file(ctx: click.Context) -> dict[str, Any]:
    """What the criteria file of the study on the command line says; empty where it cannot tell."""
    from mcda.cli.options import study_file

    words = [word for word in ctx.params.get("words") or () if "=" not in word]
    named = ctx.params.get("study") or next(
        (word for word in words if Path("reports", f"{word}.yaml").exists() or "/" in word), None
    )
    try:
        study = study_file(named)
        said = _read(study).get("criteria")
    except click.UsageError:
        return {}
    if not isinstance(said, str):
        return {}
    base = study.parent.parent if study.parent.name == "reports" else study.parent
    is_path = "/" in said or said.endswith(".yaml")
    return _read(base / said if is_path else base / "criteria" / f"{said}.yaml")


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        if path.stat().st_size > MOST:
            return {}
        found = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
