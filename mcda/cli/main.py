"""`mcda`: finds the commands without importing what they need, and turns errors into exit codes."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import Any

import click
from click.shell_completion import CompletionItem

from mcda.analyses import ANALYSES
from mcda.cli.ending import Stopped, reader_gone, silence, stopping
from mcda.errors import McdaError, OutputError, StudyError, one_of
from mcda.files.faults import printable
from mcda.registry import Registry
from mcda.report.clock import settle

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

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """As click does; here `--help` speaks."""
        with reader_gone():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, which would call it a failure where the reader of the output has gone."""
        with reader_gone():
            return super().invoke(ctx)

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
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            _refuse_empty(ctx, command, rest)
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in `--help`, from the first lines of their files."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_about().items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and what they do, without importing them."""
        found = ((name, said) for name, said in _about().items() if name.startswith(incomplete))
        items = [CompletionItem(name, help=said) for name, said in sorted(found)]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


def _tell(text: str) -> None:
    """Lines on standard error, safe to show; where it cannot be written, the exit code is left."""
    with suppress(OSError):
        click.echo("\n".join(printable(line) for line in text.split("\n")), err=True)


def _refuse_empty(ctx: click.Context, command: click.Command, words: list[str]) -> None:
    """Refuse a word that is empty, as an unset variable of a shell makes: it is no default."""
    flags = {o for p in command.params if getattr(p, "is_flag", False) for o in p.opts}
    for before, word in pairwise(["", *words]):
        name, equals, value = word.partition("=")
        if not word:
            takes_it = before.startswith("-") and "=" not in before and before not in flags
            name = before if takes_it else ""
        elif not (word.startswith("--") and equals and not value):
            continue
        what = f"the value of {name}" if name else "an argument"
        ctx.fail(f"{what} is empty; leave it out or write what is meant")


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mcda-toolkit", prog_name="mcda")
def mcda() -> None:
    """Under which weights does each option win, how sure is that, and what would change it?

    STUDY is a file in reports/; without one, the only file there.
    """


def run(arguments: list[str] | None = None) -> None:
    """Entry point: 0 ok, 1 a check failed, 2 usage, 3 bad input, 4 cannot write, 130 Ctrl-C.

    141 where the reader of the output has gone, as `head` does: what a shell says of any program.
    """
    try:
        with stopping(), reader_gone():
            code = _ran(arguments)
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # closed by the shell: `mcda list >&-`
                    stream.flush()
    except Stopped as stop:
        silence()
        code = stop.exit_code
    sys.exit(code)


def _ran(arguments: list[str] | None) -> int:
    """The exit code of a command line, with what went wrong said."""
    try:
        settle()  # before numpy is read in, which fails on a date that is empty
        code = mcda.main(arguments, prog_name="mcda", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except StudyError as error:
        count = len(error.faults)
        _tell(f"{error}\n\n{count} problem{'s' * (count != 1)}; nothing was done")
        return error.exit_code
    except McdaError as error:
        _tell(f"mcda: {error}")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _tell("mcda: interrupted; no file was left half written")
        return INTERRUPTED
    except OSError as error:  # above all, standard output that cannot be written
        named = f"cannot use {error.filename}" if error.filename else "cannot write what it says"
        _tell(f"mcda: {named}: {error.strerror or error}")
        silence()
        return OutputError.exit_code
