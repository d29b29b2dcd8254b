"""`mcda`: finds the commands without importing what they need, and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from mcda.analyses import ANALYSES
from mcda.errors import McdaError, OutputError, StudyError, one_of
from mcda.registry import Registry

COMMANDS: Registry[click.Command] = Registry("mcda.cli.commands", "command")
INTERRUPTED = 130


def _files() -> dict[str, str]:
    """Command to file: `import` lives in `import_.py`, since Python keeps that word to itself."""
    return {name.removesuffix("_").replace("_", "-"): name for name in COMMANDS.names()}


def _asking() -> dict[str, str]:
    """Command to analysis, for the analyses that are commands."""
    pairs = ((ANALYSES.constant(name, "COMMAND"), name) for name in ANALYSES.names())
    return {command: name for command, name in pairs if command}


def _about() -> dict[str, str]:
    """Every command with the first line of its file."""
    about = {command: COMMANDS.about(name) for command, name in _files().items()}
    return about | {command: ANALYSES.about(name) for command, name in _asking().items()}


class Verbs(click.Group):
    """Commands by file name, and one command for every analysis that names one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name; nothing is imported."""
        return sorted({*_files(), *_asking()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported when it is asked for."""
        if cmd_name in _files():
            module = import_module(f"mcda.cli.commands.{_files()[cmd_name]}")
            command: click.Command = module.command
            return command
        if cmd_name in _asking():
            from mcda.cli.ask import analysis_command

            return analysis_command(_asking()[cmd_name], cmd_name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name where there is no such command."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            ctx.fail(one_of(args[0], self.list_commands(ctx), "command"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in `--help`, from the first lines of their files."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_about().items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and what they do, without importing them."""
        found = ((name, said) for name, said in _about().items() if name.startswith(incomplete))
        items = [CompletionItem(name, help=said) for name, said in sorted(found)]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mcda-toolkit", prog_name="mcda")
def mcda() -> None:
    """Under which weights does each option win, how sure is that, and what would change it?

    STUDY is a file in reports/; without one, the only file there.
    """


def run(arguments: list[str] | None = None) -> None:
    """Entry point: 0 ok, 1 a check failed, 2 usage, 3 bad input, 4 cannot write, 130 Ctrl-C."""
    try:
        code = mcda.main(arguments, prog_name="mcda", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except StudyError as error:
        count = len(error.faults)
        click.echo(f"{error}\n\n{count} problem{'s' * (count != 1)}; nothing was done", err=True)
        code = error.exit_code
    except McdaError as error:
        click.echo(f"mcda: {error}", err=True)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("mcda: interrupted; nothing was written", err=True)
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        _silence()
        code = 0
    except OSError as error:  # standard output that cannot be written
        click.echo(f"mcda: cannot write: {error.strerror or error}", err=True)
        _silence()
        code = OutputError.exit_code
    sys.exit(code if isinstance(code, int) else 0)


def _silence() -> None:
    """Send what is left of standard output nowhere, so that leaving does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
