from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from mcda.files.exchange.reading import Opened, open_book
from mcda.files.load import load_study
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.report import Report
from mcda.report.workbook.book import Book
from tests.report.workbook.hostile import hostile
from tests.report.workbook.studies import various


@pytest.fixture(scope="session")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of a study with every kind of criterion, view and statement."""
    return compose(load_study(various(tmp_path_factory.mktemp("various"))))


@pytest.fixture(scope="session")
def book(varied: Report) -> Book:
    """Where things lie in its workbook."""
    assert varied.bench is not None
    return Book(varied, bench=varied.bench)


@pytest.fixture(scope="session")
def varied_file(varied: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(varied, tmp_path_factory.mktemp("book") / "various.xlsx")


@pytest.fixture(scope="session")
def shown(varied_file: Path) -> Opened:
    """What stands in it."""
    return open_book(varied_file)


@pytest.fixture(scope="session")
def dressed(varied_file: Path) -> Any:
    """How it looks: formats, rules, names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(varied_file)


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return compose(load_study(hostile(tmp_path_factory.mktemp("hostile"))))


@pytest.fixture(scope="session")
def hostile_file(hostile_report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(hostile_report, tmp_path_factory.mktemp("book") / "hostile.xlsx")


@pytest.fixture(scope="session")
def odd(hostile_file: Path) -> Opened:
    """What stands in the hostile one."""
    return open_book(hostile_file)


def written(report: Report, path: Path) -> Path:
    """The report's workbook on the disk."""
    path.write_bytes(FORMATS.load("xlsx")(report)["report.xlsx"])
    return path
