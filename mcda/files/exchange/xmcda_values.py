"""Values, scales and levels in XMCDA."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from mcda.errors import McdaError
from mcda.files.exports.xmcda import POINTS
from mcda.files.faults import quoted

Number = int | float
Refuse = Callable[[str], McdaError]
Tell = Callable[[str], None]
K = TypeVar("K")
V = TypeVar("V")


def text_at(node: Element, tag: str) -> str:
    """What stands under a tag, without the spaces around it; '' where there is none."""
    return (node.findtext(tag) or "").strip()


def once(pairs: Iterable[tuple[K, V]], what: Callable[[K], str], refuse: Refuse) -> dict[K, V]:
    """The pairs as a dictionary; where a key is there twice, none of the two is the right one.

    what : a key in words
    """
    found: dict[K, V] = {}
    for key, x in pairs:
        if key in found:
            raise refuse(f"{what(key)} is there twice")
        found[key] = x
    return found


def called(what: str) -> Callable[[str], str]:
    """Words for a key that is a name."""
    return lambda name: f"{what} {quoted(name)}"


def cells(holder: Element, tag: str, refuse: Refuse) -> Iterator[tuple[str, Any]]:
    """Criteria and their values: the one that each entry has."""
    for cell in holder.findall(tag):
        name = text_at(cell, "criterionID")
        values = cell.findall("values/value") or cell.findall("value")
        if len(values) != 1:
            raise refuse(f"{len(values)} values on criterion {quoted(name)}; expected one")
        yield name, value(values[0], f"criterion {quoted(name)}", refuse)


def value(node: Element, where: str, refuse: Refuse) -> Any:
    """A number, a label, or None where there is no value."""
    inside = node[0] if len(node) else None
    if inside is None or inside.tag == "NA":
        return None
    text = (inside.text or "").strip()
    if inside.tag == "label":
        return text
    try:
        if inside.tag == "rational":
            return int(_digits(text_at(inside, "numerator"))) / int(
                _digits(text_at(inside, "denominator"))
            )
        if inside.tag in ("integer", "real"):
            number = float(_digits(text))
            return int(number) if number == int(number) else number
    except (ValueError, OverflowError, ZeroDivisionError):
        raise refuse(f"{where}: expected a number, found {quoted(text)}") from None
    raise refuse(f"{where}: a value of the kind '{inside.tag}' is no best estimate")


def _digits(text: str) -> str:
    """`text` unless it holds an underscore, which Python passes over and XML does not."""
    if "_" in text:
        raise ValueError(text)
    return text


def scale_entry(scale: Element, name: str, refuse: Refuse, tell: Tell) -> dict[str, Any]:
    """A criterion's direction with the ends of its scale as far as told, or its levels."""
    qualitative, inside = scale.find("qualitative"), scale.find("quantitative")
    if qualitative is not None:
        exact = scale.get("mcdaConcept") == POINTS
        return {"value": {"levels": _levels(qualitative, name, exact, refuse, tell)}}
    way = text_at(inside, "preferenceDirection") if inside is not None else ""
    if inside is None or way not in ("max", "min"):
        raise refuse(f"criterion {quoted(name)} has no scale with a preference direction")
    where = f"the scale of criterion {quoted(name)}"
    nodes = {"min": inside.find("minimum"), "max": inside.find("maximum")}
    found = {k: value(node, where, refuse) for k, node in nodes.items() if node is not None}
    ends = {k: x for k, x in found.items() if x is not None}
    unit = scale.get("name") or ""
    return {"direction": way, "scale": ends | ({"unit": unit} if unit else {})}


def _levels(
    inside: Element, name: str, exact: bool, refuse: Refuse, tell: Tell
) -> dict[str, Number]:
    """Labels with their values out of 100: as given, or spread by what they say."""
    where = f"the levels of criterion {quoted(name)}"
    worth = once(_worth(inside, where, refuse), called(f"in {where}, the label"), refuse)
    if exact:
        return worth
    low, high = min(worth.values(), default=0), max(worth.values(), default=0)
    if low == high:
        raise refuse(f"{where} have no values that differ")
    down = text_at(inside, "preferenceDirection") == "min"
    tell(f"{where}: their values {low:g} to {high:g} are spread over 0 to 100")
    parts = {label: (x - low) / (high - low) for label, x in worth.items()}
    return {label: 100 * (1 - x if down else x) for label, x in parts.items()}


def _worth(inside: Element, where: str, refuse: Refuse) -> Iterator[tuple[str, Number]]:
    """Labels with their values as given."""
    for one in inside.findall("valuedLabels/valuedLabel"):
        node = one.find("value")
        number = value(node, where, refuse) if node is not None else None
        if not isinstance(number, Number):
            raise refuse(f"{where} have no values")
        yield text_at(one, "label"), number


def functions(holders: Iterable[Element], refuse: Refuse, tell: Tell) -> dict[str, list[Any]]:
    """Value functions that this library wrote, as points; others may mean anything."""
    found: dict[str, list[Any]] = {}
    for holder in holders:
        if holder.get("mcdaConcept") != POINTS:
            tell("criteriaFunctions of another kind are not read")
            continue
        for one in holder.findall("criterionFunction"):
            name = text_at(one, "criterionID")
            where = f"the function of criterion {quoted(name)}"
            if name in found:
                raise refuse(f"{where} is there twice")
            found[name] = [[value(part, where, refuse) for part in point] for point in _points(one)]
    return found


def _points(function: Element) -> Iterator[list[Element]]:
    """The abscissa and ordinate of every point at which its segments meet."""
    segments = function.findall("functions/function/piecewiseLinear/segment")
    ends = [segment.find("head") for segment in segments[:1]]
    for end in (*ends, *(segment.find("tail") for segment in segments)):
        if end is not None:
            parts = (end.find(tag) for tag in ("abscissa", "ordinate"))
            yield [part for part in parts if part is not None]
