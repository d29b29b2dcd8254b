"""The checker where a claim or its proof is left out, or borrowed from another option."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import mcda
from mcda.report.formats.json import digest
from mcda.verify import RefusedError, check
from tests.proof.reporting import report

CRITERIA = [mcda.Criterion(f"c{j}", scale=(0, 10)) for j in range(3)]
ROWS = {"a": [9, 1, 1], "b": [1, 9, 1], "c": [1, 1, 9], "z": [0, 0, 0]}
AT_WEIGHTS = (mcda.cells, mcda.flips, mcda.improvement)
BEST = ("low", "best", "high")
Options = dict[str, Any]


def made(ask: Callable[..., Any], **given: Any) -> dict[str, Any]:
    """A report with one answer on three corners and an option that is last everywhere."""
    rows = given.pop("rows", ROWS)
    problem = mcda.Problem(list(rows.values()), CRITERIA, list(rows))
    model = mcda.method("additive").compile(problem)
    space = mcda.WeightSpace([c.id for c in CRITERIA]).where(*given.pop("where", ()))
    assert model.linear is not None
    w = [Fraction(1, 3)] * 3
    where = [] if ask is mcda.cells else [space]
    answer = ask(model, w, *where) if ask in AT_WEIGHTS else ask(model, space)
    return report(model.linear, space, w, [answer])


def lie(whole: dict[str, Any], change: Callable[[Options], Any]) -> dict[str, Any]:
    forged = copy.deepcopy(whole)
    change(forged["results"][0]["options"])
    return forged


def test_a_share_borrowed_from_another_option_is_refused() -> None:
    whole = made(mcda.win_shares)
    check(whole)

    def change(options: Options) -> None:
        theirs = {key: options["a"][key] for key in ("share", "centroid")}
        options["z"].update(copy.deepcopy(theirs), twin_of="a", certificate={"twin": "a"})

    with pytest.raises(RefusedError, match="z is not level with a"):
        check(lie(whole, change))


@pytest.mark.parametrize("where", [["c0 = c1"], ["c0 >= c1", "c1 >= c0"]])
def test_options_level_under_an_equality_share_a_share(where: list[str]) -> None:
    rows = {**ROWS, "d": [1, 9, 1]} | {"e": [5, 5, 1]}
    found = check(made(mcda.win_shares, rows=rows, where=where))
    assert found.proved["shares and centroids"] == 2
    assert not found.trusted


def test_a_rank_among_fewer_options_is_refused() -> None:
    whole = made(mcda.rank_ranges)
    check(whole)

    def change(options: Options) -> None:
        for rival in "abc":
            del options[rival]
        options["z"] |= {"best": 1, "worst": 1, "certificate": {"best": [], "worst": []}}

    with pytest.raises(RefusedError, match="missing"):
        check(lie(whole, change))


def test_a_rank_without_a_proof_is_on_trust() -> None:
    def change(options: Options) -> None:
        options["z"] |= {"evidence": "sampled", "best": 2, "certificate": None}
        options["z"] |= {"best_witness": None, "worst_witness": None}

    found = check(lie(made(mcda.rank_ranges), change))
    assert found.trusted == {"ranks of options without a proof": 1}


def test_no_change_puts_an_option_first_needs_a_proof() -> None:
    whole = made(mcda.flips)
    assert check(whole).proved["options that no change puts first"] == 2  # z, twice

    def change(options: Options) -> None:
        row = options["a"]
        row |= {"distance": None, "weights": None, "distance_simplex": None}
        row["certificate"] = {"distance": None, "distance_simplex": None}

    with pytest.raises(RefusedError, match="nothing proves that a never wins"):
        check(lie(whole, change))
    with pytest.raises(RefusedError, match="missing"):
        check(lie(whole, lambda options: options.pop("a")))


def test_options_that_are_all_level_need_no_change() -> None:
    rows = {"d": [1, 9, 1], "e": [5, 5, 1]}
    whole = made(mcda.improvement, rows=rows, where=["c0 = c1"])
    assert check(whole).proved["performances that would make an option win"] == 2 * 2 * 3

    def change(options: Options) -> None:
        options["d"]["certificate"] = {"anywhere": None}

    with pytest.raises(RefusedError):
        check(lie(whole, change))


def test_a_stronger_word_without_a_proof_stays_on_trust_or_is_refused() -> None:
    whole = made(mcda.cells)
    whole["results"][0]["evidence"]["kind"] = "certified"
    found = check(whole)
    assert (found.proved, found.trusted) == ({}, {"cells, certified": 1})
    for kind, why in (("exact", "calls itself exact"), ("proved", "no kind of evidence")):
        whole["results"][0]["evidence"]["kind"] = kind
        with pytest.raises(RefusedError, match=why):
            check(whole)


def trees(rows: dict[str, list[int]] = ROWS, normalization: str = "vector") -> dict[str, Any]:
    problem = mcda.Problem(list(rows.values()), CRITERIA, list(rows))
    space = mcda.WeightSpace([c.id for c in CRITERIA])
    method = mcda.method("topsis", normalization=normalization)
    answer = mcda.win_ranges(method.compile(problem), space, evidence="certified")
    additive = mcda.method("additive").compile(problem).linear
    assert additive is not None
    whole = report(additive, space, [Fraction(1, 3)] * 3, [answer])
    whole["inputs"]["methods"] = {"topsis": {"input": "raw", "normalization": normalization}}
    whole["stamp"]["inputs"] = digest(whole["inputs"])
    whole["results"][0]["method"] = "topsis"
    return whole


def test_among_trees_every_option_has_one_or_is_left_open() -> None:
    whole = trees()
    assert check(whole).trusted == {"margins by topsis": 4}
    nothing = dict.fromkeys(("lower", "upper", "witness", "inner_lower", "inner_upper"))

    def change(options: Options) -> None:
        options["a"] |= {**nothing, "status": "never", "certificate": None}
        del options["a"]["certificate"]

    with pytest.raises(RefusedError, match="nothing proves that a is never"):
        check(lie(whole, change))
    with pytest.raises(RefusedError, match="missing"):
        check(lie(whole, lambda options: options.pop("a")))

    def opened(options: Options) -> None:
        options["a"] |= {"status": "unknown"}
        del options["a"]["certificate"]

    assert check(lie(whole, opened)).trusted["ranges of options left open by topsis"] == 1


def test_a_rival_that_is_called_a_twin_is_refused() -> None:
    """Certificates of three options, who all say that a fourth, ahead of them, is level."""
    rows = {name: ROWS[name] for name in "acz"}
    whole = trees(rows, normalization="none")
    check(whole)
    options = whole["inputs"]["options"]
    options["b"] = {"performance": {c.id: dict.fromkeys(BEST, "8/1") for c in CRITERIA}}
    whole["stamp"]["inputs"] = digest(whole["inputs"])

    def change(options: Options) -> None:
        for row in options.values():
            proof = {key: x for key, x in row["certificate"].items() if key != "digest"}
            proof["level"].append("b")
            row["certificate"] = {**proof, "digest": digest(proof)}
        options["b"] = {"status": "unknown"}

    with pytest.raises(RefusedError, match="a is not level with all of its twins"):
        check(lie(whole, change))


def test_a_share_whose_corners_are_not_listed_is_counted_on_trust() -> None:
    def change(options: Options) -> None:
        for option in "ab":
            del options[option]["certificate"]
            options[option]["centroid"] = None

    found = check(lie(made(mcda.win_shares), change))
    assert found.trusted == {"shares without listed corners, which only sum to 1": 2}
    assert found.proved["shares and centroids"] == 1
