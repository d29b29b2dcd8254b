"""The page that is served: the report's own, with what changes more than weights beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from hashlib import sha256
from html import unescape
from importlib.resources import files
from threading import Lock, Thread
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mcda.errors import McdaError
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.state import stated_in
from mcda.explore.steps import STEPS
from mcda.explore.texts import texts
from mcda.files.study import Study
from mcda.methods import METHODS
from mcda.report import palette
from mcda.report.bench import Bench
from mcda.report.compose import Progress, compose
from mcda.report.formats.html import page
from mcda.report.live.data import panel
from mcda.report.live.inlined import inlined
from mcda.report.say import speaking, translated, words

SCRIPTS = (
    *("ask", "changes", "state", "controls", "scores", "statements", "tables"),
    *("dialog", "files", "signin", "begin"),
)
"""In this order: each uses what those before it gave."""
_ALONE = (
    "default-src 'none'; script-src; style-src; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
_POLICY = re.compile('http-equiv="Content-Security-Policy" content="([^"]*)"')


class Pages:
    """The page of the newest reading of the files, made once.

    about : what is being worked on while a page is made
    """

    def __init__(self, shelf: Shelf) -> None:
        self.about = ""
        self._shelf = shelf
        self._pages: dict[str, Future[str]] = {}
        self._lock = Lock()

    def check(self) -> None:
        """Raise McdaError where the study leaves nothing to try."""
        study = self._shelf.current().study
        if panel(Bench(study)) is None:
            raise McdaError(
                f"{study.path} leaves nothing to explore: that takes two options, two criteria and "
                "scores that can be valued"
            )

    def current(self, wait: float | None = None) -> str | None:
        """The page; None where making it takes longer than so many seconds.

        Raises McdaError where none can be made of these files.
        """
        edition = self._shelf.current()
        with self._lock:
            page = self._pages.get(edition.digest)
            if page is None:
                self._pages = {edition.digest: (page := Future())}
                # A daemon: whoever stops the server does not wait for a page.
                Thread(target=self._make, args=(edition, page), daemon=True).start()
        try:
            return page.result(wait)
        except LateError:
            return None

    def signed(self) -> tuple[str, str]:
        """The page, and the sign of its policy: the shell that is to show it has the same."""
        page = self.current()
        assert page is not None
        return page, _sign(page)

    def shell(self) -> tuple[str, str]:
        """The page that asks for the other with its token, and the policy of both."""
        try:
            page = self.current(0)
        except McdaError:  # which is told to those who have the token
            page = None
        policy = _policy(page) if page else _ALONE
        style, script = _asset("shell.css"), _asset("shell.js")
        for what, text in (("style-src", style), ("script-src", script)):
            policy = policy.replace(what, f"{what} {_hash(text)}", 1)
        study = self._shelf.current().study
        with speaking(study.catalogue):
            shell = _shell(study.language, style, script, _sign(page) if page else "")
        return shell, f"{policy}; frame-ancestors 'none'"

    def _make(self, edition: Edition, page: Future[str]) -> None:
        try:
            self.check()
            page.set_result(_page(edition, self._tell))
        except BaseException as error:
            page.set_exception(error)

    def _tell(self, about: str) -> None:
        self.about = about


def _page(edition: Edition, progress: Progress) -> str:
    study = edition.study
    report = compose(study, f"mcda report {study.inputs[0].path}", progress)
    assert report.bench is not None
    shown = panel(report.bench)
    assert shown is not None
    with speaking(study.catalogue):
        data = {**_data(edition), "summed": shown.own and shown.linear.link is None}
        script = "".join(_asset(f"{name}.js") for name in SCRIPTS)
        return page(
            report,
            scripts=[f"\nconst explore = {{ data: {inlined(data)} }};\n{script}"],
            styles=[_asset("explore.css")],
            connect="'self'",
        )


def _data(edition: Edition) -> dict[str, Any]:
    study = edition.study
    stated = stated_in(study)
    return {
        "digest": edition.digest,
        "study": study.id,
        "view": study.view,
        "method": study.method.name,
        "methods": _methods(study),
        "scenarios": [
            {"id": s.id, "name": s.name or s.id, "note": s.note, "scores": s.scores}
            for s in study.scenarios
        ],
        "views": [
            {"id": view, "groups": dict(groups) if (groups := info.groups) else None}
            for view, info in study.view_info.items()
        ],
        "options": list(study.problem.option_ids),
        "levels": [
            [name for name, _ in c.levels.levels] if c.levels else None
            for c in study.problem.criteria
        ],
        "worths": [
            [worth for _, worth in c.levels.levels] if c.levels else None
            for c in study.problem.criteria
        ],
        "statements": list(stated),
        "steps": list(STEPS),
        "texts": texts(),
    }


def _methods(study: Study) -> list[dict[str, Any]]:
    """The methods that can be asked: those of the study first, then all others that apply."""
    others = (name for name in METHODS.names() if name not in study.methods)
    return [
        {
            "id": name,
            "name": translated(METHODS.about(name).partition(":")[0]),
            "stated": name in study.methods,
        }
        for name in (*study.methods, *(name for name in others if _applies(study, name)))
    ]


def _applies(study: Study, method: str) -> bool:
    try:
        study.with_method(method)
    except McdaError:
        return False
    return True


def _policy(page: str) -> str:
    found = _POLICY.search(page)
    assert found is not None
    return unescape(found[1])


def _sign(page: str) -> str:
    return sha256(_policy(page).encode()).hexdigest()[:16]


def _shell(language: str, style: str, script: str, sign: str) -> str:
    environment = Environment(
        loader=PackageLoader("mcda.explore", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words
    return environment.get_template("shell.html.j2").render(
        language=language, style=Markup(style), script=Markup(script), sign=sign
    )


def _asset(name: str) -> str:
    text = (files("mcda.explore") / "assets" / name).read_text(encoding="utf-8")
    return palette.css() + text if name == "shell.css" else text


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
