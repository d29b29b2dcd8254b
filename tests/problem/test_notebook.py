"""What notebooks show: hostile text as it is, no scripts, styles that reach nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.files.load import load_study
from mcda.problem.notebook import Grid, card
from mcda.report.blocks import Column, Details, Figure, Section, Table
from mcda.report.report import Report
from tests.analyses.asking import QUESTIONS, ask

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script> ]]> &amp; \u202e\x1b[31m \N{GRINNING FACE}" + "x" * 10_000


class Page(HTMLParser):
    """The tags of a page, all of them closed in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def shown(thing: object) -> Page:
    page = Page(thing._repr_html_())
    assert "script" not in page.tags
    style = re.search(r"<style>(.*?)</style>", thing._repr_html_(), re.DOTALL)
    assert style
    for selector in re.findall(r"(?:^|[{},])\s*([^{},@]+)\{", style[1]):
        assert "div.mcda" in selector, selector
    return page


def problem() -> mcda.Problem:
    criteria = [
        mcda.Criterion("a", "min", name=HOSTILE, unit=HOSTILE, scale=(0, 10), group="g"),
        mcda.Criterion("b", value={"levels": {"poor": 0, "good": 100}}),
    ]
    low = [[1, "poor"], [2, "poor"]]
    return mcda.Problem([[3, "good"], [2, "poor"]], criteria, [HOSTILE, "o2"], low=low)


def test_a_problem_with_its_ranges_and_directions() -> None:
    page = shown(problem())
    assert HOSTILE.replace("\x1b", "\N{REPLACEMENT CHARACTER}") in page.text
    for piece in ("3\u00a0(1\u00a0to\u00a03)", "good\u00a0(poor\u00a0to\u00a0good)", "↓", "↑"):
        assert piece in page.text


def test_models_spaces_and_judgements() -> None:
    linear = shown(mcda.method("additive").compile(problem()))
    assert "Scores rank as values times weights do." in linear.text
    ideal = mcda.method("topsis", input="value").compile(problem())
    assert "input = 'value'" in shown(ideal).text
    space = ideal.space().where("a <= 0.25")
    text = shown(space).text
    assert "2 weights, 1 of them free" in text
    assert "a0.025.0" in text
    assert "a <= 0.25" in text
    assert "a >= b" in shown(mcda.elicit("roc", ["a", "b"])).text


@pytest.mark.parametrize("analysis", ANALYSES.names())
def test_every_result(analysis: str) -> None:
    result = ask(analysis, "additive", QUESTIONS["plain"])
    page = shown(result)
    assert str(result.evidence) in page.text
    assert "table" in page.tags
    for name in result.rows():
        assert name in page.text


def test_a_sampled_number_shows_its_error() -> None:
    model = mcda.method("additive").compile(problem())
    found = mcda.acceptability(model, model.space(), samples=500, evidence="sampled")
    assert re.search(r"rank shares, off by at most \d", shown(found).text)


def test_a_study() -> None:
    text = shown(load_study(ROOT / "reports/alliance.yaml")).text
    for piece in (
        "Reforming the U.S.-Japan",
        "Balanced *",
        "all <= 0.4",
        "75\u00a0(55\u00a0to\u00a085)",
    ):
        assert piece in text


def test_a_figure_in_both_lights_with_its_table() -> None:
    table = Table((Column("Option"), Column("Share", "right")), (((HOSTILE,), ("0.5",)),))
    head = '<svg viewBox="0 0 10 10" width="10" height="10"><desc>d</desc>'
    drawing = f'{head}<path fill="var(--o1)"></path></svg>'
    figure = Figure("f", HOSTILE, "d", drawing, drawing, table, ("a note",))
    page = shown(figure)
    assert {"svg", "table", "details"} <= set(page.tags)
    assert "a note" in page.text
    for light in ("prefers-color-scheme:dark", '[data-jp-theme-light="false"]'):
        assert light in figure._repr_html_()
    drawn = ElementTree.fromstring(figure._repr_svg_())
    assert "var(" not in figure._repr_svg_()
    assert drawn.tag == "svg"


def test_a_report_names_its_sections_and_figures() -> None:
    table = Table((Column("Option"),), ((("a",),),))
    drawn = Figure("flips", "Flips", "d", "<svg></svg>", "<svg></svg>", table)
    details = Details("more", (drawn,))
    report = Report("s", HOSTILE, "sub", sections=(Section("x", "Changes", (details,)),))
    text = shown(report).text
    assert "Changes" in text
    assert "flips" in text
    assert report.figures == {"flips": drawn}


def test_large_tables_are_cut_and_say_so() -> None:
    rows = [[f"r{i}", *(str(x) for x in np.arange(50))] for i in range(100)]
    html = card("t", grids=[Grid([""] + [f"c{j}" for j in range(50)], rows)])
    page = Page(html)
    assert page.tags.count("tr") == 62
    assert "… and 40 more" in page.text
    assert "c29" not in page.text


def test_columns_of_numbers_end_together() -> None:
    html = card("t", grids=[Grid(["", "x", "y"], [["a", "1e-07", "yes"], ["b", "", "4-star"]])])
    assert html.count('class="number"') == 3  # the head and two cells
