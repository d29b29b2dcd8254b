"""One self-contained HTML page: offline, whole without scripts, for screen, phone and paper."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from json import dumps

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from mcda.report import palette
from mcda.report.formats._lean import lean
from mcda.report.formats._tables import (
    body_classes,
    column_classes,
    frame_classes,
    is_stacked,
    usual,
)
from mcda.report.formats.base import clean, outline, runs_backwards
from mcda.report.live.data import panel, written
from mcda.report.live.script import script
from mcda.report.report import Report
from mcda.report.say import words

_SHEETS = ("page.css", "blocks.css", "tables.css", "live.css", "print.css", "brief.css")
STAMP = "mcda-stamp"
"""Name of the element that holds the report's stamp, as JSON: `mcda verify` reads it."""
_HEAVY = 40_000
"""Bytes from which on a drawing is in the page once, not in two widths."""
_RUNNING = 60
"""Characters of a line that runs along printed pages."""
_RANGE = re.compile(r"(\((?=[^()]{3,15}\))[^()]*\d[^()]+\d[^()]*\))")
"""A range in brackets that takes little room on a line."""


def html(report: Report) -> dict[str, bytes]:
    """`report.html`: everything in one file, with a policy that lets nothing else in."""
    return {"report.html": page(report).encode()}


def page(
    report: Report, scripts: Iterable[str] = (), styles: Iterable[str] = (), connect: str = ""
) -> str:
    """The page as text.

    scripts, styles : a server's own, after the page's;  connect : where they may connect, as a
        policy names it, such as 'self'
    """
    plan = outline(report)
    live = None if report.bench is None else panel(report.bench)
    style = "".join((_style(report), *styles))
    run = [Markup(text) for text in ((script(), *scripts) if live else scripts)]
    shown_options = {*plan.options, *(range(len(live.bench.options)) if live else ())}
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=plan.report,
            plan=plan,
            style=Markup(style),
            live=live,
            data=Markup(written(live, plan.ids)) if live else "",
            scripts=run,
            symbols=sorted(shown_options),
            policy=_policy(style, run, connect),
            stamp_name=STAMP,
            stamp=clean(dumps(report.stamp, ensure_ascii=False)),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mcda.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["words"] = words
    environment.tests["heavy"] = lambda drawn: len(drawn.narrow) > _HEAVY
    environment.filters |= {
        "kind": lambda thing: type(thing).__name__,
        "clean": clean,
        "shown": shown,
        "ranged": ranged,
        "svg": lambda drawing: Markup(lean(drawing)),
        "column_classes": column_classes,
        "body_classes": body_classes,
        "usual": usual,
        "frame_classes": frame_classes,
        "is_stacked": is_stacked,
        "colour": palette.option_colour,
        "marker": lambda index: palette.marker(index, 0.0, 0.0, 5.0),
    }
    return environment


def shown(text: str) -> Markup:
    """Any text, escaped; kept from reordering its neighbours where it runs right to left."""
    safe = escape(clean(text))
    return Markup("<bdi>{}</bdi>").format(safe) if runs_backwards(text) else safe


def ranged(text: str) -> Markup:
    """The same, a short range in brackets kept on one line."""
    parts = _RANGE.split(text)
    if len(parts) == 1:
        return shown(text)
    kept = Markup('<span class="range">{}</span>')
    return Markup("").join(
        kept.format(shown(part)) if k % 2 else shown(part) for k, part in enumerate(parts)
    )


def _style(report: Report) -> str:
    """The whole style sheet: the roles' colours, the page, and what runs along every sheet."""
    folder = files("mcda.report") / "templates"
    sheets = [(folder / name).read_text(encoding="utf-8") for name in _SHEETS]
    return "\n" + palette.css() + "".join(sheets) + _running(report)


def _running(report: Report) -> str:
    """Title below and marking above and below every printed page."""
    lines = {"bottom-left": _shortened(report.title)}
    if report.marking:
        lines |= dict.fromkeys(("top-center", "bottom-center"), _shortened(report.marking))
    boxes = "".join(f'@{place}{{content:"{_css_text(words)}"}}' for place, words in lines.items())
    return f"@page{{{boxes}}}\n"


def _shortened(words: str) -> str:
    return words if len(words) <= _RUNNING else f"{words[:_RUNNING]}…"


def _css_text(words: str) -> str:
    """The inside of a CSS string, every character by its number: none can end it."""
    return "".join(f"\\{ord(letter):06x}" for letter in clean(words).replace("\n", " "))


def _policy(style: str, scripts: Iterable[str], connect: str) -> str:
    hashes = " ".join(_hash(text) for text in scripts)
    parts = [
        "default-src 'none'",
        *([f"script-src {hashes}"] if hashes else []),
        f"style-src {_hash(style)}",
        "img-src data:",
        *([f"connect-src {connect}"] if connect else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
