from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from mcda.report.figures import FIGURES
from mcda.report.formats._lean import lean
from mcda.report.svg import document, label, line, rect
from tests.report.figures.cases import all_records

INHERITED = ("fill", "fill-opacity", "stroke", "stroke-width", "font-size", "text-anchor")


def elements(svg: str) -> list[tuple[str, str, dict[str, str]]]:
    """Every leaf with its words and the looks it has or is given by its groups."""
    found = []

    def walk(node: ET.Element, looks: dict[str, str]) -> None:
        own = {key: node.attrib[key] for key in INHERITED if key in node.attrib}
        tag = node.tag.rpartition("}")[2]
        if tag == "g" or len(node):
            for child in node:
                walk(child, {**looks, **own})
        else:
            said = {"stroke-width": "1", **looks, **own}
            found.append((tag, node.text or "", said))

    walk(ET.fromstring(svg), {})
    return found


@pytest.mark.parametrize("name", FIGURES.names())
def test_every_element_keeps_its_words_and_looks(name: str) -> None:
    figure = FIGURES.load(name)(all_records(7, 6)[name])
    for svg in (figure.wide, figure.narrow):
        assert elements(lean(svg)) == elements(svg)
        assert len(lean(svg)) <= len(svg)
        assert lean(lean(svg)) == lean(svg)


def test_neighbours_alike_share_a_group_and_tenths_are_kept() -> None:
    body = [rect(10.04, 3, 5.25, 6, "red"), rect(1, 2, 3, 0.04, "red"), rect(1, 2, 3, 4, "red")]
    svg = document("x", 20, 20, "t", "d", [*body, line(0, 0, 1, 1, "red"), label(1, 2, "a < b")])
    assert lean(svg).partition("</desc>")[2] == (
        '<g fill="red"><rect x="10" y="3" width="5.2" height="6"/>'
        '<rect x="1" y="2" width="3" height="0.04"/><rect x="1" y="2" width="3" height="4"/></g>'
        '<line stroke="red" x1="0" y1="0" x2="1" y2="1"/>'
        '<text fill="var(--ink)" x="1" y="2">a &lt; b</text></svg>'
    )
