from __future__ import annotations

from mcda.report.blocks import Bullets, Paragraph, Section, text
from mcda.report.formats._paper import paper
from mcda.report.report import Report
from mcda.report.word.brief import LOOKS, look


def of(items: int, language: str = "en") -> tuple[float, float]:
    sentence = text("Twenty words of this kind and length fill about two lines of a sheet. " * 3)
    blocks = (Paragraph(sentence, lead=True), Bullets((sentence,) * items))
    plan = paper(
        Report("r", "Title", "Subtitle", (Section("s", "Brief", blocks),), language=language)
    )
    return look(plan)


def test_type_gets_smaller_only_where_that_keeps_the_sheet_to_itself() -> None:
    looks = [of(items) for items in range(1, 60)]
    assert looks[0] == looks[-1] == LOOKS[0]
    shrunk = [one for one in looks if one != LOOKS[0]]
    assert shrunk == sorted(shrunk, reverse=True)
    assert {points for points, _ in shrunk} == {points for points, _ in LOOKS[1:]}


def test_east_asian_lines_are_taller() -> None:
    def first(language: str) -> int:
        return next(items for items in range(1, 60) if of(items, language) < LOOKS[0])

    assert first("ja") < first("en")
