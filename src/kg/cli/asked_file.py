"""A query in a file: read as people save it, and named when there is a fault in it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import QueryError, UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["naming", "read", "read_stdin"]


def read(path: Path) -> str:
    """Read the query of a file, with or without a byte order mark."""
    from kg.text import nfc

    try:
        return nfc(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(Words(f"Không có tệp «{path}».", f"There is no file “{path}”.")) from None
    except UnicodeDecodeError as error:
        raise UsageError(
            Words(
                f"Tệp «{path}» không phải UTF-8 (byte {error.start}).",
                f"The file “{path}” is not UTF-8 (byte {error.start}).",
            ),
            hint=Words("Lưu lại bằng UTF-8.", "Save it as UTF-8."),
        ) from None


def read_stdin() -> str:
    """Read the query that is piped in."""
    from kg.text import nfc

    return nfc(sys.stdin.read().removeprefix("\ufeff"))


@contextmanager
def naming(path: Path | None) -> Iterator[None]:
    """Say of a fault of the query in which file it stands, as editors open it: file:line:column."""
    try:
        yield
    except QueryError as error:
        if path and error.where:
            error.where = replace(error.where, file=str(path))
        raise
