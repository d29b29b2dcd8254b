"""A browser for the tests of the live panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mcda.files.study import Study
from mcda.report.formats.html import html
from tests.report.live.case import composed

Show = Callable[..., Any]


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Show]:
    """A function that opens a study's page; afterwards nothing was asked for or complained of."""
    contexts: list[Any] = []
    heard: list[str] = []
    pages: dict[str, Study] = {}

    def shown(study: Study, width: int = 1280, **settings: Any) -> Any:
        file = tmp_path / "report.html"
        if pages.get("study") is not study:
            file.write_bytes(html(composed(study))["report.html"])
            pages["study"] = study
        context = chromium.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(file.as_uri())
        heard.remove(file.as_uri())
        return page

    yield shown
    for context in contexts:
        context.close()
    assert heard == []
