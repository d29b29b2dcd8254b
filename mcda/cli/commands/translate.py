"""Print the sentences of a report as a file to translate: languages/XX.yaml"""

from __future__ import annotations

import click


@click.command("translate")
@click.argument("language")
def command(language: str) -> None:
    """Print the sentences of a report in LANGUAGE, a tag such as fr or pt-BR.

    Save them as languages/LANGUAGE.yaml beside reports/, and write each translation between the
    empty quotes; what is left empty is said in English. Translations that are there already, in
    the workspace or shipped, are kept.
    """
    from mcda.files.skeleton import skeleton

    click.echo(skeleton(language), nl=False)
