"""Marks of a template's own text, told apart from the same letters in what it prints.

Before a template runs, each mark and space of its own text becomes a character that no study can
hold; afterwards these become marks again, and all other text is letters. Until then everything is
plain text, however it is joined, passed on and printed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from mcda.report.own.markup import MARKS, literal

_SPACES = {"\n": "\x1e", " ": "\x1f"}
"""To characters that are spaces too, so that `trim` takes them away."""
_OTHERS = [*MARKS, *(chr(c) for c in range(0x3001) if chr(c).isspace() and chr(c) not in _SPACES)]
_LIVE = str.maketrans({c: chr(0xDC00 + i) for i, c in enumerate(_OTHERS)} | _SPACES)
_BACK = str.maketrans({live: chr(c) for c, live in _LIVE.items()})
_RUN = re.compile("([\x1e\x1f\udc00-\udcff]+)")


def live(text: str) -> str:
    """`text` with its marks to be taken as marks."""
    return text.translate(_LIVE)


def dead(text: str) -> str:
    """`text` with what might be taken for such a mark replaced."""
    return _RUN.sub("\N{REPLACEMENT CHARACTER}", text)


def with_marks(printed: str) -> str:
    """What a template printed as simple text: live marks as marks, all else as letters."""
    parts = _RUN.split(printed)
    return "".join(
        part.translate(_BACK) if i % 2 else literal(part) for i, part in enumerate(parts)
    )


class OwnText(Extension):
    """Makes the marks in a template's own text live; there is no HTML to escape for."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The same tokens, those of text with their marks live."""
        last = ""
        for token in stream:
            if last == "block_begin" and token.value == "autoescape":
                raise TemplateSyntaxError("a section is no HTML; take out 'autoescape'",
                                          token.lineno, stream.name, stream.filename)  # fmt: skip
            last = token.type
            text = token.type == "data"
            yield Token(token.lineno, token.type, live(token.value)) if text else token


def as_text(value: Any, *_: Any, **__: Any) -> str:
    """What filters do here that elsewhere make HTML."""
    return str(value)
