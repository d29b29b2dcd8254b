"""XMCDA 3.1.1: alternatives, criteria with groups, scales and values, performances, weights.

What stays behind, such as statements, evidence and notes, is counted at the head of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from mcda.files.exports._left_out import left_out
from mcda.files.numbers import decimal
from mcda.files.study import Score, Study
from mcda.problem.criterion import Criterion
from mcda.problem.value import PiecewiseValue

NAMESPACE = "http://www.decision-deck.org/2019/XMCDA-3.1.1"
SCHEMA = "http://www.decision-deck.org/xmcda/_downloads/XMCDA-3.1.1.xsd"
POINTS = "value out of 100"
"""The concept of levels' values and of functions that are value functions as ours."""
WEIGHTS = "weights"
KEPT = ("value function", "marking")
"""What else has a place in the file."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def xmcda(study: Study) -> dict[str, bytes]:
    """One XML file, named after the study."""
    ElementTree.register_namespace("xmcda", NAMESPACE)
    ElementTree.register_namespace("xsi", _INSTANCE)
    root = Element(f"{{{NAMESPACE}}}XMCDA")
    root.set(f"{{{_INSTANCE}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    behind = left_out(study, KEPT)
    if study.marking:
        root.append(ElementTree.Comment(f" Marking: {_remark(study.marking)}. "))
    root.append(ElementTree.Comment(f" Left out: {', '.join(behind) or 'nothing'}. "))
    root.append(_alternatives(study))
    root.append(_criteria(study))
    root.extend(_groups(study))
    root.extend(_tables(study))
    root.extend(_functions(study))
    root.append(_scales(study))
    root.extend(_views(study))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return {f"{study.id}.xml": text + b"\n"}


def _el(tag: str, *children: Element | None, text: str = "", **marks: str) -> Element:
    """An element; marks that are empty and children that are None are left out."""
    made = Element(tag, {key: _fit(said) for key, said in marks.items() if said})
    made.text = _fit(text) or None
    made.extend(child for child in children if child is not None)
    return made


def _fit(text: str) -> str:
    """`text` with what no XML can hold shown as U+FFFD."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def _remark(text: str) -> str:
    """`text` on the one line of a comment, which two hyphens would end."""
    return re.sub("-(?=-)", "- ", " ".join(_fit(text).split()))


def _value(x: float | str) -> Element:
    if isinstance(x, str):
        return _el("value", _el("label", text=x))
    return _el("value", _real(x))


def _real(x: float) -> Element:
    return _el("real", text=decimal(x))


def _alternatives(study: Study) -> Element:
    made = _el("alternatives")
    for option in study.problem.options:
        said = study.descriptions.get(option.id, "")
        about = _el("description", _el("comment", text=said)) if said else None
        active = _el("active", text="true")
        made.append(_el("alternative", about, active, id=option.id, name=option.name))
    return made


def _criteria(study: Study) -> Element:
    entries = (
        _el("criterion", _el("active", text="true"), id=c.id, name=c.name)
        for c in study.problem.criteria
    )
    return _el("criteria", *entries)


def _groups(study: Study) -> Iterable[Element]:
    groups: dict[str, list[str]] = {}
    for c in study.problem.criteria:
        groups.setdefault(c.group, []).append(c.id)
    groups.pop("", None)
    if not groups:
        return
    sets = _el("criteriaSets")
    for i, (group, members) in enumerate(groups.items(), 1):
        elements = (_el("element", _el("criterionID", text=name)) for name in members)
        sets.append(_el("criteriaSet", *elements, id=f"group-{i}", name=group))
    yield sets


def _tables(study: Study) -> Iterable[Element]:
    """The best estimates, and the bounds where there are any."""
    yield _table(study, "best")
    ranges = (x for row in study.scores.values() for x in row.values())
    if any(x.low != x.best or x.high != x.best for x in ranges):
        yield _table(study, "low")
        yield _table(study, "high")


def _table(study: Study, end: str) -> Element:
    made = _el("performanceTable", id=end, mcdaConcept="" if end == "best" else end)
    for option, scores in study.scores.items():
        cells = (_performance(name, score, end) for name, score in scores.items())
        made.append(_el("alternativePerformances", _el("alternativeID", text=option), *cells))
    return made


def _performance(name: str, score: Score, end: str) -> Element:
    value = _el("value", _el("NA")) if score.missing else _value(getattr(score, end))
    return _el("performance", _el("criterionID", text=name), _el("values", value))


def _functions(study: Study) -> Iterable[Element]:
    """Value functions by points."""
    made = _el("criteriaFunctions", mcdaConcept=POINTS)
    for c in study.problem.criteria:
        function = c.value_function
        if isinstance(c.value, Mapping) and isinstance(function, PiecewiseValue):
            segments = (
                _el("segment", _point("head", *a), _point("tail", *b))
                for a, b in pairwise(function.points)
            )
            line = _el("function", _el("piecewiseLinear", *segments))
            ours = (_el("criterionID", text=c.id), _el("functions", line))
            made.append(_el("criterionFunction", *ours))
    if len(made):
        yield made


def _point(tag: str, x: float, y: float) -> Element:
    return _el(tag, _el("abscissa", _real(x)), _el("ordinate", _real(y)))


def _scales(study: Study) -> Element:
    entries = (
        _el("criterionScale", _el("criterionID", text=c.id), _el("scales", _scale(c)))
        for c in study.problem.criteria
    )
    return _el("criteriaScales", *entries)


def _scale(criterion: Criterion) -> Element:
    """A scale; its name is the unit."""
    if criterion.levels:
        labels = (
            _el("valuedLabel", _el("label", text=label), _value(worth))
            for label, worth in criterion.levels.levels
        )
        up = _el("preferenceDirection", text="max")
        inside = _el("qualitative", up, _el("valuedLabels", *labels))
        return _el("scale", inside, mcdaConcept=POINTS)
    low, high = criterion.scale or (None, None)
    ends = (
        None if end is None else _el(tag, _real(end))
        for tag, end in (("minimum", low), ("maximum", high))
    )
    way = _el("preferenceDirection", text=criterion.direction)
    return _el("scale", _el("quantitative", way, *ends), name=criterion.unit)


def _views(study: Study) -> Iterable[Element]:
    """The points of every view, as entered unless they are of groups too."""
    for view, info in study.view_info.items():
        points = study.points[view] if info.groups is None else study.views[view]
        entries = (
            _el("criterionValue", _el("criterionID", text=name), _el("values", _value(x)))
            for name, x in zip(study.problem.criterion_ids, points.tolist(), strict=True)
        )
        yield _el("criteriaValues", *entries, id=view, name=info.name, mcdaConcept=WEIGHTS)
