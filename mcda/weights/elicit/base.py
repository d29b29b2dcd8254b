"""What every way to weights returns, and what they check alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import WeightsError
from mcda.problem.labels import unmasked
from mcda.problem.sealed import Constant, Sealed, sealed
from mcda.problem.value import LARGEST

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace

Array = NDArray[np.float64]
MOST = 1000
"""Criteria that are counted rather than named."""


@dataclass(frozen=True, eq=False, repr=False)
class Elicited(Constant):
    """Weights, or the statements that imprecise judgements amount to, or both.

    criteria : (m,) ids, in order
    weights : (m,) weights that sum to 1; None where the judgements leave them open
    space : all weights that agree with the judgements; None where these give one vector alone
    details : the paper's printed quantities, by name (`lambda_max`, `xi`, ...)
    says : what it says of the judgements' consistency, in a sentence; empty where nothing
    evidence : `exact`, `numeric` or `sampled`: how the weights were obtained
    """

    criteria: tuple[str, ...]
    weights: Array | None = None
    space: WeightSpace | None = None
    details: Mapping[str, Any] = field(default_factory=Sealed)
    says: str = ""
    evidence: str = "numeric"

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", sealed(self.weights))
        object.__setattr__(self, "details", sealed(self.details))

    @property
    def yields(self) -> str:
        """`weights`, `statements`, or both: what came of it."""
        parts = {"weights": self.weights, "statements": self.space}
        return " and ".join(name for name, x in parts.items() if x is not None)

    @property
    def statements(self) -> tuple[str, ...]:
        """What the judgements say of the weights, as written in a study; empty without a space."""
        return () if self.space is None else tuple(s.text for s in self.space.statements)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        shown = {name: _plain(x) for name, x in self.details.items()}
        w = (
            None
            if self.weights is None
            else dict(zip(self.criteria, self.weights.tolist(), strict=True))
        )
        return {
            "criteria": list(self.criteria),
            "weights": w,
            "statements": list(self.statements),
            "details": shown,
            "says": self.says,
            "evidence": {"kind": self.evidence},
        }

    def __repr__(self) -> str:
        kept = f"{len(self.criteria)} criteria: {self.yields or 'nothing'}; {self.evidence}"
        return f"Elicited({kept}{f'; {self.says}' if self.says else ''})"

    def _repr_html_(self) -> str:
        from mcda.problem.notebook import Grid, card

        weights = () if self.weights is None else self.weights.tolist()
        rows = [[name, f"{100 * w:.4g}"] for name, w in zip(self.criteria, weights, strict=False)]
        grids = [Grid(["weight, %", ""], rows)] if rows else []
        grids += [Grid(["statement"], [[s] for s in self.statements])] if self.statements else []
        return card("Weights from judgements", [self.says, f"Evidence: {self.evidence}"], grids)


def _plain(x: Any) -> Any:
    if isinstance(x, (np.ndarray, np.generic)):
        return x.tolist()
    return [_plain(y) for y in x] if isinstance(x, (list, tuple)) else x


def names_of(criteria: Iterable[str] | int | None, m: int) -> tuple[str, ...]:
    """(m,) ids: those given, or c1 .. cm; raises WeightsError unless there are m, all different."""
    if criteria is None or isinstance(criteria, int):
        count = m if criteria is None else criteria
        if count > MOST:
            raise WeightsError(f"there are up to {MOST} criteria, found more")
        criteria = [f"c{j + 1}" for j in range(count)]
    ids = tuple(str(getattr(c, "id", c)) for c in criteria)
    if len(ids) != m or len(set(ids)) < m:
        raise WeightsError(f"expected {m} different criteria, found {', '.join(ids) or 'none'}")
    return ids


def shares(points: ArrayLike, what: str = "points") -> Array:
    """(m,) non-negative numbers divided by their sum; raises WeightsError where that is none."""
    x = numbers(points, what)
    if x.ndim != 1 or not len(x):
        raise WeightsError(f"{what} are a list of at least one number, found shape {x.shape}")
    if np.any(x < 0) or x.sum() <= 0:
        raise WeightsError(f"{what} are not negative and not all zero, found {x.tolist()}")
    return np.asarray(x / x.sum())


def numbers(given: ArrayLike, what: str) -> Array:
    """Finite floats of any shape; raises WeightsError."""
    try:
        x = np.array(unmasked(given), dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise WeightsError(f"{what} are numbers, found {given!r}") from None
    if not np.all(np.isfinite(x)):
        raise WeightsError(f"{what} are finite numbers, found NaN or infinity")
    if np.any(np.abs(x) > LARGEST):
        raise WeightsError(f"{what} are numbers up to 1e100 in size, found {np.abs(x).max():g}")
    return x
