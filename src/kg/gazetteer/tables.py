"""The snapshot of the gazetteer: its tables as records, read from and written to files.

One table an era, one for what was before, one for the links from old to new, one for the
resolutions behind them, one for what was decided by hand. `snapshot.json` says where every column
comes from and holds the SHA-256 of each table: a table that was changed by other means is refused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import astuple, dataclass, fields
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import Place, SourceError, Words
from kg.gazetteer.kinds import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = [
    "FOLDER",
    "META",
    "UNIT_TABLES",
    "Decision",
    "Link",
    "Resolution",
    "Snapshot",
    "Unit",
    "decisions",
    "find",
    "read",
    "render",
]

FOLDER = "background/units"
"""Where the snapshot stands in a data folder."""

META = "snapshot.json"
EARLIER, OLD, NEW = "units-truoc-2025.csv", "units-den-2025.csv", "units-tu-2025.csv"
LINKS, RESOLUTIONS, DECISIONS = "links.csv", "resolutions.csv", "decisions.csv"
UNIT_TABLES = (EARLIER, OLD, NEW)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in one legal existence; `parent` is an id, `also` other spellings joined by "|"."""

    id: str
    code: str
    kind: str
    name: str
    parent: str
    lat: str = ""
    long: str = ""
    first_day: str = ""
    last_day: str = ""
    resolution: str = ""
    also: str = ""

    @property
    def era(self) -> str:
        """Give the era in the id: den-2025, tu-2025, tu-2026, truoc-2025."""
        return "-".join(self.id.rsplit("-", 2)[1:])

    @property
    def type(self) -> Kind:
        """Give the kind with its words."""
        return KINDS[self.kind]

    @property
    def title(self) -> str:
        """Give the official name: the word of the kind and the name."""
        return f"{self.type.word} {self.name}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Give the other spellings of the bare name."""
        return tuple(self.also.split("|")) if self.also else ()


@dataclass(frozen=True, slots=True)
class Link:
    """What an old unit became: `share` is whole or part, `why` the kind of the change."""

    old: str
    new: str
    share: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution (nghị quyết) that made units; `described` is yes where a record holds it."""

    id: str
    code: str
    date: str
    issuer: str
    described: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A doubtful row and what was decided by hand, with the reason in both languages."""

    subject: str
    object: str
    decision: str
    reason_vi: str
    reason_en: str


_ROWS: dict[str, type[Any]] = {
    EARLIER: Unit, OLD: Unit, NEW: Unit,
    LINKS: Link, RESOLUTIONS: Resolution, DECISIONS: Decision,
}  # fmt: skip
_Row = TypeVar("_Row")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """All tables of the gazetteer."""

    folder: Path
    tables: Mapping[str, tuple[Any, ...]]
    meta: Mapping[str, Any]

    @property
    def links(self) -> tuple[Link, ...]:
        """Give the links, sorted by old and new unit."""
        return self.tables[LINKS]

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """Give the resolutions, sorted by id."""
        return self.tables[RESOLUTIONS]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Give what was decided by hand."""
        return self.tables[DECISIONS]

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Give every unit by its id."""
        return {unit.id: unit for table in UNIT_TABLES for unit in self.tables[table]}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Say in which line of which table each unit stands."""
        return {
            unit.id: Place(str(self.folder / table), line)
            for table in UNIT_TABLES
            for line, unit in enumerate(self.tables[table], start=2)
        }

    @cached_property
    def after(self) -> dict[str, list[Link]]:
        """Give the links by the old unit."""
        return _grouped(self.links, "old")

    @cached_property
    def before(self) -> dict[str, list[Link]]:
        """Give the links by the new unit."""
        return _grouped(self.links, "new")


def _grouped(links: Iterable[Link], end: str) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(getattr(link, end), []).append(link)
    return found


def find(roots: Iterable[Path]) -> Snapshot | None:
    """Read the snapshot of the first data folder that has one."""
    folders = (root / FOLDER for root in roots)
    folder = next((f for f in folders if (f / META).is_file()), None)
    return read(folder) if folder else None


def read(folder: Path) -> Snapshot:
    """Read a snapshot; SourceError when a table is not the one that `snapshot.json` describes.

    Several stages of one build ask for it: as long as no file of it is touched it is read once.
    """
    return _read(folder, tuple(_stamp(folder / name) for name in (META, *_ROWS)))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(path) from error
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _read(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> Snapshot:
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        sums = {name: str(about["sha256"]) for name, about in meta["tables"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(folder / META) from error
    tables = {name: _table(folder / name, row, sums.get(name, "")) for name, row in _ROWS.items()}
    return Snapshot(folder, tables, meta)


def decisions(folder: Path) -> tuple[Decision, ...]:
    """Read what was decided by hand, whatever its checksum: it is the one table that is edited."""
    path = folder / DECISIONS
    content = path.read_bytes() if path.is_file() else b"header\n"
    return _rows_of(content, Decision)


def _table(path: Path, row: type[_Row], wanted: str) -> tuple[_Row, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise _changed(path)
    return _rows_of(content, row)


def _rows_of(content: bytes, row: type[_Row]) -> tuple[_Row, ...]:
    lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    next(lines)
    return tuple(row(*cells) for cells in lines)


def render(name: str, rows: Sequence[Any]) -> bytes:
    """Write a table: a header, then the rows as they are given."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(_ROWS[name]))
    writer.writerows(astuple(row) for row in rows)
    return out.getvalue().encode("utf-8")


def _unreadable(path: Path) -> SourceError:
    return SourceError(
        Words("Không đọc được bảng đơn vị hành chính.", "A table of units cannot be read."),
        where=Place(str(path)),
        hint=Words("Chạy `kg gazetteer refresh`.", "Run `kg gazetteer refresh`."),
    )


def _changed(path: Path) -> SourceError:
    return SourceError(
        Words(
            "Bảng đơn vị hành chính không khớp mã SHA-256 trong snapshot.json.",
            "The table of units does not have the SHA-256 that snapshot.json gives.",
        ),
        where=Place(str(path)),
        hint=Words(
            "Lấy lại tệp gốc; muốn sửa thì ghi vào decisions.csv rồi chạy `kg gazetteer refresh`.",
            "Restore the file; corrections go to decisions.csv, then `kg gazetteer refresh`.",
        ),
    )
