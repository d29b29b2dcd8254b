"""Pictures of every page and format, into docs/images: `make screenshots`.

Makes the worked case's report in a temporary folder and looks at it as people do: pages in
Chromium, the document and the workbook as LibreOffice prints them, the PDF by its pages. Needs
Debian's chromium, libreoffice-calc, libreoffice-writer and poppler-utils.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
DESKTOP, PHONE = (1280, 860), (390, 800)
BIN = Path(sys.executable).parent


def main() -> None:
    """Make the report, then every picture of it."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        out = Path(folder)
        _run(str(BIN / "mcda"), "report", "--out", folder, "--format", "html,md,json,xlsx,docx,pdf")
        _pages(browser, (out / "report.html").as_uri())
        _explore(browser)
        _paper(out / "report.pdf", "pdf", (1, 2))
        _paper(_printed(out / "report.docx"), "word", (1, 2))
        _paper(_printed(out / "report.xlsx"), "workbook", (1, 2))
        _terminal(browser, "rank", "ranges")


def _pages(browser: Browser, url: str) -> None:
    """The page's top, its live panel and its map, by day, by night and on a phone."""
    for name, size, scheme, where in (
        ("report", DESKTOP, "light", ""),
        ("report-dark", DESKTOP, "dark", ""),
        ("report-phone", PHONE, "light", ""),
        ("live", DESKTOP, "light", "page-live"),
        ("live-phone", PHONE, "light", "page-live"),
        ("ranges", DESKTOP, "light", "ranges"),
        ("agreement", DESKTOP, "light", "agreement"),
    ):
        with _page(browser, size, scheme) as page:
            page.goto(f"{url}#{where}" if where else url)
            _shot(page, name)


def _explore(browser: Browser) -> None:
    """The page as `mcda explore` serves it, one weight moved."""
    server = subprocess.Popen(
        [str(BIN / "mcda"), "explore"], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=None
    )
    try:
        assert server.stdout is not None
        said = iter(server.stdout.readline, "")
        url = next(found[0] for line in said if (found := re.search(r"http://\S+", line)))
        with _page(browser, DESKTOP, "light") as page:
            page.goto(url)
            page.wait_for_selector("#page-live input[type=range]")
            page.eval_on_selector("#page-live", "panel => panel.scrollIntoView()")
            page.locator("#page-live input[type=range]").first.press("ArrowRight")
            page.wait_for_timeout(2_000)
            _shot(page, "explore")
    finally:
        server.terminate()
        server.wait(10)


def _terminal(browser: Browser, *commands: str) -> None:
    """What commands print, as a terminal shows it."""
    said = "\n\n".join(
        f"$ mcda {command}\n{_run(str(BIN / 'mcda'), command)}".rstrip() for command in commands
    )
    with _page(browser, (1240, 640), "dark") as page:
        page.set_content('<body style="background:#15171c;color:#f1f2f4;margin:24px"><pre></pre>')
        page.eval_on_selector("pre", "(pre, words) => { pre.textContent = words }", said)
        _shot(page, "terminal")


def _printed(path: Path) -> Path:
    """The PDF that LibreOffice prints of a file."""
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    into = path.parent / f"{path.suffix[1:]}-printed"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(into), str(path))
    return into / f"{path.stem}.pdf"


def _paper(path: Path, name: str, pages: tuple[int, ...]) -> None:
    for page in pages:
        target = IMAGES / (name if page == pages[0] else f"{name}-{page}")
        at = ("-f", str(page), "-l", str(page), "-singlefile")
        _run("pdftoppm", "-png", "-r", "70", *at, str(path), str(target))


def _shot(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


@contextmanager
def _page(browser: Browser, size: tuple[int, int], scheme: Any) -> Iterator[Page]:
    viewport: Any = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    try:
        yield page
    finally:
        page.close()


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


if __name__ == "__main__":
    main()
