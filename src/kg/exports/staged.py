"""Writes files so that a reader finds the old ones or the new ones, whole.

Everything is first written beside its goal under another name; only when all of it is safely on
the disk does each take the place of the old file. A failure leaves the old files and no rubbish.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import TextIO

__all__ = ["Staged"]


class Staged:
    """A set of files that appear together.

    >>> with Staged() as files, files.open(Path("a.ttl")) as out:  # doctest: +SKIP
    ...     out.write("…")
    """

    def __init__(self) -> None:
        self._moves: list[tuple[Path, Path]] = []

    def __enter__(self) -> Staged:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                for temporary, goal in self._moves:
                    temporary.replace(goal)
        finally:
            for temporary, _ in self._moves:
                temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def open(self, goal: Path) -> Iterator[TextIO]:
        """Open a file that will stand at `goal`; text goes out as UTF-8, line ends as they are."""
        goal.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".kg-", suffix=".tmp", dir=goal.parent)
        self._moves.append((Path(name), goal))
        with open(handle, "w", encoding="utf-8", newline="") as out:  # noqa: PTH123 - a handle
            yield out
            out.flush()
            os.fchmod(out.fileno(), 0o666 & ~_umask())
            os.fsync(out.fileno())

    def written(self) -> list[tuple[str, Path]]:
        """Give each goal's name with the file that holds its content for now."""
        return [(goal.name, temporary) for temporary, goal in self._moves]


def _umask() -> int:
    # There is no way to ask for the mask but to set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
