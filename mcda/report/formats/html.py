"""One self-contained HTML page: offline, without scripts, for screen, phone and paper."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from mcda.report import palette
from mcda.report.formats._tables import column_classes, frame_classes, is_stacked
from mcda.report.formats.base import clean, outline, runs_backwards
from mcda.report.report import Report

_SHEETS = ("page.css", "blocks.css", "tables.css", "print.css")
_RUNNING = 60
"""Characters of a line that runs along printed pages."""


def html(report: Report) -> dict[str, bytes]:
    """`report.html`: everything in one file, with a policy that lets nothing else in."""
    plan = outline(report)
    style = _style(report)
    page = _environment().get_template("report.html.j2")
    text = page.render(report=plan.report, plan=plan, style=Markup(style), policy=_policy(style))
    return {"report.html": text.encode()}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mcda.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "kind": lambda thing: type(thing).__name__,
        "clean": clean,
        "shown": shown,
        "svg": Markup,
        "column_classes": column_classes,
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


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
