"""The forms a report takes, one file each: a function called like its file.

Each takes a `Report` and returns `{relative file name: contents}`; nothing is written here.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias

from mcda.registry import Registry
from mcda.report.report import Report
from mcda.report.say import speaking

Format: TypeAlias = Callable[[Report], dict[str, bytes]]


class Forms(Registry[Format]):
    """Formats that say their own words, such as `Figure 1`, in the language of the report."""

    def load(self, name: str) -> Format:
        """The format called `name`; raises `UnknownNameError` with the nearest one."""
        form = super().load(name)

        @wraps(form)
        def spoken(report: Report) -> dict[str, bytes]:
            with speaking(report.catalogue):
                return form(report)

        return spoken


FORMATS = Forms("mcda.report.formats", "format")
