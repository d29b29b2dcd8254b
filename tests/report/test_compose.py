"""What a report holds: the sections and figures asked for, each answer once."""

from __future__ import annotations

from dataclasses import replace

import pytest

import mcda
from mcda.files.study import Study
from mcda.report.blocks import Block, Details, Figure
from mcda.report.compose import compose
from mcda.report.figures import FIGURES
from mcda.report.sections import SECTIONS
from tests.case import copy_case


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return mcda.load_study(copy_case(tmp_path_factory.mktemp("case")))


def figures(blocks: tuple[Block, ...]) -> list[str]:
    names = []
    for block in blocks:
        if isinstance(block, Figure):
            names.append(block.name)
        elif isinstance(block, Details):
            names += figures(block.blocks)
    return names


def test_all_sections_in_their_places(study: Study) -> None:
    places = [(SECTIONS.constant(name, "PLACE"), name) for name in SECTIONS.names()]
    assert all(place for place, _ in places)
    assert len({place for place, _ in places}) == len(places)
    assert [s.id for s in compose(study).sections] == [name for _, name in sorted(places)]


def test_only_the_sections_asked_for_in_that_order(study: Study) -> None:
    report = compose(replace(study, sections=("flips", "brief")))
    assert [section.id for section in report.sections] == ["flips", "brief"]


def test_every_kind_of_figure_is_drawn(study: Study) -> None:
    drawn = {name for section in compose(study).sections for name in figures(section.blocks)}
    kinds = {name for name in drawn if not name.startswith("contributions")}
    assert len(kinds) == len(FIGURES.names()) - 1
    assert {name for name in drawn if name not in kinds} == {
        f"contributions-{view}" for view in study.views
    }


SOME = {"contributions", "flips", "triangle_map"}


@pytest.mark.parametrize(
    "kind",
    [k if k in SOME else pytest.param(k, marks=pytest.mark.slow) for k in FIGURES.names()],
)
def test_only_the_figures_asked_for(study: Study, kind: str) -> None:
    report = compose(replace(study, figures=(kind,)))
    drawn = [name for section in report.sections for name in figures(section.blocks)]
    assert len(drawn) == (len(study.views) if kind == "contributions" else 1)


def test_each_answer_is_there_once(study: Study) -> None:
    results = compose(study).results
    keys = [(r["analysis"], r["method"], r["view"]) for r in results]
    assert len(set(keys)) == len(keys)
    assert {"rank", "win_ranges", "win_shares", "stability", "flips"} <= {k[0] for k in keys}
    assert {("rank", "additive", view) for view in study.views} <= set(keys)


def test_progress_tells_every_section(study: Study) -> None:
    told: list[str] = []
    report = compose(study, progress=told.append)
    assert told == [section.title for section in report.sections]


def test_scores_are_never_shown_without_the_caveat(study: Study) -> None:
    report = compose(study)
    assert study.assumptions[0] in str(report.notice)
    for section in report.sections:
        if section.id in ("problem", "scores", "checks"):
            assert study.assumptions[0] in str(section.blocks), section.id
    assert "illustrative" in study.assumptions[0]
