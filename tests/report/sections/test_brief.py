"""The one page says what the numbers say: of the shipped case word for word, of many small ones."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import mcda
from mcda.analyses.base import Array
from mcda.files.study import Study
from mcda.report.bench import Bench
from mcda.report.blocks import Bullets, Figure, Heading, Link, Note, Paragraph, plain_text
from mcda.report.compose import compose
from mcda.report.formats.base import outline
from mcda.report.sections._brief_change import _one_weight
from mcda.report.sections.brief import CLEAR, FAR, LEVEL, NARROW, brief
from tests.case import copy_case, edit, write_study
from tests.report.golden import assert_golden

PARTS = ("How robust is it?", "What would change it?", "Who disagrees?", "Three caveats")
QUICK = ("additive", "additive", "additive", "weighted_product", "promethee")
SLOW = ("topsis", "vikor", "electre3")


def said(bench: Bench) -> dict[str, list[str]]:
    """The sentences by the heading they stand under; those before the first under the empty one."""
    found: dict[str, list[str]] = {"": []}
    for block in brief(bench):
        if isinstance(block, Heading):
            found[block.text] = []
        elif isinstance(block, (Paragraph, Note)):
            found[list(found)[-1]].append(plain_text(block.text).replace("\u00a0", " "))
        elif isinstance(block, Bullets):
            items = [plain_text(item).replace("\u00a0", " ") for item in block.items]
            found[list(found)[-1]] += items
    return found


def test_the_shipped_case_word_for_word(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(copy_case(tmp_path, samples=20_000)))
    lines = [line for head, some in said(bench).items() for line in (f"## {head}", *some)]
    assert_golden("alliance-brief.txt", "\n".join(lines[1:]) + "\n")


def test_words_follow_the_numbers(tmp_path: Path) -> None:
    study = copy_case(tmp_path)
    edit(tmp_path / "options/alliance/four-star-commander.yaml", "best: 75", "best: 56")
    told = said(Bench(mcda.load_study(study)))[""]
    assert "Coordination centre comes first" in told[1]


def test_a_limit_is_nearest_of_those_that_the_study_allows(tmp_path: Path) -> None:
    study = copy_case(tmp_path)
    bench = Bench(mcda.load_study(study))
    assert "Command proximity is nearest to a limit: below 6.0" in plain_text(_one_weight(bench))
    edit(
        tmp_path / "criteria/alliance.yaml",
        "weights:\n",
        "weights:\n  - command-proximity >= 0.08\n",
    )
    told = plain_text(_one_weight(Bench(mcda.load_study(study))))
    assert told.startswith("Of single weights, moved alone within what the study allows, ")
    assert "Command proximity" not in told


def test_every_part_leads_to_its_section(tmp_path: Path) -> None:
    study = mcda.load_study(copy_case(tmp_path))
    report = compose(study)
    page, ids = report.sections, outline(report).ids
    assert page[0].id == "brief"
    for block in page[0].blocks:
        if isinstance(block, Bullets):
            targets = {p.target for item in block.items for p in item if isinstance(p, Link)}
            assert targets
            assert targets <= ids


def random_study(folder: Path, seed: int, method: str) -> Study:
    """Small whole numbers, so that ties, twins and dominance abound."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 7)), int(rng.integers(1, 5))
    best = rng.integers(0, int(rng.integers(1, 11)) + 1, (n, m))
    if n > 1 and rng.random() < 0.25:
        best[-1] = best[0]
    ranged = rng.random() < 0.5
    cells = [
        [
            f"{{low: {max(x - 2, 0)}, best: {x}, high: {min(x + 2, 10)}}}" if ranged else x
            for x in row
        ]
        for row in best.tolist()
    ]
    views = {}
    for name in ("v", "w", "x")[: int(rng.integers(1, 4))]:
        points = rng.integers(0, 4, m)
        points[rng.integers(m)] += 1
        views[name] = points.tolist()
    statements = []
    if m > 1 and rng.random() < 0.5:
        statements.append(str(rng.choice(["c1 <= 0.6", "c1 >= c2", "c1 = c2", "c2 <= 0.5"])))
    extra = "methods: [additive, topsis]\n" if rng.random() < 0.5 else ""
    path = write_study(folder, cells, views, statements=statements, extra=extra)
    return mcda.load_study(path).with_method(method)


