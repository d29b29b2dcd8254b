"""`mcda translate` and `mcda list languages`: from the sentences of a report to a catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from mcda.cli.main import mcda
from mcda.files.languages import in_language, sentences, shipped
from mcda.files.load import load_study
from tests.case import write_study


def run(*arguments: str) -> Result:
    return CliRunner().invoke(mcda, arguments)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_study(tmp_path, [[3, 4], [5, 1]], {"v": [1, 1]})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sentences_are_printed_to_be_translated(here: Path) -> None:
    printed = run("translate", "fr").stdout
    told = yaml.safe_load(printed)
    assert told["language"] == "fr"
    assert list(told["sentences"]) == list(sentences())
    assert set(told["sentences"].values()) == {""}


def test_what_is_printed_is_a_catalogue(here: Path) -> None:
    printed = run("translate", "fr").stdout.replace('"Summary": ""', '"Summary": "Résumé"')
    (here / "languages").mkdir()
    (here / "languages" / "fr.yaml").write_text(printed, encoding="utf-8")
    catalogue = in_language(load_study("reports/small.yaml"), "fr").catalogue
    assert (catalogue.tag, catalogue.name) == ("fr", "fr")
    assert catalogue.lacking == len(sentences()) - sum(map(bool, catalogue.sentences.values()))


def test_translations_that_are_there_are_kept(here: Path) -> None:
    (here / "languages").mkdir()
    words = 'language: fr\nname: français\nsentences: {"Option": "Solution"}\n'
    (here / "languages" / "fr.yaml").write_text(words, encoding="utf-8")
    told = yaml.safe_load(run("translate", "fr").stdout)
    assert (told["name"], told["sentences"]["Option"]) == ("français", "Solution")
    assert set(told["sentences"]) == set(sentences())


@pytest.mark.parametrize("tag", ["fr", "ja"])
def test_a_catalogue_that_the_shell_has_just_made_is_a_new_one(here: Path, tag: str) -> None:
    before = run("translate", tag).stdout
    (here / "languages").mkdir()
    (here / "languages" / f"{tag}.yaml").touch()
    found = run("translate", tag)
    assert (found.exit_code, found.stdout) == (0, before)


def test_a_shipped_catalogue_is_printed_whole(here: Path) -> None:
    told = yaml.safe_load(run("translate", "ja").stdout)
    assert told["sentences"] == dict(shipped("ja").sentences)


def test_languages_are_listed(here: Path) -> None:
    assert run("list", "languages").stdout == "en  in the code\nja  shipped\n"
    (here / "languages").mkdir()
    (here / "languages" / "fr.yaml").write_text("language: fr\n", encoding="utf-8")
    assert run("list", "languages").stdout.splitlines()[1:] == [
        "fr  languages/fr.yaml",
        "ja  shipped",
    ]


def test_what_is_no_language_is_refused(here: Path) -> None:
    found = run("translate", "French please")
    assert found.exit_code != 0
    assert "expected a language tag such as fr or pt-BR" in str(found.exception)


def test_a_report_in_another_language_for_once(here: Path) -> None:
    assert run("report", "--language", "ja", "--format", "md").exit_code == 0
    text = (here / "reports" / "small" / "report.md").read_text(encoding="utf-8")
    assert "算出方法" in text
    assert "`mcda report reports/small.yaml --language ja`" in text
    found = run("report", "--language", "jp")
    assert "unknown language 'jp' (known: en, ja)" in str(found.exception)
