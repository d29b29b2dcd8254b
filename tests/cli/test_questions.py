"""Every analysis that is a command: its JSON is the contract's, its text is for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mcda.analyses import ANALYSES
from tests.cli.conftest import Mcda

KEYS = {
    "rank": {"score", "rank"},
    "win_ranges": {"status", "margin", "lower", "upper", "witness"},
    "win_shares": {"share", "tied", "error", "centroid"},
    "acceptability": {
        "rank_shares", "error", "central_weights", "confidence", "pairwise", "expected_rank",
    },
    "dominance": {
        "necessary", "possible", "dominates", "absolute", "least_lead", "margin", "mixture",
    },
    "improvement": {
        "missing", "missing_anywhere", "needed", "on_scale", "needed_anywhere",
        "on_scale_anywhere",
    },
    "class_ranges": {"assigned", "status", "share", "error", "lower", "upper", "witness"},
    "agreement": {"best", "worst", "mean", "first"},
    "rank_reversal": {"dropped", "cloned", "added", "split", "leader_kept", "beats", "cyclic"},
    "neighbours": {"adjacent", "lead"},
    "flips": {"distance", "weights", "distance_simplex"},
    "rank_ranges": {"best", "worst", "best_witness", "worst_witness"},
    "regret": {"max_regret", "minimax", "rival", "witness"},
    "win_box": {"lower", "weight", "upper", "rival_below", "rival_above"},
    "value_ranges": {"lowest", "highest", "maximin", "maximax"},
    "stability": {
        "lower", "weight", "upper", "rival_below", "rival_above", "space_lower", "space_upper",
    },
}  # fmt: skip
ABOUT_CRITERIA = ("stability", "box")
COMMANDS = {
    command: name for name in ANALYSES.names() if (command := ANALYSES.constant(name, "COMMAND"))
}


def asked(command: str) -> list[str]:
    """The command, with a method that it can be asked of."""
    sorts = ANALYSES.constant(COMMANDS[command], "FAMILY") == "sorting"
    return [command, "--method", "mr_sort"] if sorts else [command]


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_object_with_the_contracts_keys(case: Path, mcda: Mcda, command: str) -> None:
    done = mcda(*asked(command), "--json")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    assert {"study", "method", "view", "analysis", "evidence"} < set(data)
    assert data["analysis"] == COMMANDS[command]
    assert data["study"] == "alliance"
    assert data["evidence"]["kind"] in ("exact", "certified", "numeric", "sampled")
    rows = data["criteria"] if command in ABOUT_CRITERIA else data["options"]
    for row in rows.values():
        assert KEYS[COMMANDS[command]] <= set(row)


@pytest.mark.parametrize("command", COMMANDS)
def test_text_names_every_option_or_criterion_and_the_evidence(
    case: Path, mcda: Mcda, command: str
) -> None:
    done = mcda(*asked(command))
    assert done.code == 0, done.err
    assert "Evidence: " in done.out
    assert ("command-proximity" if command in ABOUT_CRITERIA else "hq-upgrade") in done.out
    assert "\x1b" not in done.out


def test_a_flag_asks_the_variant(case: Path, mcda: Mcda) -> None:
    data = json.loads(mcda("ranges", "--intervals", "--json").out)
    assert data["analysis"] == "joint_ranges"
    keys = {"status", "margin", "lower", "upper", "witness"}
    for row in data["options"].values():
        assert keys | {"necessary"} | {f"necessary_{key}" for key in keys - {"status"}} < set(row)
    shown = mcda("ranges", "--intervals")
    assert shown.code == 0
    assert "necessary lower to necessary upper" in shown.out


def test_set_changes_this_run_only(case: Path, mcda: Mcda) -> None:
    before = mcda("rank", "--json").out
    changed = json.loads(mcda("rank", "--set", "command-proximity=0", "--json").out)
    assert changed["options"]["coordination-center"]["rank"] == 1
    assert mcda("rank", "--json").out == before


def test_view_and_method_choose(case: Path, mcda: Mcda) -> None:
    data = json.loads(
        mcda("rank", "--view", "sovereignty-first", "--method", "topsis", "--json").out
    )
    assert (data["view"], data["method"]) == ("sovereignty-first", "topsis")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_view_that_cannot_matter_is_said_not_to(case: Path, mcda: Mcda, command: str) -> None:
    done = mcda(*asked(command), "--view", "cautious-steps", "--json")
    assert done.code == 0
    at_weights = json.loads(done.out)["view"] == "cautious-steps"
    assert at_weights != ("whatever the view" in done.err)


def test_seed_and_samples_are_recorded(case: Path, mcda: Mcda) -> None:
    asked = ("shares", "--evidence", "sampled", "--seed", "7", "--samples", "500", "--json")
    data = json.loads(mcda(*asked).out)
    assert (data["evidence"]["seed"], data["evidence"]["samples"]) == (7, 500)


def test_a_locked_weight_stays(case: Path, mcda: Mcda) -> None:
    free = json.loads(mcda("flips", "--json").out)["options"]
    held = json.loads(mcda("flips", "--lock", "command-proximity", "--json").out)["options"]
    further = held["coordination-center"]["distance"]["value"]
    assert further > free["coordination-center"]["distance"]["value"]
    kept = held["coordination-center"]["weights"]["command-proximity"]
    assert kept == {"value": 60 / 560, "exact": "3/28"}


def test_the_norm_and_what_is_locked_are_said(case: Path, mcda: Mcda) -> None:
    done = mcda("flips", "--lock", "cost", "--norm", "linf")
    assert "view balanced, norm linf, locked cost\n" in done.out


def test_a_performance_that_no_scale_has_is_marked(case: Path, mcda: Mcda) -> None:
    """Cost runs from 0 to 100: it would have to be -9."""
    needed = mcda("improve").out.partition("needed anywhere")[0]
    (cost,) = (line for line in needed.splitlines() if line.startswith("  cost"))
    assert " -9 (off scale) " in cost
    assert " 50 " in cost


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["rank", "--view", "blanced"], 2, "did you mean 'balanced'"),
        (["rank", "--method", "topsi"], 2, "did you mean 'topsis'"),
        (["rank", "--set", "cots=3"], 2, "did you mean 'cost'"),
        (["rank", "--set", "cost"], 2, "CRITERION=POINTS"),
        (["flips", "--norm", "l7"], 2, "l7"),
        (["flips", "--lock", "cots"], 2, "did you mean 'cost'"),
        (["reprot"], 2, "did you mean 'report'"),
        (["list", "method"], 2, "did you mean 'methods'"),
        (["report", "--format", "htm"], 2, "did you mean 'html'"),
        (["rank", "reports/none.yaml"], 3, "reports/none.yaml:1:1"),
        (["rank", "--method", "topsis", "--evidence", "exact"], 3, "'exact' does not apply"),
        (["rank", "--set", "cost=-3"], 2, "cost"),
    ],
)
def test_what_is_wrong_is_said_in_one_place_with_the_right_code(
    case: Path, mcda: Mcda, arguments: list[str], code: int, says: str
) -> None:
    done = mcda(*arguments)
    assert done.code == code
    assert says in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_without_a_study_the_only_one_is_taken_and_several_are_listed(
    case: Path, mcda: Mcda
) -> None:
    other = case / "reports" / "other.yaml"
    other.write_text((case / "reports" / "alliance.yaml").read_text("utf-8"), "utf-8")
    done = mcda("rank")
    assert done.code == 2
    assert "alliance.yaml" in done.err
    assert "other.yaml" in done.err
    assert mcda("rank", "other").code == 0


def test_an_empty_folder_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mcda: Mcda
) -> None:
    monkeypatch.chdir(tmp_path)
    done = mcda("rank")
    assert done.code == 2
    assert "reports/" in done.err


def test_help_lists_every_command_in_a_line(mcda: Mcda) -> None:
    done = mcda("--help")
    assert done.code == 0
    for command in [*COMMANDS, "report", "check", "set", "list"]:
        assert f"\n  {command} " in done.out


KINDS = ("methods", "analyses", "elicit", "measures", "sections", "figures", "formats")


@pytest.mark.parametrize("kind", KINDS)
def test_list_names_what_there_is(mcda: Mcda, kind: str) -> None:
    known = json.loads(mcda("list", kind, "--json").out)
    assert known
    assert all(about for about in known.values())
    shown = mcda("list", kind).out
    assert all(name in shown for name in known)


def test_list_methods_says_what_can_be_proved_of_each(mcda: Mcda) -> None:
    known = json.loads(mcda("list", "methods", "--json").out)
    said = {name: (one["linear"], one["evidence"]) for name, one in known.items()}
    assert said["additive"] == (True, "exact")
    assert said["weighted_product"] == (True, "certified")
    assert said["topsis"] == (False, "certified")
    assert all(one["family"] and one["source"] for one in known.values())
