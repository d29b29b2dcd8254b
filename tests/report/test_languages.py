"""Reports in other languages: nothing of ours is left in English, and catalogues are complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

import mcda
from mcda.files.catalogue import Catalogue, holes
from mcda.files.languages import sentences, shipped
from mcda.files.study import Study
from mcda.report.blocks import Code
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.report import Report
from mcda.report.stamp import versions
from tests.case import ROOT, copy_case
from tests.report.templates import calls, collected, literal, modules

WRITTEN = {template: where for where, some in collected().items() for template in some}


class Gone(dict[str, str]):
    """Every sentence without its words: what is left in a report is no sentence of ours."""

    def get(self, template: str, default: Any = None) -> str:
        return "·".join(("", *(f"{{{name}}}" for name in sorted(holes(template))), ""))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return mcda.load_study(copy_case(tmp_path_factory.mktemp("case")))


@pytest.fixture(scope="module")
def silent(study: Study) -> Report:
    """The report in a language without words, whose numbers have signs of their own."""
    wordless = Catalogue("xx", sentences=Gone(), decimal="٫", thousands="٬")
    return compose(replace(study, catalogue=wordless))


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.name)
def test_a_template_is_written_out_where_it_is_said(path: Any) -> None:
    assert [call.lineno for call in calls(path) if literal(call) is None] == []


def test_the_japanese_catalogue_has_every_sentence_and_no_other() -> None:
    known = shipped("ja").sentences
    assert [template for template in WRITTEN if template not in known] == []
    assert [template for template in known if template not in WRITTEN] == []


def test_a_translation_has_the_parts_of_its_sentence() -> None:
    for template, said in shipped("ja").sentences.items():
        assert holes(said) == holes(template), template
        assert said.strip(), template


def test_the_sentences_to_translate_are_those_of_the_code() -> None:
    assert set(sentences()) == set(WRITTEN)


def test_japanese_uses_its_own_punctuation() -> None:
    wrong = re.compile(
        r"[ぁ-んァ-ヶ一-龠々][,.;:!?()](?!\w)|[ぁ-んァ-ヶ一-龠々] [ぁ-んァ-ヶ一-龠々]"
    )
    found = {t: said for t, said in shipped("ja").sentences.items() if wrong.search(said)}
    assert found == {}


def texts(thing: Any) -> Iterator[str]:
    """All texts of blocks; drawings by their words; what is to be typed is left out."""
    if isinstance(thing, str):
        yield from drawn(thing) if thing.startswith("<svg") else [thing]
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts(item)
    elif is_dataclass(thing) and not isinstance(thing, Code):
        for item in fields(thing):
            if item.name not in ("id", "name", "target", "align", "kind", "reference"):
                yield from texts(getattr(thing, item.name))


def drawn(svg: str) -> Iterator[str]:
    page = Page()
    page.feed(svg)
    yield from page.said


class Page(HTMLParser):
    """The texts of a page that a reader sees or hears; what is to be typed is left out."""

    SILENT = ("style", "script", "code", "pre")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[str] = []
        self.drawn: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "br", "hr", "use", "path", "img", "col"):
            self.inside.append(tag)
        heard = ("aria-label", "alt", "title", "data-label", "placeholder")
        self.said += [value for name, value in attrs if name in heard and value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":  # names in it are broken into lines
            self.said.append(" ".join(self.drawn))
            self.drawn.clear()
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if "svg" in self.inside:
            self.drawn.append(data)
        elif not set(self.SILENT) & set(self.inside):
            self.said.append(data)


def own(study: Study) -> list[str]:
    """All words of the study itself, and of what it is computed with; the longest first."""
    found = set(map(str, scalars(yaml.safe_load(study.path.read_text(encoding="utf-8")))))
    for folder in ("criteria", "options"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            found |= set(map(str, scalars(yaml.safe_load(path.read_text(encoding="utf-8")))))
    found |= {file.path for file in study.inputs} | set(versions())
    for method in study.methods.values():
        found |= {method.source, *map(str, scalars(dict(vars(method))))}
    return sorted((text for text in found if len(text) > 1), key=len, reverse=True)


def scalars(thing: Any) -> Iterator[Any]:
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            yield key
            yield from scalars(value)
    elif isinstance(thing, (list, tuple)):
        for item in thing:
            yield from scalars(item)
    elif thing is not None:
        yield thing


LETTERS = re.compile("[A-Za-z]{2,}")
NAMES = re.compile(r"\b(SHA-256|mcda([ -]\w+)?|report\.\w+|YAML|Markdown|Python|Excel|OFFICIAL)\b")
MACHINE = re.compile(r"""[0-9a-f]{16,}|":|^"|^[a-z_]+: """)
"""Digests, what a workbook keeps for itself, and parameters as they are typed."""


def ours(said: Iterable[str], study: Study) -> list[str]:
    """What is left in English of these texts once the study's own words are taken out."""
    known = own(study)
    found = []
    for text in dict.fromkeys(map(unescape, said)):
        rest = NAMES.sub(" ", text)
        for words in known:
            rest = rest.replace(words, " ") if words in rest else rest
        if LETTERS.search(rest) and not MACHINE.search(text):
            found.append(text)
    return found


