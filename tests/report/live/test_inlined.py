"""JSON inside a script element: nothing in it ends the element or a line."""

from __future__ import annotations

import json

import pytest

from mcda.report.live.inlined import inlined


@pytest.mark.parametrize(
    "text", ["</script><!--", "a\u2028b\u2029c", "\\u003c", 'say "no"', "後\U0001f600", "a\nb"]
)
def test_text_comes_back_and_ends_nothing(text: str) -> None:
    found = inlined({"text": [text]})
    assert json.loads(found) == {"text": [text]}
    assert not set(found) & set("<\u2028\u2029\n")


def test_what_no_file_may_hold_is_shown_as_such() -> None:
    assert json.loads(inlined("a\x7fb\ud800")) == "a\ufffdb\ufffd"


def test_what_is_no_number_of_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        inlined(float("nan"))
