"""What analyses say of their evidence, in the reader's language.

Results hold reasons in English, since report.json does. A report finds the sentence that a reason
was made from and says it with the same parts; one that is not among them stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from mcda.files.catalogue import HOLES
from mcda.report.say import translated, words

REASONS = ("not exact: {why}",)


def reason_words(reason: str) -> str:
    """A reason, or several in a row, in the reader's language."""
    whole = _said(reason)
    if whole != reason:
        return whole
    parts = [_said(part) for part in reason.split("; ")]
    said = parts[0]
    for part in parts[1:]:
        said = words("{list}; {next}", list=said, next=part)
    return said


def _said(reason: str) -> str:
    for template in REASONS:
        found = _pattern(template).fullmatch(reason)
        if found:
            parts = {name: _said(part) for name, part in found.groupdict().items()}
            return _filled(translated(template), parts)
    return reason


def _filled(template: str, parts: dict[str, str]) -> str:
    return HOLES.sub(lambda hole: parts[hole[1]] if hole[1] else hole[0][0], template)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What matches the sentences made from a template; each part is a group."""
    pattern = ""
    end = 0
    for hole in HOLES.finditer(template):
        pattern += f"{re.escape(template[end : hole.start()])}(?P<{hole[1]}>.+?)"
        end = hole.end()
    return re.compile(pattern + re.escape(template[end:]))