def test_no_sentence_of_ours_is_left_in_the_blocks(silent: Report, study: Study) -> None:
    assert ours(texts((silent.subtitle, silent.sections)), study) == []


def test_sentences_are_not_glued_by_english_punctuation(silent: Report, study: Study) -> None:
    known = own(study)
    for text in texts(silent.sections):
        rest = text
        for words in known:
            rest = rest.replace(words, "x") if words in rest else rest
        assert not re.search(r"[·x\d][;:,.] ", rest), text


@pytest.mark.parametrize("name", [name for name in FORMATS.names() if name not in ("json", "pdf")])
def test_no_sentence_of_ours_is_left_in_a_format(name: str, silent: Report, study: Study) -> None:
    few = replace(silent, sections=(silent.sections[0], silent.sections[-1]))
    for file, data in FORMATS.load(name)(few).items():
        assert ours(read(file, data), study) == [], file


def read(file: str, data: bytes) -> Iterator[str]:
    """The texts of a file that a reader sees."""
    if file.endswith((".html", ".svg")):
        page = Page()
        page.feed(data.decode())
        yield from page.said
    elif file.endswith((".xlsx", ".docx")):
        with ZipFile(BytesIO(data)) as parts:
            for part in parts.namelist():
                if re.search(r"document\.xml|sharedStrings|comments|sheet\d|footer|header", part):
                    yield from packed(parts.read(part).decode())
    elif file.endswith(".md"):
        marks = r"`[^`]*`|<[^>]*>|\[!\w+\]|\]\([^)]*\)|\\"
        yield from re.sub(marks, "", data.decode()).splitlines()


def packed(markup: str) -> Iterator[str]:
    """Texts of an office file's part: of its runs, and what describes its pictures."""
    yield from re.findall(r"<(?:w:)?t(?: [^>]*)?>([^<]*)<", markup)
    yield from re.findall(r' descr="([^"]*)"', markup)
    yield from re.findall(r'<sheet name="([^"]*)"', markup)


def test_numbers_have_the_signs_of_their_language(silent: Report, study: Study) -> None:
    known = own(study)
    for text in texts(silent.sections):
        rest = text
        for words in known:
            rest = rest.replace(words, " ") if words in rest else rest
        assert not re.search(r"\d[.,]\d", rest) or rest in versions().values(), text


def test_a_report_in_japanese_says_so_and_is_the_same_each_time(study: Study) -> None:
    spoken = replace(study, language="ja", catalogue=shipped("ja"), sections=("brief",))
    first, second = (FORMATS.load("html")(compose(spoken))["report.html"] for _ in range(2))
    assert first == second
    page = first.decode()
    assert '<html lang="ja">' in page
    assert "図1" in page
    assert "Figure 1" not in page


def test_reports_in_two_languages_made_at_once_do_not_mix(study: Study) -> None:
    japanese = replace(study, language="ja", catalogue=shipped("ja"), sections=("rule", "record"))
    english = replace(study, sections=("rule", "record"))

    def made(one: Study) -> dict[str, bytes]:
        return FORMATS.load("md")(compose(one))

    alone = [made(one) for one in (english, japanese)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, (english, japanese) * 2)) == alone * 2


def test_what_a_catalogue_lacks_is_said_in_english_and_counted(study: Study) -> None:
    own_words = Catalogue("fr", "français", {"Figure {number}": "Fig. {number}"}, lacking=1_234)
    spoken = replace(study, language="fr", catalogue=own_words, sections=("brief", "record"))
    text = FORMATS.load("md")(compose(spoken))["report.md"].decode()
    assert "**Fig. 1.**" in text
    assert "How robust is it?" in text
    every = f"{len(sentences()):,}"
    assert f"1,234 of the {every} sentences that reports are made of have no translation" in text
