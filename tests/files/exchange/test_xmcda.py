"""XMCDA out and in: the same problem comes back, and hostile files are refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mcda.errors import McdaError
from mcda.files.exchange.study_files import study_files
from mcda.files.exchange.xmcda import read_xmcda
from mcda.files.exchange.xml import MAX_BYTES
from mcda.files.exports import EXPORTS
from mcda.files.load import load_study
from mcda.files.study import Study
from tests.cli.conftest import Mcda, mcda
from tests.files.conftest import Desk, desk
from tests.files.exchange.small_xmcda import NAMESPACE, SMALL, small

__all__ = ["desk", "mcda"]

ROOT = Path(__file__).parents[3]


def back(study: Study, folder: Path) -> Study:
    """The study by way of an XMCDA file."""
    (name, data), *_ = EXPORTS.load("xmcda")(study).items()
    path = folder / name
    path.write_bytes(data)
    for file, contents in study_files(read_xmcda(path), "back", study.title, name).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(contents)
    return load_study(folder / "reports/back.yaml")


def same(one: Study, other: Study) -> None:
    assert one.problem.options == other.problem.options
    for name in ("performance", "low", "high", "values"):
        assert getattr(one.problem, name).tolist() == getattr(other.problem, name).tolist()
    for a, b in zip(one.problem.criteria, other.problem.criteria, strict=True):
        assert (a.id, a.name, a.group, a.direction) == (b.id, b.name, b.group, b.direction)
        assert (a.scale, a.unit, a.value_function) == (b.scale, b.unit, b.value_function)
    assert {v: x.tolist() for v, x in one.points.items()} == {
        v: x.tolist() for v, x in other.points.items()
    }
    assert [v.name for v in one.view_info.values()] == [v.name for v in other.view_info.values()]
    assert dict(one.descriptions) == dict(other.descriptions)


def test_the_case_comes_back(tmp_path: Path) -> None:
    study = load_study(ROOT / "reports/alliance.yaml")
    same(study, back(study, tmp_path))


def test_levels_curves_and_hostile_text_come_back(desk: Desk) -> None:
    hostile = "<script>]]> &amp; \u202e 🙂 'no' 1e3: # - x"
    desk.edit("options/town/hall.yaml", "Town hall", json.dumps(hostile, ensure_ascii=False))
    desk.edit(
        "options/town/park.yaml", "id: park", f"id: park\nname: '1e3'\ndescription: {'x' * 10_000}"
    )
    desk.edit(
        "criteria/town.yaml",
        "    scale: {min: 0, max: 10}\n",
        "    scale: {min: 0, max: 10}\n    value: {points: [[0, 0], [4, 70.5], [10, 100]]}\n",
    )
    desk.edit("criteria/town.yaml", "fair: 40, good: 100", "fair: 40, good: 90")
    study = desk.study()
    same(study, back(study, desk.base))


def test_the_order_of_its_parts_is_the_schema_s(desk: Desk) -> None:
    (data,) = EXPORTS.load("xmcda")(desk.study()).values()
    assert EXPORTS.load("xmcda")(desk.study()) == {"town.xml": data}
    root = ElementTree.fromstring(data)
    assert root.tag == f"{{{NAMESPACE}}}XMCDA"
    assert [child.tag for child in root] == [
        *("alternatives", "criteria", "criteriaSets"),
        *["performanceTable"] * 3,
        *("criteriaScales", "criteriaValues", "criteriaValues"),
    ]
    assert b"<!-- Left out: 2 statements about weights, " in data


def test_the_marking_comes_back_and_ends_no_remark(desk: Desk) -> None:
    desk.edit("reports/town.yaml", "title:", "marking: OFFICIAL-SENSITIVE \u00e9\ntitle:")
    assert back(desk.study(), desk.base).marking == "OFFICIAL-SENSITIVE \u00e9"
    desk.edit("reports/town.yaml", "OFFICIAL", "'A --> <b> -- ---'  # ")
    (data,) = EXPORTS.load("xmcda")(desk.study()).values()
    assert b"<!-- Marking: A - -> <b> - - - - -. -->" in data
    ElementTree.fromstring(data)


CURVES = (
    '<criteriaFunctions mcdaConcept="value out of 100">'
    + "<criterionFunction><criterionID>g1</criterionID></criterionFunction>" * 2
    + "</criteriaFunctions>"
)


def test_what_others_write(tmp_path: Path) -> None:
    read = small(tmp_path)
    assert [(o["id"], o["name"]) for o in read.options] == [("a-1", "One"), ("a-1-2", "a-1")]
    assert [o["scores"] for o in read.options] == [{"g1": 3, "g2": "b"}, {"g1": 4.5, "g2": "a"}]
    assert read.criteria[0] == {"id": "g1", "direction": "min", "scale": {"min": 0, "max": 10}}
    assert read.criteria[1]["value"] == {"levels": {"a": 0, "b": 100}}
    assert read.views == {"w": {"name": "w", "points": {"g1": 0.25, "g2": 0.75}}}
    assert read.remarks == [
        "the levels of criterion 'g2': their values 1 to 3 are spread over 0 to 100"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2019/XMCDA-3.1.1", "2009/XMCDA-2.0.0", "is no XMCDA 3 or 4 file: its root is"),
        ("<x:XMCDA", "<!DOCTYPE x><x:XMCDA", "declares entities or a document type; take them out"),
        ("</x:XMCDA>", "", r"small\.xml:37:1: no element found"),
        ("<alternatives>", "<alternatives><b>", r"small\.xml:2:\d+: mismatched tag"),
        (
            "<minimum><integer>0</integer></minimum>",
            "",
            "scale of criterion 'g1' has no minimum and",
        ),
        ("<integer>3</integer>", "<integer>x</integer>", "'g1': expected a number, found 'x'"),
        ("<real>4.5</real>", "<real>INF</real>", "'g1': expected a number, found 'INF'"),
        (
            "<integer>3</integer>",
            "<interval/>",
            "a value of the kind 'interval' is no best estimate",
        ),
        ("<integer>3</integer></value>", "<NA/></value><value/>", "2 values on criterion 'g1'"),
        ("preferenceDirection>min", "preferenceDirection>up", "has no scale with a preference dir"),
        ('<criterion id="g1"/>', '<criterion id="g2"/>', "the id 'g2' is there twice"),
        ('<criterion id="g1"/>', "<criterion/>", "of its criterion elements, one has no id"),
        ('<criterion id="g1"/>', '<criterion id="h"/>', "criterion 'h' has no scale, or several"),
        (
            "<performanceTable>",
            "<performanceTable/><performanceTable>",
            "several performance tables",
        ),
        ("denominator>4", "denominator>0", "'g1': expected a number, found"),
        ("denominator>4", "denominator>1_0", "'g1': expected a number, found"),
        ("<integer>3</integer>", "<integer>1_000</integer>", "expected a number, found '1_000'"),
        ("<real>4.5</real>", "<real>4_0.5</real>", "'g1': expected a number, found '4_0.5'"),
        (
            "<performance><criterionID>g2",
            "<performance><criterionID>g1",
            "the performance of alternative 'A 1' on criterion 'g1' is there twice",
        ),
        (
            "<alternativePerformances><alternativeID>a-1<",
            "<alternativePerformances><alternativeID>A 1<",
            "the performance of alternative 'A 1' on criterion 'g1' is there twice",
        ),
        (
            "<criterionValue><criterionID>g2",
            "<criterionValue><criterionID>g1",
            "in criteriaValues 'w', criterion 'g1' is there twice",
        ),
        (
            "<valuedLabel><label>b",
            "<valuedLabel><label>a",
            "in the levels of criterion 'g2', the label 'a' is there twice",
        ),
        (
            "<criterionScale><criterionID>g2",
            "<criterionScale><criterionID>g1",
            "criterion 'g1' has no scale, or several",
        ),
        (
            "<criteriaValues",
            f"{CURVES}<criteriaValues",
            "the function of criterion 'g1' is there twice",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(McdaError, match=said) as caught:
        small(tmp_path, old, new)
    assert "\n" not in str(caught.value)


BOMB = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
HOSTILE = {
    "bomb": f"<!DOCTYPE x [{BOMB}]><x>&l9;</x>",
    "outside": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "parameter": '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://localhost:9/"> %e;]><x/>',
    "no-xml": "{}",
    "empty": "",
    "encoding": '<?xml version="1.0" encoding="klingon"?><x/>',
    "bytes": "\udcff",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "hostile.xml"
    path.write_text(HOSTILE[kind], errors="surrogateescape")
    with pytest.raises(McdaError, match=r"hostile\.xml"):
        read_xmcda(path)


def test_files_that_are_no_files(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a directory"), (tmp_path / "none.xml", "no such file")):
        with pytest.raises(McdaError, match=said):
            read_xmcda(path)
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(McdaError, match="at most 16 MB are read"):
        read_xmcda(large)


def test_import_makes_a_study_that_passes(desk: Desk, mcda: Mcda) -> None:
    assert mcda("export", "--format", "xmcda").out == "reports/town/xmcda/town.xml\n"
    made = mcda("import", "reports/town/xmcda/town.xml", "--into", "New one")
    assert made.code == 0
    assert "New one/reports/new-one.yaml" in made.out
    assert "town.xml: not in the file, by its own words: 2 statements about weights" in made.err
    same(desk.study(), load_study("New one/reports/new-one.yaml"))
    again = mcda("import", "reports/town/xmcda/town.xml", "--into", "New one")
    assert again.code == 4
    assert "is there already" in again.err
    for words in (["--into", "x", "--dry-run"], [], ["reports/town.yaml", "--into", "x"]):
        assert mcda("import", "reports/town/xmcda/town.xml", *words).code == 2
    assert mcda("import", "book.xlsx", "--into", "x").code == 2
    table = mcda("import", "options/town.csv")
    assert (table.code, "write 'options: town.csv' into it" in table.err) == (2, True)


def test_a_gap_is_told_and_the_study_there_to_mend(desk: Desk, mcda: Mcda) -> None:
    desk.write("s.xml", SMALL.replace("<integer>3</integer>", "<NA/>", 1))
    made = mcda("import", "s.xml", "--into", "new")
    assert made.code == 3
    assert "missing score for 'g1'" in made.err
    assert Path("new/reports/new.yaml").exists()