def names(words: str) -> set[int]:
    return {int(number) - 1 for number in re.findall(r"Option (\d+)", words)}


def admissible(study: Study, count: int = 400) -> Array:
    return np.asarray(study.space.sample(count, 1))


@pytest.mark.parametrize("seed", range(50))
def test_no_sentence_contradicts_the_numbers(tmp_path: Path, seed: int) -> None:
    check(random_study(tmp_path, seed, QUICK[seed % len(QUICK)]))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50, 250))
def test_nor_does_one_in_many_more(tmp_path: Path, seed: int) -> None:
    check(random_study(tmp_path, seed, QUICK[seed % len(QUICK)]))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_nor_does_one_where_answers_are_bracketed_or_sampled(tmp_path: Path, seed: int) -> None:
    check(random_study(tmp_path, seed, SLOW[seed % len(SLOW)]))


def check(study: Study) -> None:
    """Every part of the one page against the numbers."""
    bench = Bench(study)
    told = said(bench)
    every = " ".join(line for some in told.values() for line in some)
    assert not re.search(r"\b(nan|inf|None)\b|-0\.0+\b|  |[{}]", every), every
    assert len(told["Three caveats"]) == 4  # and the note below them
    check_answer(bench, told[""])
    if len(bench.options) > 1:
        check_robust(bench, " ".join(told.get(PARTS[0], [])))
        check_change(bench, " ".join(told.get(PARTS[1], [])))
        check_dissent(bench, told[PARTS[2]])
    check_caveats(bench, told[PARTS[3]])
    kinds = {answer.result.evidence.kind for answer in bench.answers}
    proofs = {k for answer in bench.answers for k in answer.result.kinds} | kinds
    assert "(proved" not in every or proofs & {"exact", "certified"}


def check_answer(bench: Bench, told: list[str]) -> None:
    """Who is named first is who scores highest, and `narrowly` and `clearly` are earned."""
    scores, answer = bench.rank().score, told[-1]
    best = set(np.flatnonzero(scores >= scores.max() - 1e-9).tolist())
    if len(best) == len(scores):
        assert "level" in answer or "only option" in answer
        return
    same = re.sub(", but all but level with|, ranked above", " ahead of", answer)
    head, _, tail = same.partition(" ahead of ")
    assert names(head) == best or f"{len(best)}" in head or "options share" in head
    rest = np.delete(scores, list(best))
    second = set(np.flatnonzero(np.abs(scores - rest.max()) < 1e-9).tolist()) - best
    assert names(tail) == second or "options" in tail
    if len(best) > 1:
        assert "share first place" in answer
        return
    level = scores.max() - rest.max() <= LEVEL * np.ptp(scores) + 1e-12 and not bench.ranks_only
    assert ("all but level" in answer) == level
    found = bench.flips()
    inside = bench.study.space.contains(bench.weights)
    way = np.delete(found.distance_simplex, list(best)) / 2
    if "clearly" in answer:
        assert np.all(np.isnan(way) | (way >= CLEAR))
        assert found.evidence.kind != "sampled"
        assert scores.max() - rest.max() >= FAR * np.ptp(scores)
    if "narrowly" in answer:
        near = found.distance if inside else found.distance_simplex
        assert np.nanmin(near[list(second)]) / 2 <= NARROW


