"""A study's language: shipped, the user's own, or none that is known."""

from __future__ import annotations

import re

import pytest

from mcda.files.languages import languages, sentences, shipped
from mcda.files.schema.editor import editor_schema
from mcda.files.workspace import Workspace
from tests.files.conftest import Desk

FRENCH = """language: fr
name: français
numbers: {decimal: ",", thousands: "\u202f"}
sentences:
  "Summary": "Résumé"
  "{list} and {last}": "{list} et {last}"
"""


def test_english_and_japanese_ship() -> None:
    assert list(languages()) == ["en", "ja"]
    assert shipped("ja").name == "日本語"
    assert shipped("ja").lacking == 0
    assert len(sentences()) > 1_000


def test_an_unknown_language_is_told_with_the_known_ones(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: jp\n")
    (fault,) = desk.faults()
    assert fault.endswith(
        ": unknown language 'jp' (known: en, ja); 'mcda translate jp' begins languages/jp.yaml"
    )


def test_a_region_has_its_language(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: ja-JP\n")
    study = desk.study()
    assert (study.language, study.catalogue.tag) == ("ja-JP", "ja")


def test_a_catalogue_of_ones_own(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: fr\n")
    desk.write("languages/fr.yaml", FRENCH)
    catalogue = desk.study().catalogue
    assert (catalogue.tag, catalogue.name) == ("fr", "français")
    assert (catalogue.decimal, catalogue.thousands) == (",", "\u202f")
    assert catalogue.sentences["Summary"] == "Résumé"
    assert catalogue.lacking == len(sentences()) - 2
    assert any(file.path == "languages/fr.yaml" for file in desk.study().inputs)
    (note,) = (note for note in desk.notes() if "languages" in note)
    assert note.startswith("languages/fr.yaml:4:1: ")
    assert f"{catalogue.lacking:,} of {len(sentences()):,} sentences have no translation" in note


def test_ones_own_words_for_a_shipped_language(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: ja\n")
    desk.write("languages/ja.yaml", 'language: ja\nname: 日本語\nsentences: {"Summary": "概要"}\n')
    catalogue = desk.study().catalogue
    assert catalogue.lacking == 0
    assert catalogue.sentences["Summary"] == "概要"
    assert len(catalogue.sentences) == len(shipped("ja").sentences)


def test_what_is_wrong_with_a_catalogue_is_told_at_its_place(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: fr\n")
    wrong = FRENCH.replace("language: fr", "language: de").replace('"Summary"', '"Sumary"')
    desk.write("languages/fr.yaml", wrong.replace("et {last}", "et {autre}"))
    assert desk.faults() == [
        "languages/fr.yaml:1:11: the file is languages/fr.yaml, so its language is fr",
        "languages/fr.yaml:5:3: no report has the sentence 'Sumary'; did you mean 'Summary'?",
        "languages/fr.yaml:6:24: the translation lacks {last} and has {autre} too many",
    ]


def test_a_catalogue_is_read_as_strictly_as_a_study(desk: Desk) -> None:
    desk.add("reports/town.yaml", "language: fr\n")
    desk.write("languages/fr.yaml", FRENCH + '  "Summary": "Abrégé"\nnotes: none\n')
    first, second = desk.faults()
    assert first.startswith("languages/fr.yaml:7:3: duplicate key 'Summary'")
    assert second.startswith("languages/fr.yaml:8:1: unknown key 'notes'")


HEAD = "language: fr\nname: f\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sentences:\n  Summary:\n", "4:11: expected text, found nothing"),
        ("sentences: {Summary: 3}\n", "3:22: expected text, found 3; put it in quotes"),
        ("sentences: [a]\n", "3:12: expected a mapping (key: value), found a list"),
        ("", "1:1: missing key 'sentences'"),
        (
            "numbers: {decimal: '', thousands: ' '}\nsentences: {}\n",
            "3:20: expected one sign that is no letter or digit, found ''",
        ),
        (
            "numbers: {decimal: ',', thousands: '. '}\nsentences: {}\n",
            "3:36: expected one sign, or none that is no letter or digit, found '. '",
        ),
        (
            "numbers: {decimal: '5'}\nsentences: {}\n",
            "3:20: expected one sign that is no letter or digit, found '5'",
        ),
        (
            "numbers: {decimal: ','}\nsentences: {}\n",
            "3:10: decimals and thousands have the same sign ','; give them two",
        ),
        (
            "sentences: {'{list} and {last}': '{list} et {last'}\n",
            "3:34: the translation lacks {last} and has '{last', which is no part; a brace itself "
            "is written twice",
        ),
        (
            "sentences: {'{list} and {last}': '{list} et {last} {Last}'}\n",
            "3:34: the translation has '{Last}', which is no part; a brace itself is written twice",
        ),
        (
            "sentences: {'{list} and {last}': '{list} et {{last}}'}\n",
            "3:34: the translation lacks {last}",
        ),
    ],
)
def test_each_slip_of_a_translator_is_named(desk: Desk, text: str, said: str) -> None:
    desk.add("reports/town.yaml", "language: fr\n")
    desk.write("languages/fr.yaml", HEAD + text)
    assert desk.faults() == [f"languages/fr.yaml:{said}"]


@pytest.mark.parametrize("name", ["fr.yml", "French.yaml", "FR.yaml"])
def test_a_catalogue_under_another_name_is_told(desk: Desk, name: str) -> None:
    desk.add("reports/town.yaml", "language: fr\n")
    desk.write(f"languages/{name}", HEAD + "sentences: {}\n")
    (fault,) = desk.faults()
    assert "unknown language 'fr' (known: en, ja)" in fault
    assert f"; languages/{name} is not read: a catalogue is called by its tag" in fault
    assert list(languages(Workspace(desk.base / "reports/town.yaml", desk.base))) == ["en", "ja"]


def test_the_schema_underlines_what_a_check_would_refuse() -> None:
    said = editor_schema("language")["properties"]["sentences"]
    assert said["additionalProperties"] is False
    assert tuple(said["properties"]) == sentences()
    both = re.compile(said["properties"]["{list} and {last}"]["pattern"])
    for text in ("", "{list} et {last}", "{last},\n{list}"):
        assert both.search(text), text
    for text in ("{list}", "{list} et {last} {autre}", "et", " "):
        assert not both.search(text), text
    for key, text in shipped("ja").sentences.items():
        pattern = said["properties"][key].get("pattern", "")
        assert re.search(pattern, text), key
