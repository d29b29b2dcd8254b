"""Inline parts as GitHub-flavoured Markdown in which every text shows as it is."""

from __future__ import annotations

import re

from mcda.report.blocks import Code, Link, OptionName, Strong, Text
from mcda.report.formats.base import clean, runs_backwards

_SPACE = re.compile(r"[ \t\n\v\f]+")
_PUNCTUATION = re.compile(r"[\\`*_\[\]|~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
"""Not backslashes: `\\<` still opens a tag and `\\$` still opens a formula for some readers."""
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):")
_WWW = re.compile(r"(?i)\b(www)\.")
_LINKED_LATER = re.compile(r"(?<=@)(?=\w)|(?<=:)(?=[\w+-]+:)")
"""Mentions, addresses and emoji: readers look for them after the escapes are gone."""
_JOINER = "\u2060"
_ISOLATE, _POP = "\u2068", "\u2069"
_BLOCK_START = re.compile(r"^(?:(#{1,6}|[-+])(?=\s|$)|(=+|-{2,})|(\d{1,9})([.)])(?=\s|$))")


def escaped(text: str) -> str:
    """`text` on one line, its every character shown literally wherever it stands but at the start.

    Word joiners, which nobody sees, keep `@name` and `:name:` from becoming links and pictures.
    """
    text = _SPACE.sub(" ", clean(text))
    isolated = runs_backwards(text)
    text = _LINKED_LATER.sub(_JOINER, text)
    text = _PUNCTUATION.sub(r"\\\g<0>", text)
    text = "".join(_ENTITIES.get(letter, letter) for letter in text)
    text = _WWW.sub(r"\1\\.", _SCHEME.sub(r"\1\\:", text))
    return f"{_ISOLATE}{text}{_POP}" if isolated else text


def line(markdown: str) -> str:
    """A line that starts no list, heading or rule by the characters it happens to start with."""
    markdown = markdown.strip(" ")
    match = _BLOCK_START.match(markdown)
    if not match:
        return markdown
    at = match.end(3) if match[3] else 0
    return f"{markdown[:at]}\\{markdown[at:]}"


def inline(parts: Text, ids: frozenset[str], *, in_table: bool = False) -> str:
    """Parts in a row; a link whose target is not among `ids` is text."""
    pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(escaped(part))
        elif isinstance(part, Strong):
            pieces.append(_strong(part.text))
        elif isinstance(part, Code):
            pieces.append(code(part.text, in_table=in_table))
        elif isinstance(part, OptionName):
            pieces.append(escaped(part.name))
        else:
            pieces.append(_link(part, ids))
    return "".join(pieces)


def code(text: str, *, in_table: bool = False) -> str:
    """A code span, fenced by more backticks than it holds; a table would split it at a pipe."""
    text = _SPACE.sub(" ", clean(text))
    if in_table:
        text = text.replace("|", "\\|")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    padded = f" {text} " if text[:1] in "` " or text[-1:] == "`" else text
    return f"{fence}{padded}{fence}" if text else ""


def _strong(text: str) -> str:
    shown = escaped(text).strip(" ")
    if not shown:
        return ""
    # Asterisks bind to words only: beside other signs they would stay asterisks.
    if text[0].isalnum() and text[-1].isalnum():
        return f"**{shown}**"
    return f"<strong>{shown}</strong>"


def _link(link: Link, ids: frozenset[str]) -> str:
    shown = escaped(link.text)
    return f"[{shown}](#{link.target})" if link.target in ids else shown
