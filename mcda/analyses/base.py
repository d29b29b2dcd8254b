"""What every answer has: labelled read-only arrays, and the evidence it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._evidence import STRENGTH as STRENGTH
from mcda.analyses._evidence import Evidence as Evidence
from mcda.analyses._evidence import Kind as Kind
from mcda.analyses._evidence import first_that_applies as first_that_applies
from mcda.analyses._evidence import require as require
from mcda.analyses._evidence import strongest as strongest
from mcda.errors import ProblemError, WeightsError
from mcda.problem.labels import in_order
from mcda.problem.sealed import Constant, Sealed, opened, sealed
from mcda.problem.value import LARGEST
from mcda.weights.points import Weights, exact_weights

if TYPE_CHECKING:
    from mcda.methods.base import Model
    from mcda.weights.space import WeightSpace

Array = NDArray[np.float64]
LONGEST = 3322
"""Bits of the longest fraction that people are shown: 1,000 digits."""
TOLERANCE = 1e-9
"""What `numeric` answers are good to, in units of weights and of scaled values."""


def axis(axes: str, *, optional: bool = False) -> Any:
    """A result's array with its axes: `n` options, `p` parameters, `r` ranks, as in `np`.

    A result may have further letters, whose labels it then gives.

    optional : it may be None, and is then not shown anywhere
    """
    metadata = {"axes": axes}
    return field(default=None, metadata=metadata) if optional else field(metadata=metadata)


@dataclass(frozen=True, eq=False, kw_only=True)
class Result(Constant):
    """Base of all results: arrays with labelled axes and their evidence.

    options : the n options' ids;  parameters : the p weights' names
    """

    analysis: ClassVar[str]
    shown: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Arrays of two axes worth a table of their own on a terminal; two together are an interval."""
    errors: ClassVar[Mapping[str, str]] = Sealed()
    """Of such an array, the name of that of its errors."""
    performances: ClassVar[Mapping[str, str]] = Sealed()
    """Those of `shown` that are in the criteria's own units, and no shares, and the names of the
    arrays that say which entries are on the scales."""
    in_full: ClassVar[bool] = True
    """Whether fractions are written out however long they are. Where they are not, a long one is
    the nearest float, which is found again from the certificates."""
    options: tuple[str, ...]
    parameters: tuple[str, ...]
    evidence: Evidence
    kinds: tuple[Kind, ...] = ()
    """Kind of evidence of each row (option, or criterion for `stability`)."""
    exact: Mapping[str, Any] = field(default_factory=Sealed)
    """By name of an array: the same as fractions, None where they do not apply or are unknown."""
    certificates: tuple[Mapping[str, Any] | None, ...] = ()
    """What proves each row, as plain JSON values with rationals as "p/q"; empty without proofs."""

    def __init_subclass__(cls) -> None:
        if "__repr__" not in vars(cls):  # else each dataclass would write out all that it holds
            type.__setattr__(cls, "__repr__", Result.__repr__)

    def __post_init__(self) -> None:
        for name in self._arrays():
            object.__setattr__(self, name, np.asarray(getattr(self, name)))
        for f in fields(self):
            object.__setattr__(self, f.name, sealed(getattr(self, f.name)))
        if not self.kinds:
            object.__setattr__(self, "kinds", (self.evidence.kind,) * len(self.rows()))

    def rows(self) -> tuple[str, ...]:
        """The labels of the rows: parameters if every array is about them, else options."""
        axes = [f.metadata["axes"] for f in fields(self) if "axes" in f.metadata]
        return self.parameters if all(a[0] == "p" for a in axes) else self.options

    def labels(self, letter: str) -> tuple[str, ...]:
        """What stands along an axis: parameters for `p`, 1 .. n for `r`, else options."""
        if letter == "r":
            return tuple(str(rank) for rank in range(1, len(self.options) + 1))
        return self.parameters if letter == "p" else self.options

    def _arrays(self) -> Iterator[str]:
        names = (f.name for f in fields(self) if "axes" in f.metadata)
        return (name for name in names if getattr(self, name) is not None)

    def to_dict(self) -> dict[str, Any]:
        """`{"analysis", "evidence", "options" | "criteria": {id: {...}}}`, plain JSON values."""
        rows = self.rows()
        key = "options" if rows is self.options else "criteria"
        table = {label: self._row(i) for i, label in enumerate(rows)}
        evidence = self.evidence.to_dict()
        return {"analysis": self.analysis, **self.asked(), "evidence": evidence, key: table}

    def asked(self) -> dict[str, Any]:
        """Arguments that the numbers depend on and no array shows, such as the norm."""
        return {}

    def _row(self, i: int) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for name in self._arrays():
            axes = type(self).__dataclass_fields__[name].metadata["axes"]
            exact = self.exact[name][i] if name in self.exact else None
            row[name] = self._cell(getattr(self, name)[i], axes[1:], exact)
        row["evidence"] = self.kinds[i]
        if self.certificates and self.certificates[i] is not None:
            row["certificate"] = opened(self.certificates[i])
        return row

    def _cell(self, x: Any, axes: str, exact: Any) -> Any:
        if not axes:
            return self._number(x, exact)
        if np.all([plain(y) is None for y in np.ravel(x)]):
            return None
        labels = self.labels(axes[0])
        known = [None] * len(labels) if exact is None else exact
        if axes[1:]:
            cells = zip(labels, x, known, strict=True)
            return {label: self._cell(y, axes[1:], q) for label, y, q in cells}
        return {label: self._number(y, q) for label, y, q in zip(labels, x, known, strict=True)}

    def _number(self, x: Any, exact: Fraction | None) -> Any:
        if exact is None:
            return plain(x)
        return float(exact) if too_long(exact) and not self.in_full else rational(exact)

    def to_frame(self, backend: str = "pandas") -> Any:
        """One row an option (or criterion); vectors become columns `lower.cost`, ..."""
        from mcda.problem.frames import to_frame

        return to_frame(self.columns(), backend)

    def columns(self) -> dict[str, list[Any]]:
        """The table behind `to_frame`: column name to values."""
        rows = self.rows()
        table: dict[str, list[Any]] = {
            "option" if rows is self.options else "criterion": list(rows)
        }
        for name in self._arrays():
            array = getattr(self, name)
            if array.ndim == 1:
                table[name] = array.tolist()
                continue
            axes = type(self).__dataclass_fields__[name].metadata["axes"]
            flat = array.reshape(len(array), -1)
            for j, labels in enumerate(product(*map(self.labels, axes[1:]))):
                table[".".join((name, *labels))] = flat[:, j].tolist()
        table["evidence"] = list(self.kinds)
        return table

    def __repr__(self) -> str:
        from mcda.analyses._printed import printed

        return printed(self)

    def _repr_html_(self) -> str:
        from mcda.analyses._tables import tables
        from mcda.problem.notebook import card

        reason = f"; {self.evidence.reason}" if self.evidence.reason else ""
        title = self.analysis.replace("_", " ").capitalize()
        return card(title, [f"Evidence: {self.evidence}{reason}"], tables(self))


