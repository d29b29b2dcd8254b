"""The one page on paper and on screens, of the shipped case, of a tiny and of a large study."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import mcda
from mcda.report.bench import Bench
from mcda.report.compose import compose
from mcda.report.formats.html import html
from mcda.report.sections.brief import brief
from tests.case import copy_case
from tests.report.sized import write_sized

LARGEST = 1_500_000
"""Bytes that a page may have."""


def made(folder: Path, study: Path) -> Path:
    page = folder / "report.html"
    page.write_bytes(html(compose(mcda.load_study(study)))["report.html"])
    return page


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    return made(folder, write_sized(folder, 2, 2))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    return made(folder, copy_case(folder))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    return made(folder, write_sized(folder, 60, 25))


def sheets(chromium: Any, page: Path, count: int = 2) -> list[str]:
    """The words on the first sheets of the printed page."""
    shown = chromium.new_page()
    shown.goto(page.as_uri())
    pdf = page.with_suffix(".pdf")
    shown.pdf(path=str(pdf), prefer_css_page_size=True, print_background=True)
    shown.close()
    done = subprocess.run(
        ["pdftotext", "-l", str(count), str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(sheet.split()) for sheet in done.stdout.split("\f")][:count]


def check_first_sheet(chromium: Any, page: Path) -> None:
    """The whole of the brief is on the first sheet, and nothing of what follows."""
    first, second = sheets(chromium, page)
    for part in ("In brief", "How robust is it?", "Who disagrees?", "Three caveats"):
        assert part in first
        assert part not in second
    assert "it is no probability" in first
    assert "The problem" in second
    assert "The problem" not in first


def check_screens(chromium: Any, page: Path) -> None:
    """Nothing is wider than the window, folded or not, and nothing in the brief overlaps."""
    for width in (320, 390, 768, 1280):
        shown = chromium.new_page(viewport={"width": width, "height": 900})
        shown.goto(page.as_uri())
        shown.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
        assert shown.evaluate("() => document.documentElement.scrollWidth") <= width
        boxes = shown.evaluate(
            "() => [...document.querySelectorAll('#brief > *')].map(e => e.getBoundingClientRect())"
            ".map(b => [b.left, b.top, b.right, b.bottom])"
        )
        for k, (left, top, right, bottom) in enumerate(boxes):
            for a, b, c, d in boxes[:k]:
                assert left >= c - 1 or a >= right - 1 or top >= d - 1 or b >= bottom - 1
        shown.close()


@pytest.mark.browser
def test_it_is_the_first_sheet_of_the_shipped_case(chromium: Any, case: Path) -> None:
    check_first_sheet(chromium, case)
    check_screens(chromium, case)


@pytest.mark.browser
def test_it_is_the_first_sheet_of_two_options_on_two_criteria(chromium: Any, small: Path) -> None:
    check_first_sheet(chromium, small)
    check_screens(chromium, small)


@pytest.mark.browser
@pytest.mark.slow
def test_it_is_the_first_sheet_of_many_options(chromium: Any, large: Path) -> None:
    check_first_sheet(chromium, large)
    check_screens(chromium, large)


@pytest.mark.slow
def test_a_large_page_stays_small_and_says_what_it_leaves_out(large: Path) -> None:
    page = large.read_text(encoding="utf-8")
    assert len(page.encode()) < LARGEST
    assert "53 more options are in the table." in page
    assert "The other 45" in page
    rows = re.search(r'id="verdict-numbers".*?</table>', page, re.DOTALL)
    assert rows
    assert rows[0].count("<tr>") == 61


def test_the_one_page_of_a_middling_study(tmp_path: Path) -> None:
    study = mcda.load_study(write_sized(tmp_path, 12, 6))
    assert 12 <= len(brief(Bench(study))) <= 14
