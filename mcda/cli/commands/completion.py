"""Print what a shell has to read to complete commands, options, and names of studies."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from mcda.cli import complete
from mcda.errors import UnknownNameError, one_of

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_MCDA_COMPLETE"


@click.command("completion")
@click.argument("shell", metavar="bash|zsh|fish", shell_complete=complete.among(*SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    In ~/.bashrc or ~/.zshrc: eval "$(mcda completion bash)", or zsh. For fish:
    mcda completion fish > ~/.config/fish/completions/mcda.fish
    """
    kind = get_completion_class(shell) if shell in SHELLS else None
    if kind is None:
        raise UnknownNameError(one_of(shell, SHELLS, "shell"))
    click.echo(kind(ctx.find_root().command, {}, "mcda", VARIABLE).source())
