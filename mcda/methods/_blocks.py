"""Kernels whose inner arrays are large, run a block of weight vectors at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
BYTES = 2**26
"""What the arrays of one block may take."""


@dataclass(frozen=True, eq=False)
class InBlocks:
    """Such a kernel; see `in_blocks`."""

    kernel: Callable[[Array, Array], Array]
    x: Array
    floats: int

    def __call__(self, w: Array) -> Array:
        """Scores (s, n) at weights (s, p)."""
        size = max(1, BYTES // (8 * max(self.floats, 1)))
        if len(w) <= size:
            return self.kernel(self.x, w)
        parts = [slice(start, start + size) for start in range(0, len(w), size)]
        x, each = self.x, self.x.ndim == 3
        return np.concatenate([self.kernel(x[at] if each else x, w[at]) for at in parts])


def in_blocks(kernel: Callable[[Array, Array], Array], x: Array, floats: int) -> InBlocks:
    """The scores W (s, p) -> (s, n) of `kernel(x, W)`, in blocks of bounded memory.

    x : what the kernel reads, (n, m) for all weight vectors or (s, n, m), one table each
    floats : how many numbers the kernel holds for one weight vector, n * n say
    """
    return InBlocks(kernel, x, floats)
