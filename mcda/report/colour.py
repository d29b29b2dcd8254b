"""Colour arithmetic: contrast as WCAG defines it, and OKLab, where distance is how it looks."""

from __future__ import annotations

import math
from typing import TypeAlias

Triple: TypeAlias = tuple[float, float, float]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1."""
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def linear(colour: str) -> Triple:
    """`#rrggbb` as linear light, each channel 0 to 1."""
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return r, g, b


def oklab(light: Triple) -> Triple:
    """Linear light (r, g, b) as OKLab (lightness 0 to 1, green-red, blue-yellow)."""
    r, g, b = light
    x = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    y = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    z = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z,
        1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z,
        0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z,
    )


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """The `#rrggbb` of an OKLCH colour, hue in degrees; channels outside sRGB are clipped."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    x = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    y = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    z = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
        -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
        -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
    )
    return "#" + "".join(f"{round(255 * _encoded(c)):02x}" for c in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    c = min(max(light, 0.0), 1.0)
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055
