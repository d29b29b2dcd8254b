"""How a model is pickled: by what it was compiled from, since no pickle holds functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mcda.errors import ProblemError
from mcda.problem.sealed import Constant

if TYPE_CHECKING:
    from mcda.methods.base import Method, Model
    from mcda.problem.problem import Problem


class Compiled(Constant):
    """What comes back is compiled once more, and gives the same numbers."""

    def __reduce__(self) -> tuple[Any, ...]:
        model = cast("Model", self)
        if model.draws is not None:
            raise ProblemError(
                "a model compiled on draws of performances cannot be pickled; send its method, its "
                "problem and the draws, and compile there"
            )
        return compiled, (model.method, model.problem)


def compiled(method: Method, problem: Problem) -> Model:
    """The model of a method on a problem."""
    return method.compile(problem)
