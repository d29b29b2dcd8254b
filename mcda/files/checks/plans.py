"""Scenarios, phases and combinations: whether they name what exists and fit the scales."""

from __future__ import annotations

from collections.abc import Sequence

from mcda.files.checks.cells import read_cell
from mcda.files.checks.criteria import Known
from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.names import check_key, check_keys, check_name, distinct
from mcda.files.nodes import Pairs, Tree, text_of

Options = Sequence[str] | None


def check_plans(root: Tree, known: Known, options: Options, log: Log) -> None:
    """Check the three; `options` are the ids of the study's options, None where not known."""
    scenarios = distinct(root.get("scenarios"), log, "id")
    for scenario in scenarios:
        _check_cells(scenario.get("scores"), known, options, log)
    for phase in distinct(root.get("phases"), log, "id"):
        _check_phase(phase, known, options, log)
    combinations = root.get("combinations")
    if isinstance(combinations, Pairs):
        ids = [name for s in scenarios if (name := text_of(s.get("id")))]
        _check_combinations(combinations, known, options, ids, log)


def _check_cells(scores: Tree | None, known: Known, options: Options, log: Log) -> None:
    for option, cells in scores.pairs() if scores else ():
        check_key(option, options, "option", log)
        for key, node in cells.pairs():
            check_key(key, known.ids, "criterion", log)
            read_cell(node, key.text, known, log)


def _check_phase(phase: Tree, known: Known, options: Options, log: Log) -> None:
    waiting = _check_list(phase.get("not_in_effect"), options, "option", log)
    for key in ("baseline", "baseline_criteria"):
        if waiting and phase.get(key) is None:
            log.missing(phase, f"missing key '{key}': what stands in for options not in effect")
    check_name(phase.get("baseline"), options, "option", log)
    _check_list(phase.get("baseline_criteria"), known.ids, "criterion", log)
    for node in _check_list(phase.get("zero"), known.ids, "criterion", log):
        criterion = known.criteria.get(text_of(node) or "")
        low, high = (criterion and criterion.scale) or (0.0, 0.0)
        if criterion and (criterion.levels or not low <= 0 <= high):
            log.fault(node, f"0 is not on the scale of {quoted(criterion.id)}")
    _check_cells(phase.get("scores"), known, options, log)


def _check_combinations(
    node: Pairs, known: Known, options: Options, scenarios: Sequence[str], log: Log
) -> None:
    roles: dict[str, str] = {}
    for key in ("empty", "members", "alone"):
        part = node.get(key)
        for option in distinct(part, log) if part and key != "empty" else [part]:
            name = check_name(option, options, "option", log)
            if option and name in roles:
                log.fault(option, f"{quoted(name)} is under '{roles[name]}' already")
            elif name is not None:
                roles[name] = key
    check_name(node.get("cap"), options, "option", log)
    _check_rules(node.get("rules"), known, log)
    for key in ("ceiling", "floor"):
        check_name(node.at(key, "criterion"), known.ids, "criterion", log)
        check_name(node.at(key, "robust"), scenarios, "scenario", log)


def _check_rules(rules: Tree | None, known: Known, log: Log) -> None:
    if not isinstance(rules, Pairs):
        return
    for name in check_keys(rules, known.ids, "criterion", log) if known.ids is not None else ():
        log.missing(rules, f"missing rule for {quoted(name)}")
    for key, node in rules.pairs():
        criterion = known.criteria.get(key.text)
        if criterion and criterion.levels and text_of(node) in ("add", "overlap"):
            log.fault(node, f"{quoted(key.text)} has levels, so its rule is min or max")


def _check_list(node: Tree | None, known: Options, what: str, log: Log) -> list[Tree]:
    members = distinct(node, log)
    for member in members:
        check_name(member, known, what, log)
    return members
