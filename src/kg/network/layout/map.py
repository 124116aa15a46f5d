"""Places nodes on the map: units at their centroids, other things round the place they belong to.

The projection is Mercator in units of the drawing; `project` serves the outline as well.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.network.layout.placed import Placed, Taken, groups, weights

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["SCALE", "geography", "project"]

SCALE = 9000
"""Units of the drawing for one degree of longitude."""

_RING = 46
_APART = 60


def project(latitude: float, longitude: float) -> tuple[int, int]:
    """Give the place of a point on the drawing."""
    north = math.degrees(math.asinh(math.tan(math.radians(latitude))))
    return round((longitude - 106) * SCALE), round((16.2 - north) * SCALE)


def geography(graph: nx.MultiDiGraph[str]) -> dict[str, Placed]:
    """Lay a network out on the map."""
    names = sorted(graph)
    joined = weights(graph)
    member = {node: g for g, part in enumerate(groups(len(names), joined)) for node in part}
    taken = Taken(_APART)
    spots = _points(graph, names, taken)
    _gather(spots, graph, names, taken)
    return {name: Placed(*spots[name], member[i]) for i, name in enumerate(names)}


def _points(
    graph: nx.MultiDiGraph[str], names: list[str], taken: Taken
) -> dict[str, tuple[int, int]]:
    spots: dict[str, tuple[int, int]] = {}
    for name in names:
        point = graph.nodes[name]["node"].point
        if point:
            spots[name] = taken.free(project(*point))
    return spots


def _gather(
    spots: dict[str, tuple[int, int]],
    graph: nx.MultiDiGraph[str],
    names: list[str],
    taken: Taken,
) -> None:
    """Place the others round their place, else round a neighbour, else in rows below all."""
    near: dict[str, list[str]] = defaultdict(list)
    for source, target, _ in edges_of(graph):
        near[source].append(target)
        near[target].append(source)
    left = [name for name in names if name not in spots]
    while left:
        placed = {}
        for name in left:
            home = graph.nodes[name]["node"].home
            by = next((o for o in (home, *sorted(near[name])) if o in spots), "")
            if by:
                placed[name] = taken.free((spots[by][0] + _RING, spots[by][1] + _RING))
        if not placed:
            break
        spots.update(placed)
        left = [name for name in left if name not in spots]
    _below(spots, left)


def _below(spots: dict[str, tuple[int, int]], left: list[str]) -> None:
    bottom = max((y for _, y in spots.values()), default=0) + 3 * _APART
    middle = sum(x for x, _ in spots.values()) // max(len(spots), 1)
    for i, name in enumerate(left):
        spots[name] = (middle + (i % 12 - 6) * 2 * _APART, bottom + (i // 12) * 2 * _APART)
