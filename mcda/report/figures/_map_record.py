"""What a winner map shows: regions of the plane of two weights, and who has none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.report.blocks import OptionName
from mcda.report.figures.base import Record
from mcda.report.say import words
from mcda.report.words import capital, count, listed, share_words


@dataclass(frozen=True, eq=False)
class Region:
    """Where one option is best, or several that score the same all over the map.

    corners (k, 2) : its polygon, fractions of all weight
    area : its share of the map
    inner (k, 2) : its admissible part;  inside : the share of all that is admissible on the map;
        None and NaN where nothing is, or where nothing restricts the weights
    """

    options: tuple[OptionName, ...]
    corners: NDArray[np.float64]
    area: float
    inner: NDArray[np.float64] | None = None
    inside: float = float("nan")

    @property
    def name(self) -> str:
        """The options' names in words."""
        return listed([option.name for option in self.options])

    @property
    def inside_words(self) -> str:
        """Its share of the admissible part; an inner part without extent is a tie."""
        touched = self.inner is not None and len(self.inner) > 0
        return share_words(self.inside, status="tie" if touched else "never")


@dataclass(frozen=True, eq=False, kw_only=True)
class WinnerMap(Record):
    """A map over the weights of `x` and `y`; the others keep the proportions they have `here`.

    regions : the largest first;  here : (x, y) of the weights called `here_label`
    domain (k, 2) : corners of the map, a triangle; two points where x and y are all the weight
    admissible (k, 2) : corners of the admissible part, None where nothing restricts the map
    ties : best only on a line or in a point;  never : best nowhere on the map
    ties_inside : those of `ties` that are best on some of the admissible part
    """

    x: str
    y: str
    regions: tuple[Region, ...]
    here: tuple[float, float]
    here_label: str
    domain: NDArray[np.float64]
    admissible: NDArray[np.float64] | None
    ties: tuple[OptionName, ...]
    ties_inside: tuple[OptionName, ...]
    never: tuple[OptionName, ...]

    @property
    def restricted(self) -> bool:
        """Whether a part of the map that has an extent is all that is admissible."""
        return any(not np.isnan(region.inside) for region in self.regions)

    @property
    def losers(self) -> list[str]:
        """Sentences on the options that have no region."""
        outside = [o.name for o in self.ties if self.restricted and o not in self.ties_inside]
        ties = [o.name for o in self.ties if o.name not in outside]
        never = [option.name for option in self.never]
        found = []
        if ties:
            found.append(words("Best only in ties here: {options}.", options=listed(ties)))
        if outside:
            found.append(
                words(
                    "Best only in ties here, and never inside the dashed outline: {options}.",
                    options=listed(outside),
                )
            )
        if never:
            found.append(words("Never best here: {options}.", options=listed(never)))
        return found


@dataclass(frozen=True, eq=False, kw_only=True)
class TriangleMap(WinnerMap):
    """A map over the weights of three groups: of the first at the top, of x at the left, of y.

    top : name of the first group;  x, y, here and regions as in a winner map, as shares of three
    points : other weights by name, (x, y);  unseen : how many more have no number on the map
    exact : whether regions and shares are fractions, rounded only where they are shown
    """

    top: str
    points: tuple[tuple[str, tuple[float, float]], ...]
    unseen: int
    exact: bool

    @property
    def absent(self) -> list[str]:
        """A sentence on the other views that the map does not show, if there are any."""
        if self.unseen == 1:
            return [words("One more view has no number on this map.")]
        if self.unseen:
            number = capital(count(self.unseen))
            return [words("{n} more views have no number on this map.", n=number)]
        return []
