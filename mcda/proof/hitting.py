"""The fewest things that meet every one of some sets, by search to a proof."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mcda.proof.simplex import Budget

Sets = Collection[frozenset[int]]


class Hitting:
    """Searches that spend from a budget."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._size = 0

    def smallest(self, sets: Sets) -> set[int]:
        """Fewest elements with one from every set; asked again, of at least the sets before.

        Raises EvidenceError once the budget is spent.
        """
        minimal = smallest_first(sets)
        while True:
            found = self._within(minimal, self._size)
            if found is not None:
                return found
            self._size += 1

    def needed(self, sets: Sets, size: int) -> list[frozenset[int]]:
        """Some of the sets that no fewer than `size` elements meet, and none of them too many."""
        apart = disjoint(smallest_first(sets))
        if len(apart) >= size:
            return apart[:size]
        kept = smallest_first(sets)
        for one in reversed(kept.copy()):
            fewer = [other for other in kept if other != one]
            if self._within(fewer, size - 1) is None:
                kept = fewer
        return kept

    def _within(self, sets: list[frozenset[int]], size: int) -> set[int] | None:
        """At most `size` elements that meet all sets, smallest first; None where there are none."""
        self.budget.spend(50 + 10 * len(sets))
        if not sets:
            return set()
        if len(disjoint(sets)) > size:
            return None
        first, *others = sets
        barred: set[int] = set()
        for x in sorted(first, key=lambda x: -sum(x in other for other in others)):
            left = [other - barred for other in others if x not in other]
            if all(left):
                found = self._within(sorted(left, key=order), size - 1)
                if found is not None:
                    return found | {x}
            barred.add(x)  # what remains is met without it
        return None


def order(one: frozenset[int]) -> tuple[int, list[int]]:
    """Small sets first, then by their elements, so that runs are alike."""
    return len(one), sorted(one)


def smallest_first(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The sets that hold no other of them."""
    kept: list[frozenset[int]] = []
    for one in sorted(set(sets), key=order):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def disjoint(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Sets without a common element, as they come: each needs an element of its own."""
    found, taken = [], set[int]()
    for one in sets:
        if not one & taken:
            found.append(one)
            taken |= one
    return found
