"""Under which weights is each option in each class: status, ranges, a witness, a share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._class_programme import numeric_part
from mcda.analyses._sampled import clopper_pearson, whole_number
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    first_that_applies,
    matching,
    require,
    weight_vector,
)
from mcda.errors import EvidenceError
from mcda.methods._classes import Classes
from mcda.methods.base import Model
from mcda.proof.classes import ClassParts, Part
from mcda.proof.space import exact_space
from mcda.weights.sampling import Sample, as_rng
from mcda.weights.space import WeightSpace

COMMAND = "classes"
FAMILY = "sorting"
"""The family of methods that can be asked."""
BLOCK = 16_384
WIDTH = 0.05


@dataclass(frozen=True, eq=False, kw_only=True)
class ClassRanges(Result):
    """Where each option is in each of the c classes, worst class first.

    classes : the names of the c classes;  assigned : (n,) class at the weights asked about
    status : (n, c) "everywhere" (at all weights of the space), "somewhere" (on a part with
        interior), "tie" (only at weights without interior, where a rule's >= holds with equality),
        "never", or "unknown" (not seen in the sample)
    lower, upper : (n, c, p) range of each weight over the class's weights, ends included even
        where they belong to a neighbouring class; NaN where never; sampled ones are inner bounds
    witness : (n, c, p) weights at which the option is in the class
    share : (n, c) part of the space;  error : (n, c) half-width of the simultaneous 95 % interval
        of a share that was sampled, 0 of one that was computed
    share_evidence : how shares were obtained; the other answers rest on `evidence`
    """

    analysis: ClassVar[str] = "class_ranges"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("status",), ("share",))
    errors: ClassVar[Mapping[str, str]] = {"share": "error"}
    classes: tuple[str, ...]
    share_evidence: Evidence
    assigned: NDArray[np.str_] | None = axis("n", optional=True)
    status: NDArray[np.str_] = axis("nc")
    share: Array = axis("nc")
    error: Array = axis("nc")
    lower: Array = axis("ncp")
    upper: Array = axis("ncp")
    witness: Array = axis("ncp")

    def labels(self, letter: str) -> tuple[str, ...]:
        """What stands along an axis: the classes for `c`."""
        return self.classes if letter == "c" else super().labels(letter)

    def asked(self) -> dict[str, Any]:
        """The classes, and what the shares rest on."""
        return {"classes": list(self.classes), "share_evidence": self.share_evidence.to_dict()}


def class_ranges(
    model: Model,
    space: WeightSpace,
    weights: ArrayLike | Mapping[str, float] | None = None,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> ClassRanges:
    """Range of every weight over the part of the space where each option is in each class.

    model : of a method that sorts;  weights : a view, whose classes are shown beside
    evidence : `exact` (the default where a class's conditions are linear in the weights, with
        rational numbers), `numeric` (linear programmes in floating point) or `sampled` (the only
        kind where conditions are not linear)
    samples, rng : for shares too, where they cannot be computed

    A class closes on the side of its own >= and is open on the side of its neighbour's: at an end
    of a range the option may be in the neighbour's. Where this leaves a class nothing but weights
    on such a border, its status is `tie` and its share 0.

    Source: Dias & Climaco 2000, Group Decision and Negotiation 9(5):355-377, for the classes
    reached over a set of parameters.
    Raises EvidenceError for a model that does not sort, or a kind that does not apply.
    """
    needs_model(model)
    whole_number(samples)
    classes = sorted_classes(model)
    matching(model, space)
    at = None if weights is None else weight_vector(weights, model.parameters)
    asked = _Question(model, classes, space, at, samples, rng)
    if classes.holds is not None:
        require(evidence, ["sampled"], classes.why)
        return asked.sampled(classes.why)
    require(evidence, ["exact", "numeric", "sampled"])
    ways: dict[Kind, Callable[[str], ClassRanges]] = {
        "exact": lambda _: asked.exact(),
        "numeric": asked.numeric,
        "sampled": asked.sampled,
    }
    return first_that_applies(evidence, ways)


def sorted_classes(model: Model) -> Classes:
    """The classes of a model; raises EvidenceError for one that does not sort."""
    if model.classes is None:
        raise EvidenceError(
            f"{model.method.name} puts options into no classes; ask a method that sorts "
            "(`mcda list methods` names them: family sorting)"
        )
    return model.classes


@dataclass(frozen=True, eq=False)
class _Found:
    """Of one option and class: its status so far, and the range and a member where there is one."""

    status: str
    lower: Sequence[Fraction | float] | None = None
    upper: Sequence[Fraction | float] | None = None
    witness: Sequence[Fraction | float] | None = None


@dataclass(frozen=True, eq=False)
class _Question:
    model: Model
    classes: Classes
    space: WeightSpace
    at: Array | None
    samples: int
    rng: np.random.Generator | int | None

    def exact(self) -> ClassRanges:
        n, c = len(self.model.options), len(self.classes.names)
        parts = ClassParts(exact_space(self.space))
        systems = self.classes.all_exact_systems()
        found = [[[parts.part(s) for s in systems(i, h)] for h in range(c)] for i in range(n)]
        there = [[[p for p in cell if p is not None] for cell in row] for row in found]
        table = [[_united(cell) for cell in row] for row in there]
        share, error, how, exact_share = self._shares(parts, there)
        exact = {
            name: [[getattr(cell, name) or (None,) * parts.space.p for cell in row]
                   for row in table]
            for name in ("lower", "upper", "witness")
        }  # fmt: skip
        if exact_share is not None:
            exact["share"] = exact_share
        return self._result(Evidence("exact"), table, share, error, how, exact)

    def _shares(
        self, parts: ClassParts, there: list[list[list[Part]]]
    ) -> tuple[Array, Array, Evidence, Any]:
        """Shares by volume where there are not too many corners, else sampled."""
        try:
            exact = [[parts.share(cell) for cell in row] for row in there]
        except EvidenceError as error:
            return (*self._counted(str(error)), None)
        share = np.array([[float(x) for x in row] for row in exact])
        return share, np.zeros_like(share), Evidence("exact"), exact

    def _counted(self, why: str) -> tuple[Array, Array, Evidence]:
        seen = _Seen.of(self)
        return seen.share, seen.error, self._drawn(seen, why)

    def _drawn(self, seen: _Seen, why: str) -> Evidence:
        return Evidence(
            "sampled",
            samples=len(seen.sample.weights),
            seed=seen.seed,
            sampler=seen.sample.how,
            reason=why or None,
        )

    def numeric(self, why: str) -> ClassRanges:
        c = range(len(self.classes.names))
        table = []
        for i in range(len(self.model.options)):
            cells = [[numeric_part(self.space, s) for s in self.classes.systems(i, h)] for h in c]
            table.append([_united([p for p in cell if p is not None]) for cell in cells])
        evidence = Evidence("numeric", tolerance=TOLERANCE, reason=why or None)
        return self._result(evidence, table, *self._counted(""), {})

    def sampled(self, why: str) -> ClassRanges:
        seen = _Seen.of(self)
        table = [
            [
                _Found("somewhere", *(x[i, h].tolist() for x in (seen.lower, seen.upper, seen.one)))
                if seen.count[i, h]
                else _Found("unknown")
                for h in range(len(self.classes.names))
            ]
            for i in range(len(self.model.options))
        ]
        reason = "; ".join(["inner bounds: not every weight was tried", *filter(None, [why])])
        evidence = self._drawn(seen, reason)
        return self._result(evidence, table, seen.share, seen.error, evidence, {})

    def _result(
        self,
        evidence: Evidence,
        table: list[list[_Found]],
        share: Array,
        error: Array,
        how: Evidence,
        exact: Mapping[str, Any],
    ) -> ClassRanges:
        missing = [np.nan] * len(self.model.parameters)
        status = [[_in_all(row, cell) for cell in row] for row in table]
        arrays: dict[str, Any] = {
            name: np.array(
                [[[float(x) for x in getattr(cell, name) or missing] for cell in row]
                 for row in table]
            )
            for name in ("lower", "upper", "witness")
        }  # fmt: skip
        assigned = None
        if self.at is not None:
            assigned = self.classes.named(self.classes.assigned(self.at[None, :])[0])
        return ClassRanges(
            options=self.model.options,
            parameters=self.model.parameters,
            evidence=evidence,
            classes=self.classes.names,
            share_evidence=how,
            assigned=assigned,
            status=np.array(status),
            share=share,
            error=error,
            exact=exact,
            **arrays,
        )


def _united(parts: Sequence[Any]) -> _Found:
    """The union of polytopes that are not empty."""
    if not parts:
        return _Found("never")
    wide = [part for part in parts if part.wide]
    lower = [min(ends) for ends in zip(*(part.lower for part in parts), strict=True)]
    upper = [max(ends) for ends in zip(*(part.upper for part in parts), strict=True)]
    return _Found("somewhere" if wide else "tie", lower, upper, (wide or parts)[0].witness)


def _in_all(row: Sequence[_Found], cell: _Found) -> str:
    """`everywhere` where no other class is possible."""
    alone = all(other.status == "never" for other in row if other is not cell)
    return "everywhere" if alone and cell.status in ("somewhere", "tie") else cell.status


@dataclass(frozen=True, eq=False)
class _Seen:
    """What a sample shows: how often (n, c), which weights (n, c, p)."""

    sample: Sample
    seed: int | None
    count: NDArray[np.int64]
    error: Array
    lower: Array
    upper: Array
    one: Array

    @property
    def share(self) -> Array:
        return np.asarray(self.count / len(self.sample.weights))

    @classmethod
    def of(cls, asked: _Question) -> _Seen:
        generator, seed = as_rng(asked.rng)
        sample = asked.space.draw(whole_number(asked.samples), generator)
        n, c, p = len(asked.model.options), len(asked.classes.names), len(asked.model.parameters)
        count = np.zeros((n, c), dtype=np.int64)
        lower, upper = np.full((n, c, p), np.inf), np.full((n, c, p), -np.inf)
        one, chains = np.full((n, c, p), np.nan), max(sample.chains, 1)
        by_chain = np.zeros((chains, n, c))
        rows = max(64, BLOCK // n) // chains * chains or chains
        for start in range(0, len(sample.weights), rows):
            w = sample.weights[start : start + rows]
            inside = asked.classes.assigned(w)[:, :, None] == np.arange(c)
            np.add.at(by_chain, np.arange(len(w)) % chains, inside)
            for i, h in zip(*np.nonzero(inside.any(axis=0)), strict=True):
                won = w[inside[:, i, h]]
                lower[i, h] = np.minimum(lower[i, h], won.min(axis=0))
                upper[i, h] = np.maximum(upper[i, h], won.max(axis=0))
                if not count[i, h]:
                    one[i, h] = won[0]
            count += inside.sum(axis=0)
        error = _error(count, by_chain, len(sample.weights), sample.chains)
        return cls(sample, seed, count, error, lower, upper, one)


def _error(count: NDArray[np.int64], by_chain: Array, draws: int, chains: int) -> Array:
    """(n, c) half-widths at level 0.05 together; draws of chains count for fewer."""
    worth = 1.0
    if chains > 1 and draws >= chains:
        share = count / draws
        apart = (by_chain / (draws / chains)).var(axis=0, ddof=1).sum()
        alike = (share * (1 - share)).sum() * chains / draws
        worth = max(1.0, float(apart / alike)) if alike > 0 else 1.0
    return clopper_pearson(count / worth, draws / worth, WIDTH / count.size)
