"""Where a node stands, and the weights that every layout reads off a network."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kg.network.graph import edges_of

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["STEP", "Placed", "Taken", "groups", "weights"]

STEP = 90.0
"""The wished length of an edge, in units of the drawing."""

_WEIGHT = {"inferred": 0.15}
"""How much a statement of a status draws its things together; what rules add should move little."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a node stands, and the number of its community (0 is the largest)."""

    x: int
    y: int
    community: int


class Taken:
    """The spots that are taken, by squares as wide as two spots must be apart."""

    def __init__(self, apart: int) -> None:
        self._apart = apart
        self._squares: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)

    def free(self, spot: tuple[int, int]) -> tuple[int, int]:
        """Take a spot, aside where another stands: a unit and its successor share a place."""
        x, y = spot
        for turn in range(200):
            angle, far = turn * 2.4, self._apart * math.sqrt(turn)
            tried = (round(x + far * math.cos(angle)), round(y + far * math.sin(angle)))
            if not self._crowded(*tried):
                break
        self.take(tried)
        return tried

    def take(self, spot: tuple[int, int]) -> None:
        """Take a spot as it is."""
        self._squares[spot[0] // self._apart, spot[1] // self._apart].append(spot)

    def _crowded(self, x: int, y: int) -> bool:
        column, row = x // self._apart, y // self._apart
        near = product(range(column - 1, column + 2), range(row - 1, row + 2))
        return any(
            abs(x - a) < self._apart and abs(y - b) < self._apart
            for square in near
            for a, b in self._squares.get(square, ())
        )


def weights(graph: nx.MultiDiGraph[str]) -> dict[tuple[int, int], float]:
    """Give the weight of each joined pair; nodes are numbered by name."""
    number = {name: i for i, name in enumerate(sorted(graph))}
    found: dict[tuple[int, int], float] = {}
    for source, target, edge in edges_of(graph):
        a, b = sorted((number[source], number[target]))
        if a != b:
            found[a, b] = found.get((a, b), 0.0) + _WEIGHT.get(edge.status, 1.0)
    return found


def groups(size: int, joined: dict[tuple[int, int], float]) -> list[list[int]]:
    """Find the communities, the largest first."""
    import networkx as nx

    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(size))
    plain.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(joined.items()))
    # Nodes are numbers: sets of them have the same order under every hash seed.
    found = nx.community.louvain_communities(plain, weight="weight", seed=1)
    return sorted((sorted(group) for group in found), key=lambda g: (-len(g), g[0]))
