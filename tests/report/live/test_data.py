"""What the panel's script is given, and the script itself; no browser needed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcda.problem.criterion import Criterion
from mcda.report.bench import Bench
from mcda.report.formats.html import html, page
from mcda.report.live.data import panel, scale_words, written
from mcda.report.live.script import PARTS, script
from mcda.report.live.texts import texts
from mcda.report.say import numeral
from tests.report.formats.parsed import parse
from tests.report.live.case import ROOT, alliance, composed, made


@pytest.fixture(scope="module")
def shown() -> str:
    return html(composed(alliance()))["report.html"].decode()


def data(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="page-live-data">(.*?)</script>', text)
    assert found
    assert "<" not in found[1]
    return dict(json.loads(found[1]))


def test_the_script_is_small_and_holds_every_file() -> None:
    folder = ROOT / "mcda/report/templates/live"
    assert {path.stem for path in folder.glob("*.js")} == set(PARTS)
    assert len(script().encode()) < 39_500
    assert "/*" not in script()
    assert "//" not in re.sub(r'"http://www.w3.org/2000/svg"', "", script())


def test_the_policy_lets_in_this_script_alone(shown: str) -> None:
    tree = parse(shown.encode())
    run = tree.all("script")[-1]
    digest = base64.b64encode(hashlib.sha256(run.text.encode()).digest()).decode()
    policy = next(m.attributes["content"] for m in tree.all("meta") if "content" in m.attributes)
    assert f"; script-src 'sha256-{digest}'; " in str(policy)
    assert "unsafe" not in str(policy)
    assert "connect-src" not in str(policy)


def test_a_server_may_add_scripts_and_say_where_they_connect() -> None:
    text = page(composed(alliance()), ["live.refresh()"], connect="'self'").replace("&#39;", "'")
    digest = base64.b64encode(hashlib.sha256(b"live.refresh()").digest()).decode()
    assert f" 'sha256-{digest}'; style-src" in text
    assert "; connect-src 'self'; " in text
    assert "<script>live.refresh()</script>" in text


def test_values_points_and_statements_are_the_studys(shown: str) -> None:
    study, found = alliance(), data(shown)
    assert np.array_equal(found["values"], study.model.linear.values)
    for view in found["views"]:
        points = np.array(view["points"])
        assert points / points.sum() == pytest.approx(study.views[view["id"]], abs=1e-15)
    rows = [row for statement in found["statements"] for row in statement["rows"]]
    limits = len(study.space.inequalities[1])
    assert len(rows) == limits - study.problem.m
    said = "Deterrence credibility weighs at least as much as Cost"
    assert found["statements"][1]["said"] == said


def test_a_score_comes_with_its_evidence(shown: str) -> None:
    cell = data(shown)["cells"][2][0]
    score = alliance().scores["four-star-commander"]["deterrence-credibility"]
    assert cell["best"] == score.best
    assert (cell["low"], cell["high"]) == (score.low, score.high)
    assert "note" not in cell
    assert 'id="reasons-four-star-commander"' in shown
    study = alliance(sections=("scores",))
    (alone,) = data(html(composed(study))["report.html"].decode())["cells"][2][:1]
    assert alone["note"] == score.note
    assert alone["grade"] == score.grade
    assert alone["sources"] == [[0, c.where] for c in score.evidence]
    assert "sources" not in cell


def test_the_panel_is_hidden_until_its_script_runs(shown: str) -> None:
    tree = parse(shown.encode())
    assert [n.attributes["id"] for n in tree.all("section") if "hidden" in n.attributes] == [
        "page-live"
    ]
    (link,) = (n for n in tree.all("li") if "data-live" in n.attributes)
    assert "hidden" in link.attributes


def test_every_option_has_its_marker_on_the_page(shown: str) -> None:
    ids = re.findall(r'<symbol id="page-option-(\d+)"', shown)
    assert ids == [str(i) for i in range(alliance().problem.n)]


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "\u2028]]>", "{leader}"])
def test_no_text_ends_the_data(tmp_path: Path, hostile: str) -> None:
    study = made(tmp_path, 2, 3, name=hostile)
    text = html(composed(study))["report.html"].decode()
    assert data(text)["options"][0]["name"] == f"{hostile}Option 0"
    types = [s.attributes.get("type") for s in parse(text.encode()).all("script")]
    assert types.count(None) == 1


def test_another_method_is_stood_in_for_and_named(tmp_path: Path) -> None:
    study = made(tmp_path, 4, 3, method="topsis")
    found = panel(Bench(study))
    assert found is not None
    assert not found.own
    assert found.remark.startswith("TOPSIS is not linear in the weights")
    assert np.array_equal(found.linear.values, study.problem.values)


def test_a_sum_behind_other_scores_is_said_to_be_one(tmp_path: Path) -> None:
    found = panel(Bench(made(tmp_path, 4, 3, method="aras")))
    assert found is not None
    assert found.own
    assert "the order is the same, the scale is not" in found.remark


@pytest.mark.parametrize(("n", "m"), [(1, 3), (3, 1)])
def test_nothing_to_try_no_panel(tmp_path: Path, n: int, m: int) -> None:
    study = made(tmp_path, n, m)
    assert panel(Bench(study)) is None
    assert "page-live" not in html(composed(study))["report.html"].decode().partition("</style>")[2]


def test_scales_in_words() -> None:
    assert scale_words(Criterion("c", scale=(0, 5), unit="km")) == "0 to 5 km, more is better"
    assert scale_words(Criterion("c", "min", scale=(0, 5))) == "0 to 5, less is better"
    assert scale_words(Criterion("c")) == ""


def test_every_key_the_script_asks_for_is_said() -> None:
    keys = set(re.findall(r'live\.(?:say|nodes)\("(\w+)"', script()))
    assert keys <= set(texts())
    assert texts()["decimal"] == numeral(".")


def test_same_study_same_data() -> None:
    assert written(panel(Bench(alliance()))) == written(panel(Bench(alliance())))


def test_sliders_of_many_criteria_are_finer(tmp_path: Path) -> None:
    few, many = panel(Bench(alliance())), panel(Bench(made(tmp_path, 2, 25)))
    assert few is not None
    assert many is not None
    assert (few.reach, many.reach) == (100, 50)
