"""A parser's complaint in an analyst's words."""

from __future__ import annotations

import re

import yaml

from mcda.files.source import Source

_WORDS = (
    ("ntries are not allowed", "a list cannot start here; put '- ' on a new line"),
    ("cannot start any token", "unquoted text cannot start with this character; use quotes"),
    ("unexpected end of stream", "the text that starts here is never closed with a quote"),
    ("unknown escape", "unknown escape after '\\'; double '\\' or use single quotes"),
    ("',' or ']'", "expected ',' or ']' in the list that starts on line {first}"),
    ("',' or '}'", "expected ',' or '}}' in the mapping that starts on line {first}"),
    ("node content", "expected a value here"),
    ("'-' indicator", "expected '- ' as in the rest of this list; check the indentation"),
    (
        "expected key",
        "expected a key in the same column as the others; check the indentation, and that "
        "nothing follows a closing quote or bracket",
    ),
    ("expected ':'", "expected ':' after this key"),
)
"""Part of a complaint of libyaml, and what to say instead."""
_INDENT = re.compile(r" *\t[ \t]*")
_TAB = "a tab cannot indent YAML; use spaces"


def explain(error: yaml.YAMLError, source: Source) -> tuple[int, str]:
    """Offset and message for what stopped the parser."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 0, f"cannot be read as YAML: {error}"
    at = min(error.problem_mark.index, len(source.text))
    tab = _tab(source, at)
    if tab is not None:
        return tab, _TAB
    if "alues are not allowed" in str(error.problem):
        return at, _second_colon(source, at)
    start = error.context_mark.index if error.context_mark else at
    problem = _plain(str(error.problem), str(error.context))
    first = source.place(min(start, len(source.text)))[0]
    for part, words in _WORDS:
        if part in problem:
            return start if " this key" in words or "never" in words else at, words.format(
                first=first
            )
    return at, f"not YAML: {error.problem}"


def _second_colon(source: Source, at: int) -> str:
    line, column = source.place(at)
    if ": " in source.line(line)[: column - 1]:
        return "a second ':' in one value; text that holds ': ' needs quotes"
    return (
        "a ':' where none can stand: one may be missing on the line before, or the keys of one "
        "mapping do not start in one column"
    )


def _plain(problem: str, context: str) -> str:
    """The Python parser's wording turned into that of libyaml."""
    if "<block end>" in problem:
        return "'-' indicator" if "collection" in context else "expected key"
    return problem.replace("the node content", "node content")


def _tab(source: Source, at: int) -> int | None:
    """Offset of a tab that indents the line of the problem or the one before."""
    line, column = source.place(at)
    for number in (line, line - 1):
        text = source.line(number) if number else ""
        indent = _INDENT.match(text)
        if indent and text[indent.end() :].strip():
            start = at - column + 1 if number == line else source.text.rindex(text, 0, at)
            return start + text.index("\t")
    return None
