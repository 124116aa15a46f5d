"""Chooses the layout of a view and keeps what it computed, by the hash of the network."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kg import files
from kg.network.graph import edges_of
from kg.network.layout.carried import carried, is_little_changed
from kg.network.layout.force import communities
from kg.network.layout.hierarchy import ranks
from kg.network.layout.large import FLAT, islands
from kg.network.layout.map import geography
from kg.network.layout.placed import Placed
from kg.network.layout.radial import rings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx

    from kg.network.queries import ViewQuery

__all__ = ["place"]

_VERSION = 6
"""Raised whenever a layout changes, so that no old places are taken for new ones."""

_KEPT = 40
"""So many layouts are kept; the oldest go first."""


def place(
    graph: nx.MultiDiGraph[str],
    view: ViewQuery,
    kept: Path | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> dict[str, Placed]:
    """Lay the network out as the view asks; read it from `kept` where it stands there already.

    A network that changed a little keeps the places of the view's last layout.
    """
    if kept is None:
        return _placed(graph, view, tell)
    path = kept / f"{view.id}.{_VERSION}.{_hash(graph, view)}.json"
    if path.is_file():
        return _read(path)
    before = _before(kept, view) if view.layout == "force" else {}
    found = (
        carried(graph, before) if is_little_changed(graph, before) else _placed(graph, view, tell)
    )
    spots = {name: [p.x, p.y, p.community] for name, p in found.items()}
    files.write_text(path, json.dumps(spots, ensure_ascii=False, separators=(",", ":")))
    _forget(kept)
    return found


def _placed(
    graph: nx.MultiDiGraph[str], view: ViewQuery, tell: Callable[[int, int], None] | None
) -> dict[str, Placed]:
    if not len(graph):
        return {}
    if view.layout == "hierarchy" and len(graph) <= FLAT:
        return ranks(graph, view.down)
    if view.layout == "radial" and len(graph) <= FLAT:
        return rings(graph, view.root)
    if view.layout == "map":
        return geography(graph)
    return communities(graph) if len(graph) <= FLAT else islands(graph, tell)


def _read(path: Path) -> dict[str, Placed]:
    return {name: Placed(*spot) for name, spot in json.loads(path.read_bytes()).items()}


def _before(kept: Path, view: ViewQuery) -> dict[str, Placed]:
    found = max(kept.glob(f"{view.id}.{_VERSION}.*.json"), key=_age, default=None)
    return _read(found) if found else {}


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _hash(graph: nx.MultiDiGraph[str], view: ViewQuery) -> str:
    digest = hashlib.sha256(f"{view.layout} {view.root} {view.down}".encode())
    for name in sorted(graph):
        node = graph.nodes[name]["node"]
        digest.update(f"\n{name} {node.kind} {node.point} {node.home} {node.years}".encode())
    for source, target, edge in edges_of(graph):
        digest.update(f"\n{source} {target} {edge.predicate} {edge.status}".encode())
    return digest.hexdigest()[:20]


def _forget(kept: Path) -> None:
    stored = sorted(kept.glob("*.json"), key=_age)
    for path in stored[:-_KEPT]:
        path.unlink(missing_ok=True)
