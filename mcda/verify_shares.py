"""Checks of exact shares of a report.json; see verify.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcda.verify import Report

CHECKS: dict[str, Callable[[Report, dict[str, Any]], None]] = {}
