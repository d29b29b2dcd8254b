from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from mcda.report.blocks import (
    Bullets,
    Code,
    Details,
    Heading,
    Link,
    OptionName,
    Paragraph,
    Section,
    Strong,
    Table,
    text,
)
from mcda.report.formats._markdown import code, escaped, line
from mcda.report.formats.md import md
from mcda.report.palette import LIGHT
from mcda.report.report import Report
from tests.report.formats import sample
from tests.report.formats.parsed import Node, parse

GOLDEN = Path(__file__).parent / "golden"
HIDDEN = dict.fromkeys(map(ord, "\u2060\u2068\u2069"))
"""Word joiners and isolates: they are there, and nobody sees them."""


def read(markdown: str) -> Node:
    """What a GitHub-flavoured reader makes of it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parse(reader.render(markdown).encode())


def visible(words: str) -> str:
    return words.translate(HIDDEN)


def one_line(name: str) -> str:
    """`name` as it must show: spaces run together, line ends are spaces."""
    return re.sub("[ \t\r\n]+", " ", name).strip(" ")


def page(report: Report) -> str:
    return md(report)["report.md"].decode()


def test_small_report_is_the_golden_text() -> None:
    files = md(sample.small())
    assert files["report.md"].decode() == (GOLDEN / "small.md").read_text(encoding="utf-8")
    assert list(files) == ["report.md", "figures/shares.svg"]


def test_same_report_same_bytes() -> None:
    assert md(sample.small()) == md(sample.small())


def test_figures_are_files_with_colours_of_their_own() -> None:
    drawing = md(sample.small())["figures/shares.svg"].decode()
    assert drawing.startswith("<svg ")
    assert 'width="664"' in drawing
    assert "var(" not in drawing
    assert f'fill="{LIGHT["o1"]}"' in drawing
    root = read(page(sample.small()))
    (image,) = root.all("img")
    assert image.attributes["src"] == "figures/shares.svg"
    assert image.attributes["alt"] == "Share won: Status quo; HQ_upgrade."


def test_every_link_arrives() -> None:
    root = read(page(sample.small()))
    anchors = [a.attributes["id"] for a in root.all("a") if "id" in a.attributes]
    targets = {str(a.attributes["href"])[1:] for a in root.all("a") if "href" in a.attributes}
    assert len(anchors) == len(set(anchors))
    assert targets == {"summary", "depth", "shares", "scores"} == set(anchors)


def test_details_are_subsections_one_level_down() -> None:
    inner = Details("Inner", (Paragraph(text("x")),))
    blocks = (Heading("Head"), Details("Outer", (Heading("Within"), inner)))
    root = read(page(Report("r", "R", "", (Section("s", "S", blocks),))))
    heads = root.all("h1", "h2", "h3", "h4", "h5", "h6")
    assert [(h.tag, h.text) for h in heads] == [
        ("h1", "R"),
        ("h2", "S"),
        ("h3", "Head"),
        ("h4", "Outer"),
        ("h5", "Within"),
        ("h6", "Inner"),
    ]


@pytest.mark.parametrize("name", sample.HOSTILE, ids=lambda name: ascii(name[:12]))
def test_any_text_shows_as_it_is_in_running_text(name: str) -> None:
    (paragraph,) = (n for n in read(line(escaped(name))).children if isinstance(n, Node))
    assert paragraph.tag == "p"
    assert not paragraph.all()
    assert visible(paragraph.text) == visible(one_line(name))


@pytest.mark.parametrize("name", sample.HOSTILE, ids=lambda name: ascii(name[:12]))
def test_any_text_leaves_the_report_whole(name: str) -> None:
    plain, root = read(page(sample.hostile("name"))), read(page(sample.hostile(name)))
    emphasis = ("strong", "a", "code")
    assert [n.tag for n in root.all() if n.tag not in emphasis] == [
        n.tag for n in plain.all() if n.tag not in emphasis
    ]
    expected = visible(one_line(name))
    for tag in ("h1", "h2", "h3", "h4", "code"):
        shown = {visible(n.text).strip(" ") for n in root.all(tag)}
        assert shown == {expected}, tag
    strong = {visible(n.text) for n in root.all("strong")}
    assert strong == {expected, "Table 1.", "Figure 1."}
    cells = [visible(n.text) for n in root.all("td")]
    assert cells[:2] == [" ".join([expected] * 4)] * 2


@pytest.mark.parametrize(
    "words",
    ["@octocat", "someone@example.org", ":smile:", "www.example.org", "https://example.org", "$x$"],
)
def test_nothing_is_left_for_readers_that_look_again(words: str) -> None:
    """GitHub looks for mentions, emoji and addresses in text whose escapes are gone."""
    written = html.unescape(re.sub(r"\\(?=[\\`*_\[\]|~])", "", escaped(words)))
    if words == "$x$":
        assert "$" not in escaped(words)
    else:
        assert words not in written


@pytest.mark.parametrize("words", ["a", "`", "``a`", "a`", " a", "x | y", "\\", "a\nb"])
@pytest.mark.parametrize("in_table", [False, True])
def test_code_keeps_its_text(words: str, in_table: bool) -> None:
    span = code(words, in_table=in_table)
    root = read(f"| x |\n| :-- |\n| {span} |" if in_table else f"x {span}")
    assert [n.text for n in root.all("code")] == [words.replace("\n", " ")]


def test_spaces_that_hold_numbers_and_units_together_stay() -> None:
    assert escaped("66.6\u00a0% \n of") == "66.6\u00a0% of"


@pytest.mark.parametrize("words", ["(a)", '"a"', "a!", "é", "1"])
def test_strong_is_strong_between_letters(words: str) -> None:
    blocks = (Paragraph(text("x", Strong(words), "y")),)
    root = read(page(Report("r", "R", "", (Section("s", "S", blocks),))))
    assert [n.text for n in root.all("strong")] == [words]
    assert root.all("p")[-1].text == f"x{words}y"


def test_a_note_of_warning_stands_out() -> None:
    assert "> [!WARNING]\n> The space has no interior." in page(sample.small())


def test_marking_opens_and_closes_the_page() -> None:
    written = page(sample.small())
    assert written.startswith("# Which \\* reform?\n\n**OFFICIAL**\n")
    assert written.endswith("\n\n**OFFICIAL**\n")
    assert "OFFICIAL" not in page(replace(sample.small(), marking=""))


def test_the_notice_follows_the_title() -> None:
    notice = text("- not measured; see ", Link("why", "depth"))
    written = page(replace(sample.small(), notice=notice))
    quote = "\n\n> \\- not measured; see [why](#depth)\n\n"
    assert written.index("#1 readers") < written.index(quote) < written.index("- [Summary]")


def test_an_option_that_opens_an_item_is_its_name() -> None:
    items = (text(OptionName("HQ", 3), ": more"), text("As ", OptionName("HQ", 3)))
    written = page(Report("r", "R", "", (Section("s", "S", (Bullets(items, named=True),)),)))
    assert "- **HQ**: more\n- As HQ\n" in written


def test_of_two_names_that_open_a_sentence_neither_stands_out() -> None:
    item = text(OptionName("HQ", 3), " and ", OptionName("Status quo", 4), " are level.")
    written = page(Report("r", "R", "", (Section("s", "S", (Bullets((item,)),)),)))
    assert "- HQ and Status quo are level.\n" in written


def test_empty_parts_leave_nothing_behind() -> None:
    table = Table((), ())
    report = Report("r", "R", "", (Section("s", "S", (Paragraph(text(Code(""))), table)),))
    assert "``" not in page(report)
