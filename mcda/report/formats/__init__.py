"""The forms a report takes, one file each: a function called like its file.

Each takes a `Report` and returns `{relative file name: contents}`; nothing is written here.
"""

from collections.abc import Callable
from typing import TypeAlias

from mcda.registry import Registry
from mcda.report.report import Report

Format: TypeAlias = Callable[[Report], dict[str, bytes]]

FORMATS: Registry[Format] = Registry("mcda.report.formats", "format")
