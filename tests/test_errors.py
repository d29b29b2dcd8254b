"""Errors that come from another process say what they said there."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from mcda import errors
from mcda.errors import EmptySpaceError, McdaError, StatementError, StudyError


def kinds(kind: type[McdaError]) -> Iterator[type[McdaError]]:
    for one in kind.__subclasses__():
        if one.__module__ == errors.__name__:
            yield one
            yield from kinds(one)


@pytest.mark.parametrize("kind", list(kinds(McdaError)))
def test_an_error_is_the_same_after_a_pickle(kind: type[McdaError]) -> None:
    said = ("one fault", "another") if kind is StudyError else "one fault"
    make: Any = kind
    error = make(said)
    for back in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(back) is kind
        assert str(back) == str(error)
        assert vars(back) == vars(error)


def test_what_an_error_knows_comes_along() -> None:
    for error, name in (
        (StatementError("no", "a >> b", 3), "column"),
        (EmptySpaceError("no", ("a >= b",)), "statements"),
        (StudyError(["first", "second"]), "faults"),
    ):
        back = pickle.loads(pickle.dumps(error))
        assert getattr(back, name) == getattr(error, name)
        assert str(back) == str(error)
