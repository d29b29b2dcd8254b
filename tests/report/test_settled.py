"""Where a proof settles a share, no sampling error is shown; where none does, it is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import mcda
from mcda.report import facts
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Figure, Table, plain_text
from mcda.report.figures.ranks import compute
from mcda.report.figures.ranks import ranks as ranks_figure
from mcda.report.sections._brief_robust import robust
from mcda.report.sections.ranges import ranges
from mcda.report.sections.ranks import ranks
from tests.case import write_study

AHEAD = [[9, 9, 9], [5, 5, 5], [4, 6, 5], [1, 1, 1]]
"""The first is above all others everywhere, the last below; the two between take turns."""


def study(folder: Path, method: str, scores: list[list[float]] = AHEAD) -> Bench:
    case = mcda.load_study(write_study(folder, scores, {"v": [5, 3, 2]}))
    return Bench(case.with_method(method))


def cells(blocks: tuple[Block, ...], figure: str) -> list[list[str]]:
    """The table behind a figure, as it is read."""
    (table,) = [b.table for b in blocks if isinstance(b, Figure) and b.name == figure]
    assert isinstance(table, Table)
    return [[plain_text(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]


def test_a_proved_rank_has_all_its_weights_without_an_error(tmp_path: Path) -> None:
    rows = {row[0]: row for row in cells(ranks(study(tmp_path, "additive")), "rank-ranges")}
    assert rows["Option 1"] == ["Option 1", "1", "1", "1", "100 %", "", "", ""]
    assert rows["Option 4"] == ["Option 4", "4", "4", "4", "", "", "", "100 %"]
    assert all("±" in rows[name][5] for name in ("Option 2", "Option 3"))


def test_a_rank_that_was_only_seen_keeps_its_error(tmp_path: Path) -> None:
    rows = {row[0]: row for row in cells(ranks(study(tmp_path, "edas")), "rank-ranges")}
    assert re.fullmatch(r"100 % ± [\d.]+", rows["Option 1"][4])


def test_the_share_of_the_first_rank_is_that_of_winning(tmp_path: Path) -> None:
    bench = study(tmp_path, "additive", [[9, 1, 1], [1, 9, 1], [1, 1, 9], [6, 5, 3], [5, 5, 5]])
    assert bench.shares().evidence.kind == "exact"
    won = {row[0]: row[1] for row in cells(ranges(bench), "win-shares")}
    for row in cells(ranks(bench), "rank-ranges"):
        assert won[row[0]] in (row[4], "never", "only in ties")
        assert all("±" in cell or " to " in cell or not cell for cell in row[5:])
    assert "Of rank 1: exact, proved in fractions." in plain_text(ranks(bench)[-1].text)


def test_rank_shares_are_never_without_an_error() -> None:
    """Nor is one that is rare, or that no weights drawn gave though some do."""
    shares = np.array([[0.4, 0.3, 0.2999, 0.0001, 0.0]] * 5)
    record = compute(list("abcde"), np.ones(5), np.full(5, 5), np.arange(1, 6), shares, 0.0003)
    table = ranks_figure(record).table
    assert isinstance(table, Table)
    row = [plain_text(cell).replace("\u00a0", " ") for cell in table.rows[0]]
    assert row[4:7] == ["40.0 % ± 0.1", "30.0 % ± 0.1", "30.0 % ± 0.1"]
    assert row[7:] == ["at most 1 in 2,500", "at most 1 in 3,300"]


def test_who_is_proved_to_win_everywhere_has_all_the_weights(tmp_path: Path) -> None:
    bench = study(tmp_path, "topsis")
    found = bench.shares()
    assert found.evidence.kind == "sampled"
    assert found.share.tolist() == [1, 0, 0, 0]
    assert not found.error.any()
    assert set(found.kinds) == {"certified"}
    assert cells(ranges(bench), "win-shares")[0] == ["Option 1", "100 %"]
    (told, *_) = map(plain_text, robust(bench, facts.lead(bench.rank())))
    assert told.startswith("100\u00a0% of all possible weights put Option 1 first (proved within")


def test_a_share_of_all_that_was_drawn_is_said_to_be_drawn(tmp_path: Path) -> None:
    bench = study(tmp_path, "edas")
    assert (bench.shares().error > 0).all()
    (told, *_) = map(plain_text, robust(bench, facts.lead(bench.rank())))
    assert told == "All weights drawn from all possible weights put Option 1 first (estimated)."


SHARES = [0.97, 0.012, 0.008, 0.006, 0.004]


@pytest.mark.parametrize(("kind", "error"), [("sampled", 0.001), ("exact", 0.0)])
def test_slivers_are_of_the_kind_of_their_shares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, error: float
) -> None:
    scores = [[9, 5, 5], [8, 6, 5], [7, 5, 7], [5, 9, 1], [1, 5, 9]]
    bench = study(tmp_path, "additive", scores)
    bench.ranges()
    found = bench.shares()
    drawn = replace(
        found,
        share=np.array(SHARES),
        error=np.full(5, error),
        evidence=replace(found.evidence, kind=kind),
        kinds=(kind,) * 5,
    )
    monkeypatch.setattr(Bench, "shares", lambda _: drawn)
    monkeypatch.setattr(Bench, "standing", lambda _: ["strict"] * 5)
    told = " ".join(map(plain_text, robust(bench, facts.lead(bench.rank()))))
    how = {"sampled": "estimated", "exact": "proved"}[kind]
    assert f"each under 1 %, put one of three further options first ({how})." in told
    assert "Otherwise Option 2 (1.2" in told
