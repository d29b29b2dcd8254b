"""What is read of a workbook: other files refused, its manifest, formulas however spelt."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from mcda.files.exchange import reading
from mcda.files.exchange.formulas import alike
from mcda.files.exchange.manifest import Fixed, Input, Manifest, assembled
from mcda.files.exchange.reading import open_book
from mcda.files.exchange.refusal import WorkbookError


def test_other_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkbookError, match="no such file"):
        open_book(tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("hello")
    with pytest.raises(WorkbookError, match=r"no Excel workbook"):
        open_book(tmp_path / "text.xlsx")
    Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(WorkbookError, match="the sheet 'mcda' is missing"):
        open_book(tmp_path / "other.xlsx")
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(WorkbookError, match=r"unpacks to [\d,]+ bytes"):
        open_book(tmp_path / "other.xlsx")


def test_a_manifest_comes_back_from_its_pieces() -> None:
    item = Input("Weights", "D7", ("points", "v", "c"), 1.5)
    fixed = {"Weights": Fixed({"A1": "\u2028 text" * 9_000}, {"B1": 0.1}, {"C1": "=1"}, ["D1"])}
    whole = Manifest(
        "s", "reports/s.yaml", {"a": "0"}, {"c": (0.0, 1.0)}, {"d": ("x",)}, (item,), fixed
    )
    pieces = list(whole.pieces())
    assert len(pieces) > 2
    assert assembled(pieces) == whole
    assert assembled(pieces[:-1]) is None
    assert assembled([]) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("=1+1E-12*MAX($A$1:$A$3)", "=1 + 0.000000000001*max(A1:A3)", True),
        ("='Weights'!$A$1", "=Weights!A1", True),
        ('=IF(A1>0,"a b","")', '=IF(A1>0, "a b", "")', True),
        ('=IF(A1>0,"a b","")', '=IF(A1>0,"ab","")', False),
        ("=A1+B1", "=A1-B1", False),
        ("=A1*0.4", "=A1*0.41", False),
    ],
)
def test_formulas_are_the_same_however_they_are_spelt(ours: str, theirs: str, same: bool) -> None:
    assert alike(ours, theirs) is same
