from __future__ import annotations

import subprocess
import sys

from mcda.report.formats import FORMATS
from tests.report.formats import sample


def test_every_format_is_a_file_and_a_function() -> None:
    assert {"html", "json", "md", "xlsx"} <= set(FORMATS.names())
    for name in FORMATS.names():
        assert FORMATS.about(name)
        files = FORMATS.load(name)(sample.small())
        assert f"report.{name}" in files
        assert all(isinstance(contents, bytes) for contents in files.values())


def test_formats_are_listed_without_loading_any() -> None:
    code = (
        "import sys; from mcda.report.formats import FORMATS; FORMATS.names();"
        "sys.exit(bool({'jinja2', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
