"""Reasons of evidence, found again in the sentences they were made from."""

from __future__ import annotations

import pytest

from mcda.files.languages import shipped
from mcda.report.reasons import REASONS, reason_words
from mcda.report.say import speaking

SAID = [
    "inner bounds: not every weight was tried; not certified: todim gives no bounds to prove "
    "anything with",
    "gains to the power of 0.88 are irrational; not certified: gains to the power of 0.88 are "
    "irrational",
    "not exact: weighted_product has no rational values",
    "parts are exact and numeric",
    "ranges left wider within the time limit: a (1 of 16 ends), b; margins known less closely: "
    "c (to 0.07)",
    "independent draws, by rejection, scores drawn independently",
    "draws by hit-and-run, 1,000 chains, burn-in 80 steps, thinning 4",
    "view 'v' lies outside the weight space: it breaks 'a <= 0.3' (c.yaml:3); 'b' (c.yaml:4)",
    "attained ranks for a, b, c and 3 more: the search was stopped",
    "option 'b' is called 'Town hall', as 'a' is (options/a.yaml:2): reports add the ids to tell "
    "them apart",
]


@pytest.mark.parametrize("reason", [*SAID, *(r for r in REASONS if "{" not in r)])
def test_in_english_a_reason_stays_as_it_is(reason: str) -> None:
    assert reason_words(reason) == reason


def test_a_reason_is_said_in_japanese_with_its_parts() -> None:
    with speaking(shipped("ja")):
        assert reason_words(SAID[0]) == (
            "内側の界：全ての重みを試したものではない、保証なし：todimは証明に用いる上下界を与えない"
        )
        assert reason_words(SAID[3]) == "一部は厳密及び数値計算"
        assert reason_words(SAID[4]) == (
            "制限時間内に狭められない範囲：a（16端のうち1端）、b、差の精度が低い選択肢：c（幅0.07）"
        )
        assert reason_words(SAID[-1]) == (
            "選択肢「b」の名称「Town hall」は「a」（options/a.yaml:2）と同じであり、報告書では"
            "識別子を付記して区別する"
        )
        assert reason_words("something new") == "something new"
