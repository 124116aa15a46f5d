"""Writes one format to a file or a stream, or every format with a description and checksums."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.exports.describe import describe
from kg.exports.formats import FORMATS
from kg.exports.selection import choose
from kg.exports.staged import Staged

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from kg.exports.formats import Format
    from kg.exports.selection import Selection
    from kg.exports.view import View
    from kg.model import StoreView

__all__ = ["Written", "write_all", "write_one"]

STEM = "lantoa"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its name, size and checksum, and what wrote it."""

    name: str
    format: Format
    size: int
    sha256: str


def write_one(store: StoreView, wanted: Selection, format_: Format, out: TextIO | Path) -> None:
    """Write a selection in one format; a path is replaced only when all is written."""
    view = choose(store, wanted)
    if hasattr(out, "write"):
        format_.write(view, out)
        return
    with Staged() as files, files.open(out) as stream:
        format_.write(view, stream)


def write_all(store: StoreView, wanted: Selection, folder: Path) -> list[str]:
    """Write every format, a full dump of all graphs, `dataset.ttl` and `SHA256SUMS`.

    The files appear together; the names of all of them are given back.
    """
    view = choose(store, wanted)
    full = choose(store, replace(wanted, layers=("all",), sources=()))
    with Staged() as files:
        written = [_write(files, view, folder, f"{STEM}{f.suffix}", f) for f in FORMATS.values()]
        written.append(_write(files, full, folder, f"{STEM}-full.trig", FORMATS["trig"]))
        with files.open(folder / "dataset.ttl") as out:
            describe(view, store, written, out)
        with files.open(folder / "SHA256SUMS") as out:
            sums = {name: _sha256(path) for name, path in files.written()[:-1]}
            out.writelines(f"{sums[name]}  {name}\n" for name in sorted(sums))
        return sorted(name for name, _ in files.written())


def _write(files: Staged, view: View, folder: Path, name: str, format_: Format) -> Written:
    with files.open(folder / name) as out:
        format_.write(view, out)
    path = dict(files.written())[name]
    return Written(name, format_, path.stat().st_size, _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
