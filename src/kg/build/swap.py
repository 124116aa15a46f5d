"""Puts a new store in the place of the old one in a single step, whatever happens on the way.

A store is written in `.work/`, synced to disk, moved beside the old one, and only then named in
`current`, which is replaced atomically. Until that step the old graph is the graph; after it the
new one is. What a killed build left in `.work/` the next build removes.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import StoreError, Words
from kg.store import IN_USE, POINTER, current_path, locks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

__all__ = ["Progress", "alone", "put", "silent", "tidy", "untidy"]

Progress: TypeAlias = "Callable[[Words], AbstractContextManager[None]]"
"""How a caller shows what is being done while it takes time."""

_LOCK = ".lock"
_WORK = ".work"
_PATIENCE = 300.0
_PAUSE = 0.1


def silent(_: Words) -> AbstractContextManager[None]:
    """Show no progress."""
    return nullcontext()


@contextmanager
def alone(
    home: Path,
    progress: Callable[[Words], AbstractContextManager[None]],
    patience: float = _PATIENCE,
) -> Iterator[None]:
    """Let one build at a time into a home; another waits, and after a while says so and stops."""
    home.mkdir(parents=True, exist_ok=True)
    with locks.exclusive(home / _LOCK) as at_once:
        if at_once:
            yield
            return
    words = Words("Chờ một lần dựng khác xong", "Waiting for another build to end")
    with progress(words), _wait(home / _LOCK, patience):
        yield


@contextmanager
def _wait(lock: Path, patience: float) -> Iterator[None]:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with locks.exclusive(lock) as held:
            if held:
                yield
                return
        time.sleep(_PAUSE)
    raise StoreError(
        Words("Một lần dựng khác chưa xong.", "Another build has not ended."),
        hint=Words("Chờ nó xong rồi chạy lại.", "Wait for it to end and run again."),
    )


def put(home: Path, name: str, write: Callable[[Path], None]) -> Path:
    """Write a store with `write` and make it current; the caller holds the home alone."""
    tidy(home)
    try:
        (home / _WORK).mkdir()
        # A name never used before: a failed build's store may still be open in this process.
        fresh = home / _WORK / secrets.token_hex(8)
        write(fresh)
        (fresh / IN_USE).touch()
        _sync_tree(fresh)
        target = _free_name(home, name)
        fresh.replace(target)
        _sync(home)
        _point(home, target.name)
    finally:
        tidy(home)
    return target


def untidy(home: Path) -> bool:
    """Tell whether a killed build left anything behind, or a reader kept an old store alive."""
    return (home / _WORK).exists() or len(list(home.glob("store-*"))) > 1


def tidy(home: Path) -> None:
    """Remove what is neither current nor being read; the caller holds the home alone."""
    try:
        current = current_path(home).name
    except StoreError:
        current = ""
    for old in sorted(home.glob("store-*")):
        if old.name != current:
            _retire(old)
    _remove(home / _WORK)


def _free_name(home: Path, name: str) -> Path:
    # A store of that name may still be read, or be what a killed build left: never trust it.
    target, number = home / f"store-{name}", 1
    while target.exists():
        target = home / f"store-{name}-{number}"
        number += 1
    return target


def _point(home: Path, name: str) -> None:
    fresh = home / _WORK / POINTER
    fresh.write_text(f"{name}\n", encoding="ascii")
    _sync(fresh)
    fresh.replace(home / POINTER)
    _sync(home)


def _retire(old: Path) -> None:
    with locks.exclusive(old / IN_USE) as unused:
        if unused:
            # First out of sight in one step, so that no half of it is ever taken for a store.
            hidden = old.parent / _WORK / old.name
            hidden.parent.mkdir(exist_ok=True)
            old.replace(hidden)
            _remove(hidden)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
