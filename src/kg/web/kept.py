"""Keeps what was made, within a bound of bytes; what was not asked for longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

__all__ = ["Kept"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kept(Generic[_Key, _Value]):
    """Values by key, at most `most` bytes of them.

    >>> kept = Kept(10)
    >>> kept.put("a", 1, 6), kept.put("b", 2, 6), kept.put("c", 3, 11)
    (None, None, None)
    >>> kept.get("a"), kept.get("b"), kept.get("c")
    (None, 2, None)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[_Key, tuple[_Value, int]] = OrderedDict()
        self._size = 0

    def get(self, key: _Key) -> _Value | None:
        """Give a value; None when it is not kept."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def put(self, key: _Key, value: _Value, size: int) -> None:
        """Keep a value of so many bytes, and drop others for it."""
        if size > self._most or key in self._values:
            return
        self._values[key] = (value, size)
        self._size += size
        while self._size > self._most:
            self._size -= self._values.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Drop everything."""
        self._values.clear()
        self._size = 0
