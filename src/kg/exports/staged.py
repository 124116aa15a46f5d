"""Writes several files so that a reader finds the old ones or the new ones, never some of each.

All are brought to the disk under other names first; only then does each take the place of the old
file. A failure before that leaves the old files and no rubbish.
"""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO

__all__ = ["Content", "Staged", "written"]


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its size in bytes and their SHA-256."""

    size: int
    sha256: str


class Staged:
    """A set of files that appear together when the block ends well."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Staged:
        self._stack.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def add(self, goal: Path, write: Callable[[TextIO], None]) -> Content:
        """Write a file that will stand at `goal`, as UTF-8."""
        content = written(write).encode("utf-8")
        out = self._stack.enter_context(files.replacing(goal))
        out.write(content)
        # A full disk must show now, before any file has taken its place.
        out.flush()
        os.fsync(out.fileno())
        return Content(len(content), hashlib.sha256(content).hexdigest())


def written(write: Callable[[TextIO], None]) -> str:
    """Give what a writer writes, line ends as they are."""
    buffer = io.StringIO(newline="")
    write(buffer)
    return buffer.getvalue()