def check_robust(bench: Bench, told: str) -> None:
    """Shares are those of weights drawn anew; `never` is proved, and never seen otherwise."""
    study, model = bench.study, bench.study.model
    drawn = admissible(study)
    first = model.first(drawn)
    status, kinds = bench.ranges().status, bench.ranges().kinds
    for match in re.finditer(r"([^.()]*?) can never come first", told):
        for i in names(match[1]):
            assert status[i] == "never"
            assert kinds[i] in ("exact", "certified")
            assert not first[:, i].any()
    for i in names(" ".join(re.findall(r"([^.()]*?) did not come first in the sample", told))):
        assert status[i] == "unknown"
    for match in re.finditer(
        r"([\d.]+) %(?: ± [\d.]+)? of (?:the|all)[^.]*? put ([^.(]*?) first", told
    ):
        members = sorted(names(match[2]))
        alone = first[:, members[0]] & (first.sum(axis=1) == len(members))
        assert float(match[1]) / 100 == pytest.approx(alone.mean(), abs=0.12)
    for match in re.finditer(r"((?:Option \d+(?:, | and )?)+) \(([\d.]+) %", told):
        members = sorted(names(match[1]))
        alone = first[:, members[0]] & (first.sum(axis=1) == len(members))
        assert float(match[2]) / 100 == pytest.approx(alone.mean(), abs=0.12)


def check_change(bench: Bench, told: str) -> None:
    """The weights are moved, and another option is indeed level with the best there."""
    study, model = bench.study, bench.study.model
    moved = re.search(
        r"moving ([\d.]+) percentage points .*?for (Option \d+) to draw level", told, re.I
    )
    if moved and "at most" not in told and study.space.contains(bench.weights):
        (i,) = names(moved[2])
        at = bench.flips().weights[i]
        assert np.abs(at - bench.weights).sum() / 2 == pytest.approx(
            float(moved[1]) / 100, abs=6e-4
        )
        if model.linear is not None:
            level = model.linear.raw(at[None, :])[0]
            assert level[i] >= level.max() - 1e-9
        assert i not in bench.rank().leaders
    if "puts another option first" in told and "found" not in told:
        ahead = model.first(admissible(study))
        others = [i for i in range(len(bench.options)) if i not in bench.rank().leaders]
        assert not ahead[:, others].any()
    for names_said, who in re.findall(r"Leaving out ([^.]*?) puts ([^.]*?) first", told):
        for j in [int(c) - 1 for c in re.findall(r"c(\d+)", names_said)]:
            w = np.where(np.arange(len(bench.weights)) == j, 0, bench.weights)
            leaders = set(np.flatnonzero(model.ranks(w / w.sum()) == 1).tolist())
            assert leaders == names(who) or "options" in who
    if "Leaving out any one criterion does not change" in told:
        own = set(bench.rank().leaders)
        for j in np.flatnonzero(bench.weights < 1):
            w = np.where(np.arange(len(bench.weights)) == j, 0, bench.weights)
            assert set(np.flatnonzero(model.ranks(w / w.sum()) == 1).tolist()) == own


def check_dissent(bench: Bench, told: list[str]) -> None:
    """Views and methods stand for whom they put first."""
    study, model = bench.study, bench.study.model
    own = set(bench.rank().leaders)
    firsts = [set(np.flatnonzero(model.ranks(w) == 1).tolist()) for w in study.views.values()]
    (views,) = [line for line in told if re.search(r"\bviews\b", line)] or [""]
    if views.startswith("All"):
        assert all(first == own for first in firsts)
    for view, who in re.findall(r"[:;] ([vwx]) puts ([^;.]*?) first", views):
        first = firsts[list(study.views).index(view)]
        assert first == names(who) or "options" in who
    methods = " ".join(line for line in told if re.search(r"\bmethods\b", line))
    for name in study.methods:
        if name != study.method.name:
            first = set(np.flatnonzero(study.compile(name).ranks(bench.weights) == 1).tolist())
            assert ("also put" in methods) or first != own


def check_caveats(bench: Bench, told: list[str]) -> None:
    """The place that a leader falls to, and the criteria that decide nothing."""
    for match in re.finditer(r"(Option \d+) falls to place (\d) of (\d)", " ".join(told)):
        (i,) = names(match[1])
        problem, w = bench.study.problem, bench.weights
        performance = np.array(problem.high)
        performance[i] = problem.low[i]
        if bench.study.method.name == "additive":
            scores = problem.value_of(performance) @ w
            assert int(match[2]) == 1 + int(np.sum(scores > scores[i] + 1e-9))
    for j in re.findall(
        r"c(\d) has [^.]* of the weight, but all options are the same", " ".join(told)
    ):
        assert np.ptp(bench.study.problem.performance[:, int(j) - 1]) == 0


