"""Things that never change: each is its own copy, and comes back from a pickle as it was."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, NoReturn, Self, cast


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise TypeError("this is read-only; change a copy, dict(...) or list(...)")


class Sealed(dict[Any, Any]):
    """A mapping that nobody changes."""

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return sealed, (dict(self),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: Any) -> Self:
        return self


class SealedList(list[Any]):
    """A list that nobody changes: it is equal to a list, where a tuple would not be."""

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = clear = extend = insert = pop = remove = reverse = sort = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return sealed, (list(self),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: Any) -> Self:
        return self


def sealed(x: Any) -> Any:
    """The same for good: dicts and lists at any depth, and arrays, which become read-only.

    A mapping of another kind stays as it is: it may work out what it holds when asked for it.
    """
    if _is_array(x):
        x.setflags(write=False)
    elif isinstance(x, (dict, MappingProxyType)):
        return x if isinstance(x, Sealed) else Sealed({key: sealed(y) for key, y in x.items()})
    elif isinstance(x, list):
        return x if isinstance(x, SealedList) else SealedList(map(sealed, x))
    elif type(x) is tuple and not all(isinstance(y, str) for y in x):
        return tuple(map(sealed, x))
    return x


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
    if _is_array(x):
        x.setflags(write=False)
    elif isinstance(x, (list, tuple, dict)) and not isinstance(x, (Sealed, SealedList)):
        for y in x.values() if isinstance(x, dict) else x:
            _still(y)


def _is_array(x: Any) -> bool:
    """Whether it is an array; numpy, which takes its time, is not read in for that."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(x, numpy.ndarray)
