"""Places nodes on rings round one thing: a ring for each step away from it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.network.layout.placed import Placed, groups, weights

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["rings"]

_RING = 190
_ROOM = 95
"""The least room along a ring, so that names find a place."""


def rings(graph: nx.MultiDiGraph[str], root: str = "") -> dict[str, Placed]:
    """Lay a network out round a thing, or round the one that most joins."""
    names = sorted(graph)
    middle = root if root in graph else max(names, key=lambda n: (graph.degree(n), n))
    plain = graph.to_undirected(as_view=True)
    angles, depth = _angles(plain, middle, names)
    member = {node: g for g, part in enumerate(groups(len(names), weights(graph))) for node in part}
    radii = _radii(depth)
    found = {}
    for i, name in enumerate(names):
        far = radii[depth[name]]
        x = round(far * 1.25 * math.cos(angles[name]))
        found[name] = Placed(x, round(far * math.sin(angles[name])), member[i])
    return found


def _radii(depth: dict[str, int]) -> list[float]:
    radii = [0.0]
    for ring in range(1, max(depth.values()) + 1):
        many = sum(1 for d in depth.values() if d == ring)
        radii.append(max(radii[-1] + _RING, many * _ROOM / (2 * math.pi)))
    return radii


def _angles(
    plain: nx.MultiGraph[str], middle: str, names: list[str]
) -> tuple[dict[str, float], dict[str, int]]:
    """Give each node its share of the circle: as much as it has leaves behind it."""
    children, depth = _tree(plain, middle, names)
    leaves: dict[str, int] = {}
    for name in sorted(depth, key=lambda n: -depth[n]):
        leaves[name] = sum(leaves[c] for c in children[name]) or 1
    angles = {middle: 0.0}
    todo = [(middle, -math.pi / 2, 2 * math.pi)]
    while todo:
        name, start, share = todo.pop()
        for child in children[name]:
            part = share * leaves[child] / leaves[name]
            angles[child] = start + part / 2
            todo.append((child, start, part))
            start += part
    return angles, depth


def _tree(
    plain: nx.MultiGraph[str], middle: str, names: list[str]
) -> tuple[dict[str, list[str]], dict[str, int]]:
    children: dict[str, list[str]] = {name: [] for name in names}
    depth = {middle: 0}
    line = [middle]
    for name in line:
        for other in sorted(plain[name]):
            if other not in depth:
                depth[other] = depth[name] + 1
                children[name].append(other)
                line.append(other)
    # What nothing joins to the middle stands on the outermost ring.
    outermost = max(depth.values()) + 1
    for name in names:
        if name not in depth:
            depth[name] = outermost
            children[middle].append(name)
    return children, depth
