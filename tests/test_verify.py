"""The independent checker: what is true passes, and any altered number is refused."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mcda.analyses import ANALYSES
from mcda.files.ask import ask
from mcda.files.load import load_study
from mcda.report.compose import compose
from mcda.report.formats.json import digest
from mcda.report.formats.json import json as render
from mcda.verify import RATIONAL, UNPROVED, RefusedError, check
from tests.case import ROOT
from tests.test_architecture import ALONE

Place = tuple[Any, ...]


@cache
def whole() -> dict[str, Any]:
    """The alliance's report.json, with the answers of analyses that it has none of."""
    study = replace(load_study(ROOT / "reports" / "alliance.yaml"), samples=2_000)
    report: dict[str, Any] = json.loads(render(compose(study))["report.json"])
    there = {result["analysis"] for result in report["results"]}
    for name in ANALYSES.names():
        if name not in there and not ANALYSES.constant(name, "FAMILY"):
            report["results"].append(json.loads(json.dumps(ask(study, name).to_dict())))
    for norm in ("l2", "linf"):
        given = {"norm": norm, "locked": ("cost",)}
        answer = ask(study, "flips", options=given).to_dict()
        report["results"].append(json.loads(json.dumps(answer)))
    return report


def alone(result: int) -> dict[str, Any]:
    """The report with one of its results."""
    return {**whole(), "results": [whole()["results"][result]]}


def rationals(node: Any, place: Place = ()) -> Iterator[Place]:
    """Places of all fractions."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, item in pairs:
        if isinstance(item, (dict, list)):
            yield from rationals(item, (*place, key))
        elif isinstance(item, str) and RATIONAL.fullmatch(item):
            yield (*place, key)


def altered(node: Any, place: Place, text: Any) -> Any:
    """A copy of JSON values with another one at a place."""
    if not place:
        return text
    copied = copy.copy(node)
    inner = place[1:]
    copied[place[0]] = altered(node[place[0]], inner, text) if inner else text
    return copied


def at(node: Any, place: Place) -> Any:
    for key in place:
        node = node[key]
    return node


def written(x: Fraction) -> str:
    return f"{x.numerator}/{x.denominator}"


def lies(result: int) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The report with one fraction of a result altered: in its digits, and in its sign."""
    report = alone(result)
    for place in rationals(report["results"]):
        x = Fraction(at(report["results"], place))
        for other in {x + Fraction(1, x.denominator), x * (1 + Fraction(1, 10**9)), -x} - {x}:
            changed = altered(report["results"], place, written(other))
            if place[-1] == "exact":  # the float beside it, made to fit
                changed = altered(changed, (*place[:-1], "value"), float(other))
            yield place, {**report, "results": changed}


PROVED = (
    "dominance",
    "flips",
    "improvement",
    "joint_ranges",
    "neighbours",
    "rank",
    "rank_ranges",
    "regret",
    "stability",
    "value_ranges",
    "win_box",
    "win_ranges",
    "win_shares",
)
"""Analyses whose answers hold fractions, in the report of the alliance."""
every_proved = pytest.mark.parametrize("analysis", PROVED)


def refused(report: dict[str, Any]) -> bool:
    """Whether the checker finds a false claim."""
    try:
        check(report)
    except RefusedError:
        return True
    return False


def results(analysis: str) -> list[int]:
    """Places of an analysis among the results."""
    return [k for k, r in enumerate(whole()["results"]) if r["analysis"] == analysis]


def test_what_the_report_says_holds() -> None:
    """6 options, 8 criteria; flips asked for in 3 norms."""
    found, kinds = check(whole()), [r["evidence"]["kind"] for r in whole()["results"]]
    assert found.proved == {
        "borders between win regions": 6 * 5,
        "distances to the nearest weights": 32,
        "ends of scores": 2 * 6,
        "ends of stability intervals": 2 * 8,
        "ends of weight ranges": 2 * 6 * 8,
        "ends of weight ranges for scores that are intervals": 2 * 6 * 8,
        "largest leads": 5 * 6,
        "largest regrets": 6,
        "leads that hold inside a box": 5,
        "least leads of one option over another": 6 * 5,
        "best and worst ranks": 2 * 6,
        "options that no change puts first": 4,
        "options that win somewhere": 6,
        "performances that would make an option win": 2 * 6 * 8,
        "scores and ranks": 6 * len([r for r in whole()["results"] if exact_rank(r)]),
        "shares and centroids": 6,
        "sides of a box that cannot move": 2 * 8,
    }
    trusted = dict(found.trusted)
    for name in ("borda", "promethee"):
        assert trusted.pop(f"tables of values by {name}") == 1
    assert sum(trusted.values()) == kinds.count("numeric") + kinds.count("sampled")
    assert trusted["acceptability, sampled"] == 1


def exact_rank(result: dict[str, Any]) -> bool:
    return (result["analysis"], result["evidence"]["kind"]) == ("rank", "exact")


def test_these_results_hold_fractions() -> None:
    assert {r["analysis"] for r in whole()["results"] if list(rationals(r))} == set(PROVED)


