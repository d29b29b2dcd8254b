"""The kinds of evidence, from proofs to samples, and which of them an answer rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVar

from mcda.errors import EvidenceError, one_of

T = TypeVar("T")
Kind = Literal["exact", "certified", "numeric", "sampled"]
STRENGTH: tuple[Kind, ...] = ("exact", "certified", "numeric", "sampled")


@dataclass(frozen=True)
class Evidence:
    """How a number was obtained.

    kind : exact (proved), certified (bracketed), numeric (floating point), sampled (estimated)
    samples, seed : of a sample;  sampler : what was drawn and how, after the number
    tolerance : of a numeric or certified answer
    reason : why nothing stronger was used, or what the kind does not cover
    """

    kind: Kind
    samples: int | None = None
    seed: int | None = None
    sampler: str | None = None
    tolerance: float | None = None
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The fields that apply."""
        return {key: x for key, x in asdict(self).items() if x is not None}

    def __str__(self) -> str:
        if self.kind == "sampled":
            seed = "" if self.seed is None else f", seed {self.seed}"
            return f"sampled ({self.samples:,} {self.sampler}{seed})"
        if self.tolerance is not None:
            return f"{self.kind} (to {self.tolerance:g})"
        return self.kind


def strongest(
    evidence: str | None,
    available: tuple[Kind, ...],
    exact: Callable[[], T],
    other: Callable[[str], T],
) -> T:
    """The exact answer where it can be had and nothing else was asked for, else the next kind.

    other : is told why there is no exact answer
    Raises EvidenceError where `exact` was asked for and cannot be had.
    """
    if evidence not in (None, "exact"):
        return other("")
    try:
        return exact()
    except EvidenceError as error:
        require(evidence, available, str(error))
        return other(f"not exact: {error}")


def first_that_applies(
    evidence: str | None, ways: Mapping[Kind, Callable[[str], T]], others: Iterable[Kind] = ()
) -> T:
    """The answer of the strongest kind that can be had, or of the kind asked for.

    ways : from the strongest on; each is told why none before it applies
    others : kinds that may be asked for besides
    Raises EvidenceError where the kind asked for cannot be had.
    """
    why: list[str] = []
    for kind, way in ways.items():
        if evidence in (None, kind):
            try:
                return way("; ".join(why))
            except EvidenceError as error:
                why.append(f"not {kind}: {error}")
                require(evidence, [k for k in (*ways, *others) if k != kind], str(error))
    kinds = [*ways, *others]
    raise EvidenceError(f"no evidence of {', '.join(kinds)} can be had: {'; '.join(why)}")


def require(evidence: str | None, available: Iterable[Kind], why: str = "") -> None:
    """Raise EvidenceError where the kind asked for is none of those available."""
    kinds = tuple(available)
    if evidence is None or (isinstance(evidence, str) and evidence in kinds):
        return
    if str(evidence) not in STRENGTH:
        raise EvidenceError(one_of(str(evidence), kinds, "kind of evidence"))
    because = f": {why}" if why else ""
    raise EvidenceError(
        f"evidence '{evidence}' does not apply here{because}; available: {', '.join(kinds)}"
    )
