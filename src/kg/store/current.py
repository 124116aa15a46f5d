"""Finds the store that is current: `current` in the home folder names one `store-…` beside it.

The pointer is swapped in one step, so a reader gets the old graph or the new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError, Words
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["POINTER", "current_path", "open_current"]

POINTER = "current"
_TRIES = 50


def current_path(home: Path) -> Path:
    """Give the folder of the current store; StoreError when nothing has been built."""
    try:
        name = (home / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise StoreError(
            Words(f"Chưa có đồ thị nào trong «{home}».", f"No graph in “{home}” yet."),
            hint=Words("Hãy chạy `kg build`.", "Run `kg build`."),
        ) from None
    return home / name


def open_current(home: Path) -> EmbeddedStore:
    """Open the current store for reading.

    A build may remove an old store between the look at the pointer and the opening; then the
    pointer has moved on, and the new store is opened.
    """
    path = current_path(home)
    for _ in range(_TRIES):
        try:
            return EmbeddedStore(path, read_only=True)
        except StoreError:
            moved = current_path(home)
            if moved == path:
                raise
            path = moved
    raise StoreError(
        Words("Đồ thị đang được dựng lại liên tục.", "The graph keeps being rebuilt."),
        hint=Words("Chờ một lát rồi chạy lại.", "Wait a moment and run again."),
    )
