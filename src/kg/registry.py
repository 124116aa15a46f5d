"""The registry of published IRIs: what was once published keeps its name or says what took it over.

`data/ids.csv` holds one row an IRI: the IRI, its label, the version that first had it, and what
replaced it. A release writes it; a check holds the graph against it. The national tables of units
are their own registry: a refresh that would lose one of their ids is refused.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import files
from kg.errors import Place, SourceError, Words
from kg.ids import UNITS
from kg.model import Finding, Severity
from kg.namespaces import BASE, prefix_header
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import StoreView

__all__ = ["FILE", "Entry", "gone", "missing", "published", "read", "released", "write"]

FILE = "ids.csv"
"""Name of the registry in a data folder."""

_COLUMNS = ["iri", "label", "first_version", "replaced_by"]
_PUBLISHED = f"""{prefix_header()}
SELECT DISTINCT ?iri ?label ?next WHERE {{
  {{ {{ ?iri skos:prefLabel ?label }} UNION {{ ?iri rdfs:label ?label }}
     UNION {{ GRAPH ?g {{ ?iri skos:prefLabel ?label }} }} }}
  FILTER(LANG(?label) = "vi" && STRSTARTS(STR(?iri), "{BASE}"))
  FILTER NOT EXISTS {{ GRAPH <{UNITS.value}> {{ ?iri a ?class }} }}
  OPTIONAL {{ ?iri dcterms:isReplacedBy ?next }}
}}"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A published IRI; `line` is its line in the file, 0 for one that is not there yet."""

    iri: str
    label: str
    first_version: str = ""
    replaced_by: str = ""
    line: int = 0


def read(path: Path) -> dict[str, Entry]:
    """Read a registry; a folder without one has published nothing yet."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise _bad(path, 1, "không phải UTF-8", "not UTF-8") from error
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, []) != _COLUMNS:
        raise _bad(path, 1, f"dòng đầu phải là {','.join(_COLUMNS)}", "wrong header")
    return dict(_entries(path, rows))


def _entries(path: Path, rows: Iterable[list[str]]) -> Iterator[tuple[str, Entry]]:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if len(row) != len(_COLUMNS) or not row[0].startswith(BASE):
            raise _bad(path, number, "dòng không đủ cột hoặc IRI lạ", "bad columns or foreign IRI")
        if row[0] in seen:
            raise _bad(path, number, f"IRI viết hai lần: {row[0]}", f"IRI twice: {row[0]}")
        seen.add(row[0])
        iri, label, version, replaced_by = row
        yield iri, Entry(iri, label, version, replaced_by, number)


def _bad(path: Path, line: int, vi: str, en: str) -> SourceError:
    return SourceError(
        Words(f"Sổ đăng ký IRI sai: {vi}.", f"Bad registry of IRIs: {en}."),
        where=Place(str(path), line),
        hint=Words("Lấy lại bản đã công bố.", "Restore the published file."),
    )


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write a registry, sorted by IRI."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for entry in sorted(entries, key=lambda e: e.iri):
        rows.writerow([entry.iri, entry.label, entry.first_version, entry.replaced_by])
    files.write_text(path, out.getvalue())


def published(view: StoreView) -> dict[str, Entry]:
    """Give every IRI of ours in a graph that has a Vietnamese label: things, concepts, terms."""
    found: dict[str, Entry] = {}
    for iri, label, successor in view.select(_PUBLISHED).rows:
        if isinstance(iri, NamedNode) and isinstance(label, Literal):
            replaced = successor.value if isinstance(successor, NamedNode) else ""
            entry = Entry(iri.value, label.value, replaced_by=replaced)
            # A term may have a label here and one there; the same one must win every time.
            other = found.get(iri.value, entry)
            found[iri.value] = min(entry, other, key=lambda e: (e.label, e.replaced_by))
    return found


def released(
    registered: Mapping[str, Entry], now: Mapping[str, Entry], version: str
) -> dict[str, Entry]:
    """Give the registry after a release: new IRIs join, none leaves, labels follow the graph."""
    entries = dict(registered)
    for iri, entry in now.items():
        old = registered.get(iri)
        first = old.first_version if old else version
        successor = entry.replaced_by or (old.replaced_by if old else "")
        entries[iri] = replace(entry, first_version=first, replaced_by=successor)
    return entries


def gone(registered: Mapping[str, Entry], now: Iterable[str], path: Path) -> Iterator[Finding]:
    """Note every registered IRI that is neither in the graph nor replaced by one that is."""
    present = set(now)
    for entry in registered.values():
        if not _stands(entry, registered, present):
            yield _gone(entry, path)


def missing(view: StoreView, roots: Iterable[Path]) -> tuple[Finding, ...]:
    """Hold a graph against the registries of its data folders."""
    paths = [root / FILE for root in roots if (root / FILE).is_file()]
    now = published(view) if paths else {}
    return tuple(f for path in paths for f in gone(read(path), now, path))


def _stands(entry: Entry, registered: Mapping[str, Entry], present: set[str]) -> bool:
    seen: set[str] = set()
    iri = entry.iri
    while iri and iri not in seen:
        if iri in present:
            return True
        seen.add(iri)
        iri = registered[iri].replaced_by if iri in registered else ""
    return False


def _gone(entry: Entry, path: Path) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "iri-gone",
        Words(
            f"IRI đã công bố không còn: {entry.iri} («{entry.label}»).",
            f"A published IRI is gone: {entry.iri} (“{entry.label}”).",
        ),
        Place(str(path), entry.line),
        Words(
            "Đặt lại id này, hoặc ghi IRI thay thế vào cột replaced_by.",
            "Restore the id, or name what replaces it in the column replaced_by.",
        ),
        about=entry.iri,
    )
