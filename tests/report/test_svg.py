"""The writer: text never becomes markup, numbers are stable, files need no style sheet."""

import math
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.report.palette import DARK, LIGHT
from mcda.report.svg import (
    Scale,
    document,
    el,
    label,
    line,
    literals,
    nice_ticks,
    polygon,
    rect,
    slug,
)

NS = "{http://www.w3.org/2000/svg}"


def drawing(*body, title="T", description="D"):
    return document("fig-wide", 640, 100.2, title, description, body)


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_reads_back_as_text(words):
    root = ET.fromstring(drawing(label(1, 2, words), title=words, description=words))
    assert [node.tag for node in root] == [f"{NS}{tag}" for tag in ("title", "desc", "text")]
    shown = root[2].text or ""
    printable = [c for c in words if c.isprintable() and c not in "\ufffe\uffff" and c != " "]
    assert [c for c in shown if c in set(printable)] == printable


def test_markup_in_text_and_attributes_is_escaped():
    svg = str(el("text", "<b>&\"'", id="a\"b<c>&'"))
    assert svg == '<text id="a&quot;b&lt;c&gt;&amp;&#x27;">&lt;b&gt;&amp;&quot;&#x27;</text>'


def test_numbers_have_at_most_two_decimals_and_none_is_left_out():
    svg = str(rect(1.005, -0.001, 1 / 3, 5, "red", rx=None, fill_opacity=0.5))
    assert svg == ('<rect x="1" y="0" width="0.33" height="5" fill="red" fill-opacity="0.5"/>')
    assert 'points="0,0 1.5,0.33"' in str(polygon([(0, 0), (1.5, 1 / 3)]))
    assert 'stroke-width="2"' in str(line(0, 0, 1, 1, "red", 2))


def test_a_document_is_a_named_image_of_whole_height():
    root = ET.fromstring(drawing(label(1, 2, "x", bold=True, halo=True)))
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 640 101"
    assert root.get("height") == "101"
    assert root.get("aria-labelledby") == "fig-wide-title fig-wide-desc"
    assert [root[i].get("id") for i in (0, 1)] == ["fig-wide-title", "fig-wide-desc"]
    assert root[2].get("paint-order") == "stroke"
    assert root[2].get("font-weight") == "bold"


def test_literals_resolves_roles_only_where_they_colour():
    name = 'fill="var(--o1)" </desc>'
    svg = drawing(rect(0, 0, 1, 1, "var(--o2)"), label(0, 9, name), title=name, description=name)
    for theme in (LIGHT, DARK):
        file = literals(svg, theme)
        root = ET.fromstring(file)
        assert root[0].text == root[1].text == root[4].text == name
        assert root[2].get("fill") == theme["bg"]
        assert root[2].get("width") == root.get("width") == "664"
        assert root[3].get("fill") == theme["o2"]
    assert literals(svg) == literals(svg, LIGHT)


def test_a_file_of_its_own_bears_the_marking_above_the_drawing():
    svg = drawing(rect(0, 0, 1, 1, "var(--o2)"))
    plain, marked = (ET.fromstring(literals(svg, marking=said)) for said in ("", "A <b>"))
    assert marked[3].text == "A <b>"
    assert float(marked[3].get("y")) < 0
    box, bare = ([float(x) for x in root.get("viewBox").split()] for root in (marked, plain))
    assert box[1] + box[3] == bare[1] + bare[3]
    assert marked[2].get("y") == marked.get("viewBox").split()[1]
    assert ET.fromstring(literals(svg, marking="word " * 300))[3].text.endswith("\u2026")


def test_slug_keeps_what_ids_and_files_may_hold():
    assert slug("Win shares: <b>é/../") == "win-shares-b"
    assert slug("///") == "figure"


def test_scales_map_ends_to_ends_and_hold_what_lies_outside():
    linear = Scale(0, 10, 100, 200)
    assert [linear(x) for x in (0, 5, 10, 11, -1)] == [100, 150, 200, 200, 100]
    logarithmic = Scale(0.01, 1, 0, 200, log=True)
    assert [logarithmic(x) for x in (0.01, 0.1, 1, 0)] == pytest.approx([0, 100, 200, 0])
    assert Scale(3, 3, 10, 20)(3) == 10


@given(st.floats(1e-9, 1e9), st.integers(2, 12))
def test_ticks_are_round_and_few_and_reach_near_the_end(high, most):
    ticks = nice_ticks(high, most)
    assert ticks[0] == 0
    assert len(ticks) <= most
    assert ticks[-1] <= high * (1 + 1e-9)
    if len(ticks) > 1:
        mantissa = ticks[1] / 10 ** math.floor(math.log10(ticks[1] * (1 + 1e-12)))
        assert round(mantissa, 6) in (1, 2, 5)
        assert high < ticks[1] * most * (1 + 1e-9)


def test_ticks_of_nothing():
    assert nice_ticks(0) == (0.0,)
    assert nice_ticks(1, 6) == pytest.approx((0, 0.2, 0.4, 0.6, 0.8, 1))
