"""Reports to render: a small one with every kind of block, a full one, and hostile ones."""

from __future__ import annotations

from mcda.report.blocks import (
    Block,
    Bullets,
    Code,
    Column,
    Details,
    Figure,
    Heading,
    Link,
    Note,
    OptionName,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    text,
)
from mcda.report.palette import option_colour
from mcda.report.report import Report
from mcda.report.svg import document, label, rect

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "=cmd|' /C calc'!A0",
    "a|b||c",
    "`code` ``more``",
    "**bold** _em_ ~~gone~~ * _",
    "[link](https://example.org) ![image](x.png) [ref]: x",
    "# heading",
    "- item",
    "+ item",
    "12. item",
    "3) item",
    "> quote",
    "===",
    "---",
    "&lt;b&gt; &amp; &#36; & co",
    "www.example.org and https://example.org and someone@example.org",
    "@octocat says :smile: at 12:30",
    "$(rm -rf /) $HOME $x$ \\frac \\* \\",
    "{{ 7 * 7 }} {% raw %} ${x} %s",
    "two\nlines\r\nand\ttab",
    "]]> --> <!-- */",
    "\u202egnp.exe\u202c \u200f",
    "\u0639\u0631\u0628\u064a 123",
    "\U0001f600 \u6f22\u5b57",
    "W" * 10_000,
)
"""Names that mean something to a browser, a spreadsheet, a shell or a Markdown reader."""

NAMES = (
    "Coordination centre",
    "Fleet task force",
    "Four-star commander",
    "HQ upgrade",
    "Status quo",
    "Unified command",
)
OPTIONS = tuple(OptionName(name, i) for i, name in enumerate(NAMES))
SHARES = (18.8, 0.01, 66.6, 1.5, 10.6, 2.4)


def drawing(name: str, width: int, names: tuple[str, ...] = NAMES) -> str:
    """A bar an option, made as the figures are made."""
    body = []
    for i, option in enumerate(names):
        y = 8 + 30 * i
        body.append(label(0, y + 14, option[:24]))
        bar = (width - 220) * SHARES[i % len(SHARES)] / 100
        body.append(rect(160, y, bar, 20, option_colour(i)))
        body.append(label(166 + bar, y + 14, f"{SHARES[i % len(SHARES)]} %", bold=True))
    kind = "wide" if width == 640 else "narrow"
    return document(f"{name}-{kind}", width, 30 * len(names) + 16, "Shares", "; ".join(names), body)


def figure(name: str, title: str, names: tuple[str, ...] = NAMES, note: Text = ()) -> Figure:
    rows = tuple(
        (text(OptionName(n, i)), text(f"{SHARES[i % len(SHARES)]} %")) for i, n in enumerate(names)
    )
    return Figure(
        name=name,
        title=title,
        description=f"Share won: {'; '.join(names)}.",
        wide=drawing(name, 640, names),
        narrow=drawing(name, 350, names),
        table=Table((Column("Option"), Column("Share won", "right")), rows),
        note=note,
    )


def small() -> Report:
    """Every kind of block and inline part once, in a fixed order."""
    lead = text(OptionName("Status quo", 4), " wins by ", Strong("0.030"), "; see ")
    answer: tuple[Block, ...] = (
        Paragraph(text(lead, Link("the shares", "shares"), "."), lead=True),
        Paragraph(text("Change it with ", Code("mcda set balanced cost=71"), "."), lead=False),
        Bullets((text("First | one"), text("- second"))),
        Bullets((text("Do this"), text(Strong("*"), " then that")), ordered=True),
        Note(text("Illustrative judgement, not a measurement.")),
        Note(text("The space has no interior."), kind="warning"),
    )
    table = Table(
        (Column("Option"), Column("Score", "right"), Column("Why | how")),
        (
            (text(OptionName("Status quo", 4)), text("0.647"), text("1. <b>reported</b>")),
            (text(OptionName("a|b", 0)), text("0.617"), text(Code("x|`y`"))),
        ),
        caption=text("Scores under ", Strong("balanced")),
        id="scores",
    )
    depth: tuple[Block, ...] = (
        Heading("Shares of the space", id="space"),
        figure("shares", "How often each option wins", ("Status quo", "HQ_upgrade")),
        table,
        Details(
            "All weights", (Paragraph(text("Nothing else: ", Link("gone", "no-such"))), table_2())
        ),
        Paragraph(
            text("Back to ", Link("the answer", "summary"), " and ", Link("scores", "scores"))
        ),
    )
    return Report(
        id="small",
        title="Which * reform?",
        subtitle="A small study, for #1 readers",
        sections=(Section("summary", "Summary", answer), Section("depth", "Depth & more", depth)),
        results=({"analysis": "rank", "options": {"status-quo": {"score": 0.1 + 0.2}}},),
        inputs={"reports/small.yaml": "00ff"},
        stamp={"version": "0.1.0", "seed": 1},
        marking="OFFICIAL",
    )


def table_2() -> Table:
    return Table((Column("Criterion"), Column("Weight", "right")), ((text("Cost"), text("9.1 %")),))


def hostile(name: str) -> Report:
    """A report in which every text is `name`."""
    parts = text(name, " ", Strong(name), " ", Code(name), " ", OptionName(name, 0))
    table = Table((Column(name), Column(name, "right")), ((parts, parts),), text(name), "scores")
    blocks: tuple[Block, ...] = (
        Heading(name),
        Paragraph(text(name), lead=True),
        Paragraph(parts),
        Bullets((text(name), parts)),
        Bullets((text(name), parts), ordered=True),
        Bullets((text(OptionName(name, 0), ": ", name),), named=True),
        Note(text(name)),
        Note(parts, kind="warning"),
        table,
        figure("shares", name, (name, "other"), note=text(name)),
        Details(name, (Paragraph(text(Link(name, "scores"))),)),
    )
    sections = (Section("summary", name, blocks),)
    named = {"title": name, name: [name]}
    return Report("study", name, name, sections, (named,), named, named, name, notice=parts)
