"""Completion: what a shell is offered after Tab, and how little is loaded for it."""

from __future__ import annotations

import os
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from mcda.analyses import ANALYSES
from mcda.cli.main import mcda as verbs
from tests.cli.conftest import Mcda
from tests.test_architecture import HEAVY


def offered(*words: str) -> list[str]:
    """What is offered for the last of the words."""
    shell = ShellComplete(verbs, {}, "mcda", "_MCDA_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ran"], ["ranges", "rank", "ranks"]),
        (["ranges", "--view", "t"], ["tokyo-government"]),
        (["ranges", "--method", "tops"], ["topsis"]),
        (["rank", "--set", "co"], ["command-proximity=", "cost="]),
        (["flips", "--lock", "sov"], ["sovereignty"]),
        (["flips", "--norm", "l"], ["l1", "l2", "linf"]),
        (["set", "bal"], ["balanced"]),
        (["set", "all"], ["alliance"]),
        (["set", "alliance", "b"], ["balanced"]),
        (["set", "alliance", "balanced", "cos"], ["cost="]),
        (["report", ""], ["alliance"]),
        (["report", "reports/"], ["reports/alliance.yaml"]),
        (["report", "--format", "html,j"], ["html,json"]),
        (["check", "x"], []),
        (["verify", "x.json", "--study", "al"], ["alliance"]),
        (["schema", "o"], ["option"]),
        (["list", "m"], ["methods", "measures"]),
        (["export", "--format", ""], ["csv", "xmcda"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
)
def test_what_is_offered(case: Path, words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *(
            (["verify", "rep"], "file"),
            (["diff", "re"], "file"),
            (["diff", "a.yaml", "re"], "file"),
        ),
        *((["import", "b"], "file"), (["report", "--out", "o"], "dir"), (["init", "x"], "dir")),
    ],
)
def test_files_and_folders_are_the_shell_s_own_to_find(words: list[str], kind: str) -> None:
    shell = ShellComplete(verbs, {}, "mcda", "_MCDA_COMPLETE")
    (item,) = shell.get_completions(words[:-1], words[-1])
    assert (item.type, item.value) == (kind, words[-1])


@pytest.mark.parametrize("text", ["criteria: [{name: A}]\nviews: 5", "criteria: 5", "views: [a]"])
def test_a_half_written_criteria_file_offers_nothing(case: Path, text: str) -> None:
    Path("criteria/alliance.yaml").write_text(text)
    assert offered("ranges", "--view", "") == []
    assert offered("flips", "--lock", "") == []


@pytest.mark.parametrize(
    "text",
    ["[", "criteria: {a: b}", "- a", "criteria: ../../x", "criteria: none", "\0", "a: &a [*a]"],
)
def test_a_study_that_cannot_be_read_offers_nothing(case: Path, text: str) -> None:
    Path("reports/alliance.yaml").write_text(text)
    assert offered("ranges", "--view", "") == []
    assert offered("ranges", "nowhere.yaml", "--view", "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(mcda: Mcda, shell: str) -> None:
    made = mcda("completion", shell)
    assert made.code == 0
    assert "_MCDA_COMPLETE" in made.out


def test_another_shell_is_refused(mcda: Mcda) -> None:
    refused = mcda("completion", "fsh")
    assert (refused.code, "did you mean 'fish'?" in refused.err) == (2, True)


@pytest.mark.parametrize("words", ["mcda ", "mcda ranges --method t", "mcda report --"])
def test_completing_loads_nothing_heavy(words: str) -> None:
    asked = {
        "_MCDA_COMPLETE": "zsh_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": f"{words.count(' ')}",
    }
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mcda"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **asked},
    )
    assert run.stdout.startswith("plain\n")
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("analysis", ANALYSES.names())
def test_arguments_are_read_as_they_are(analysis: str) -> None:
    assert ANALYSES.arguments(analysis) == tuple(signature(ANALYSES.load(analysis)).parameters)