def plain(x: Any) -> Any:
    """A JSON value: what is not finite does not apply and becomes null; numpy scalars numbers."""
    if isinstance(x, np.generic):
        x = x.item()
    if isinstance(x, float):
        return x if np.isfinite(x) else None
    return x


def lowest(x: Fraction) -> str:
    """A fraction in lowest terms: `3/7`, `5/1`."""
    # Decimal is exact here, and writes whole numbers of more digits than Python's own limit
    return f"{Decimal(x.numerator)}/{Decimal(x.denominator)}"


def rational(x: Fraction) -> dict[str, Any]:
    """A proved number in JSON: the nearest float, and the fraction itself."""
    return {"value": float(x), "exact": lowest(x)}


def too_long(x: Fraction) -> bool:
    """Whether a fraction has more digits, above or below, than anybody reads."""
    return max(x.numerator.bit_length(), x.denominator.bit_length()) > LONGEST


def shown(x: Any) -> str:
    """A cell for people: four significant digits, nothing for what does not apply."""
    x = plain(x)
    if x is None or isinstance(x, bool):
        return {None: "", True: "yes", False: "no"}[x]
    return f"{x:.4g}" if isinstance(x, float) else str(x)


def outward(
    evidence: Evidence, lower: Array, upper: Array, step: float = 0.001
) -> tuple[Array, Array]:
    """Ends as they are shown: bounds that are certified stay bounds when rounded to a step."""
    if evidence.kind != "certified":
        return lower, upper
    near = 1e-6  # of a step: what floating point makes of a whole number of steps
    return np.floor(lower / step + near) * step, np.ceil(upper / step - near) * step


def matching(model: Model, space: WeightSpace) -> None:
    """Raise unless the weights of the space are those of the model, in the same order.

    A space made from a number (c1, c2 ...) fits by position, unless the model has such names.
    """
    if model.draws is not None:
        raise ProblemError("a model compiled on draws of performances has no regions of weights")
    ours, theirs = model.parameters, getattr(space, "parameters", None)
    if theirs is None:
        raise WeightsError(f"expected a WeightSpace, such as model.space(), found {space!r}")
    numbered = tuple(f"c{j + 1}" for j in range(len(ours)))
    if theirs == ours or (theirs == numbered and not set(theirs) & set(ours)):
        return
    raise WeightsError(
        f"the space is over {', '.join(theirs)}, the model over {', '.join(ours)}; make the space "
        "from the model's criteria in their order, as model.space() does"
    )


def weight_vector(weights: Any, parameters: tuple[str, ...]) -> Array:
    """One vector (p,) of weights, finite and not negative nor all 0, in order or with names."""
    weights = in_order(weights, parameters, "weights", WeightsError)
    try:
        w = np.array(weights, dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise WeightsError(f"weights are {len(parameters)} numbers, found {weights!r}") from None
    if w.shape != (len(parameters),):
        raise WeightsError(f"weights have shape {w.shape}, expected ({len(parameters)},)")
    if not np.all(np.isfinite(w)) or np.any(w < 0):
        raise WeightsError(f"weights are finite and not negative, found {w.tolist()}")
    if not np.any(w > 0):
        raise WeightsError("all weights are zero; at least one must be above 0")
    if np.any(w > LARGEST):
        raise WeightsError(f"weights are numbers up to 1e100, found {w.tolist()}")
    return w


def exact_vector(weights: Any, parameters: tuple[str, ...]) -> Weights:
    """The same in fractions: as given, or those that floats came from (see `exact_weights`)."""
    weight_vector(weights, parameters)
    return exact_weights(in_order(weights, parameters, "weights", WeightsError))


def unit_sum(w: Array) -> Array:
    """`w`, refused unless it sums to 1 (questions about moving weights need shares)."""
    if abs(w.sum() - 1) > TOLERANCE:
        raise WeightsError(
            f"weights must sum to 1 here, found {w.sum():g}; divide them by their sum"
        )
    return w
