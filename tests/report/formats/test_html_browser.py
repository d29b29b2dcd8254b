"""The page in Chromium: nothing widens it, nothing is fetched, paper shows what screens fold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mcda.report.blocks import (
    Block,
    Bullets,
    Column,
    OptionName,
    Paragraph,
    Section,
    Table,
    text,
)
from mcda.report.formats.html import html
from mcda.report.report import Report
from tests.report.formats import sample

pytestmark = pytest.mark.browser

REPORTS = {
    "small": sample.small(),
    "markup": sample.hostile(sample.HOSTILE[1]),
    "endless": sample.hostile(sample.HOSTILE[-1]),
    "emoji": sample.hostile("\U0001f600\u6f22" * 200),
}
COUNTS = (2, 3, 4, 9)
"""Columns of four tables, from one narrower than the text to one wider."""


def one(*blocks: Block) -> Report:
    return Report("r", "R", "", (Section("s", "S", blocks),))


def _numbers(count: int) -> Table:
    """A table of `count` equal columns of numbers."""
    return Table((Column("x", "right"),) * count, ((text("0.0000000000"),) * count,))


TABLES = one(Paragraph(text("word " * 200)), *map(_numbers, COUNTS))
WORDS = one(
    Table(
        (Column("Criterion"), Column("Worst end means"), Column("Best end means")),
        ((text("Cost"), text("Four times the outlay of a centre " * 3), text("No outlay " * 9)),),
    )
)
REACH = """() => Math.max(
  document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("body *")]
    .filter(e => !e.closest(".scroll table, svg, .skip"))
    .map(e => e.getBoundingClientRect().right))"""
UNFOLD = "() => document.querySelectorAll('details').forEach(d => d.open = true)"


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """A page with a report on it, and what it asked for or complained of."""
    contexts = []

    def shown(report: Report, width: int, **settings: Any) -> tuple[Any, list[str]]:
        file = tmp_path / "report.html"
        file.write_bytes(html(report)["report.html"])
        context = chromium.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page, heard = context.new_page(), []
        page.on("console", lambda message: heard.append(message.text))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(file.as_uri())
        return page, [words for words in heard if words != file.as_uri()]

    yield shown
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [320, 390, 700, 768, 1088, 1280, 1920])
def test_nothing_widens_the_page(show: Any, name: str, width: int) -> None:
    page, heard = show(REPORTS[name], width)
    page.evaluate(UNFOLD)
    assert page.evaluate(REACH) <= width + 0.5
    assert heard == []


@pytest.mark.parametrize(("width", "kind"), [(320, "narrow"), (390, "narrow"), (1280, "wide")])
def test_the_drawing_made_for_the_width_is_shown(show: Any, width: int, kind: str) -> None:
    page, _ = show(REPORTS["small"], width)
    assert [d.get_attribute("class") for d in page.locator(".drawing:visible").all()] == [
        f"drawing {kind}"
    ]


@pytest.mark.parametrize("width", [768, 1088, 1280, 1920])
def test_tables_end_with_the_text_or_with_the_column(show: Any, width: int) -> None:
    page, _ = show(TABLES, width)
    edges = "e => Math.round(e.getBoundingClientRect().right)"
    text, column = (page.locator(tag).first.evaluate(edges) for tag in ("main p", "main section"))
    ends = [box.evaluate(edges) for box in page.locator(".scroll").all()]
    assert len(ends) == len(COUNTS)
    assert ends == sorted(ends)
    assert set(ends) == {text, column}


@pytest.mark.parametrize("width", [320, 390, 639])
def test_words_stand_in_the_page_whole_on_a_phone(show: Any, width: int) -> None:
    page, _ = show(WORDS, width)
    assert page.locator(".scroll").evaluate("e => e.scrollWidth <= e.clientWidth")
    cell = page.locator("tbody td").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Worst end means"'
    assert cell.bounding_box()["y"] > page.locator("tbody th").bounding_box()["y"]
    assert page.get_by_role("rowheader").count() == 1
    assert page.get_by_role("cell").count() == 2


def test_words_stand_in_columns_on_a_wider_page(show: Any) -> None:
    page, _ = show(WORDS, 640)
    boxes = [cell.bounding_box() for cell in page.locator("tbody th, tbody td").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert page.locator("tbody td").first.evaluate(
        "e => getComputedStyle(e, '::before').content"
    ) in ("none", "normal")


@pytest.mark.parametrize(
    "name", ["Do minimum", "Relief channel east of the railway " * 3, "W" * 60]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_names_stay_in_sight_while_numbers_scroll(show: Any, name: str, width: int) -> None:
    columns = (Column("Option"), *(Column("Number", "right"),) * 24)
    page, _ = show(one(Table(columns, ((text(name), *(text("0.000000"),) * 24),))), width)
    box = page.locator(".scroll")
    box.evaluate("e => e.scrollLeft = 400")
    assert box.evaluate("e => e.scrollLeft") == 400
    name_box = page.locator("tbody th").bounding_box()
    assert name_box["x"] == pytest.approx(box.bounding_box()["x"], abs=1)
    assert name_box["width"] <= 0.62 * box.bounding_box()["width"]


def test_an_options_marker_hangs_where_bullets_do(show: Any) -> None:
    items = (text(OptionName("Status quo", 4), ": as now"), text("as now"))
    page, _ = show(one(Bullets(items, named=True)), 390)
    name, plain = page.locator("main li").all()
    marker = name.locator(".mark").bounding_box()
    assert marker["x"] == pytest.approx(page.locator("main ul").bounding_box()["x"], abs=1)
    assert name.locator("bdi").bounding_box()["x"] == pytest.approx(
        plain.bounding_box()["x"], abs=1
    )


def test_contents_are_folded_on_a_phone_and_open_on_a_wide_page(show: Any) -> None:
    for width, visible in ((390, False), (1280, True)):
        page, _ = show(REPORTS["small"], width)
        assert page.locator("nav ol a").first.is_visible() is visible


def test_paper_opens_what_is_folded_and_shows_the_wide_drawing(show: Any) -> None:
    page, _ = show(REPORTS["small"], 390)
    assert not page.get_by_text("Nothing else: gone").is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Nothing else: gone").is_visible()
    assert page.locator(".drawing.wide").is_visible()
    assert not page.locator(".drawing.narrow").is_visible()
    assert not page.locator("nav").is_visible()


def test_dark_where_the_reader_prefers_it_light_on_paper(show: Any) -> None:
    page, _ = show(REPORTS["small"], 390, color_scheme="dark")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 23, 28)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_marker_never_parts_from_its_name(show: Any) -> None:
    lines = [Paragraph(text("i" * k, " ", OptionName("Name", 1))) for k in range(20, 70)]
    page, _ = show(one(*lines), 320)
    tops = page.locator("main .option").evaluate_all(
        "all => all.map(e => ['.mark', 'bdi'].map(s => "
        "e.querySelector(s).getBoundingClientRect().top))"
    )
    assert len(tops) == len(lines)
    assert len({top for _, top in tops}) == len(lines)
    assert all(abs(sign - name) < 12 for sign, name in tops)
