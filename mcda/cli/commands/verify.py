"""Check the proved numbers of a report.json, by other arithmetic than made them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from mcda.cli.options import JSON, opened
from mcda.errors import McdaError

FAILED = 1


@click.command("verify")
@click.argument("file")
@click.option(
    "--study",
    metavar="STUDY",
    is_flag=False,
    flag_value="",
    help="Compare the inputs with the files of STUDY too; without a name, the only one here.",
)
@JSON
@click.pass_context
def command(ctx: click.Context, file: str, study: str | None, as_json: bool) -> None:
    """Check FILE, a report.json: exit code 1 where a claim does not hold."""
    from mcda.verify import RefusedError, check

    report = _read(Path(file))
    try:
        found = check(report)
        if study is not None:
            _compare(report, study or None)
    except RefusedError as error:
        if as_json:
            _show_json({"file": file, "refused": str(error)})
        click.echo(f"{file}: refused: {error}", err=True)
        ctx.exit(FAILED)
    if as_json:
        proved, trusted = dict(found.proved), dict(found.trusted)
        _show_json({"file": file, "refused": None, "proved": proved, "trusted": trusted})
        return
    for count, what in sorted(((n, w) for w, n in found.proved.items()), reverse=True):
        click.echo(f"proved   {count:>7,}  {what}")
    for what, count in sorted(found.trusted.items()):
        click.echo(f"on trust {count:>7,}  {what}")
    click.echo(_closing(file, study))


def _closing(file: str, study: str | None) -> str:
    if study is None:
        return f"{file}: every fraction in it holds, if the inputs are as it says"
    return f"{file}: every fraction in it holds, and the inputs are those of the files"


def _show_json(data: Any) -> None:
    from mcda.cli.show import show_json

    show_json(data)


def _read(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise McdaError(f"cannot read {path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise McdaError(f"{path} is no JSON: {error}") from None
    wanted = ("schema", "study", "inputs", "results", "stamp")
    if not isinstance(data, dict) or any(key not in data for key in wanted):
        raise McdaError(f"{path} is no report.json: expected the keys {', '.join(wanted)}")
    return data


def _compare(report: Any, study: str | None) -> None:
    """Raise RefusedError where an input is not what the files say."""
    from mcda.files.redact import redacted
    from mcda.report.inputs import inputs
    from mcda.verify import RefusedError

    said = report["inputs"]
    loaded = opened(study, said["view"], method=said["method"])
    loaded = redacted(loaded) if said.get("redacted") else loaded
    there = json.loads(json.dumps(inputs(loaded)))
    for place in _differences({k: said.get(k) for k in there}, there):
        raise RefusedError(f"the files say otherwise at inputs/{place}")


def _differences(one: Any, other: Any, place: str = "") -> list[str]:
    """Places at which two JSON values differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [d for k in one for d in _differences(one[k], other[k], f"{place}{k}/")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [d for k, (a, b) in pairs for d in _differences(a, b, f"{place}{k}/")]
    return [] if one == other else [place.rstrip("/")]
