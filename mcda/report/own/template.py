"""A section from a Jinja template beside the study: plain data in, simple text out.

Templates run in a sandbox. What `{{ }}` prints is text and never markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from mcda.errors import UnknownNameError, one_of
from mcda.files.source import Source
from mcda.report.bench import Bench
from mcda.report.blocks import Block, OptionName
from mcda.report.own.blame import blamed, fault
from mcda.report.own.data import Results, study_data
from mcda.report.own.markup import MarkupError, literal, read_markup
from mcda.report.words import fixed, percent


def template_section(source: Source, bench: Bench) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks of the text that the template prints."""
    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_printed,
    )  # fmt: skip
    names = dict(zip(bench.study.problem.option_ids, bench.options, strict=True))
    environment.filters |= {
        "percent": lambda x, digits=1: _missing(x) or percent(x, digits),
        "fixed": lambda x, digits=2: _missing(x) or fixed(x, digits),
        "option": lambda name: _option(name, names),
    }
    results = Results(bench)
    data = {"study": study_data(bench.study), "results": results, "ask": results.ask}
    with blamed(source):
        code = environment.compile(source.text, filename=source.shown)
        template = environment.template_class.from_code(environment, code, environment.globals)
        text = template.render(data)
    try:
        return read_markup(text, names)
    except MarkupError as error:
        raise fault(source, 1, str(error)) from None


@pass_context  # so that constants too pass through here, and not through HTML's escaping
def _printed(_: Any, value: Any) -> Markup:
    """What an expression prints: the text itself, its marks taken as letters."""
    return value if isinstance(value, Markup) else Markup(literal(str(value)))


def _missing(x: Any) -> str:
    """A dash where a number does not apply."""
    return "–" if x is None else ""


def _option(name: str, names: Mapping[str, OptionName]) -> Markup:
    """The mark of an option's name: what `[[id]]` in the text is."""
    if name not in names:
        raise UnknownNameError(one_of(name, names, "option"))
    return Markup("[[") + Markup(name) + Markup("]]")
