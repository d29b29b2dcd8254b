"""What every format owes its reader: the marking, no secrets where it is redacted, same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.files.load import load_study
from mcda.files.redact import redacted
from mcda.files.study import Study
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from tests.case import edit, write_study
from tests.report.formats.readable import pages_of, text_of

MARKING = "OFFICIAL-SENSITIVE"
SECRETS = ("Quixote", "Zarathustra", "Hjalmar", "Ozymandias", "Vercingetorix", "Rumpelstiltskin")
EXTRA = f"""\
sections: [brief, problem, scores, assumptions, record]
figures: [contributions]
marking: {MARKING}
sources: [{{id: talk, title: {SECRETS[0]}, author: {SECRETS[1]}, publisher: {SECRETS[2]}}}]
scenarios: [{{id: rain, note: {SECRETS[3]}, scores: {{o01: {{c1: 3}}}}}}]
"""
every_format = pytest.mark.parametrize("name", FORMATS.names())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small study that bears a marking, and says where its scores come from."""
    folder = tmp_path_factory.mktemp("marked")
    views = {"even": [1, 1, 1], "first": [6, 2, 2]}
    study = write_study(folder, [[8, 3, 5], [4, 9, 5], [5, 5, 9]], views, extra=EXTRA)
    edit(folder / "options" / "small" / "o01.yaml", "c1: 8",
         f"c1: {{best: 8, grade: B, note: {SECRETS[4]}, evidence: [{{source: talk, where: "
         f"{SECRETS[5]}}}]}}")  # fmt: skip
    return study


@pytest.fixture(scope="module")
def study(path: Path) -> Study:
    return load_study(path)


@pytest.fixture(scope="module")
def plain(study: Study) -> dict[str, dict[str, bytes]]:
    """The report by format."""
    return rendered(study)


@pytest.fixture(scope="module")
def hidden(study: Study) -> dict[str, dict[str, bytes]]:
    """The redacted report by format."""
    return rendered(redacted(study))


def rendered(study: Study) -> dict[str, dict[str, bytes]]:
    report = compose(study)
    return {name: FORMATS.load(name)(report) for name in FORMATS.names()}


def texts(files: dict[str, bytes]) -> str:
    return "\n".join(text_of(name, data) for name, data in files.items())


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_sources_are_told(plain: dict[str, dict[str, bytes]], name: str) -> None:
    told = texts(plain[name])
    assert [secret for secret in SECRETS if secret in told] == [
        secret for secret in SECRETS if secret != SECRETS[3] or name not in ("html", "md", "json")
    ]


@every_format
def test_a_redacted_report_tells_none(hidden: dict[str, dict[str, bytes]], name: str) -> None:
    told = texts(hidden[name])
    assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_a_redacted_report_says_so(hidden: dict[str, dict[str, bytes]], name: str) -> None:
    said = "This report is redacted: notes, evidence and sources are left out."
    assert said in texts(hidden[name])


@pytest.mark.office
def test_the_pages_of_a_redacted_pdf(hidden: dict[str, dict[str, bytes]]) -> None:
    told = "\n".join(pages_of(hidden["pdf"]["report.pdf"]))
    assert "This report is redacted" in told
    assert [secret for secret in SECRETS if secret in told] == []


@every_format
def test_the_marking_is_in_every_format(plain: dict[str, dict[str, bytes]], name: str) -> None:
    if name != "pdf":  # its pages are read below, by another program
        assert MARKING in text_of(f"report.{name}", plain[name][f"report.{name}"])


@pytest.mark.office
def test_the_marking_is_on_every_page_of_the_pdf(plain: dict[str, dict[str, bytes]]) -> None:
    for page in pages_of(plain["pdf"]["report.pdf"]):
        assert page.count(MARKING) >= 2


def test_the_marking_is_on_every_sheet(plain: dict[str, dict[str, bytes]]) -> None:
    book = plain["xlsx"]["report.xlsx"]
    (listed,) = members(book, r"xl/workbook\.xml")
    hidden = {f"xl/worksheets/sheet{n}.xml" for n in re.findall(r'sheetId="(\d+)" state=', listed)}
    sheets = list(members(book, r"xl/worksheets/sheet\d+\.xml", without=hidden))
    assert len(sheets) > len(hidden)
    for sheet in sheets:
        assert re.search(rf"<oddHeader>[^<]*{MARKING}", sheet)
        assert re.search(rf"<oddFooter>[^<]*{MARKING}", sheet)


def test_the_marking_is_on_every_page_of_the_word_file(plain: dict[str, dict[str, bytes]]) -> None:
    for kind in ("header", "footer"):
        found = list(members(plain["docx"]["report.docx"], rf"word/{kind}\d+\.xml"))
        assert found
        assert all(MARKING in text for text in found)


def test_the_marking_is_above_and_below_the_page(plain: dict[str, dict[str, bytes]]) -> None:
    page = plain["html"]["report.html"].decode()
    assert page.count(f'<p class="marking">{MARKING}</p>') == 2
    told = plain["md"]["report.md"].decode()
    assert told.count(f"**{MARKING}**") == 2
    assert all(MARKING in data.decode() for data in plain["md"].values())


def members(data: bytes, pattern: str, without: Collection[str] = ()) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if re.fullmatch(pattern, name) and name not in without:
                yield packed.read(name).decode()


def test_without_a_marking_there_is_none(study: Study) -> None:
    for name, files in rendered(replace(study, marking="")).items():
        assert MARKING not in texts(files), name


@every_format
def test_a_second_time_the_bytes_are_the_same(
    plain: dict[str, dict[str, bytes]], study: Study, name: str
) -> None:
    assert FORMATS.load(name)(compose(study)) == plain[name]


@pytest.mark.slow
def test_same_inputs_same_bytes_in_every_format(path: Path, tmp_path: Path) -> None:
    """Two processes, with other hashes, another time zone, locale and working directory."""
    made = []
    for seed, zone, locale, here in (
        ("1", "UTC", "C", path.parents[1]),
        ("2", "Asia/Tokyo", "ja_JP.UTF-8", tmp_path),
    ):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        words = ["report", str(path), "--out", str(out), "--format", ",".join(FORMATS.names())]
        subprocess.run(
            [sys.executable, "-m", "mcda", *words], check=True, cwd=here, env=environment
        )
        made.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert made[0].keys() == made[1].keys()
    assert [p for p in made[0] if made[0][p] != made[1][p]] == []
