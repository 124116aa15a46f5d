"""Which graph answers now, and the marks by which a client knows it again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.utils import formatdate
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg import assets
from kg.build.manifest import MANIFEST, read_manifest
from kg.errors import StoreError
from kg.store import current_path

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Built", "current"]


@dataclass(frozen=True, slots=True)
class Built:
    """A built graph: its folder's name, a mark of all that an answer depends on, its dates.

    `modified` is when it was put up, `date` the data set's own date.
    """

    name: str
    mark: str
    modified: str
    date: str


def current(home: Path) -> Built | None:
    """Give the graph that is current; None when there is none to be read."""
    try:
        path = current_path(home)
    except (StoreError, OSError):
        return None
    return _built(path)


@cache
def _built(path: Path) -> Built | None:
    manifest = read_manifest(path)
    if manifest is None:
        return None
    # Two folders may hold the same data: the mark is of the content, so both give one ETag.
    mark = hashlib.sha256(f"{manifest.digest} {_code()}".encode()).hexdigest()[:16]
    seconds = int((path / MANIFEST).stat().st_mtime)
    return Built(path.name, mark, formatdate(seconds, usegmt=True), manifest.date)


@cache
def _code() -> str:
    """Give a mark of the program: pages change with it although the data did not."""
    digest = hashlib.sha256(_version().encode())
    for path in _files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version() -> str:
    try:
        return version("lantoa")
    except PackageNotFoundError:
        return "0"


def _files() -> Iterator[Path]:
    package = Path(__file__).resolve().parents[1]
    for folder, kind in (
        (package, "*.py"),
        (assets.asset("viz"), "*"),
        (assets.asset("queries"), "*.rq"),
    ):
        yield from sorted(p for p in folder.rglob(kind) if p.is_file() and "_assets" not in p.parts)
