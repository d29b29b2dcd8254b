"""JSON Schema of a study's files, for editors that check and complete YAML."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mcda.cli import complete
from mcda.cli.options import OVERWRITE


@click.command("schema")
@click.argument(
    "kind",
    required=False,
    metavar="[criteria|option|study|language]",
    shell_complete=complete.among("criteria", "option", "study", "language"),
)
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    shell_complete=complete.folders,
    help="Write DIR/criteria.json and so on.",
)
@OVERWRITE
def command(kind: str | None, folder: str | None, overwrite: bool) -> None:
    """Print the schema of one kind of file, or write those of all to a folder.

    A first line `# yaml-language-server: $schema=../schema/criteria.json` points an editor at it.
    """
    from mcda.files.schema.editor import SHAPES, editor_schema
    from mcda.report.listing import refusal
    from mcda.report.write import write

    schemas = {name: editor_schema(name) for name in ([kind] if kind else SHAPES)}
    if folder is not None:
        files = {f"{name}.json": written(schema).encode() for name, schema in schemas.items()}
        strange = [path for name in files if not _ours(path := Path(folder, name))]
        if strange and not overwrite:
            raise refusal(strange, [])
        for path in write(files, folder):
            click.echo(str(path))
    elif kind is not None:
        click.echo(written(schemas[kind]), nl=False)
    else:
        click.echo(written(schemas), nl=False)


def _ours(path: Path) -> bool:
    """Whether a path is free, or holds a schema of ours; the disk tells what else is wrong."""
    try:
        said = json.loads(path.read_bytes())
    except OSError:
        return True
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and str(said.get("title")).startswith("mcda ")


def written(schema: object) -> str:
    """JSON as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
