"""What an XMCDA file says that no study has a place for, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_SCALE = ("criterionID", "scales")
_CELL = ("criterionID", "values", "value")
_READ = {
    "alternatives": ("alternative",),
    "alternative": ("active", "description"),
    "alternative/description": ("comment",),
    "criteria": ("criterion",),
    "criterion": ("active",),
    "criteriaSets": ("criteriaSet",),
    "criteriaSet": ("element",),
    "element": ("criterionID",),
    "performanceTable": ("alternativePerformances",),
    "alternativePerformances": ("alternativeID", "performance"),
    "performance": _CELL,
    "criteriaFunctions": ("criterionFunction",),
    "criterionFunction": ("criterionID", "functions"),
    "criteriaScales": ("criterionScale", "criterionScales"),
    "criterionScale": _SCALE,
    "criterionScales": _SCALE,
    "scales": ("scale",),
    "scale": ("quantitative", "qualitative"),
    "quantitative": ("preferenceDirection", "minimum", "maximum"),
    "qualitative": ("preferenceDirection", "valuedLabels"),
    "criteriaValues": ("criterionValue",),
    "criterionValue": _CELL,
}
"""What is read below an element, by its tag; what is not named here is read as a whole."""
TOP = tuple(tag for tag in _READ if tag.startswith(("alternatives", "criteria", "performanceTab")))


def unread(root: Element) -> list[str]:
    """`criterion/description (3)`, `criteriaThresholds (4 entries)`: each kind with its count."""
    whole: Counter[str] = Counter()
    for child in root:
        if child.tag not in TOP:
            whole[child.tag] += len(child)
    parts = Counter(found for child in root if child.tag in TOP for found in _below(child))
    told = {f"{tag}{_entries(count)}" for tag, count in whole.items()}
    return sorted(told | {f"{path} ({count})" for path, count in parts.items()})


def _entries(count: int) -> str:
    return "" if count == 0 else f" ({count} entr{'y' if count == 1 else 'ies'})"


def _below(node: Element, parent: str = "") -> Iterator[str]:
    """`parent/child` for every element below `node` that nothing is made of."""
    known = _READ.get(f"{parent}/{node.tag}", _READ.get(node.tag))
    if known is None:
        return
    for child in node:
        if child.tag in known:
            yield from _below(child, node.tag)
        elif not (child.tag == "type" and (child.text or "").strip() == "real"):
            yield f"{node.tag}/{child.tag}"
