"""Agreement of methods: what each reads, and the kind of evidence of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcda
from mcda.report.bench import Bench
from mcda.report.blocks import Note, plain_text
from mcda.report.sections.agreement import agreement
from tests.case import edit, write_study


def note(folder: Path, methods: str) -> str:
    path = write_study(folder, [[8, 3], [4, 9]], {"v": [1, 2]}, extra=f"methods: {methods}\n")
    edit(path, "input: value", "input: performance")
    blocks = agreement(Bench(mcda.load_study(path)))
    return " ".join(plain_text(block.text) for block in blocks if isinstance(block, Note))


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ("[topsis, vikor]", "All methods read performances as entered."),
        ("[additive, smarts]", "All methods read values from 0 (worst) to 1 (best)."),
        ("[additive, topsis]", "Read as values from 0 to 1: Additive value."),
    ],
)
def test_what_the_methods_read(tmp_path: Path, methods: str, said: str) -> None:
    assert said in note(tmp_path, methods)


def test_a_row_by_default_parameters_counts_as_evidence(tmp_path: Path) -> None:
    assert "exact" in note(tmp_path, "[additive, saw]")
    functions = "{type: v-shape, p: 2}"
    assert "numeric" in note(tmp_path, f"[additive, {{promethee: {{functions: {functions}}}}}]")
