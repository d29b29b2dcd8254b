"""Kernels whose inner arrays are large, run a block of weight vectors at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
BYTES = 2**26
"""What the arrays of one block may take."""


def in_blocks(
    kernel: Callable[[Array, Array], Array], x: Array, floats: int
) -> Callable[[Array], Array]:
    """The scores W (s, p) -> (s, n) of `kernel(x, W)`, in blocks of bounded memory.

    x : what the kernel reads, (n, m) for all weight vectors or (s, n, m), one table each
    floats : how many numbers the kernel holds for one weight vector, n * n say
    """
    size = max(1, BYTES // (8 * max(floats, 1)))

    def scores(w: Array) -> Array:
        if len(w) <= size:
            return kernel(x, w)
        starts = range(0, len(w), size)
        parts = [slice(start, start + size) for start in starts]
        return np.concatenate([kernel(x[at] if x.ndim == 3 else x, w[at]) for at in parts])

    return scores
