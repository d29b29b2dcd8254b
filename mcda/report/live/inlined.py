"""Data for a script, as JSON that may stand inside a script element."""

from __future__ import annotations

import json
from typing import Any

from mcda.report.formats.base import clean

_ESCAPED = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What could end the element, or a line of the script where the JSON is part of one."""


def inlined(data: Any) -> str:
    """The data as JSON, without what could end the element or a line of the script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return clean(text).translate(_ESCAPED)
