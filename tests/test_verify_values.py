"""The checker on what the alliance lacks: curves, levels, scales not from 0, twins, nevers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.files.ask import ask
from mcda.files.study import Study
from mcda.problem.problem import fractions
from mcda.report.formats.json import digest
from mcda.report.inputs import inputs
from mcda.verify import RefusedError, Report, check
from tests.case import edit, write_study

CRITERIA = """
criteria:
  - {id: price, direction: min, scale: {min: 10, max: 60}}
  - {id: size, scale: {min: -5, max: 45}}
  - {id: comfort, scale: {min: 1, max: 9}, value: {points: [[1, 0], [4, 70], [9, 100]]}}
  - id: noise
    direction: min
    scale: {min: 0, max: 8}
    value: {points: [[0, 100], [2, 35], [8, 0]]}
  - {id: view, value: {levels: {none: 0, some: 30, sea: 100}}}
views:
  even: {points: {price: 1, size: 1, comfort: 1, noise: 1, view: 1}}
  odd: {points: {price: 5, size: 0, comfort: 2, noise: 1.5, view: 0.25}}
weights: [price >= view, all <= 0.6]
"""
ROWS = {
    "attic": "{low: 15, best: 20, high: 22}, -5, {low: 1, best: 3, high: 4}, 2, some",
    "barn": "60, 45, 9, {low: 4, best: 5, high: 8}, none",
    "cabin": "{low: 25, best: 30, high: 31}, 20, 4, 0, sea",
    "den": "{low: 31, best: 31, high: 40}, 19, 4, {low: 0, best: 1, high: 2}, some",
    "flat": "{low: 25, best: 30, high: 31}, 20, 4, 0, sea",
}


def study(folder: Path, weights: str = "", rows: Mapping[str, str] = ROWS) -> Study:
    for name in ("criteria", "options/home", "reports"):
        (folder / name).mkdir(parents=True)
    text = CRITERIA if not weights else CRITERIA.replace("price >= view", weights)
    (folder / "criteria" / "home.yaml").write_text(text, "utf-8")
    ids = ("price", "size", "comfort", "noise", "view")
    for option, row in rows.items():
        scores = zip(ids, row.replace(", best", "; best").replace(", high", "; high").split(", "),
                     strict=True)  # fmt: skip
        cells = ", ".join(f"{c}: {x.replace(';', ',')}" for c, x in scores)
        path = folder / "options" / "home" / f"{option}.yaml"
        path.write_text(f"id: {option}\nscores: {{{cells}}}\n", "utf-8")
    file = folder / "reports" / "home.yaml"
    file.write_text("criteria: home\noptions: home\nsamples: 500\n", "utf-8")
    return mcda.load_study(file)


def report(of: Study, *asked: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """A report.json with the answers to these questions."""
    said = json.loads(json.dumps(inputs(of)))
    results = [ask(of, name, options=options).to_dict() for name, options in asked]
    stamp = {"inputs": digest(said)}
    return {"inputs": said, "results": json.loads(json.dumps(results)), "stamp": stamp}


EVERY = [
    (name, {})
    for name in ANALYSES.names()
    if name != "acceptability" and not ANALYSES.constant(name, "FAMILY")
]


@pytest.mark.parametrize("end", ["best", "worse", "better"])
def test_values_are_recomputed_as_the_method_has_them(tmp_path: Path, end: str) -> None:
    home = study(tmp_path)
    x = {
        "best": home.problem.performance,
        "worse": home.problem.worse_end,
        "better": home.problem.better_end,
    }[end]
    table = home.problem.exact_value_of(fractions(x))
    found = Report(report(home)).values("additive", end)
    assert found == {o: list(row) for o, row in zip(home.problem.option_ids, table, strict=True)}


@pytest.mark.parametrize("view", ["even", "odd"])
@pytest.mark.parametrize("weights", ["", "price = view", "'price in [0.2, 0.2]'"])
def test_every_exact_answer_holds(tmp_path: Path, view: str, weights: str) -> None:
    home = replace(study(tmp_path, weights), view=view)
    made = report(home, *EVERY, ("flips", {"norm": "linf"}), ("flips", {"norm": "l2"}))
    found = check(made)
    assert found.proved["options that never win"] > 0
    assert found.proved["options that no change puts first"] > 0
    exact = [r["analysis"] for r in made["results"] if r["evidence"]["kind"] == "exact"]
    assert {"win_ranges", "win_shares", "rank_ranges", "dominance", "flips"} <= set(exact)


def test_values_of_a_method_that_reads_the_ranges_are_of_the_ranges(tmp_path: Path) -> None:
    case = write_study(tmp_path, [[2, 8], [6, 3]], {"even": [1, 1]})
    edit(tmp_path / "options/small/o01.yaml", "c1: 2", "c1: {low: 1, best: 2, high: 5}")
    home = mcda.load_study(case).with_method("fuzzy_additive")
    found = check(report(home, ("rank", {}), ("dominance", {})))
    assert found.proved["scores and ranks"] == 2
    assert found.proved["least leads of one option over another"] == 2


@pytest.mark.parametrize("view", ["even", "odd"])
def test_what_is_proved_is_counted_once(tmp_path: Path, view: str) -> None:
    home = replace(study(tmp_path), view=view)
    found = check(report(home, ("rank", {}), ("regret", {}), ("rank_ranges", {})))
    assert found.proved["scores and ranks"] == len(ROWS)
    assert found.proved["largest regrets"] == len(ROWS)
    assert found.proved["best and worst ranks"] == 2 * len(ROWS)


def forged(made: dict[str, Any], option: str, **cells: Any) -> dict[str, Any]:
    """The report with other cells in one row of its only result."""
    copied: dict[str, Any] = json.loads(json.dumps(made))
    copied["results"][0]["options"][option].update(cells)
    return copied


def test_a_multiplier_of_the_wrong_sign_proves_nothing(tmp_path: Path) -> None:
    made = report(study(tmp_path), ("regret", {}))
    row = made["results"][0]["options"]["attic"]
    behind = row["certificate"]["behind"]
    k = next(k for k in behind if any(name.startswith("weight:") for name in behind[k]))
    by = dict(behind[k])
    name = next(name for name in by if name.startswith("weight:"))
    for text in ("0/1", f"{-Fraction(by[name])}" if "/" in by[name] else "-1/1"):
        lie = {"behind": {**behind, k: {**by, name: text}}}
        with pytest.raises(RefusedError):
            check(forged(made, "attic", certificate=lie))


@pytest.mark.parametrize(
    ("analysis", "option", "cells"),
    [
        ("dominance", "cabin", {"dominates": {}}),
        ("regret", "cabin", {"rival": "den"}),
        ("regret", "barn", {"rival": None}),
        ("regret", "barn", {"minimax": True}),
        ("rank_ranges", "den", {"best": 2}),
        ("rank_ranges", "cabin", {"worst": 1}),
        ("rank", "barn", {"rank": 1}),
        ("win_ranges", "barn", {"status": "tie"}),
        ("win_ranges", "cabin", {"status": "tie"}),
        ("win_shares", "flat", {"twin_of": None}),
        ("value_ranges", "barn", {"maximin": True}),
    ],
)
def test_a_forged_word_is_refused(
    tmp_path: Path, analysis: str, option: str, cells: dict[str, Any]
) -> None:
    made = report(study(tmp_path), (analysis, {}))
    check(made)
    with pytest.raises(RefusedError):
        check(forged(made, option, **cells))


@pytest.mark.parametrize("relation", ["necessary", "possible", "dominates", "absolute"])
def test_a_relation_turned_round_is_refused(tmp_path: Path, relation: str) -> None:
    made = report(study(tmp_path), ("dominance", {}))
    for i, row in made["results"][0]["options"].items():
        for k, holds in row[relation].items():
            with pytest.raises(RefusedError):
                check(forged(made, i, **{relation: {**row[relation], k: not holds}}))


def test_a_proof_of_a_lesser_rank_is_no_proof(tmp_path: Path) -> None:
    made = report(study(tmp_path), ("rank_ranges", {}))
    for i, row in made["results"][0]["options"].items():
        for end in ("best", "worst"):
            items = row["certificate"][end]
            for place in range(len(items)):
                fewer = items[:place] + items[place + 1 :]
                with pytest.raises(RefusedError):
                    check(forged(made, i, certificate={**row["certificate"], end: fewer}))
