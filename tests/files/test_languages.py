"""A study's language: shipped, the user's own, or none that is known."""

from __future__ import annotations

from mcda.files.languages import languages, sentences, shipped
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
