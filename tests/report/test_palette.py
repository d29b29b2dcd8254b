"""Colours: legible on their ground, apart for every eye, one a role; markers: apart in shape."""

import math
import re
from itertools import combinations, pairwise

import pytest

from mcda.report.colour import contrast, linear, luminance, oklab, oklch
from mcda.report.palette import (
    COLOURS,
    DARK,
    LIGHT,
    criterion_roles,
    css,
    marker,
    option_colour,
)

# Machado, Oliveira & Fernandes 2009, severity 1, on linear light
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
OPTIONS = [f"o{i + 1}" for i in range(COLOURS)]
CRITERIA = [role for role in LIGHT if re.fullmatch(r"c\d-\d", role)]
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def seen(colour, eye):
    light = linear(colour)
    return oklab(
        tuple(max(0, sum(a * x for a, x in zip(row, light, strict=True))) for row in EYES[eye])
    )


def test_colour_arithmetic_against_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert oklab(linear("#ffffff")) == pytest.approx((1, 0, 0), abs=1e-6)
    assert oklab(linear("#ff0000")) == pytest.approx((0.62796, 0.22486, 0.12585), abs=1e-4)
    assert oklch(0.62796, 0.25768, 29.234) == "#ff0000"
    assert oklch(1, 0, 0) == "#ffffff"


@THEMES
def test_marks_have_contrast_three_and_text_four_and_a_half(theme):
    assert all(contrast(theme[role], theme["bg"]) >= 3 for role in OPTIONS)
    assert all(contrast(theme[role], theme["bg"]) >= 3 for role in CRITERIA)
    assert all(contrast(theme[role], theme["bg"]) >= 4.5 for role in ("ink", "muted"))
    assert all(contrast(theme[role], theme[f"{role}-text"]) >= 4.5 for role in CRITERIA)
    assert contrast(theme["ink"], theme["safe"]) >= 4.5


@THEMES
@pytest.mark.parametrize("eye", EYES)
def test_option_colours_are_apart_for_every_eye(theme, eye):
    for a, b in combinations(OPTIONS, 2):
        assert math.dist(seen(theme[a], eye), seen(theme[b], eye)) >= 0.095, (a, b)


@THEMES
def test_ten_options_differ_in_grey_too(theme):
    greys = sorted(math.cbrt(luminance(theme[role])) for role in OPTIONS)
    assert len(greys) == 10
    assert all(b - a >= 0.04 for a, b in pairwise(greys))


@THEMES
def test_one_colour_a_role(theme):
    for criterion in CRITERIA:
        apart = [
            math.dist(seen(theme[criterion], "normal"), seen(theme[o], "normal")) for o in OPTIONS
        ]
        assert min(apart) >= 0.03, criterion
    assert len({theme[role] for role in CRITERIA}) == len(CRITERIA)


@THEMES
def test_neighbouring_criteria_of_a_group_differ_in_lightness(theme):
    for size in range(2, 12):
        roles = criterion_roles(["g"] * size)
        for a, b in pairwise(roles):
            lighter = abs(oklab(linear(theme[a]))[0] - oklab(linear(theme[b]))[0])
            assert lighter >= 0.06, (size, a, b)


def test_groups_have_hues_and_small_groups_no_colour_twice():
    roles = criterion_roles(["a", "b", "a", "c", "b", "a"])
    assert [role.split("-")[0] for role in roles] == ["c1", "c2", "c1", "c3", "c2", "c1"]
    assert len(set(roles)) == 6
    assert set(criterion_roles([f"g{i % 8}" for i in range(40)])) <= set(CRITERIA)
    assert criterion_roles([]) == ()


def test_the_first_120_options_all_differ_in_colour_or_marker():
    looks = {(option_colour(i), marker(i, 0, 0)) for i in range(120)}
    assert len(looks) == 120
    assert len({option_colour(i) for i in range(COLOURS)}) == COLOURS
    assert len({marker(i, 0, 0) for i in range(12)}) == 12
    assert option_colour(0) == "var(--o1)"


@pytest.mark.parametrize("index", range(12))
def test_markers_stay_near_their_place(index):
    d = marker(index, 100, 50, 5)
    assert d.startswith("M")
    assert d.endswith("Z")
    pairs = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", d)
    assert pairs
    assert all(math.hypot(float(x) - 100, float(y) - 50) <= 8 for x, y in pairs)


def test_css_gives_every_role_a_colour_in_light_dark_and_print():
    light, dark, printed = css().split("@media")
    for theme, part in ((LIGHT, light), (DARK, dark), (LIGHT, printed)):
        assert dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{6});", part)) == dict(theme)
    assert "prefers-color-scheme:dark" in dark
    assert printed.startswith(" print")
    assert LIGHT.keys() == DARK.keys()
