from __future__ import annotations

import pytest

from mcda.problem.criterion import Criterion
from mcda.report.statements import in_words
from mcda.weights.space import WeightSpace

CRITERIA = [
    Criterion("cost", name="Cost", group="Money"),
    Criterion("gain", name="Gain", group="Money"),
    Criterion("noise", name="Noise", group="Place"),
    Criterion("air", name="Air", group="Place"),
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cost <= 0.3", "Cost weighs at most 30 %"),
        ("cost in [0.1, 0.3]", "Cost weighs from 10 % to 30 %"),
        ("all <= 0.4", "each criterion weighs at most 40 %"),
        ("all in [0.05, 0.4]", "each criterion weighs from 5 % to 40 %"),
        ("group(Money) >= 0.2", "the group Money weighs at least 20 %"),
        ("group(Money) in [0.1, 0.6]", "the group Money weighs from 10 % to 60 %"),
        ("cost + air <= 0.3", "Cost and Air together weigh at most 30 %"),
        ("cost + gain <= 0.3", "the group Money weighs at most 30 %"),
        ("cost >= air", "Cost weighs at least as much as Air"),
        ("cost >= 2 * air", "Cost weighs at least 2 times as much as Air"),
        (
            "group(Place) >= group(Money)",
            "the group Place weighs at least as much as the group Money",
        ),
        ("cost = air", "Cost weighs as much as Air"),
        ("cost = 2 * air", "Cost weighs 2 times as much as Air"),
        ("cost + air >= gain + noise", "cost + air >= gain + noise"),
    ],
)
def test_statements_in_words(text: str, said: str) -> None:
    space = WeightSpace(CRITERIA).where(text)
    names, groups = {c.id: c.name for c in CRITERIA}, [c.group for c in CRITERIA]
    found = in_words(space.statements[0], names, groups)
    assert found.replace("\u00a0", " ") == said
