"""`mcda verify`: a report's file is made again from its stamp, and what differs is named."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from mcda.report import stamp
from mcda.report.formats.json import digest
from tests.case import edit, write_study
from tests.cli.conftest import Mcda

PAGE = "reports/small/report.html"
C = "criteria/small.yaml"
EXTRA = "sections: [scores, record]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mcda: Mcda) -> Path:
    """A small study with a report of few sections, in the working directory."""
    write_study(tmp_path, [[8, 3], [4, 9]], {"even": [1, 1], "first": [6, 2]}, extra=EXTRA)
    monkeypatch.chdir(tmp_path)
    assert mcda("report").code == 0
    return tmp_path


def test_every_file_of_a_report_is_made_again(desk: Path, mcda: Mcda) -> None:
    for name in ("report.html", "report.md"):
        done = mcda("verify", f"reports/small/{name}")
        assert (done.code, done.err) == (0, "")
        assert (
            done.out == f"reports/small/{name}: made again from its stamp, it is the same bytes\n"
        )
    done = mcda("verify", "reports/small/report.json", "--rerun")
    assert done.out.splitlines()[-1].endswith("it is the same bytes")
    assert "every fraction in it holds" in done.out


@pytest.mark.parametrize(
    "words",
    [
        *(["--view", "first"], ["--set", "c1=7"], ["--method", "topsis"], ["--redact"]),
        ["--language", "ja"],
    ],
)
def test_what_was_asked_for_is_asked_again(desk: Path, mcda: Mcda, words: list[str]) -> None:
    assert mcda("report", *words).code == 0
    assert mcda("verify", PAGE).code == 0


def test_from_elsewhere_and_of_a_report_elsewhere(
    desk: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    mcda("report", "--out", "out")
    assert mcda("verify", "out/report.html").code == 0
    shutil.copy("out/report.html", desk.parent / "sent.html")
    monkeypatch.chdir(desk.parent)
    assert mcda("verify", str(desk / PAGE)).code == 0
    done = mcda("verify", "sent.html")
    assert done.code == 1
    assert "sent.html: reports/small.yaml is not there any more" in done.err
    assert mcda("verify", "sent.html", "--study", str(desk / "reports/small.yaml")).code == 0


def test_figures_beside_a_page_are_part_of_it(desk: Path, mcda: Mcda) -> None:
    edit(desk / "reports/small.yaml", "sections: [scores, record]", "sections: [ranges]")
    assert mcda("report").code == 0
    one, *_ = sorted((desk / "reports/small/figures").iterdir())
    name, page = one.relative_to(desk).as_posix(), "reports/small/report.md"
    assert mcda("verify", name).out == f"{name}: made again from its stamp, it is the same bytes\n"
    assert mcda("verify", page).code == 0
    edit(one, "</svg>", "<!-- altered --></svg>")
    shown = f"figures/{one.name}"
    done = mcda("verify", page)
    assert (done.code, done.err) == (1, f"{page}: {shown} is not the same, byte for byte\n")
    done = mcda("verify", name)
    assert (done.code, done.err) == (1, f"{name}: it is not the same, byte for byte\n")
    one.unlink()
    assert f"{shown} is not there any more" in mcda("verify", page).err


def test_the_date_that_files_claim_is_kept_with_their_stamp(
    desk: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = "reports/small/report.xlsx"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert mcda("report", "--format", "xlsx").code == 0
    for date in ("1600000000", ""):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
        assert mcda("verify", book).out.endswith("it is the same bytes\n")
        assert mcda("report", "--format", "md").err == ""  # the book is no older for its date
    assert mcda("report", "--format", "xlsx").code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert mcda("verify", book).code == 0
    listed = desk / "reports/small/.written.json"
    listed.write_text(listed.read_text().replace('"seed":', '"date": "now",\n"seed":'))
    assert "its 'date' is no whole number" in mcda("verify", book).err


def test_a_date_that_is_none_is_refused_at_once(
    desk: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = mcda("check")
    assert done.code == 3
    assert done.err.startswith("mcda: SOURCE_DATE_EPOCH is 'yesterday', which is no number")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    assert mcda("check").code == 0
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_changed_file_is_named(desk: Path, mcda: Mcda) -> None:
    edit(desk / C, "{c1: 1, c2: 1}", "{c1: 1, c2: 2}")
    done = mcda("verify", PAGE)
    assert (done.code, done.err) == (1, f"{PAGE}: {C} has changed\n")
    data = json.loads(mcda("verify", PAGE, "--json").out)
    assert data == {"file": PAGE, "differences": [f"{C} has changed"], "remarks": []}


def test_a_new_or_missing_file_is_named(desk: Path, mcda: Mcda) -> None:
    other = desk / "options" / "small" / "o02.yaml"
    shutil.copy(other, other.with_name("o03.yaml"))
    edit(other.with_name("o03.yaml"), "id: o02", "id: o03")
    assert "options/small/o03.yaml is new" in mcda("verify", PAGE).err
    other.unlink()
    assert "options/small/o02.yaml is not there any more" in mcda("verify", PAGE).err


def test_the_section_that_was_changed_is_named(desk: Path, mcda: Mcda) -> None:
    for name in ("report.html", "report.md"):
        path = desk / "reports" / "small" / name
        text = path.read_text("utf-8")
        at = text.index("Option 2", text.index('id="scores"'))
        path.write_text(text[:at] + "Option 9" + text[at + 8 :], "utf-8")
        done = mcda("verify", f"reports/small/{name}")
        assert done.code == 1
        assert done.err == f"reports/small/{name}: differs first in 'scores'\n"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [("<title>Small", "<title>Smell", "before the first"),
     ("</main>", "</main>x", "after the last"),
     ('"options":[{', '"options":[{"x":1,', "after the last")],
)  # fmt: skip
def test_what_stands_around_the_sections_counts(
    desk: Path, mcda: Mcda, old: str, new: str, where: str
) -> None:
    edit(desk / PAGE, old, new)
    assert f"differs first in what stands {where} section" in mcda("verify", PAGE).err


def test_sections_that_are_there_twice_or_not_at_all_or_elsewhere(desk: Path, mcda: Mcda) -> None:
    for name, start in (("report.html", '<section id="{}"'), ("report.md", '## <a id="{}">')):
        path = desk / "reports" / "small" / name
        whole = path.read_text("utf-8")
        one, two = (whole.index(start.format(x)) for x in ("scores", "record"))
        head, scores, rest = whole[:one], whole[one:two], whole[two:]
        for text, where in (
            (head + scores + scores + rest, "scores"),
            (head + rest, "scores"),
            (head + scores, "record"),
            (head + scores + rest + scores, "scores"),
            (whole + start.format("mine") + ">", "mine"),
        ):
            path.write_text(text, "utf-8")
            done = mcda("verify", f"reports/small/{name}")
            assert done.code == 1
            assert done.err == f"reports/small/{name}: differs first in '{where}'\n"


def test_a_page_that_was_cut_off(desk: Path, mcda: Mcda) -> None:
    page = Path(PAGE)
    whole = page.read_text("utf-8")
    for length in (whole.index("<body"), len(whole) // 2):
        page.write_text(whole[:length], "utf-8")
        done = mcda("verify", PAGE)
        assert done.code == 1
        assert "differs first" in done.err


def test_a_number_changed_in_the_json(desk: Path, mcda: Mcda) -> None:
    path = desk / "reports" / "small" / "report.json"
    data = json.loads(path.read_text("utf-8"))
    data["results"][0]["view"] = "other"
    path.write_text(json.dumps(data), "utf-8")
    done = mcda("verify", "reports/small/report.json", "--rerun")
    assert done.code == 1
    assert "differs first at results/0/view" in done.err or "refused" in done.err


@pytest.mark.parametrize("field", ["view", "method"])
def test_a_report_that_does_not_say_what_it_asked_is_refused(
    desk: Path, mcda: Mcda, field: str
) -> None:
    path = desk / "reports" / "small" / "report.json"
    data = json.loads(path.read_text("utf-8"))
    del data["inputs"][field]
    data["stamp"]["inputs"] = digest(data["inputs"])
    path.write_text(json.dumps(data), "utf-8")
    done = mcda("verify", "reports/small/report.json", "--study", "reports/small.yaml")
    assert done.code == 1
    assert f"inputs/{field} is missing" in done.err


def test_other_versions_make_no_difference_by_themselves(
    desk: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = stamp.versions()
    monkeypatch.setattr(stamp, "version", lambda name: "0.9" if name == "numpy" else now[name])
    for name in ("report.html", "report.md"):
        done = mcda("verify", f"reports/small/{name}")
        assert done.code == 0, done.err
        assert f"made by numpy {now['numpy']}, here is 0.9" in done.out
        assert "the same but for the versions it names" in done.out
    edit(desk / PAGE, "<title>Small", "<title>Smell")
    done = mcda("verify", PAGE)
    assert done.code == 1
    assert "here is 0.9" in done.err


@pytest.mark.parametrize(
    "command",
    ["rm -rf /", "mcda report", "mcda report ../x.yaml", "mcda report /x.yaml", "mcda report 'x",
     "mcda report x.yaml --bad", "mcda report --help"],
)  # fmt: skip
def test_a_stamp_that_cannot_be_followed(desk: Path, mcda: Mcda, command: str) -> None:
    stamped = {"command": command, "versions": {}, "files": {}}
    text = json.dumps(stamped).replace('"', "&quot;")
    (desk / "x.html").write_text(f'<meta name="mcda-stamp" content="{text}">', "utf-8")
    done = mcda("verify", "x.html")
    assert done.code == 3
    assert "makes no report of a study" in done.err


@pytest.mark.parametrize(
    ("name", "text"),
    [("x.html", ""), ("x.html", '<meta name="mcda-stamp" content="[">'), ("x.pdf", "%PDF"),
     ("x.html", '<meta name="mcda-stamp" content="[]">'), ("report.docx", "")],
)  # fmt: skip
def test_a_file_without_a_stamp(desk: Path, mcda: Mcda, name: str, text: str) -> None:
    (desk / name).write_text(text, "utf-8")
    done = mcda("verify", name)
    assert done.code == 3
    assert "carries no stamp" in done.err


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [("files", [], "its 'files' is no object"), ("files", None, "its 'files' is no object"),
     ("versions", "1.0", "its 'versions' is no object"),
     ("files", {"/etc/passwd": ""}, "would leave the workspace: '/etc/passwd'"),
     ("files", {"a/../../secret": ""}, "would leave the workspace: 'a/../../secret'"),
     ("files", {"..\\secret": ""}, "would leave the workspace"),
     ("files", {"C:/secret": ""}, "would leave the workspace: 'C:/secret'")],
)  # fmt: skip
def test_a_stamp_whose_parts_are_none(
    desk: Path, mcda: Mcda, part: str, value: object, said: str
) -> None:
    stamped = {"command": "mcda report reports/small.yaml", "versions": {}, "files": {}}
    text = json.dumps({**stamped, part: value}).replace('"', "&quot;")
    (desk / "x.html").write_text(f'<meta name="mcda-stamp" content="{text}">', "utf-8")
    done = mcda("verify", "x.html")
    assert done.code == 3
    assert said in done.err


def test_a_file_that_is_not_there(desk: Path, mcda: Mcda) -> None:
    assert mcda("verify", "nope.html").code == 3