def test_one_option_is_compared_with_nothing(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[3, 4]], {"v": [1, 1]})))
    told = said(bench)
    assert "Option 1 is the only option." in told[""]
    assert set(told) == {"", "Three caveats"}
    assert not any(isinstance(block, Figure) for block in brief(bench))


MORE = "So more of them put"
THIRD = [[10, 0], [0, 10], [6, 6]]
"""At equal weights the third leads; it has a fifth of all weights, the others two fifths each."""


def test_more_of_the_weights_are_claimed_for_one_option_alone(tmp_path: Path) -> None:
    level = said(Bench(mcda.load_study(write_study(tmp_path / "a", THIRD, {"v": [1, 1]}))))
    told = " ".join(level[PARTS[0]])
    assert "Option 1 (40.0 %) or Option 2 (40.0 %) comes first" in told
    assert MORE not in told
    apart = [[10, 0], [0, 8], [6, 6]]
    ahead = said(Bench(mcda.load_study(write_study(tmp_path / "b", apart, {"v": [1, 1]}))))
    assert f"{MORE} Option 1 first than any other." in " ".join(ahead[PARTS[0]])


@pytest.mark.parametrize(("second", "claimed"), [(0.44, False), (0.30, True)])
def test_sampled_shares_are_apart_by_more_than_their_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: float, claimed: bool
) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, THIRD, {"v": [1, 1]})))
    found = bench.shares()
    sampled = replace(
        found,
        share=np.array([0.48, second, 0.52 - second]),
        error=np.full(3, 0.055),
        evidence=replace(found.evidence, kind="sampled"),
    )
    monkeypatch.setattr(Bench, "shares", lambda _: sampled)
    told = " ".join(said(bench)[PARTS[0]])
    assert (MORE in told) == claimed


def test_a_criterion_that_cannot_be_left_out_is_named(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[6, 2], [4, 8]], {"v": [1, 0]})))
    told = " ".join(said(bench)[PARTS[1]])
    assert "c1 has all the weight and cannot be left out." in told
    assert "any one criterion" not in told


def test_all_options_level_at_these_weights_only(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[8, 2], [2, 8]], {"v": [1, 1]})))
    told = said(bench)
    assert "Both options are level" in told[""][-1]
    assert told[PARTS[1]][0] == (
        "Option 1 and Option 2 are level at these weights only; which of them leads depends on any "
        "change of weights."
    )
    assert "Leaving out" in told[PARTS[1]][1]


def test_options_level_at_all_weights_depend_on_no_change(tmp_path: Path) -> None:
    bench = Bench(mcda.load_study(write_study(tmp_path, [[8, 2], [8, 2]], {"v": [1, 1]})))
    assert PARTS[1] not in said(bench)


@pytest.mark.parametrize(("second", "how"), [(8.95, "ahead of"), (4.0, "clearly ahead of")])
def test_a_lead_is_clear_only_where_its_gap_is_wide(
    tmp_path: Path, second: float, how: str
) -> None:
    scores = [[9.1, 9.1], [second, second], [1.2, 1.2]]
    bench = Bench(mcda.load_study(write_study(tmp_path, scores, {"v": [1, 1]})))
    assert said(bench)[""][-1] == f"Option 1 comes first, {how} Option 2."


@pytest.mark.parametrize(("left", "said_so"), [("[a]", "one matter"), ("[a, b]", "2 matters")])
def test_one_matter_left_out_is_said_of_as_one(tmp_path: Path, left: str, said_so: str) -> None:
    path = write_study(tmp_path, [[3, 4]], {"v": [1, 1]}, extra=f"left_out: {left}\n")
    told = said(Bench(mcda.load_study(path)))[PARTS[3]]
    assert f"The study names what it leaves out ({said_so})." in told
