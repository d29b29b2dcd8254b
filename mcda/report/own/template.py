"""A section from a Jinja template beside the study: plain data in, simple text out.

Templates run in a sandbox. What `{{ }}` prints is text and never markup, unless by the filters
`option` and `safe`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from mcda.errors import UnknownNameError, one_of
from mcda.files.source import Source
from mcda.report.bench import Bench
from mcda.report.blocks import Block, OptionName
from mcda.report.own.blame import blamed, fault
from mcda.report.own.data import Results, study_data
from mcda.report.own.marks import OwnText, as_text, live, with_marks
from mcda.report.own.markup import MarkupError, read_markup
from mcda.report.words import fixed, percent

HTML = ("e", "escape", "forceescape", "urlize")
"""Filters that elsewhere make HTML; here they leave text as it is."""


def template_section(source: Source, bench: Bench) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks of the text that the template prints."""
    environment = SandboxedEnvironment(
        extensions=[OwnText], autoescape=False, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    names = dict(zip(bench.study.problem.option_ids, bench.options, strict=True))
    filters: dict[str, Callable[..., str]] = {
        "percent": lambda x, digits=1: _missing(x) or percent(x, digits),
        "fixed": lambda x, digits=2: _missing(x) or fixed(x, digits),
        "option": lambda name: _option(name, names),
        "safe": _marked,
        "tojson": _as_json,
    }
    environment.filters |= filters | dict.fromkeys(HTML, as_text)
    del environment.filters["xmlattr"]
    results = Results(bench)
    data = {"study": study_data(bench.study), "results": results, "ask": results.ask}
    with blamed(source):
        code = environment.compile(source.text, filename=source.shown)
        template = environment.template_class.from_code(environment, code, environment.globals)
        text = with_marks(template.render(data))
    try:
        return read_markup(text, names)
    except MarkupError as error:
        raise fault(source, 1, str(error)) from None


def _marked(value: Any) -> str:
    """Text whose marks count, as the template asks for."""
    return live(str(value))


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _missing(x: Any) -> str:
    """A dash where a number does not apply."""
    return "–" if x is None else ""


def _option(name: str, names: Mapping[str, OptionName]) -> str:
    """The mark of an option's name: what `[[id]]` in the text is."""
    if name not in names:
        raise UnknownNameError(one_of(name, names, "option"))
    return live(f"[[{name}]]")
