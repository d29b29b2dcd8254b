from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from mcda.report.blocks import (
    Bullets,
    Column,
    Heading,
    Link,
    OptionName,
    Paragraph,
    Section,
    Table,
    text,
)
from mcda.report.formats.html import html
from mcda.report.report import Report
from tests.report.formats import sample
from tests.report.formats.parsed import Node, parse


def page(report: Report) -> Node:
    return parse(html(report)["report.html"])


@pytest.fixture(scope="module")
def small() -> Node:
    return page(sample.small())


def test_one_file_named_report() -> None:
    assert list(html(sample.small())) == ["report.html"]


def test_same_report_same_bytes() -> None:
    assert html(sample.small()) == html(sample.small())


def test_policy_admits_the_style_sheet_and_nothing_else(small: Node) -> None:
    (policy,) = (
        meta.attributes["content"]
        for meta in small.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = small.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "\r" not in style.text


def test_policy_comes_before_what_it_governs(small: Node) -> None:
    (head,) = small.all("head")
    tags = [node.tag for node in head.all()]
    assert tags.index("style") > 1
    assert "http-equiv" in head.all()[1].attributes


def test_nothing_comes_from_outside(small: Node) -> None:
    assert not small.all("script", "link", "img", "iframe", "object", "base", "form", "style")[1:]
    for node in small.all():
        for key, value in node.attributes.items():
            assert key != "style"
            assert not key.startswith("on")
            if key in ("href", "src"):
                assert str(value).startswith("#")
    (style,) = small.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_ids_are_unique_and_every_link_arrives(small: Node) -> None:
    ids = [node.attributes["id"] for node in small.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert all(ids)
    for node in small.all():
        for key in ("href", "aria-labelledby", "aria-describedby"):
            for target in str(node.attributes.get(key) or "").split():
                assert target.removeprefix("#") in ids


def test_a_link_to_nothing_is_text(small: Node) -> None:
    assert "Nothing else: gone" in [node.text for node in small.all("p")]
    assert "gone" not in [node.text for node in small.all("a")]


def test_headings_step_down_one_level_at_a_time(small: Node) -> None:
    levels = [int(node.tag[1]) for node in small.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels == [1, 2, 2, 3]


def test_no_heading_is_deeper_than_html_has() -> None:
    deep = Section("deep", "Deep", (Heading("Deepest", level=9),))
    assert [h.text for h in page(Report("r", "R", "", (deep,))).all("h6")] == ["Deepest"]


def test_landmarks_and_skip_link(small: Node) -> None:
    (body,) = small.all("body")
    assert [n.tag for n in body.children if isinstance(n, Node)] == [
        "a",
        "svg",
        "header",
        "nav",
        "main",
        "footer",
    ]
    (main,) = small.all("main")
    skip = body.all("a")[0]
    assert skip.attributes["href"] == f"#{main.attributes['id']}"


def test_contents_list_sections_then_figures_and_tables(small: Node) -> None:
    (nav,) = small.all("nav")
    assert [(a.attributes["href"], a.text) for a in nav.all("a")] == [
        ("#summary", "Summary"),
        ("#depth", "Depth & more"),
        ("#shares", "Figure 1 How often each option wins"),
        ("#scores", "Table 1 Scores under balanced"),
    ]


def test_tables_have_captions_and_scopes(small: Node) -> None:
    tables = small.all("table")
    assert len(tables) == 3  # behind the figure, the scores, the folded one
    scores = tables[1]
    assert [c.text for c in scores.all("caption")] == ["Table 1 Scores under balanced"]
    for table in tables:
        (head,), (body,) = table.all("thead"), table.all("tbody")
        assert {th.attributes["scope"] for th in head.all("th")} == {"col"}
        for row in body.all("tr"):
            cells = row.all("th", "td")
            assert [c.tag for c in cells] == ["th"] + ["td"] * (len(cells) - 1)
            assert cells[0].attributes["scope"] == "row"


def test_a_table_scrolls_in_a_box_the_keyboard_reaches(small: Node) -> None:
    for box in (n for n in small.all("div") if n.attributes.get("class") == "scroll"):
        assert box.attributes["tabindex"] == "0"
        assert "aria-label" in box.attributes or "aria-labelledby" in box.attributes


@pytest.mark.parametrize(("count", "kind"), [(10, "frame short"), (11, "frame short dense")])
def test_a_table_of_many_columns_is_printed_sideways(count: int, kind: str) -> None:
    table = Table((Column("x"),) * count, ((text("1"),) * count,), id="t")
    tree = page(Report("r", "R", "", (Section("s", "S", (table,)),)))
    assert [n.attributes["class"] for n in tree.all("div")] == [kind, "scroll"]
    assert ".dense { page: sideways; }" in tree.all("style")[0].text


def test_a_stacked_table_names_its_roles_and_the_columns_of_its_values() -> None:
    columns = (Column("Criterion"), Column('Why "so"'), Column(""))
    table = Table(columns, ((text("Cost"), text("word " * 20), text()),), id="t")
    (node,) = page(Report("r", "R", "", (Section("s", "S", (table,)),))).all("table")
    assert node.attributes == {"class": "stacked", "role": "table"}
    assert [(n.tag, n.attributes["role"]) for n in node.all()] == [
        ("thead", "rowgroup"),
        ("tr", "row"),
        ("th", "columnheader"),
        ("th", "columnheader"),
        ("td", "cell"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("th", "rowheader"),
        ("td", "cell"),
        ("td", "cell"),
    ]
    labels = [n.attributes.get("data-label") for n in node.all("tbody")[0].all("th", "td")]
    assert labels == [None, 'Why "so"', ""]


def test_a_row_on_a_phone_says_what_opens_it_unless_its_name_does() -> None:
    def label(title: str) -> str | None:
        table = Table((Column(title), Column("x")), ((text("Cost"), text("word " * 20)),), id="t")
        node = page(Report("r", "R", "", (Section("s", "S", (table,)),)))
        found = [n for n in node.all("th") if n.attributes.get("scope") == "row"]
        return found[0].attributes.get("data-label")

    assert label("Left out") == "Left out"
    assert [label(title) for title in ("Criterion", "Option", "")] == [None] * 3


def test_a_short_range_in_brackets_stays_on_one_line() -> None:
    cells = ("8,200 (6,500–9,100)", "1 (88,000,000–140,000,000)", "7 (<b>1</b>–2)", "9 (of 12)")
    columns = (Column("Option"), *(Column("x", "right") for _ in cells))
    table = Table(columns, (tuple(text(cell) for cell in ("A", *cells)),), id="t")
    node = page(Report("r", "R", "", (Section("s", "S", (table,)),)))
    kept = [n.text for n in node.all("span") if n.attributes.get("class") == "range"]
    assert kept == ["(6,500–9,100)", "(<b>1</b>–2)"]


def test_a_table_of_numbers_stays_a_table(small: Node) -> None:
    for table in small.all("table"):
        assert "role" not in table.attributes
        assert table.attributes.get("class") in (None, "figures")


def test_an_option_that_opens_an_item_is_its_bullet() -> None:
    items = (text(OptionName("Status quo", 4), ": as now"), text("As ", OptionName("HQ", 3)), ())
    lists = (Bullets(items, named=True), Bullets(items[:1], ordered=True, named=True))
    tree = page(Report("r", "R", "", (Section("s", "S", lists),)))
    shown = [(n.attributes, n.text) for n in tree.all("main")[0].all("li")]
    assert shown == [
        ({"class": "named"}, "Status quo: as now"),
        ({}, "As HQ"),
        ({}, ""),
        ({"class": "named"}, "Status quo: as now"),
    ]
    assert [n.text for n in tree.all("strong")] == ["Status quo"] * 2


def test_of_two_names_that_open_a_sentence_neither_stands_out() -> None:
    item = text(OptionName("HQ", 3), " and ", OptionName("Status quo", 4), " are level.")
    tree = page(Report("r", "R", "", (Section("s", "S", (Bullets((item,)),)),)))
    assert [(n.attributes, n.text) for n in tree.all("main")[0].all("li")] == [
        ({}, "HQ and Status quo are level.")
    ]
    assert not tree.all("strong")


def test_the_notice_stands_with_the_title() -> None:
    notice = text("Judgements by ", OptionName("Nobody", 9), "; see ", Link("them", "depth"), ".")
    tree = page(replace(sample.small(), notice=notice))
    (header,) = tree.all("header")
    shown = header.all("p")[-1]
    assert shown.attributes == {"class": "notice", "role": "note"}
    assert shown.text == "Judgements by Nobody; see them."
    assert "page-option-9" in [s.attributes["id"] for s in tree.all("symbol")]
    assert [p.attributes["class"] for p in page(sample.small()).all("header")[0].all("p")] == [
        "marking",
        "subtitle",
    ]


def test_a_figure_has_both_widths_and_its_numbers(small: Node) -> None:
    (figure,) = small.all("figure")
    drawings = [n for n in figure.all("div") if "drawing" in str(n.attributes.get("class"))]
    assert [d.attributes["class"] for d in drawings] == ["drawing wide", "drawing narrow"]
    assert [d.all("svg")[0].attributes["width"] for d in drawings] == ["640", "350"]
    (numbers,) = figure.all("details")
    assert numbers.all("summary")[0].text == "The numbers behind Figure 1"
    assert "18.8 %" in numbers.all("table")[0].text


def test_an_option_wears_its_marker_and_colour(small: Node) -> None:
    (symbol,) = (s for s in small.all("symbol") if s.attributes["id"] == "page-option-4")
    assert symbol.all("path")[0].attributes["fill"] == "var(--o5)"
    named = [n for n in small.all("span") if n.attributes.get("class") == "option"]
    assert named[0].text == "Status quo"
    assert named[0].all("use")[0].attributes["href"] == "#page-option-4"


def test_every_role_has_a_colour(small: Node) -> None:
    content = html(sample.small())["report.html"].decode()
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", content))
    assert used <= set(re.findall(r"(--[a-z0-9-]+):", content))


def test_marking_stands_on_every_page() -> None:
    marked = page(sample.small())
    assert [n.text for n in marked.all("p") if n.attributes.get("class") == "marking"] == [
        "OFFICIAL",
        "OFFICIAL",
    ]
    style = marked.all("style")[0].text
    encoded = "".join(f"\\{ord(c):06x}" for c in "OFFICIAL")
    assert f'@top-center{{content:"{encoded}"}}' in style
    unmarked = page(replace(sample.small(), marking=""))
    assert not [n for n in unmarked.all("p") if n.attributes.get("class") == "marking"]
    assert encoded not in unmarked.all("style")[0].text


def test_language_is_stated() -> None:
    (root,) = page(replace(sample.small(), language="ja")).all("html")
    assert root.attributes["lang"] == "ja"


@pytest.mark.parametrize("name", sample.HOSTILE, ids=lambda name: ascii(name[:12]))
def test_any_text_shows_as_it_is_everywhere(name: str) -> None:
    tree = page(sample.hostile(name))
    expected = name.replace("\r\n", "\n")
    shown = {
        "title": tree.all("head")[0].all("title"),
        "h1": tree.all("h1"),
        "h2": tree.all("h2"),
        "h3": tree.all("h3"),
        "code": tree.all("code"),
        "strong": [n for n in tree.all("strong") if not n.attributes],
        "summary": tree.all("summary")[-1:],
        "option": [n for n in tree.all("span") if n.attributes.get("class") == "option"][:1],
    }
    for place, nodes in shown.items():
        assert nodes, place
        assert {n.text for n in nodes} == {expected}, place
    assert not tree.all("script", "img")


@pytest.mark.parametrize("name", sample.HOSTILE, ids=lambda name: ascii(name[:12]))
def test_any_text_leaves_the_page_whole(name: str) -> None:
    tags = [n.tag for n in page(sample.hostile("name")).all()]
    assert [n.tag for n in page(sample.hostile(name)).all() if n.tag != "bdi"] == [
        tag for tag in tags if tag != "bdi"
    ]


def test_text_that_runs_right_to_left_is_isolated() -> None:
    tree = page(sample.hostile("\u202eevil"))
    assert all(n.all("bdi") for n in tree.all("h1", "h2", "h3", "code", "caption"))


def test_characters_no_file_may_hold_are_replaced() -> None:
    tree = page(Report("r", "a\x00b\ud800c\x1bd\ufffee", "", ()))
    assert tree.all("h1")[0].text == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_a_table_without_rows_still_has_its_heads() -> None:
    section = Section("s", "S", (Table((Column("Option"), Column("")), ()),))
    (head,) = page(Report("r", "R", "", (section,))).all("thead")
    assert [n.tag for n in head.all("th", "td")] == ["th", "td"]


def test_two_parts_of_one_name_are_refused() -> None:
    twice = Section("s", "S", (Heading("H", id="s"),))
    with pytest.raises(ValueError, match="share the id s"):
        html(Report("r", "R", "", (twice,)))


def test_links_lead_into_details_and_to_figures() -> None:
    linked = Paragraph(text(Link("see", "shares"), Link("there", "table-2")))
    report = sample.small()
    first = replace(report.sections[0], blocks=(linked,))
    tree = page(replace(report, sections=(first, *report.sections[1:])))
    (main,) = tree.all("main")
    assert [a.attributes["href"] for a in main.all("p")[0].all("a")] == ["#shares", "#table-2"]
