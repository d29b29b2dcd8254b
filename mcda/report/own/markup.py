r"""Simple text to blocks: what a template of a study's own prints.

    # Title                        the first line
    ## Heading, ### lesser one
    Paragraphs, with **strong**, `code` and [links](#flips) to sections and figures.
    - an item, or 1. a numbered one
    > a note, or > ! a warning; [[hq-upgrade]] is an option's name with its marker
    | Option | Share |             a table; the second row says which columns hold numbers
    |---|--:|

A backslash takes the meaning from the mark that follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mcda.errors import one_of
from mcda.report.blocks import (
    Block,
    Bullets,
    Code,
    Column,
    Heading,
    Inline,
    Link,
    Note,
    OptionName,
    Paragraph,
    Strong,
    Table,
    Text,
    plain_text,
)

MARKS = "\\`*_{}[]()#+-.!|<>~@"
_INLINE = re.compile(
    r"\\(?P<letter>.)"
    r"|\*\*(?P<strong>(?:\\.|[^\\*]|\*(?!\*))+)\*\*"
    r"|`(?P<code>(?:\\.|[^\\`])+)`"
    r"|\[\[(?P<option>[a-z0-9-]+)\]\]"
    r"|\[(?P<words>(?:\\.|[^\\\]])+)\]\(#(?P<target>[\w-]+)\)"
)
_CELLS = re.compile(r"((?:\\.|[^\\|])*)\|")
_KINDS = {
    "heading": re.compile(r"(?P<level>#{2,4})\s+"),
    "list": re.compile(r"[-*]\s+"),
    "numbered": re.compile(r"\d+[.)]\s+"),
    "note": re.compile(r">\s*"),
    "table": re.compile(r"(?=\|)"),
}
"""How the lines of each kind of block begin."""


class MarkupError(Exception):
    """Text that is no section."""


def literal(text: str) -> str:
    """`text` on one line, with none of its characters taken as a mark."""
    return re.sub(f"([{re.escape(MARKS)}])", r"\\\1", re.sub(r"\s+", " ", text))


def read_markup(text: str, options: Mapping[str, OptionName]) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks of a section.

    options : the study's by id, for `[[id]]`
    Raises MarkupError where there is no title, or a table's rows are uneven.
    """
    first, _, rest = text.strip().partition("\n")
    if not first.startswith("# "):
        raise MarkupError("the text has no title; begin it with a line '# Title'")
    blocks: list[Block] = []
    for kind, lines in _groups(rest.split("\n")):
        block = _block(kind, lines, options)
        last = blocks[-1] if blocks else None
        if (
            isinstance(block, Bullets)
            and isinstance(last, Bullets)
            and last.ordered == block.ordered
        ):
            blocks[-1] = Bullets(last.items + block.items, block.ordered)
        else:
            blocks.append(block)
    return plain_text(_inline(first[2:].strip(), options)), tuple(blocks)


def _groups(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together, with the kind of block that they make."""
    now = ""
    kept: list[str] = []
    for line in (*map(str.strip, lines), ""):
        kind = next((name for name, start in _KINDS.items() if start.match(line)), "")
        goes_on = bool(line) and (kind == now if kind else now in ("paragraph", "list", "numbered"))
        if kept and (not goes_on or kind == "heading"):
            yield now, kept
            kept = []
        if line and goes_on and kept and not kind:
            kept[-1] = f"{kept[-1]} {line}"
        elif line:
            now = kind or "paragraph"
            kept.append(line)


def _block(kind: str, lines: list[str], options: Mapping[str, OptionName]) -> Block:
    if kind == "table":
        return _table(lines, options)
    start = _KINDS.get(kind)
    bare = [start.sub("", line, count=1) if start else line for line in lines]
    texts = tuple(_inline(line, options) for line in bare)
    if kind == "heading":
        return Heading(plain_text(texts[0]), level=len(lines[0]) - len(lines[0].lstrip("#")) + 1)
    if kind in ("list", "numbered"):
        return Bullets(texts, ordered=kind == "numbered")
    if kind == "note":
        said = " ".join(bare)
        warning = said.startswith("! ")
        return Note(_inline(said[2 * warning :], options), "warning" if warning else "note")
    return Paragraph(texts[0])


def _table(lines: list[str], options: Mapping[str, OptionName]) -> Table:
    rows = [_cells(line) for line in lines]
    head, rule, body = rows[0], rows[1:2], rows[2:]
    if not rule or not all(re.fullmatch(":?-+:?", cell) for cell in rule[0]):
        raise MarkupError("a table's second row is its rule, such as |---|--:|")
    for row in (*rule, *body):
        if len(row) != len(head):
            raise MarkupError(f"a table has {len(head)} columns, and a row of {len(row)}")
    columns = tuple(
        Column(plain_text(_inline(title, options)), "right" if mark.endswith(":") else "left")
        for title, mark in zip(head, rule[0], strict=True)
    )
    return Table(columns, tuple(tuple(_inline(cell, options) for cell in row) for row in body))


def _cells(line: str) -> list[str]:
    """What stands between the bars of a line that begins with one; the last may be left out."""
    closed = line if re.search(r"(?<!\\)(\\\\)*\|$", line[1:]) else f"{line}|"
    return [cell.strip() for cell in _CELLS.findall(closed[1:])]


def _inline(words: str, options: Mapping[str, OptionName]) -> Text:
    """A line's words with their marks read."""
    found: list[Inline] = []
    end = 0
    for mark in _INLINE.finditer(words):
        found += [words[end : mark.start()], _marked(mark, options)]
        end = mark.end()
    found.append(words[end:])
    return _joined(tuple(part for part in found if part != ""))


def _marked(mark: re.Match[str], options: Mapping[str, OptionName]) -> Inline:
    part = mark.groupdict()
    if part["option"]:
        if part["option"] not in options:
            raise MarkupError(one_of(part["option"], options, "option"))
        return options[part["option"]]
    if part["strong"]:
        return Strong(_bare(part["strong"]))
    if part["code"]:
        return Code(_bare(part["code"]))
    if part["target"]:
        return Link(_bare(part["words"]), part["target"])
    return str(part["letter"])


def _bare(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)


def _joined(parts: Text) -> Text:
    """Neighbouring words in one piece."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)
