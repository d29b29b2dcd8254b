"""What tests of the panel do with it and read off it."""

from __future__ import annotations

from typing import Any

import numpy as np


def expect(thing: Any) -> Any:
    from playwright.sync_api import expect as wait

    return wait(thing)


def slider(page: Any, j: int) -> Any:
    return page.locator(f'[data-criterion="{j}"] .live-slide')


def weights(page: Any) -> np.ndarray:
    return np.array(page.evaluate("live.weights()"))


def shown_scores(page: Any) -> np.ndarray:
    """The scores on the page, in the study's order, with all their digits."""
    rows = page.locator(".live-scores li").evaluate_all(
        "all => all.map(row => [+row.dataset.option, +row.querySelector('data').value])"
    )
    return np.array([x for _, x in sorted(rows)])
