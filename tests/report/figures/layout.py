"""What any drawing must hold to: nothing cut, no text on text, readable, safe to inline."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from mcda.report.blocks import Figure
from mcda.report.glyphs import text_width

TICK = re.compile(r"−?[\d.,⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+(\u00a0?%)?")
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    """(words, left, top, right, bottom, size) of every line of text."""
    found = []
    for node in ET.fromstring(svg).iter(f"{SVG}text"):
        size = float(node.get("font-size", 12))
        x, y = float(node.get("x")), float(node.get("y"))
        width = text_width(node.text or "", size, node.get("font-weight") == "bold")
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[node.get("text-anchor", "start")]
        found.append((node.text, left, y - 0.72 * size, left + width, y + 0.21 * size, size))
    return found


def words(svg):
    return " ".join(text or "" for text, *_ in texts(svg))


def check_drawing(svg, width):
    root = ET.fromstring(svg)
    height = float(root.get("height"))
    assert float(root.get("width")) == width
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    found = texts(svg)
    for text, left, top, right, bottom, size in found:
        assert size >= (11 if TICK.fullmatch(text) else 12), text
        assert left >= -0.6, f"cut at the left: {text!r} {left}"
        assert right <= width + 0.6, f"cut at the right: {text!r} {right}"
        assert top >= 0, f"cut at the top: {text!r}"
        assert bottom <= height, f"cut at the bottom: {text!r}"
    for a, b in combinations(found, 2):
        apart = a[3] <= b[1] + 0.6 or b[3] <= a[1] + 0.6 or a[4] <= b[2] or b[4] <= a[2]
        assert apart, f"text on text: {a} {b}"


def check_shapes_inside(svg, width):
    """Rectangles, lines and circles lie on the canvas."""
    root = ET.fromstring(svg)
    height = float(root.get("height"))
    for node in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(node.get(key)) for key in ("x", "y", "width", "height"))
        assert x >= -0.01, node.attrib
        assert y >= -0.01, node.attrib
        assert x + w <= width + 0.01, node.attrib
        assert y + h <= height + 0.01, node.attrib
    for node in root.iter(f"{SVG}line"):
        for key, most in (("x1", width), ("x2", width), ("y1", height), ("y2", height)):
            assert -0.01 <= float(node.get(key)) <= most + 0.01, node.attrib


def check_figure(figure: Figure):
    check_drawing(figure.wide, 640)
    check_drawing(figure.narrow, 350)
    check_shapes_inside(figure.wide, 640)
    check_shapes_inside(figure.narrow, 350)
    both = figure.wide + figure.narrow
    for forbidden in (" style=", " class=", "<script", "<style", "href=", " onload", "nan", "inf,"):
        assert forbidden not in both.lower().replace("&lt;script", "").replace("name", ""), (
            forbidden
        )
    ids = [
        node.get("id") for svg in (figure.wide, figure.narrow) for node in ET.fromstring(svg).iter()
    ]
    ids = [id_ for id_ in ids if id_]
    assert len(ids) == len(set(ids))
    assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)
    assert 0 < len(figure.description) <= 600
