"""Sections of a study's own: Python files and templates beside it, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from mcda.errors import McdaError, StudyError
from mcda.files.load import check, load_study
from mcda.report.blocks import Code, Link, Note, OptionName, Paragraph, Strong, Table, plain_text
from mcda.report.compose import compose
from mcda.report.formats.json import json as as_json
from tests.files.conftest import Desk, desk

__all__ = ["desk"]

PYTHON = '''\
"""Prices."""

from mcda.report.blocks import Column, Paragraph, Table, text

TITLE = "What it costs"


def prices(bench):
    """Prices by option."""
    yield Paragraph(text("Seen by ", bench.view_name(bench.study.view), "."))
    cells = zip(bench.options, bench.study.problem.performance[:, 0])
    rows = tuple((text(name), text(f"{price:g}")) for name, price in cells)
    yield Table((Column("Option"), Column("Euros", "right")), rows, text("Prices"))
'''

TEMPLATE = """\
# In **short**

{% macro twice(x) %}{{ x }}, {{ x }}{% endmacro %}
{{ study.title }}: see [prices](#own-prices), `mcda rank` and {{ twice("**a**") }}.
{% for option in study.options %}
- {{ option.id|option }} has {{ results.rank.options[option.id].score|fixed(3) }}
{% endfor %}

> ! {{ "<script>" }} {{ ask("rank", view="thrifty").options.hall.rank }} {{ none|percent }}
"""


def put(desk: Desk, sections: str, python: str = PYTHON, template: str = TEMPLATE) -> None:
    desk.add("reports/town.yaml", f"sections: [{sections}]\n")
    desk.write("reports/prices.py", python)
    desk.write("reports/brief.md.j2", template)


def told(desk: Desk) -> str:
    """The one fault that stops the report."""
    with pytest.raises(StudyError) as caught:
        compose(desk.study())
    assert caught.value.exit_code == 3
    (fault,) = caught.value.faults
    return str(fault.headline)


def test_sections_in_the_order_of_the_study(desk: Desk) -> None:
    put(desk, "./brief.md.j2, ./prices.py")
    report = compose(desk.study())
    assert [(s.id, s.title) for s in report.sections] == [
        ("own-brief", "In short"),
        ("own-prices", "What it costs"),
    ]
    said, listed, warning = report.sections[0].blocks
    assert isinstance(said, Paragraph)
    assert plain_text(said.text).startswith(
        "Where to meet: see prices, mcda rank and **a**, **a**."
    )
    assert Link("prices", "own-prices") in said.text
    assert Code("mcda rank") in said.text
    assert listed.items[0][0] == OptionName("Town hall", 0)
    assert warning == Note(("<script> 2 –",), "warning")
    table = report.sections[1].blocks[1]
    assert isinstance(table, Table)
    assert [plain_text(row[1]) for row in table.rows] == ["20", "5"]


def test_what_was_run_is_in_the_record(desk: Desk) -> None:
    put(desk, "./prices.py")
    study = desk.study()
    assert [file.path for file in study.inputs][-1] == "reports/prices.py"
    made = as_json(compose(study))
    assert made == as_json(compose(desk.study()))
    desk.write("reports/prices.py", PYTHON.replace("Seen by", "Viewed by"))
    assert as_json(compose(desk.study())) != made


def test_what_was_read_is_what_is_run(desk: Desk) -> None:
    put(desk, "./prices.py")
    study = desk.study()
    desk.write("reports/prices.py", "1 / 0")
    assert compose(study).sections[0].title == "What it costs"


def test_check_runs_nothing(desk: Desk) -> None:
    put(desk, "./prices.py", python="raise SystemExit(5)")
    assert desk.faults() == []
    assert told(desk) == "reports/prices.py:1:1: SystemExit: 5"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    cells = ", "    1 / 0\n    cells = ", "11:5: ZeroDivisionError: division by zero"),
        ("TITLE", "NAME", '1:1: the file states no title; write TITLE = "..." at its top'),
        (
            "def prices",
            "def price",
            "1:1: the file holds no function 'prices', which is to be called",
        ),
        (
            'Paragraph(text("Seen by ", ',
            'Paragraph("Seen by ") or (("", ',
            "expected what text(...) makes",
        ),
        (
            '"right"',
            '"rihgt"',
            "8:1: prices[1], Table.columns[1], Column.align is 'rihgt'; expected",
        ),
        (
            "(text(name), ",
            "(text(name), text(name), ",
            "a row of the table has 3 cells for 2 columns",
        ),
        ("yield Paragraph(", "yield (", "8:1: prices[0] is a tuple; expected one of Heading, "),
        ("tuple((text", "list((text", "prices[1], Table.rows is a list; expected a tuple"),
        ("bench.study.problem", 'bench.rank("nobody")', "11:5: unknown view 'nobody' (known:"),
        ("TITLE", "import nothing_there\nTITLE", "5:1: ModuleNotFoundError: No module named"),
    ],
)
def test_faults_of_python(desk: Desk, old: str, new: str, said: str) -> None:
    put(desk, "./prices.py", python=PYTHON.replace(old, new, 1))
    assert told(desk).startswith("reports/prices.py:")
    assert said in told(desk)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("study.title", "study.titel", "4:1: unknown name 'titel'; did you mean 'title'?"),
        ("results.rank", "results.rnk", "6:1: unknown analysis 'rnk'; did you mean 'rank'?"),
        ("study.title", "nobody", "4:1: UndefinedError: 'nobody' is undefined"),
        ("study.title", "study.title.__class__", "4:1: SecurityError: access to attribute"),
        (
            'view="thrifty"',
            'view="thirfty"',
            "9:1: unknown view 'thirfty'; did you mean 'thrifty'?",
        ),
        ("option.id|option", '"hal"|option', "6:1: unknown option 'hal'; did you mean 'hall'?"),
        ("# In", "In", "1:1: the text has no title; begin it with a line '# Title'"),
        ("> !", "|a|b|\n|c|\n\n> !", "1:1: a table's second row is its rule, such as |---|--:|"),
        ("> !", "[[hal]]\n\n> !", "1:1: unknown option 'hal'; did you mean 'hall'?"),
    ],
)
def test_faults_of_templates(desk: Desk, old: str, new: str, said: str) -> None:
    put(desk, "./brief.md.j2", template=TEMPLATE.replace(old, new, 1))
    assert told(desk).startswith(f"reports/brief.md.j2:{said}")


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ("./pricse.py", "6:12: no file 'reports/pricse.py'; did you mean 'prices.py'?"),
        ("rangs", "6:12: unknown section 'rangs'; did you mean 'ranges'? (known: "),
        ("/etc/passwd.py", "6:12: '/etc/passwd.py' leads out of the workspace; "),
        ("../../outside.py", "6:12: '../../outside.py' leads out of the workspace; "),
        ("./linked.py", "6:12: './linked.py' leads out of the workspace; "),
        ('".\\\\prices.py"', "6:12: '.\\prices.py' holds a backslash; write paths with /"),
        (
            "./prices.txt",
            "6:12: a section of your own is a file .py or .md.j2, found './prices.txt'",
        ),
        ("./my-part.py", "6:12: the file './my-part.py' is to be named with letters, digits and _"),
        ("./prices.py, ./prices.py", "6:25: './prices.py' is there twice"),
        ("./prices.py, sub/prices.py", "6:25: two sections of your own are called 'prices'"),
        ("./folder.py", "is a folder; expected"),
    ],
)
def test_faults_of_names(desk: Desk, sections: str, said: str) -> None:
    put(desk, sections)
    outside = desk.base.parent / f"{desk.base.name}-outside.py"
    outside.write_text("")
    (desk.base / "reports/linked.py").symlink_to(outside)
    (desk.base / "reports/folder.py").mkdir()
    assert any(said in fault for fault in desk.faults()), desk.faults()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "prices.py",
            PYTHON.replace("(bench):", "(bench)"),
            "reports/prices.py:8:18: expected ':'",
        ),
        ("brief.md.j2", "# T\n{% for %}", "reports/brief.md.j2:2:1: Expected an expression"),
        ("prices.py", "x = '\x07'", "reports/prices.py:1:6: control character U+0007"),
    ],
)
def test_check_finds_what_cannot_run(desk: Desk, name: str, text: str, said: str) -> None:
    put(desk, "./prices.py, ./brief.md.j2")
    desk.write(f"reports/{name}", text)
    (fault,) = desk.faults()
    assert fault.startswith(said)


def test_an_id_that_the_report_has_already(desk: Desk) -> None:
    put(desk, "./prices.py", python=PYTHON.replace('text("Prices")', 'text("Prices"), "p"'))
    assert compose(desk.study()).sections[0].blocks[1].id == "p"
    twice = PYTHON.replace("    yield Table", "    for _ in (1, 2): yield Table")
    desk.write("reports/prices.py", twice.replace('text("Prices")', 'text("Prices"), "p"'))
    with pytest.raises(McdaError, match=r"section 'What it costs': the id 'p' is there twice"):
        compose(desk.study())


def test_what_a_section_prints_is_no_output(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    put(desk, "./prices.py", python=PYTHON.replace("    cells =", "    print('here')\n    cells ="))
    compose(desk.study())
    assert capsys.readouterr() == ("", "here\n")


def test_a_section_without_words_is_left_out(desk: Desk) -> None:
    put(desk, "./prices.py", python="TITLE = 'T'\ndef prices(bench): return ()")
    assert compose(desk.study()).sections == ()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("sections: [rang]", "unknown section 'rang'"),
        ("figures: [rangs]", "unknown figure 'rangs'; did you mean 'ranges'?"),
        ("views: [evn]", "unknown view 'evn'; did you mean 'even'?"),
        ("methods: [topsi]", "unknown method 'topsi'; did you mean 'topsis'?"),
        ("formats: [htm]", "unknown format 'htm'; did you mean 'html'?"),
        ("section: [ranges]", "unknown key 'section'; did you mean 'sections'?"),
    ],
)
def test_every_choice_names_the_nearest(desk: Desk, key: str, said: str) -> None:
    desk.add("reports/town.yaml", f"{key}\n")
    (fault,) = desk.faults()
    assert said in fault
    assert fault.startswith("reports/town.yaml:6:")


def test_template_text_is_read_as_blocks(desk: Desk) -> None:
    text = dedent(
        r"""
        # T

        ## Heading
        para one
        goes on
        1. first
           more
        2. second

        * **b** \*c\*
        > note
        > too
        | A | B \| C |
        |---|--:|
        | x | [[hall]] |
        """
    )
    put(desk, "./brief.md.j2", template=text)
    kinds = [type(block).__name__ for block in compose(desk.study()).sections[0].blocks]
    assert kinds == ["Heading", "Paragraph", "Bullets", "Bullets", "Note", "Table"]
    _, para, first, second, note, table = compose(desk.study()).sections[0].blocks
    assert para == Paragraph(("para one goes on",))
    assert [plain_text(item) for item in first.items] == ["first more", "second"]
    assert second.items == ((Strong("b"), " *c*"),)
    assert note == Note(("note too",))
    assert [c.title for c in table.columns] == ["A", "B | C"]
    assert table.rows == ((("x",), (OptionName("Town hall", 0),)),)


def test_a_study_elsewhere_has_its_sections_beside_it(tmp_path: Path, desk: Desk) -> None:
    put(desk, "./prices.py")
    (desk.base / "reports/prices.py").rename(desk.base / "prices.py")
    text = desk.read("reports/town.yaml")
    desk.write("town.yaml", text)
    assert check("town.yaml").faults == ()
    assert compose(load_study("town.yaml")).sections[0].id == "own-prices"


ODD = "R&D **x** <b> [a](#b) `c` [[hall]]"
MIXED = {
    '{{ ("hall"|option) ~ ": " ~ t }}': (OptionName("Town hall", 0), f": {ODD}"),
    '{{ ("hall"|option) + ": " + t }}': (OptionName("Town hall", 0), f": {ODD}"),
    '{{ t ~ ("hall"|option) }}': (ODD, OptionName("Town hall", 0)),
    '{{ ["hall"|option, t]|join("*") }}': (OptionName("Town hall", 0), f"*{ODD}"),
    '{{ [t, t]|join(", ") }}': (f"{ODD}, {ODD}",),
    "{{ t|e }}": (ODD,),
    "{{ (t|escape) + t }}": (ODD * 2,),
    "{{ t|urlize }}": (ODD,),
    "{{ (t|tojson) + t }}": (f'"{ODD}"{ODD}',),
    "{{ t|upper }}": (ODD.upper(),),
    "{% set x %}**b** {{ t }}{% endset %}{{ x ~ t }}": (Strong("b"), f" {ODD}{ODD}"),
    "{% macro m(x) %}**b**{{ x }}{% endmacro %}{{ m(m(t))|trim }}": (
        *(Strong("b"), Strong("b"), ODD),
    ),
    "{% filter upper %}**b** {{ t }}{% endfilter %}": (Strong("B"), f" {ODD.upper()}"),
    "{% raw %}**{{ b }}**{% endraw %}": (Strong("{{ b }}"),),
    '{{ "a\n- b"|safe|replace("b", "c") }}': ("a",),
    "{{ '**b**'|safe ~ t }}": (Strong("b"), ODD),
}


@pytest.mark.parametrize("printed", MIXED)
def test_what_is_printed_is_text_however_it_is_mixed(desk: Desk, printed: str) -> None:
    put(desk, "./brief.md.j2", template=f"# T\n\n{{% set t = {ODD!r} %}}\n{printed}\n")
    block = compose(desk.study()).sections[0].blocks[0]
    assert block == Paragraph(MIXED[printed])


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("{% autoescape true %}{{ 1 }}{% endautoescape %}", "a section is no HTML; take out"),
        ("{{ {}|xmlattr }}", "No filter named 'xmlattr'"),
    ],
)
def test_a_template_makes_no_html(desk: Desk, printed: str, said: str) -> None:
    put(desk, "./brief.md.j2", template=f"# T\n{printed}\n")
    (fault,) = desk.faults() or [told(desk)]
    assert fault.startswith("reports/brief.md.j2:2:1: ")
    assert said in fault
