"""Things that never change: each is its own copy, and comes back from a pickle as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, NoReturn, Self, cast

import numpy as np


class Sealed(dict[Any, Any]):
    """A mapping that nobody changes."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping is read-only; change a copy, dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return sealed, (dict(self),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: Any) -> Self:
        return self


def sealed(x: Any) -> Any:
    """The same for good: mappings and lists at any depth, and arrays, which become read-only."""
    if isinstance(x, np.ndarray):
        x.setflags(write=False)
        return x
    if isinstance(x, Sealed):
        return x
    if isinstance(x, Mapping):
        return Sealed({key: sealed(y) for key, y in x.items()})
    return tuple(map(sealed, x)) if type(x) in (list, tuple) else x


def opened(x: Any) -> Any:
    """A copy of what was sealed, of plain dicts and lists, as JSON has them."""
    if isinstance(x, Mapping):
        return {key: opened(y) for key, y in x.items()}
    return [opened(y) for y in x] if isinstance(x, (list, tuple)) else x


class Constant:
    """Base of frozen dataclasses whose arrays are read-only: what is shared need not be copied.

    A pickle holds the fields alone. What was worked out from them is worked out again.
    """

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: Any) -> Self:
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(cast("Any", self))}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for name, x in state.items():
            _still(x)
            object.__setattr__(self, name, x)


def _still(x: Any) -> None:
    """Make arrays read-only, wherever they are."""
    if isinstance(x, np.ndarray):
        x.setflags(write=False)
    elif isinstance(x, (list, tuple, dict)) and not isinstance(x, Sealed):
        for y in x.values() if isinstance(x, dict) else x:
            _still(y)
