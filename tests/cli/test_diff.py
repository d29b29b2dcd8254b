"""`mcda diff`: files, folders, reports and git revisions, in text, Markdown and JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.case import edit, write_study
from tests.cli.conftest import Mcda

SCORES = [[8, 3, 5], [4, 9, 5], [5, 5, 9]]
C = "criteria/small.yaml"
WAS, NOW = "{c1: 1, c2: 1, c3: 1}", "{c1: 3, c2: 1, c3: 1}"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small study, in the working directory."""
    write_study(tmp_path, SCORES, {"even": [1, 1, 1]})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(*arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(desk: Path) -> Path:
    """The study under git, changed since its only commit."""
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    edit(desk / C, WAS, NOW)
    return desk


def test_a_revision_against_the_files_here(repository: Path, mcda: Mcda) -> None:
    before = {p: p.read_bytes() for p in repository.rglob("*.yaml")}
    for words in (["diff"], ["diff", "HEAD"], ["diff", "HEAD", "reports/small.yaml"]):
        done = mcda(*words)
        assert done.code == 0, done.err
        assert done.out.startswith("What differs: HEAD and reports/small.yaml\n")
        assert "33.3\u00a0%" in done.out
        assert "Option 1 leads, no longer Option 3." in done.out
    assert {p: p.read_bytes() for p in repository.rglob("*.yaml")} == before


def test_a_revision_with_a_table_and_sections_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mcda: Mcda
) -> None:
    own = "sections: [scores, ./mine.py, ./notes.md.j2]\n"
    study = write_study(tmp_path, SCORES, {"even": [1, 1, 1]}, extra=own)
    study.with_name("mine.py").write_text("raise SystemExit('it was run')\n", "utf-8")
    study.with_name("notes.md.j2").write_text("Notes\n", "utf-8")
    rows = [",".join(map(str, (f"o{i:02}", *row))) for i, row in enumerate(SCORES, 1)]
    table = tmp_path / "options" / "small.tsv"
    table.write_text("\n".join(["id,c1,c2,c3", *rows, ""]).replace(",", "\t"), "utf-8")
    shutil.rmtree(tmp_path / "options" / "small")
    edit(study, "options: small\n", "options: small.tsv\n")
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    edit(table, "o01\t8", "o01\t9")
    done = mcda("diff", "HEAD")
    assert (done.code, done.err) == (0, "")
    assert "o01" in done.out


def test_two_revisions_and_a_path(repository: Path, mcda: Mcda) -> None:
    git("commit", "-qam", "second")
    data = json.loads(mcda("diff", "HEAD~1:reports/small.yaml", "HEAD", "--json").out)
    assert data["different"] is True
    assert data["leaders"][0]["after"] == ["o01"]
    assert json.loads(mcda("diff", "HEAD", ".", "--json").out)["different"] is False


def test_from_a_folder_inside_the_repository(
    repository: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "reports")
    done = mcda("diff", "HEAD:small.yaml", "small.yaml")
    assert done.code == 0, done.err
    assert "33.3\u00a0%" in done.out


def test_faults_of_a_revision_are_placed_in_it(repository: Path, mcda: Mcda) -> None:
    edit(repository / C, NOW, "{c1: x}")
    git("commit", "-qam", "broken")
    done = mcda("diff", "HEAD", "HEAD~1")
    assert done.code == 3
    assert f"HEAD:{C}:" in done.err
    assert "/tmp" not in done.err


def test_files_folders_and_reports(desk: Path, mcda: Mcda) -> None:
    write_study(desk / "other", SCORES, {"even": [3, 1, 1]})
    mcda("report", "--format", "json")
    for one in (".", "reports/small.yaml", "reports/small/report.json", "reports/small"):
        for other in ("other", "other/reports/small.yaml"):
            data = json.loads(mcda("diff", one, other, "--json").out)
            assert data["leaders"][0]["before"] == ["o03"], (one, other)
            assert data["leaders"][0]["after"] == ["o01"]


def test_markdown(desk: Path, mcda: Mcda) -> None:
    write_study(desk / "other", SCORES, {"even": [3, 1, 1]})
    done = mcda("diff", ".", "other", "--markdown")
    assert done.out.startswith("# What differs: . and other\n")
    assert "| even | c1 | 1 | 3 | 33.3\u00a0% | 60.0\u00a0% |" in done.out


