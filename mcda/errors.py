"""One tree of errors: each says what is wrong, where, and what to do about it.

The command line catches `McdaError` once and leaves with its `exit_code`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class McdaError(Exception):
    """Root of every error this library raises on purpose."""

    exit_code = 3

    def __reduce__(self) -> tuple[Any, ...]:
        """The same after a pickle, whatever its class is made from."""
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[McdaError], args: tuple[Any, ...]) -> McdaError:
    return kind.__new__(kind, *args)


class ProblemError(McdaError):
    """Options, criteria or performances that do not form a decision problem."""


class WeightsError(McdaError):
    """Weights, points or statements about weights that cannot be used."""


class StatementError(WeightsError):
    """A statement that cannot be read; `column` counts from 1 inside its text."""

    def __init__(self, message: str, text: str = "", column: int = 1) -> None:
        super().__init__(message)
        self.text = text
        self.column = column


class EmptySpaceError(WeightsError):
    """No weights satisfy the statements; `statements` is a smallest set in conflict."""

    def __init__(self, message: str, statements: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.statements = statements


class MethodError(McdaError):
    """A method's name or parameter is wrong; `parameter` names it, `name` an unknown method."""

    def __init__(self, message: str, parameter: str = "") -> None:
        super().__init__(message)
        self.parameter = parameter


class DataRefusedError(MethodError):
    """A method that cannot be applied to these data, with the line that would help."""


class EvidenceError(McdaError):
    """The kind of evidence asked for does not apply to this question."""


class UnknownNameError(McdaError):
    """A name given by the caller that nothing bears (a view, a method, a format)."""

    exit_code = 2


class StudyError(McdaError):
    """Everything wrong with a study's files, as `faults` (each has file, line, column)."""

    def __init__(self, faults: Iterable[object]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n\n".join(str(fault) for fault in self.faults))


class OutputError(McdaError):
    """A result that could not be written; nothing that was there before is touched."""

    exit_code = 4


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """`; did you mean 'cost'?` where a known name is near, else an empty string."""
    from difflib import get_close_matches

    near = get_close_matches(str(found).lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def one_of(found: str, known: Iterable[str], what: str) -> str:
    """The sentence for a name that is not among the known ones."""
    names = list(known)
    listed = ", ".join(names) if names else "none"
    return f"unknown {what} '{found}'{did_you_mean(found, names)} (known: {listed})"
