"""Writes one format to a file or a stream, or every format with a description and checksums."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg import files
from kg.exports.describe import describe
from kg.exports.formats import FORMATS
from kg.exports.selection import choose
from kg.exports.staged import Staged, written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from kg.exports.formats import Format
    from kg.exports.selection import Selection
    from kg.exports.staged import Content
    from kg.model import StoreView

__all__ = ["Written", "text_of", "write_all", "write_file"]

STEM = "lantoa"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, in which format, and what it holds."""

    name: str
    format: Format
    content: Content


def text_of(store: StoreView, wanted: Selection, format_: Format) -> str:
    """Give a selection in one format."""
    return written(partial(format_.write, choose(store, wanted)))


def write_file(store: StoreView, wanted: Selection, format_: Format, path: Path) -> None:
    """Write a selection in one format to a file, which is replaced only when all is written."""
    files.write_text(path, text_of(store, wanted, format_))


def write_all(store: StoreView, wanted: Selection, folder: Path) -> list[str]:
    """Write every format, a full dump of all graphs, `dataset.ttl` and `SHA256SUMS`.

    The files appear together; the names of all of them are given back.
    """
    view = choose(store, wanted)
    full = choose(store, replace(wanted, layers=("all",), sources=()))
    plan = [(f"{STEM}{f.suffix}", f, view) for f in FORMATS.values()]
    plan.append((f"{STEM}-full.trig", FORMATS["trig"], full))
    with Staged() as staged:
        made = [
            Written(name, format_, staged.add(folder / name, partial(format_.write, what)))
            for name, format_, what in plan
        ]
        description = staged.add(folder / "dataset.ttl", partial(describe, view, store, made))
        sums = {w.name: w.content.sha256 for w in made} | {"dataset.ttl": description.sha256}
        staged.add(folder / "SHA256SUMS", partial(_sums, sums))
    return [*sorted(sums), "SHA256SUMS"]


def _sums(sums: dict[str, str], out: TextIO) -> None:
    out.writelines(f"{sums[name]}  {name}\n" for name in sorted(sums))
