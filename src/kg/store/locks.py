"""Locks on files, which end with the process that holds them, however it ends.

A build holds one on the home folder; a reader holds a shared one on the store it has open, so that
a later build leaves that store alone.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["exclusive", "shared"]


def _lock(descriptor: int, *, alone: bool) -> bool:
    if sys.platform == "win32":  # pragma: no cover - no such lock there; one user, one build
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def shared(path: Path) -> int | None:
    """Hold a shared lock on a file; give its descriptor, or None when there is no such file.

    BlockingIOError: another process holds the file alone.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    if _lock(descriptor, alone=False):
        return descriptor
    os.close(descriptor)
    raise BlockingIOError(errno.EAGAIN, "held by another process", str(path))


@contextmanager
def exclusive(path: Path) -> Iterator[bool]:
    """Try to hold a file alone while the block runs; tell whether it worked."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        yield _lock(descriptor, alone=True)
    finally:
        os.close(descriptor)
