"""What XMCDA has no place for, and what of it is not read: told and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mcda.files.exchange.xmcda import read_xmcda
from tests.cli.conftest import Mcda, mcda
from tests.files.conftest import Desk, desk
from tests.files.exchange.small_xmcda import SMALL, small

__all__ = ["desk", "mcda"]

ROOT = Path(__file__).parents[3]


def test_what_stays_behind_is_told(tmp_path: Path) -> None:
    active = small(
        tmp_path,
        '<alternative id="a-1"/>',
        '<alternative id="a-1"><active>false</active></alternative>',
    )
    assert "left out, since not active: alternative 'a-1'" in active.remarks
    assert len(active.options) == 1
    other = small(tmp_path, "<criteriaScales>", "<criteriaThresholds/><criteriaScales>")
    assert "not read: criteriaThresholds" in other.remarks
    lacking = small(tmp_path, "<real>0.75</real>", "<NA/>")
    assert lacking.views == {}
    assert any("say nothing of 'g2', so they are no weights" in said for said in lacking.remarks)
    twice = "".join(
        f'<criteriaSet id="{s}"><element><criterionID>g1</criterionID></element></criteriaSet>'
        for s in "st"
    )
    sets = small(
        tmp_path, "<performanceTable>", f"<criteriaSets>{twice}</criteriaSets><performanceTable>"
    )
    assert any("criteriaSets overlap" in said for said in sets.remarks)
    ends = small(tmp_path, "<minimum><integer>0</integer></minimum>", "", scales_from_data=True)
    assert ends.criteria[0]["scale"] == {"min": 3, "max": 4.5}
    assert any("is taken from the data; set the ends you mean" in said for said in ends.remarks)


def test_every_kind_that_is_not_read_is_counted(tmp_path: Path) -> None:
    about = "<description><comment>x</comment><author>y</author></description>"
    text = (
        SMALL.replace('<criterion id="g1"/>', f'<criterion id="g1">{about}</criterion>')
        .replace(
            '<alternative id="a-1"/>',
            f'<alternative id="a-1">{about}<type>fictive</type></alternative>',
        )
        .replace("<criteriaValues name", f"<criteriaValues name='v'>{about}</criteriaValues>"
            "<criteriaLinearConstraints><constraint/><constraint/></criteriaLinearConstraints>"
            "<criteriaValues name")
    )  # fmt: skip
    path = tmp_path / "small.xml"
    path.write_text(text, encoding="utf-8")
    (told,) = (said for said in read_xmcda(path).remarks if said.startswith("not read"))
    assert told == (
        "not read: alternative/type (1), criteriaLinearConstraints (2 entries), "
        "criteriaValues/description (1), criterion/description (1), description/author (1)"
    )
    for kind in ("<type>real</type>", "<active>true</active>"):
        path.write_text(SMALL.replace("<criterion id", f"<!-- {kind} --><criterion id"), "utf-8")
        assert not any(said.startswith("not read") for said in read_xmcda(path).remarks)


@pytest.mark.parametrize(
    ("form", "has", "has_not"),
    [
        ("csv", "2 statements about weights", "note"),
        ("xmcda", "2 statements about weights", "value function"),
    ],
)
def test_what_a_form_has_no_place_for_is_told(
    desk: Desk, mcda: Mcda, form: str, has: str, has_not: str
) -> None:
    done = mcda("export", "--format", form)
    assert done.code == 0
    assert f"mcda: {form} has no place for {has}" in done.err
    assert has_not not in done.err
    behind = json.loads(mcda("export", "--format", form, "--json").out)["left_out"]
    assert behind[0] == has


@pytest.mark.parametrize(
    ("before", "more", "said"),
    [
        (
            "</alternativePerformances>",
            "<performance><criterionID>h</criterionID><value><real>1</real></value></performance>",
            "not read: performances of 'h', which is no criterion of the file",
        ),
        (
            "</performanceTable>",
            "<alternativePerformances><alternativeID>z</alternativeID></alternativePerformances>",
            "not read: performances of 'z', which is no alternative of the file",
        ),
        (
            "</criteriaValues>",
            "<criterionValue><criterionID>h</criterionID><value><real>1</real></value>"
            "</criterionValue>",
            "not read: criteriaValues of 'h', which is no criterion of the file",
        ),
        (
            "</criteriaScales>",
            "<criterionScale><criterionID>h</criterionID></criterionScale>",
            "not read: a scale of 'h', which is no criterion of the file",
        ),
    ],
)
def test_what_is_said_of_nothing_is_told(tmp_path: Path, before: str, more: str, said: str) -> None:
    read = small(tmp_path, before, more + before)
    assert said in read.remarks
    assert [o["scores"] for o in read.options] == [{"g1": 3, "g2": "b"}, {"g1": 4.5, "g2": "a"}]


def test_what_is_said_of_one_left_out_is_told_once(tmp_path: Path) -> None:
    off = '<criterion id="g1"><active>false</active></criterion>'
    remarks = small(tmp_path, '<criterion id="g1"/>', off).remarks
    assert [said for said in remarks if "g1" in said] == [
        "left out, since not active: criterion 'g1'"
    ]
