"""Statements about weights in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from mcda.analyses.base import Array
from mcda.report.blocks import plain_text
from mcda.report.lists import all_of
from mcda.report.say import words
from mcda.report.words import fixed, percent_tick
from mcda.weights.statements import Row, Statement

Members = frozenset[int]
"""Places of the criteria that a sum of weights is of."""
Limit = tuple[Members, str, Fraction]
"""What is summed, whether it is `=`, `<=` or `>=` a share, and the share."""


def in_words(statement: Statement, names: Mapping[str, str], groups: Sequence[str] = ()) -> str:
    """`deterrence >= cost` as `Deterrence weighs at least as much as Cost`.

    names : id to name of every weight, in the order of the rows' coefficients
    groups : the group of each of them, empty where it has none
    Statements of other forms are returned as they were written.
    """
    rows, people = statement.rows, _People(tuple(names.values()), tuple(groups))
    limits = [_limit(row) for row in rows]
    found = [limit for limit in limits if limit is not None and limit[2] > 0]
    if len(found) == len(rows):
        return _limits(found, people) or statement.text
    return (len(rows) == 1 and _pair(rows[0], people)) or statement.text


def total(statement: Statement, weights: Array) -> float | None:
    """What a view has of the sum that a statement limits; None where it is about no one sum."""
    limits = [_limit(row) for row in statement.rows]
    about = {limit[0] for limit in limits if limit is not None}
    if None in limits or len(about) != 1:
        return None
    return float(weights[sorted(about.pop())].sum())


class _People:
    """What criteria are called, alone and together."""

    def __init__(self, names: tuple[str, ...], groups: tuple[str, ...]) -> None:
        self.names, self.all = names, frozenset(range(len(names)))
        self.groups: dict[Members, str] = {
            frozenset(j for j, other in enumerate(groups) if other == group): group
            for group in dict.fromkeys(groups)
            if group
        }

    def one(self, members: Members) -> str | None:
        """A criterion or a group by name; None where it is neither."""
        if len(members) == 1:
            return self.names[next(iter(members))]
        group = self.groups.get(members)
        return None if group is None else words("the group {group}", group=group)

    def together(self, members: Members) -> str:
        """`A, B and C`."""
        return plain_text(all_of([self.names[j] for j in sorted(members)]))


def _limit(row: Row) -> Limit | None:
    """A row as a limit on a sum of weights, where it is one."""
    used = [j for j, x in enumerate(row.coefficients) if x]
    factors = {row.coefficients[j] for j in used}
    if len(factors) != 1:
        return None
    (factor,) = factors
    sign = "=" if row.equality else "<=" if factor > 0 else ">="
    return frozenset(used), sign, row.rhs / factor


def _limits(found: Sequence[Limit], people: _People) -> str | None:
    """One or two limits on the same sum, or the same of every weight."""
    kinds = sorted({(sign, share) for _, sign, share in found})
    about = [members for members, _, _ in found]
    each = len(found) == len(set(found)) == len(people.all) * len(kinds) > len(kinds)
    if each and all(len(members) == 1 for members in about):
        return _one(words("each criterion"), kinds)
    if len(set(about)) > 1 or len(kinds) > 2:
        return None
    name = people.one(about[0])
    return _one(name, kinds) if name else _several(people.together(about[0]), kinds)


def _one(criterion: str, kinds: Sequence[tuple[str, Fraction]]) -> str | None:
    """Limits on one weight."""
    signs, shares = [sign for sign, _ in kinds], [percent_tick(float(x)) for _, x in kinds]
    parts = {"criterion": criterion, "share": shares[0]}
    if signs == ["="]:
        return words("{criterion} weighs {share}", **parts)
    if signs == ["<="]:
        return words("{criterion} weighs at most {share}", **parts)
    if signs == [">="]:
        return words("{criterion} weighs at least {share}", **parts)
    if signs == ["<=", ">="]:
        ends = {"low": shares[1], "high": shares[0]}
        return words("{criterion} weighs from {low} to {high}", criterion=criterion, **ends)
    return None


def _several(criteria: str, kinds: Sequence[tuple[str, Fraction]]) -> str | None:
    """Limits on the sum of several weights."""
    signs, shares = [sign for sign, _ in kinds], [percent_tick(float(x)) for _, x in kinds]
    parts = {"criteria": criteria, "share": shares[0]}
    if signs == ["="]:
        return words("{criteria} together weigh {share}", **parts)
    if signs == ["<="]:
        return words("{criteria} together weigh at most {share}", **parts)
    if signs == [">="]:
        return words("{criteria} together weigh at least {share}", **parts)
    if signs == ["<=", ">="]:
        ends = {"low": shares[1], "high": shares[0]}
        return words("{criteria} together weigh from {low} to {high}", criteria=criteria, **ends)
    return None


def _pair(row: Row, people: _People) -> str | None:
    """`a >= k * b`, of criteria or of groups."""
    less = frozenset(j for j, x in enumerate(row.coefficients) if x < 0)
    more = frozenset(j for j, x in enumerate(row.coefficients) if x > 0)
    factors = [{row.coefficients[j] for j in side} for side in (more, less)]
    if row.rhs != 0 or [len(side) for side in factors] != [1, 1]:
        return None
    heavy, light = people.one(less), people.one(more)
    if heavy is None or light is None:
        return None
    times = factors[0].pop() / -factors[1].pop()
    if row.equality and times <= 1:  # as it was written: `a = 2 * b`
        heavy, light, times = light, heavy, 1 / times
    pair = {"heavy": heavy, "light": light}
    if times == 1 and row.equality:
        return words("{heavy} weighs as much as {light}", **pair)
    if times == 1:
        return words("{heavy} weighs at least as much as {light}", **pair)
    number = fixed(float(times), 4)
    if row.equality:
        return words("{heavy} weighs {number} times as much as {light}", number=number, **pair)
    return words("{heavy} weighs at least {number} times as much as {light}", number=number, **pair)
