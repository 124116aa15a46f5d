"""Reads one YAML file of data into a tree with places; knows nothing of what the keys mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Place
from kg.sources.encoding import read_text, shown
from kg.sources.messages import error
from kg.sources.nodes import MapNode, parse

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Finding

__all__ = ["Record", "read_record"]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A file of data (hồ sơ): its tree, and what was odd about its form."""

    path: Path
    file: str
    text: str
    root: MapNode
    findings: tuple[Finding, ...]


def read_record(path: Path) -> Record:
    """Read a record; what makes it unreadable is raised as SourceError with its line."""
    text = read_text(path)
    file = shown(path)
    root, findings = parse(text, file)
    if root is None or not text.strip():
        raise error("file-empty", Place(file))
    if not isinstance(root, MapNode):
        raise error("record-shape", root.where)
    return Record(path, file, text, root, findings)
