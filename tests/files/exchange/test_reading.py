"""What is read of a workbook: other files refused, its manifest, formulas however spelt."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from mcda.errors import McdaError
from mcda.files.exchange import reading
from mcda.files.exchange.formulas import alike
from mcda.files.exchange.manifest import Fixed, Input, Manifest, assembled
from mcda.files.exchange.reading import open_book
from mcda.files.exchange.refusal import WorkbookError
from mcda.files.exchange.xml import xml_root


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


def packed(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


WHOLE = packed({"xl/workbook.xml": "<x", "[Content_Types].xml": "<Types/>"})
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


@pytest.mark.parametrize("ending", ["xlsx", "XLSX", "xlsm", "txt"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"hello", r"no Excel workbook \(\.xlsx\)"),
        (b"\xef\xbb\xbf <html>", r"it holds XML or HTML; an XMCDA file is to end in \.xml"),
        (OLD, "it is protected by a password, or of Excel before 2007; open it"),
        (WHOLE[:40], "it is damaged or was cut off; copy or download it again"),
        (WHOLE, r"it is damaged or was cut off; copy or download it again \(.+\)"),
        (packed({"a": ""}), "it is a packed file, but no Excel workbook"),
        (packed({"mimetype": "", "content.xml": ""}), "it is an OpenDocument file; save it as"),
    ],
    ids=["empty", "text", "page", "locked", "cut", "damaged", "archive", "OpenDocument"],
)
def test_what_was_taken_for_a_workbook_is_named(
    tmp_path: Path, ending: str, data: bytes, said: str
) -> None:
    path = tmp_path / f"book.{ending}"
    path.write_bytes(data)
    with pytest.raises(WorkbookError, match=said) as caught:
        open_book(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WHOLE, r"it is a packed file such as an Excel workbook, which is to end in \.xlsx"),
        (OLD, "it is protected by a password"),
        (b"", "the file is empty"),
        (b"hello", r"f\.xml:1:1: syntax error"),
        (b"<x>", r"f\.xml:1:4: no element found"),
    ],
)
def test_what_was_taken_for_xml_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "f.xml"
    path.write_bytes(data)
    with pytest.raises(McdaError, match=said):
        xml_root(path)


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
