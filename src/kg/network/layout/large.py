"""Places networks of thousands of nodes: each community an island, islands packed by size.

Communities that are still large are divided again, so that no step looks at all pairs of nodes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from kg.network.layout.force import centres, spring, sunflower
from kg.network.layout.placed import STEP, Placed, groups, weights

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

__all__ = ["FLAT", "islands"]

FLAT = 700
"""Up to this many nodes all pairs push each other; beyond, only those of one island do."""

_ISLAND = 240
"""A community above this size is divided once more."""

_Weights = dict[tuple[int, int], float]


def islands(
    graph: nx.MultiDiGraph[str], tell: Callable[[int, int], None] | None = None
) -> dict[str, Placed]:
    """Lay a large network out island by island."""
    names = sorted(graph)
    joined = weights(graph)
    parts = _divided(len(names), joined)
    member = {node: g for g, part in enumerate(parts) for node in part}
    inner, between = _sorted_out(joined, member)
    radii = np.array([STEP * 0.62 * math.sqrt(len(part)) + STEP * 0.4 for part in parts])
    middles = centres(between, radii)
    points = np.zeros((len(names), 2))
    for g, part in enumerate(parts):
        points[part] = middles[g] + _island(part, inner[g], float(radii[g]))
        if tell:
            tell(g + 1, len(parts))
    return {
        name: Placed(round(points[i, 0] * 1.3), round(points[i, 1]), member[i])
        for i, name in enumerate(names)
    }


def _divided(size: int, joined: _Weights) -> list[list[int]]:
    whole = groups(size, joined)
    member = {node: g for g, part in enumerate(whole) for node in part}
    inner, _ = _sorted_out(joined, member)
    parts: list[list[int]] = []
    for g, part in enumerate(whole):
        parts.extend(_halves(part, inner[g]) if len(part) > _ISLAND else [part])
    return sorted(parts, key=lambda p: (-len(p), p[0]))


def _halves(part: list[int], joined: _Weights) -> list[list[int]]:
    at = {node: i for i, node in enumerate(part)}
    local = {(at[a], at[b]): w for (a, b), w in joined.items()}
    smaller = [[part[i] for i in group] for group in groups(len(part), local)]
    cut = [smaller[0][i : i + _ISLAND] for i in range(0, len(smaller[0]), _ISLAND)]
    return [*cut, *smaller[1:]] if len(smaller[0]) > 2 * _ISLAND else smaller


def _sorted_out(joined: _Weights, member: dict[int, int]) -> tuple[dict[int, _Weights], _Weights]:
    """Divide the weights into those inside each part and those between parts."""
    inner: dict[int, _Weights] = defaultdict(dict)
    between: _Weights = {}
    for (a, b), weight in joined.items():
        left, right = sorted((member[a], member[b]))
        if left == right:
            inner[left][a, b] = weight
        else:
            between[left, right] = between.get((left, right), 0.0) + weight
    return inner, between


def _island(part: list[int], joined: _Weights, radius: float) -> Points:
    at = {node: i for i, node in enumerate(part)}
    local = {(at[a], at[b]): w for (a, b), w in joined.items()}
    points = spring(sunflower(len(part), STEP), local, rounds=60)
    far = np.sqrt((points * points).sum(axis=1)).max()
    return points * min(1.0, radius / max(float(far), 1.0))
