"""JSON Schema of a study's files, for editors that check and complete YAML."""

from __future__ import annotations

import json

import click

from mcda.cli import complete


@click.command("schema")
@click.argument(
    "kind",
    required=False,
    metavar="[criteria|option|study]",
    shell_complete=complete.among("criteria", "option", "study"),
)
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    shell_complete=complete.folders,
    help="Write DIR/criteria.json and so on.",
)
def command(kind: str | None, folder: str | None) -> None:
    """Print the schema of one kind of file, or write those of all to a folder.

    A first line `# yaml-language-server: $schema=../schema/criteria.json` points an editor at it.
    """
    from mcda.files.schema.editor import SHAPES, editor_schema
    from mcda.report.write import write

    schemas = {name: editor_schema(name) for name in ([kind] if kind else SHAPES)}
    if folder is not None:
        files = {f"{name}.json": written(schema) for name, schema in schemas.items()}
        for path in write({name: text.encode() for name, text in files.items()}, folder):
            click.echo(str(path))
    elif kind is not None:
        click.echo(written(schemas[kind]), nl=False)
    else:
        click.echo(written(schemas), nl=False)


def written(schema: object) -> str:
    """JSON as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