@every_proved
def test_some_altered_fractions_are_refused(analysis: str) -> None:
    every = [lie for k in results(analysis) for lie in lies(k)]
    few = 2 if analysis == "win_shares" else 12  # whose checks take longer
    for place, lie in every[:: len(every) // few]:
        assert refused(lie), f"{place} can be altered"


@pytest.mark.slow
@every_proved
def test_every_altered_fraction_is_refused(analysis: str) -> None:
    for place, lie in (lie for k in results(analysis) for lie in lies(k)):
        assert refused(lie), f"{place} can be altered"


def test_every_altered_input_is_refused() -> None:
    report = {**whole(), "results": []}
    places = list(rationals(report["inputs"]))
    assert len(places) > 200
    for place in places:
        x = Fraction(at(report["inputs"], place))
        lie = altered(report["inputs"], place, written(x + Fraction(1, x.denominator)))
        with pytest.raises(RefusedError, match="digest"):
            check({**report, "inputs": lie})


@pytest.mark.parametrize("cost", ["76/1", "74/1"])
def test_a_performance_altered_with_its_digest_is_refused_by_the_claims(cost: str) -> None:
    place = ("options", "unified-command", "performance", "cost", "best")
    inputs = altered(whole()["inputs"], place, cost)
    stamp = {**whole()["stamp"], "inputs": digest(inputs)}
    with pytest.raises(RefusedError):
        check({**whole(), "inputs": inputs, "stamp": stamp})


@pytest.mark.parametrize("analysis", ["cells", "leave_one_out", "stress", "acceptability"])
def test_what_only_calls_itself_exact_is_refused(analysis: str) -> None:
    report = alone(results(analysis)[0])
    result = report["results"][0]
    result = {**result, "evidence": {**result["evidence"], "kind": "exact"}}
    with pytest.raises(RefusedError, match="calls itself exact, and holds no fraction"):
        check({**report, "results": [result]})


def test_fractions_of_a_question_without_a_check_are_on_trust() -> None:
    study = load_study(ROOT / "reports" / "alliance.yaml")
    answer = ask(study, "acceptability", options={"evidence": "exact"}).to_dict()
    found = check({**whole(), "results": [json.loads(json.dumps(answer))]})
    assert not found.proved
    assert found.trusted == {f"acceptability, {UNPROVED}": 1}


def test_a_report_without_results_is_refused() -> None:
    with pytest.raises(RefusedError, match="no results"):
        check({**whole(), "results": []})


@every_proved
def test_a_float_beside_its_fraction_is_checked(analysis: str) -> None:
    report = alone(results(analysis)[0])
    cells = [place[:-1] for place in rationals(report["results"]) if place[-1] == "exact"]
    few = 1 if analysis == "win_shares" else 10
    for place in cells[:: len(cells) // few + 1]:
        value = at(report["results"], place)["value"]
        for other in (math.nextafter(value, 2), value + 1.0, str(value), int(value) + 7):
            lie = altered(report["results"], (*place, "value"), other)
            with pytest.raises(RefusedError):
                check({**report, "results": lie})


@pytest.mark.parametrize(
    "text", ["6/8", "0.75", "3/-4", "+3/4", " 3/4", "3/4 ", "3/0", "٣/4", "03/4", "3", 0.75, None]
)
def test_fractions_have_one_spelling(text: Any) -> None:
    report = alone(results("win_ranges")[0])
    place = next(rationals(report["results"]))
    with pytest.raises(RefusedError):
        check({**report, "results": altered(report["results"], place, text)})


@pytest.mark.parametrize("status", ["tie", "never", "unknown", ""])
def test_another_status_is_refused(status: str) -> None:
    report = alone(results("win_ranges")[0])
    place = (0, "options", "hq-upgrade", "status")
    with pytest.raises(RefusedError, match="hq-upgrade"):
        check({**report, "results": altered(report["results"], place, status)})


def test_a_missing_option_is_refused() -> None:
    report = alone(results("win_ranges")[0])
    options = dict(report["results"][0]["options"])
    del options["hq-upgrade"]
    with pytest.raises(RefusedError, match="missing"):
        check({**report, "results": altered(report["results"], (0, "options"), options)})


def test_a_fraction_that_nothing_proves_is_refused() -> None:
    report = alone(results(PROVED[0])[0])
    lie = altered(report["results"], (0, "more"), {"exact": "1/2", "value": 0.5})
    with pytest.raises(RefusedError, match="nothing proves more/exact"):
        check({**report, "results": lie})


@pytest.mark.parametrize("key", ["inputs", "results", "stamp"])
def test_what_is_no_report_is_refused(key: str) -> None:
    for other in (None, [], {}, "text", 3):
        if key != "results" or other not in ([], {}):
            with pytest.raises(RefusedError):
                check({**whole(), key: other})


def test_the_checker_shares_no_code_with_the_solver() -> None:
    for name in ALONE:
        text = (Path(check.__code__.co_filename).parent / f"{name}.py").read_text(encoding="utf-8")
        assert "flint" not in text
        assert "numpy" not in text
