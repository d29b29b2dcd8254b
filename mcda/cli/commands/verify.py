"""Check a report: the proofs of a report.json, or that a page is what its stamp would make."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from mcda.cli import complete
from mcda.cli.options import FAILED, JSON, opened, study_file


@click.command("verify")
@click.argument("file", shell_complete=complete.paths)
@click.option(
    "--study",
    metavar="STUDY",
    shell_complete=complete.studies,
    is_flag=False,
    flag_value="",
    help="Compare the inputs with the files of STUDY too; without a name, the only one here.",
)
@click.option("--rerun", is_flag=True, help="Make a report.json again too, and compare.")
@JSON
@click.pass_context
def command(ctx: click.Context, file: str, study: str | None, rerun: bool, as_json: bool) -> None:
    """Check FILE: exit code 1 where a claim does not hold, or the file is not what it says.

    Of a report.json the proofs are checked, by other arithmetic than made them. A report.html, and
    any other file of a report, is made again from its stamp and compared, byte for byte.
    """
    path = Path(file)
    said: dict[str, Any] = {"file": file}
    if path.suffix == ".json":
        said |= _proved(path, study)
    if path.suffix != ".json" or (rerun and not said["refused"]):
        said |= _made_again(path, study)
    faults = [f"refused: {said['refused']}"] if said.get("refused") else said.get("differences", [])
    if as_json:
        from mcda.cli.show import show_json

        show_json(said)
    else:
        click.echo("".join(f"{line}\n" for line in _lines(said, study)), nl=False)
    for fault in faults:
        click.echo(f"{file}: {fault}", err=True)
    if faults:
        ctx.exit(FAILED)


def _lines(said: Mapping[str, Any], study: str | None) -> Iterator[str]:
    """What holds, for people."""
    from mcda.verify import UNPROVED

    file, counted = said["file"], said.get("proved", {}).items()
    for count, what in sorted(((n, w) for w, n in counted), reverse=True):
        yield f"proved   {count:>7,}  {what}"
    for what, count in sorted(said.get("trusted", {}).items()):
        yield f"on trust {count:>7,}  {what}"
    if "proved" in said:
        if not counted:
            what = "there is nothing in it to prove"
        elif any(UNPROVED in name for name in said["trusted"]):
            what = "every fraction in it that has a proof holds"
        else:
            what = "every fraction in it holds"
        as_said, as_filed = "if the inputs are as it says", "and the inputs are those of the files"
        yield f"{file}: {what}, {as_said if study is None else as_filed}"
    yield from (f"{file}: {remark}" for remark in said.get("remarks", ()))
    if said.get("differences") == []:
        same = "the same but for the versions it names" if said["remarks"] else "the same bytes"
        yield f"{file}: made again from its stamp, it is {same}"


def _made_again(path: Path, study: str | None) -> dict[str, Any]:
    from mcda.cli.again import again

    found = again(path, str(study_file(study or None)) if study is not None else None)
    return {"differences": list(found.differences), "remarks": list(found.remarks)}


def _proved(path: Path, study: str | None) -> dict[str, Any]:
    """Check a report.json's proofs, and its inputs against the files where that is asked."""
    from mcda.report.changes.sides import report_data
    from mcda.verify import RefusedError, check

    report = report_data(path)
    try:
        found = check(report)
        if study is not None:
            _compare(report, study or None)
    except RefusedError as error:
        return {"refused": str(error)}
    return {"refused": None, "proved": dict(found.proved), "trusted": dict(found.trusted)}


def _compare(report: Any, study: str | None) -> None:
    """Raise RefusedError where an input is not what the files say."""
    from mcda.files.redact import redacted
    from mcda.report.again import places
    from mcda.report.inputs import inputs
    from mcda.verify import RefusedError

    said = report["inputs"]
    for field in ("view", "method"):
        if not isinstance(said.get(field), str):
            raise RefusedError(f"inputs/{field} is missing")
    loaded = opened(study, said["view"], method=said["method"])
    loaded = redacted(loaded) if said.get("redacted") else loaded
    there = json.loads(json.dumps(inputs(loaded)))
    for place in places({k: said.get(k) for k in there}, there):
        raise RefusedError(f"the files say otherwise at inputs/{place}")