def test_the_exit_code_on_request(desk: Path, mcda: Mcda) -> None:
    write_study(desk / "other", SCORES, {"even": [3, 1, 1]})
    assert mcda("diff", ".", "other").code == 0
    assert mcda("diff", ".", "other", "--exit-code").code == 1
    assert mcda("diff", ".", ".", "--exit-code").code == 0


def test_what_is_not_there(desk: Path, mcda: Mcda) -> None:
    done = mcda("diff", "HEAD")
    assert (done.code, "no file or folder 'HEAD' (git: " in done.err) == (3, True)
    done = mcda("diff", "other.yaml", ".")
    assert (done.code, done.err) == (3, "mcda: no file or folder 'other.yaml'\n")
    (desk / "empty").mkdir()
    assert mcda("diff", "empty", ".").code == 2
    (desk / "x.json").write_text("[]")
    assert mcda("diff", "x.json", ".").code == 3


def test_an_unknown_revision(repository: Path, mcda: Mcda) -> None:
    for name in ("nope", "--nope:", "HEAD~9"):
        done = mcda("diff", "--", name)
        assert done.code == 2, name
        assert f"'{name}' is no file, no folder and no revision that git knows" in done.err
    assert mcda("diff", "HEAD:reports/other.yaml").code == 3


def test_without_git(repository: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = mcda("diff", "HEAD")
    assert done.code == 3
    assert "git is not installed" in done.err


def test_several_studies_at_a_revision(repository: Path, mcda: Mcda) -> None:
    (repository / "reports" / "second.yaml").write_text(
        (repository / "reports" / "small.yaml").read_text()
    )
    git("add", ".")
    git("commit", "-qm", "second")
    done = mcda("diff", "HEAD", "HEAD~1:reports/small.yaml")
    assert done.code == 0, done.err
    done = mcda("diff", "HEAD", "HEAD~1")
    assert done.code == 2
    assert "name a study of 'HEAD': reports/second.yaml, reports/small.yaml" in done.err


def test_links_of_a_revision_lead_nowhere_else(repository: Path, mcda: Mcda) -> None:
    outside = repository.parent / "secret.yaml"
    outside.write_text((repository / C).read_text())
    (repository / C).unlink()
    (repository / C).symlink_to(outside)
    git("commit", "-qam", "a link")
    done = mcda("diff", "HEAD", "HEAD~1")
    assert done.code == 3
    assert "leads out of the workspace" in done.err


def made(kind: str, given: str) -> str:
    """The name of a tree or commit that git makes of these lines."""
    asked = ["git", kind, *(["-m", "x"] if kind == "commit-tree" else [])]
    words = [*asked, given] if kind == "commit-tree" else asked
    done = subprocess.run(words, input=given, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_paths_of_a_revision_lead_nowhere_else(
    repository: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    blob = subprocess.run(
        ["git", "hash-object", "-w", C], capture_output=True, text=True, check=True
    ).stdout.strip()
    inner = made("mktree", f"100644 blob {blob}\tevil.yaml\n")
    commit = made("commit-tree", made("mktree", f"040000 tree {inner}\t..\n"))
    done = mcda("diff", commit, "HEAD")
    assert done.code == 3
    assert "'../evil.yaml'" in done.err
    assert not list(tmp_path.rglob("evil.yaml"))


@pytest.mark.parametrize("damage", ["rank", "score", "options"])
def test_a_damaged_report_is_called_that(desk: Path, mcda: Mcda, damage: str) -> None:
    mcda("report", "--format", "json,html")
    path = desk / "reports" / "small" / "report.json"
    data = json.loads(path.read_text("utf-8"))
    for result in data["results"]:
        rows = result.get("options", {})
        for row in rows.values() if damage in ("rank", "score") else [result]:
            if damage in row:
                row[damage] = "x"
    path.write_text(json.dumps(data), "utf-8")
    done = mcda("diff", "reports/small/report.json", ".")
    assert done.code == 3
    assert "reports/small/report.json is no whole report.json" in done.err
    assert mcda("diff", "reports/small/report.html", ".").code == 3


def test_nothing_reaches_the_terminal_but_words(desk: Path, mcda: Mcda) -> None:
    mcda("report", "--format", "json")
    path = desk / "reports" / "small" / "report.json"
    text = path.read_text("utf-8").replace("Option 1", "\\u001b[31mOption\\u202e 1\\n")
    path.write_text(text, "utf-8")
    write_study(desk / "other", SCORES, {"even": [3, 1, 1]})
    done = mcda("diff", "other", "reports/small/report.json")
    assert done.code == 0
    assert "Option" in done.out
    assert not set(done.out) & {"\x1b", "\u202e"}
